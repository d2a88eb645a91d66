"""Who the network was in a year: who was there at its end, who came, who left; and what to thank each for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import ngettext

from backbone.year.span import Span
from gatherings.models import Commitment, Initiative, Rsvp
from gatherings.models.commitment import Keeping
from network.lib.dates import day_of
from partners.models import Appointment, Introduction, Partner, Stage
from partners.models.introduction import Outcome
from people.models import AuditEntry

MEMBERS = (Stage.ACTIVE, Stage.PAUSED)
TURNS = ("partner.left", "partner.returned", "partner.stage_changed")
MOST_JOBS = 2


@dataclass(frozen=True)
class Members:
    """here: at the end of the year. joined and left: in it; who left stays thanked."""

    here: list[Partner]
    joined: list[Partner]
    left: list[Partner]

    @property
    def thanked(self) -> list[Partner]:
        return sorted([*self.here, *self.left], key=lambda partner: (partner.sort_name, partner.pk))


def members_of(span: Span, is_public: bool) -> Members:
    """For everybody only those who are in the directory and chose to be named in public. Two queries."""
    rows = Partner.objects.public() if is_public else Partner.objects.present()
    rows = list(rows.filter(joined_on__lte=span.last, stage__in=[*MEMBERS, Stage.FORMER]).order_by("sort_name", "pk"))
    ended = days_of_leaving()
    left = [row for row in rows if (day := ended.get(row.pk)) and span.holds(day)]
    here = [row for row in rows if was_here(row, ended.get(row.pk), span)]
    return Members(here, [row for row in here + left if row.joined_on and span.holds(row.joined_on)], left)


def was_here(partner: Partner, ended: date | None, span: Span) -> bool:
    """At the end of the year. Of who is former without a day, we know only that it is not here any more."""
    if partner.stage in MEMBERS:
        return True
    return ended is not None and ended > span.last


def days_of_leaving() -> dict[int, date]:
    """Partner → the day it left and has not come back since. One query."""
    kind = ContentType.objects.get_for_model(Partner)
    found: dict[int, date] = {}
    entries = AuditEntry.objects.filter(target_type=kind, act__in=TURNS).order_by("number")
    for act, number, at, detail in entries.values_list("act", "target_id", "at", "detail"):
        if act == "partner.left" or detail.get("after") == Stage.FORMER:
            found[number] = day_of(at)
        else:
            found.pop(number, None)
    return found


# Thanks


def thanks_to(members: Members, span: Span) -> list[tuple[Partner, str]]:
    """Each partner with what it gave in this year, in a line. Five queries."""
    ids = [partner.pk for partner in members.thanked]
    deeds: dict[int, list[str]] = defaultdict(list)
    for pk, words in [*jobs(ids, span), *counted(ids, span)]:
        deeds[pk].append(words)
    return [(partner, " · ".join(deeds[partner.pk])) for partner in members.thanked]


def jobs(ids: list[int], span: Span) -> list[tuple[int, str]]:
    there = Q(ended_on=None) | Q(ended_on__gte=span.first)
    rows = Appointment.objects.served().filter(there, partner__in=ids, started_on__lte=span.last)
    held: dict[int, list[str]] = defaultdict(list)
    for partner, job in rows.order_by("started_on", "pk").values_list("partner_id", "role__name"):
        held[partner].append(job)
    return [(partner, ", ".join(dict.fromkeys(names[:MOST_JOBS]))) for partner, names in held.items()]


def counted(ids: list[int], span: Span) -> list[tuple[int, str]]:
    """Gatherings it came to, partners it helped, commitments it kept, initiatives it leads."""
    came = Rsvp.objects.filter(attended=True, partner__in=ids, gathering__starts_at__range=span.moments)
    helped = Introduction.objects.made().filter(outcome__in=[Outcome.HELPED, Outcome.HAPPENED], helper__in=ids)
    kept = Commitment.objects.kept().filter(state=Keeping.KEPT, partner__in=ids, told_at__range=span.moments)
    led = Initiative.objects.filter(lead__in=ids, started_on__lte=span.last).exclude(closed_on__lt=span.first)
    return [
        *in_words(came.order_by().values_list("partner", "gathering").distinct(), came_words),
        *in_words(helped.filter(made_at__range=span.moments).values_list("helper", "pk"), helped_words),
        *in_words(kept.values_list("partner", "pk"), kept_words),
        *in_words(led.values_list("lead", "pk"), led_words),
    ]


def in_words(pairs, words) -> list[tuple[int, str]]:
    counts: dict[int, int] = defaultdict(int)
    for partner, _thing in pairs:
        counts[partner] += 1
    return [(partner, words(count)) for partner, count in counts.items()]


def came_words(n: int) -> str:
    return ngettext("came to %(n)d gathering", "came to %(n)d gatherings", n) % {"n": n}


def helped_words(n: int) -> str:
    return ngettext("helped %(n)d partner", "helped %(n)d partners", n) % {"n": n}


def kept_words(n: int) -> str:
    return ngettext("kept %(n)d commitment", "kept %(n)d commitments", n) % {"n": n}


def led_words(n: int) -> str:
    return ngettext("leads %(n)d initiative", "leads %(n)d initiatives", n) % {"n": n}
