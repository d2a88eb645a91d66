"""Sessions in the database, asked for by keys we could have made only."""

from django.contrib.sessions.backends.db import SessionStore as InDatabase


class SessionStore(InDatabase):
    def _validate_session_key(self, key: str | None) -> bool:
        """A cookie may say anything, also what PostgreSQL cannot look for, such as the character NUL."""
        could_be_ours = bool(key and key.isascii() and key.isalnum())
        return could_be_ours and super()._validate_session_key(key)  # type: ignore[misc]  # unknown to the stubs
