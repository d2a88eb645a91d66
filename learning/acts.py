"""What the acts of this app are called."""
