"""What waits for whom: one list of cues, told on each person's Today.

A cue says which rows wait (a queryset) and what to say of one (a sentence with one button). An app keeps its own beside
its rules, in a module `cues.py` that is found at start:

    register(
        Cue("mou.renewal", Audience.BACKBONE, Section.ACTIVITIES, rows=to_renew, says=renewal_line,
            related=("partner",), all_at="mou_list?show=renewal"),
    )

`network.lib.findings` asks them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

SHOWN = 3  # lines of one cue
SHOWN_APART = 24  # of one whose rows stand under headings of their own
PATIENCE_DAYS = 7  # what was asked by mail waits for its answer, not for us, before it stands on a list again


class Audience(models.TextChoices):
    """Whom a cue is about. `rows` gets the person and picks those that are theirs."""

    BACKBONE = "backbone", _("backbone staff")
    CHAIR = "chair", _("whoever chairs a group")
    FACILITATOR = "facilitator", _("whoever facilitates a gathering")
    PARTNER = "partner", _("whoever speaks for a partner")
    SELF = "self", _("everybody, about themselves")


class Section(models.TextChoices):
    """Under which heading a line stands, in this order: one's own, then the functions of a backbone (FSG), then how the
    software does."""

    INVITATIONS = "invitations", _("Invitations")
    FACILITATED = "facilitated", _("Gatherings you facilitate")
    CHAIRED = "chaired", _("Groups you chair")
    PARTNER = "partner", _("Your organisation")
    YOU = "you", _("About you")
    VISION = "vision", _("Guide vision and strategy")
    ACTIVITIES = "activities", _("Support aligned activities")
    MEASUREMENT = "measurement", _("Establish shared measurement")
    WILL = "will", _("Build public will")
    POLICY = "policy", _("Advance policy")
    FUNDING = "funding", _("Mobilise funding")
    BEHIND = "behind", _("Behind the scenes")


@dataclass(frozen=True)
class Line:
    """Something that could use somebody's care.

    face: the name whose initials stand before it. text: what, HTML with the name in bold. note: why now. button: the
    label of its one act, url: where that happens, by POST if is_post. since: since when it waits, where the note does
    not say. cue and pk: which cue found it, and its row (0 for a sum); filled in by lines_of().
    """

    face: str
    text: str
    note: str
    button: str
    url: str
    is_organisation: bool = True
    is_post: bool = False
    since: date | datetime | None = None
    cue: str = ""
    pk: int = 0


@dataclass(frozen=True)
class Cue:
    """One thing that may wait for somebody.

    key: "noun.what"; snoozes are kept by it, so it stays. rows: the person who looks → what waits, the longest first.
    Usually a queryset of rows with a numeric key; a short list of things with a `pk`, where no query can say it, costs
    queries of its own. says: one row → its line; instead says_sum: how many (at most 100) and the first row →
    one line for all. related: what they need beside the row, as for select_related(). heavy: columns they can do
    without. annotated: they need what rows() annotates, so its rows are brought by a query of their own. heading: row →
    the heading, where it is not the section's own. all_at: the name of the page with all of them, perhaps with
    ?filters. rank: the lower stands further up within its section. steady: what rows() asks depends on the minute and
    on the key of the person alone, so its SQL is written once in it; not of whoever speaks for a partner: for which may
    change.
    """

    key: str
    audience: Audience
    section: Section
    rows: Callable[[Any], "QuerySet[Any] | list[Any]"]
    says: Callable[[Any], Line] | None = None
    says_sum: Callable[[int, Any], Line] | None = None
    related: tuple[str, ...] = ()
    heavy: tuple[str, ...] = ()
    annotated: bool = False
    heading: Callable[[Any], str] | None = None
    all_at: str = ""
    rank: int = 50
    steady: bool = True

    @property
    def is_steady(self) -> bool:
        return self.steady and self.audience != Audience.PARTNER

    @property
    def shown(self) -> int:
        return SHOWN_APART if self.heading else SHOWN

    @property
    def all_url(self) -> str:
        """Where all of them stand; "" where there is no such page."""
        name, _mark, query = self.all_at.partition("?")
        return reverse(name) + (f"?{query}" if query else "") if name else ""


CUES: dict[str, Cue] = {}


def register(*cues: Cue) -> None:
    """Put cues on the list."""
    CUES.update({cue.key: cue for cue in cues})
