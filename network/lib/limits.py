"""Public forms: how often, how fast, and by whom. No third party is asked."""

import hashlib
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest

FORM_SALT = "network.lib.limits.form"
FASTEST_SECONDS = 3
SLOWEST_SECONDS = 60 * 60 * 24
HOUSEHOLD = 64  # of the 128 bits of an IPv6 address; the rest its holder chooses as they like


def address_of(request: HttpRequest) -> str:
    """The visitor's network address; behind our own proxy, the last one it added."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
    return request.META.get("REMOTE_ADDR", "")


def household_of(request: HttpRequest) -> str:
    """Where the visitor comes from, for counting: all addresses that one and the same line may take."""
    address = address_of(request)
    try:
        return str(ip_network((address, HOUSEHOLD), strict=False)) if ip_address(address).version == 6 else address
    except ValueError:  # none, or none we know how to read
        return address


def too_often(request: HttpRequest, action: str, most: int, seconds: int) -> bool:
    """Count one try of an action from this address; True when there were `most` within the last `seconds` already.

    Each try takes one of `most` places, which is free again after `seconds`; so of two at once none is forgotten.
    """
    who = hashlib.sha256(household_of(request).encode()).hexdigest()[:32]
    places = [f"limit:{action}:{who}:{number}" for number in range(most)]
    taken = cache.get_many(places)
    return not any(cache.add(place, True, timeout=seconds) for place in places if place not in taken)


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
