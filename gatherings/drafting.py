"""The first draft of minutes: what was captured while people met, put in order. A person puts it into words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from gatherings.models.commitment import Commitment
from gatherings.models.decision import Decision
from gatherings.models.gathering import Gathering
from gatherings.models.idea import Sort
from network.lib.dates import plain_day
from network.lib.markdown import quoted


def draft(gathering: Gathering) -> str:
    """Minutes of a gathering in Markdown: who was there, notes, decisions, commitments, ideas, what was parked."""
    ideas = list(gathering.ideas.kept())
    decisions = gathering.decisions.kept().select_related("owner").prefetch_related("shaped_by")
    commitments = gathering.commitments.kept().with_names()
    parts = [
        section(_("Who was there"), present(gathering)),
        section(_("Notes"), bullets(row.text for row in ideas if row.sort == Sort.NOTE)),
        section(_("What we decided"), bullets_of(decided(row) for row in decisions)),
        section(_("What we will do"), bullets_of(promised(row) for row in commitments)),
        section(_("Ideas"), bullets(row.text for row in ideas if row.sort == Sort.IDEA)),
        section(_("Parked for another time"), bullets(row.text for row in ideas if row.sort == Sort.PARKED)),
    ]
    return "\n\n".join(part for part in parts if part)


def section(heading: str, body: str) -> str:
    return f"## {heading}\n\n{body}" if body else ""


def present(gathering: Gathering) -> str:
    """Names of who was there; then of who had said that they could not come. Whoever just did not come is not named."""
    rows = gathering.rsvps.select_related("person").order_by("person__sort_name", "pk")
    there = ", ".join(quoted(row.person.name) for row in rows if row.attended)
    sorry = ", ".join(quoted(row.person.name) for row in rows if not row.attended and row.answer == "no")
    lines = [there, _("Could not come: %(names)s.") % {"names": sorry} if sorry else ""]
    return "\n\n".join(line for line in lines if line)


def bullets(texts: Iterable[str]) -> str:
    return bullets_of(quoted(text) for text in texts)


def bullets_of(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def decided(decision: Decision) -> str:
    words = [f"**{quoted(decision.text).rstrip('.')}.**"]
    if voices := ", ".join(f"{count} {label}" for _level, label, count in decision.voices):
        words.append(_("How far we agree: %(voices)s.") % {"voices": voices})
    if shapers := ", ".join(quoted(person.name) for person in decision.shaped_by.all()):
        words.append(_("Shaped by %(names)s.") % {"names": shapers})
    if decision.owner:
        words.append(_("%(name)s looks after it.") % {"name": quoted(decision.owner.name)})
    return " ".join(words)


def promised(commitment: Commitment) -> str:
    names = {"name": quoted(str(commitment.holder)), "text": quoted(commitment.text).rstrip(".")}
    if commitment.due_on:
        return _("**%(name)s**: %(text)s, by %(day)s.") % {**names, "day": plain_day(commitment.due_on)}
    return _("**%(name)s**: %(text)s.") % names
