"""A DKIM signature (RFC 6376) under each mail, where DKIM_KEY_FILE names a key."""

from collections.abc import Callable
from email.utils import parseaddr
from pathlib import Path

import dkim
from django.conf import settings

# RFC 8058 asks that both headers of the way out are signed.
SIGNED_HEADERS = [
    b"from", b"to", b"subject", b"date", b"message-id", b"reply-to", b"mime-version", b"content-type",
    b"auto-submitted", b"list-unsubscribe", b"list-unsubscribe-post",
]  # fmt: skip


class UnusableKey(Exception):
    """The key cannot be read or does not sign; says why."""


def signer() -> Callable[[bytes], bytes] | None:
    """Puts a signature before a message in bytes; None without a key. Raises UnusableKey."""
    if not settings.DKIM_KEY_FILE:
        return None
    selector, domain = settings.DKIM_SELECTOR.encode(), signing_domain().encode()
    try:
        key = Path(settings.DKIM_KEY_FILE).read_bytes()
        dkim.sign(b"From: a@b.example\r\n\r\n", selector, domain, key)
    except (OSError, dkim.DKIMException) as error:
        raise UnusableKey(str(error)) from error

    def signed(message: bytes) -> bytes:
        both = (b"relaxed", b"relaxed")
        return dkim.sign(message, selector, domain, key, canonicalize=both, include_headers=SIGNED_HEADERS) + message

    return signed


def signing_domain() -> str:
    """DKIM_DOMAIN, else that of the address we send from."""
    return settings.DKIM_DOMAIN or parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
