"""The way into a pause for people in the room: an address, and its picture for a phone's camera."""

from io import BytesIO

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gatherings.models import Pause


def address_of_pause(pause: Pause) -> str:
    """The secret address; it works as long as the pause is open."""
    return f"{settings.SITE_URL}{reverse('reflect_guest', args=[pause.token])}"


def qr_of(address: str) -> SafeString:
    """An SVG to stand in a page, without size or colour of its own."""
    out = BytesIO()
    picture = segno.make(address, error="m", micro=False)
    picture.save(
        out, kind="svg", xmldecl=False, omitsize=True, border=3, svgclass="qr__svg", lineclass=None,
        title=_("Code for the camera of your phone"),
    )  # fmt: skip
    return mark_safe(out.getvalue().decode())  # noqa: S308 — drawn by segno from an address of ours
