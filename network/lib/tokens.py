"""Secrets that travel in links: long, signed, and only their fingerprints kept."""

import base64
import hashlib
import json
import secrets

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.signing import BadSignature, Signer

TOKEN_BYTES = 18  # 144 bits; promises.md asks for at least 128


def new_token(purpose: str) -> str:
    """A random token signed for a purpose, safe in a URL path."""
    return Signer(salt=purpose, sep="~").sign(secrets.token_urlsafe(TOKEN_BYTES))


def is_signed(token: str, purpose: str) -> bool:
    """Whether we made this token for this purpose: junk is refused without asking the database."""
    try:
        Signer(salt=purpose, sep="~").unsign(token)
    except BadSignature:
        return False
    return True


def signed(words: str, purpose: str) -> str:
    """Words nobody else could have put together, safe in a URL path; for what never expires and is kept nowhere."""
    return Signer(salt=purpose, sep="~").sign(words)


def unsigned(token: str, purpose: str) -> str:
    """The words of signed(); empty when we did not sign them for this purpose."""
    try:
        return Signer(salt=purpose, sep="~").unsign(token)
    except BadSignature:
        return ""


def fingerprint(token: str) -> str:
    """What is stored of a token: its SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def seal(secret_words: list[str]) -> str:
    """Encrypt words that must rest in the database until a message has gone (Fernet, keyed by SECRET_KEY)."""
    return _fernet().encrypt(json.dumps(secret_words).encode()).decode() if secret_words else ""


def unseal(sealed: str) -> list[str]:
    """The words sealed by seal(); raises ValueError when SECRET_KEY has changed since."""
    if not sealed:
        return []
    try:
        return json.loads(_fernet().decrypt(sealed.encode()))
    except InvalidToken as error:
        raise ValueError("The sealed words cannot be read: has SECRET_KEY changed?") from error


def _fernet() -> Fernet:
    key = hashlib.sha256(b"network.lib.tokens.seal" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
