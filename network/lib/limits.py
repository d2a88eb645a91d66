"""Public forms: how often, how fast, and by whom. No third party is asked."""

import hashlib

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest

FORM_SALT = "network.lib.limits.form"
FASTEST_SECONDS = 3
SLOWEST_SECONDS = 60 * 60 * 24


def address_of(request: HttpRequest) -> str:
    """The visitor's network address; behind our own proxy, the last one it added."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
    return request.META.get("REMOTE_ADDR", "")


def too_often(request: HttpRequest, action: str, most: int, seconds: int) -> bool:
    """Count one try of an action from this address; True when there were more than `most` within `seconds`."""
    who = hashlib.sha256(address_of(request).encode()).hexdigest()[:32]
    key = f"limit:{action}:{who}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) > most
    except ValueError:  # it expired between the two calls
        return False


def form_stamp() -> str:
    """A signed moment, put into a public form as it is shown."""
    return signing.TimestampSigner(salt=FORM_SALT).sign("form")


def filled_by_a_person(stamp: str) -> bool:
    """Whether a form came back neither at machine speed nor a day late."""
    signer = signing.TimestampSigner(salt=FORM_SALT)
    try:
        signer.unsign(stamp, max_age=SLOWEST_SECONDS)
    except signing.BadSignature:
        return False
    try:
        signer.unsign(stamp, max_age=FASTEST_SECONDS)
    except signing.SignatureExpired:
        return True
    return False
