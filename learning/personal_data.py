"""What this app holds about people, and what is left of it after erasing."""
