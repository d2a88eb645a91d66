"""What an editor should know before an issue leaves, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsletter.audience import count_of, everyone
from newsletter.links import Dead, broken_links
from newsletter.models import Issue, Section
from newsletter.models.section import Kind
from newsletter.sources import SOURCES
from newsletter.writing import Row, sections_of

LONG_SUBJECT = 60  # letters most mail programs show on a wide screen; phones show about 40


@dataclass(frozen=True)
class Check:
    """level: "stop" (it cannot leave so), "warn" (look at it), "good". section: where to mend it."""

    level: str
    words: str
    section: int | None = None


def checks_of(issue: Issue, readers: int | None = None) -> list[Check]:
    """The whole list; what stands in the way first. readers: how many get it, where that is known already."""
    sections = sections_of(issue)
    found = [
        *_subject(issue),
        *_readers(count_of(issue)[0] if readers is None else readers),
        *_sections(sections),
        *_pictures(sections),
        *_links(issue, sections),
    ]
    order = ("stop", "warn", "good")
    return sorted(found, key=lambda check: order.index(check.level))


def objections_to(issue: Issue) -> list[str]:
    """What stands in the way of sending. Of readers it looks for the first one only."""
    somebody = any(not one.objection for one in everyone(issue))
    return [check.words for check in checks_of(issue, readers=int(somebody)) if check.level == "stop"]


def _subject(issue: Issue) -> Iterator[Check]:
    length = len(issue.subject)
    if not issue.subject.strip():
        yield Check("stop", _("It has no subject yet."))
    elif length > LONG_SUBJECT:
        words = _("The subject has %(length)d letters; many programs cut it after %(most)d, phones after 40.")
        yield Check("warn", words % {"length": length, "most": LONG_SUBJECT})
    else:
        yield Check("good", _("The subject is short enough (%(length)d letters).") % {"length": length})
    if not issue.preheader.strip():
        yield Check("warn", _("The line beside the subject is empty: programs then show the first words they find."))


def _readers(readers: int) -> Iterator[Check]:
    if not readers:
        yield Check("stop", _("Nobody is in the audience."))
    else:
        words = ngettext("%(count)d reader gets it.", "%(count)d readers get it.", readers)
        yield Check("good", words % {"count": readers})


def _sections(sections: list[tuple[Section, list[Row]]]) -> Iterator[Check]:
    filled = [section for section, rows in sections if is_filled(section, rows)]
    if not filled:
        yield Check("stop", _("Nothing stands in it yet."))
    empty = [str(section) for section, _rows in sections if section not in filled]
    if filled and empty:
        words = _("Nothing stands in these, so they are left out: %(sections)s.")
        yield Check("warn", words % {"sections": ", ".join(empty)})
    for section, rows in sections:
        yield from (_gone(section, row) for row in rows if row.item.is_chosen and row.is_gone)


def is_filled(section: Section, rows: list[Row]) -> bool:
    return bool(section.words.strip() or section.picture) or any(row.is_shown for row in rows)


def _gone(section: Section, row: Row) -> Check:
    """Chosen once, and not to be shown any more."""
    if section.kind == Kind.HIGHLIGHT:
        words = _("The highlight is not approved by its partner. Take it out, or ask for its yes.")
        return Check("stop", words, section.pk)
    told = {"section": section, "row": row.title} if row.title else {"section": section}
    if row.title:
        words = _("“%(row)s” in “%(section)s” is over or not for these readers, and will be left out.")
    else:
        words = _("A row in “%(section)s” is over or not for these readers, and will be left out.")
    return Check("warn", words % told, section.pk)


def _pictures(sections: list[tuple[Section, list[Row]]]) -> Iterator[Check]:
    shown = [(section, section.alt) for section, _rows in sections if section.picture]
    shown += [(section, row.alt) for section, rows in sections for row in rows if row.is_shown and row.picture]
    for section, alt in shown:
        if not alt.strip():
            words = _("The picture in “%(section)s” has no words for those who do not see it.")
            yield Check("warn", words % {"section": section}, section.pk)
    if shown and all(alt.strip() for _section, alt in shown):
        yield Check("good", _("Every picture has words for those who do not see it."))


def _links(issue: Issue, sections: list[tuple[Section, list[Row]]]) -> Iterator[Check]:
    texts: list[tuple[Any, str]] = []
    for section, rows in sections:
        texts.append((section, section.words))
        fixed = section.kind in SOURCES and SOURCES[section.kind].is_fixed
        texts += [] if fixed else [(section, row.words) for row in rows if row.is_shown and row.item.is_edited]
    broken = [(section, dead) for section, text in texts for dead in broken_links(text, issue.is_public)]
    for section, dead in broken:
        yield Check("warn", _dead(dead, section), section.pk)
    if not broken:
        yield Check("good", _("Every link to our own pages leads somewhere."))


def _dead(dead: Dead, section: Section) -> str:
    told = {"link": dead.path, "section": section}
    if dead.is_private:
        return _("The link %(link)s in “%(section)s” asks readers outside the network to sign in.") % told
    return _("The link %(link)s in “%(section)s” leads nowhere.") % told
