"""What is known of who works with whom on a day: read from the tables of every app, added up by network_map.ties."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backbone.models import ImportedAttendance, ImportedTie, PictureKind, Relationship, RelationshipRound
from backbone.network_map.ties import OLDEST_DAYS, Pair, Stay, Ties, telling
from gatherings.models import Rsvp
from partners.models import Affiliation, Appointment, Introduction, Partner
from people.models import Person
from working_groups.models import Activity, Membership

BACKBONE = "b"
# Kinds of ties, in the order in which they are offered.
TIE_KINDS = {
    "group": _("groups shared"),
    "gathering": _("gatherings both were at"),
    "activity": _("activities carried together"),
    "introduction": _("introductions"),
    "job": _("jobs shared"),
    "round": _("said in a relationship round"),
    "imported": _("from a list brought in"),
    "belongs": _("works there"),
}


def of_partner(pk: int) -> str:
    return f"p{pk}"


def of_person(pk: int) -> str:
    return f"h{pk}"


class Sources:
    """Ties, nodes and what was said of whom on a day, for one kind of picture. Some fifteen queries."""

    def __init__(self, kind: str, day: date) -> None:
        self.kind, self.day = kind, day
        self.ties = Ties(day)
        self.arcs: set[Pair] = set()
        self.levels: dict[Pair, dict[str, int | None]] = defaultdict(dict)
        self.staff = set(Person.objects.filter(is_backbone=True).values_list("pk", flat=True))
        self.since = day - timedelta(days=OLDEST_DAYS)
        self._read()
        self.weights = telling(self.ties.weights)

    @property
    def has_partners(self) -> bool:
        return self.kind != PictureKind.PEOPLE

    @property
    def has_people(self) -> bool:
        return self.kind != PictureKind.PARTNERS

    def backbone(self) -> set[str]:
        """The keys of whoever holds the network together."""
        return {of_person(pk) for pk in self.staff} if self.has_people else {BACKBONE}

    def keys(self) -> list[str]:
        """Everybody who stands on the picture, tied or not."""
        tied = {key for pair in self.weights for key in pair}
        known = {of_partner(pk) for pk in self._partners()} if self.has_partners else set()
        if self.has_people:
            people = Affiliation.objects.in_network().filter(started_on__lte=self.day, person__erased_at=None)
            known |= {of_person(pk) for pk in people.values_list("person_id", flat=True)}
        return sorted(tied | known)

    def _partners(self) -> Iterable[int]:
        here = Partner.objects.in_directory()
        day = Q(joined_on__lte=self.day) | Q(joined_on=None, created_at__date__lte=self.day)
        return here.filter(day).values_list("pk", flat=True)

    def who(self, person: int | None, partner: int | None) -> str | None:
        """The key for somebody who took part: as a person, or as the partner they stood for. Staff of the backbone who
        stand for no partner are the backbone."""
        if self.has_people:
            return of_person(person) if person else None
        if partner:
            return of_partner(partner)
        return BACKBONE if person in self.staff else None

    def _read(self) -> None:
        self._gatherings()
        self._groups()
        self._jobs()
        if self.has_partners:
            self._activities()
            self._introductions()
            self._round()
            self._imported()
        if self.has_people and self.has_partners:
            self._affiliations()

    def _gatherings(self) -> None:
        rows = Rsvp.objects.filter(attended=True, gathering__day__range=(self.since, self.day), person__erased_at=None)
        there: dict[tuple[int, date], set[str]] = defaultdict(set)
        for number, on, person, partner in rows.values_list(
            "gathering_id", "gathering__day", "person_id", "partner_id"
        ):
            if key := self.who(person, partner):
                there[number, on].add(key)
        for (_number, on), keys in there.items():
            self.ties.met("gathering", keys, on)

    def _groups(self) -> None:
        rows = Membership.objects.filter(person__erased_at=None, started_on__lte=self.day)
        self._stays("group", rows.values_list("group_id", "person_id", "partner_id", "started_on", "ended_on"))

    def _jobs(self) -> None:
        rows = Appointment.objects.served().filter(started_on__lte=self.day)
        found = list(rows.values_list("role_id", "person_id", "partner_id", "started_on", "ended_on"))
        deputies = rows.filter(deputy__isnull=False)
        found += deputies.values_list("role_id", "deputy_id", "partner_id", "started_on", "ended_on")
        self._stays("job", found)

    def _stays(self, kind: str, rows: Iterable[tuple[Any, ...]]) -> None:
        stays: dict[int, list[Stay]] = defaultdict(list)
        for number, person, partner, since, until in rows:
            if key := self.who(person, partner):
                stays[number].append(Stay(key, since, until))
        for here in stays.values():
            self.ties.stayed(kind, here)

    def _activities(self) -> None:
        rows = Activity.objects.exclude(helpers=None).filter(created_at__date__lte=self.day)
        for activity in rows.prefetch_related("helpers").distinct():
            until = None if activity.is_open else activity.ends_on or activity.checked_on
            since = min(activity.starts_on or self.day, timezone.localtime(activity.created_at).date())
            keys = [of_partner(activity.partner_id), *(of_partner(helper.pk) for helper in activity.helpers.all())]
            self.ties.stayed("activity", [Stay(key, since, until) for key in keys])

    def _introductions(self) -> None:
        for row in Introduction.objects.made().exclude(outcome="nothing").filter(made_at__date__lte=self.day):
            on = timezone.localtime(row.made_at).date()
            self.ties.linked("introduction", of_partner(row.seeker_id), of_partner(row.helper_id), on)

    def _round(self) -> None:
        """The newest round there was by that day: a tie is as strong as the mean of what the two say."""
        newest = RelationshipRound.objects.filter(opened_at__date__lte=self.day).first()
        if newest is None:
            return
        rows = Relationship.objects.filter(guest__round=newest).exclude(level=0)
        answered = {of_partner(pk) for pk in newest.guests.answered().values_list("partner_id", flat=True)}
        for one, other, level in rows.values_list("guest__partner_id", "about_id", "level"):
            pair = (of_partner(one), of_partner(other))
            self.levels[min(pair), max(pair)][pair[0]] = level
            if pair[1] in answered:
                self.arcs.add(pair)
        on = timezone.localtime(newest.opened_at).date()
        for pair, said in self.levels.items():
            strength = sum(level or 1 for level in said.values()) / len(said) / 5
            self.ties.linked("round", *pair, on, strength)

    def _imported(self) -> None:
        days = {"on__range": (self.since, self.day)}
        for one, other, strength, on in ImportedTie.objects.filter(**days).values_list(
            "one_id", "other_id", "strength", "on"
        ):
            self.ties.linked("imported", of_partner(one), of_partner(other), on, strength / 5)
        there: dict[tuple[Any, ...], set[str]] = defaultdict(set)
        rows = ImportedAttendance.objects.filter(**days).values_list("import_of_id", "meeting", "on", "partner_id")
        for number, meeting, on, partner in rows:
            there[number, meeting, on].add(of_partner(partner))
        for (_number, _meeting, on), keys in there.items():
            self.ties.met("gathering", keys, on)

    def _affiliations(self) -> None:
        rows = Affiliation.objects.in_network().filter(started_on__lte=self.day, person__erased_at=None)
        for person, partner in rows.values_list("person_id", "partner_id"):
            self.ties.linked("belongs", of_person(person), of_partner(partner), self.day)
