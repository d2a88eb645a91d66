"""What a page of a running gathering needs to keep up with the others: a mark of its state; the code to check in."""

import hashlib

import segno
from django.db.models import Count, Max
from django.utils.safestring import SafeString, mark_safe

from gatherings.models import Announcement, Commitment, Decision, Gathering, Idea, Rsvp, Run

MOST_PROMISES = 20


def mark(gathering: Gathering) -> str:
    """Short text that changes with what such a page shows: blocks, lines, attendance, announcements. Seven queries."""
    blocks = ("item", "minutes", "started_at", "ended_at", "is_skipped")
    run = Run.objects.filter(gathering=gathering).values_list("pk", *(f"blocks__{name}" for name in blocks))
    items = gathering.agenda_items.values_list("pk", "version", "position", "minutes", "is_parked", "removed_at")
    told = Announcement.objects.standing().filter(gathering=gathering)
    state = [
        Gathering.objects.filter(pk=gathering.pk).values_list("state", "minutes", "starts_at").get(),
        sorted(run, key=str),
        sorted(items, key=str),
        *(model.objects.filter(gathering=gathering).kept().aggregate(Count("pk"), Max("pk")) for model in LINES),
        sorted(Rsvp.objects.filter(gathering=gathering).values_list("pk", "attended")),
        sorted(told.values_list("pk", "position", "for_newsletter", "speaker", "doing", "ask")),
    ]
    return hashlib.sha256(repr(state).encode()).hexdigest()[:16]


LINES = (Decision, Commitment, Idea)


def qr(url: str, run: Run | None) -> SafeString:
    """A picture of the address at which people check in, the code in it."""
    if run is None:
        return SafeString("")
    drawing = segno.make(f"{url}?code={run.code}", error="m", micro=False)
    svg = drawing.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff")
    return mark_safe(svg)  # noqa: S308 — drawn by segno from an address of ours


def promises_before(gathering: Gathering) -> list[Commitment]:
    """What was promised at earlier gatherings of the series and is still alive, to begin with it kindly."""
    return list(Commitment.objects.before(gathering).alive().with_names()[:MOST_PROMISES])
