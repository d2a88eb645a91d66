"""Sessions in the database, asked for by keys we could have made only."""

from django.contrib.sessions.backends.db import SessionStore as InDatabase


class SessionStore(InDatabase):
    def _validate_session_key(self, key: str | None) -> bool:
        """A cookie may say anything, also what PostgreSQL cannot look for, such as the character NUL."""
        return bool(key) and key.isascii() and key.isalnum() and super()._validate_session_key(key)
