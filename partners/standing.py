"""Good standing: what a partner agreed to, what of it is missing, and the steps people take. Nothing moves by itself.

Conditions stand in one list. A later app adds its own with register() in a module `standing.py` of its own, which is
found at start; so the list grows without anything above knowing what stands below.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import plain_day, today
from partners import beside, leaving, standing_emails
from partners.models import Mou, Partner, Stage, StandingStep, Step
from partners.models.mou_state import MouState
from partners.models.standing_step import FOLLOWS
from people.models import AuditEntry, Delivery, Link, Person

PATIENCE_DAYS = 30  # after the day a profile was to be confirmed: asked, reminded, and still no answer


@dataclass(frozen=True)
class Condition:
    """One thing partners may agree to.

    key: in code. label: as a question to the partner. missing: partners → {primary key: why, in words} of those that
    miss it, with a fixed number of queries however many there are. clause: the key of the clause of an agreement that
    asks for it; "": everybody is asked. about: rows with a `partner`; who has none of them misses nothing.
    """

    key: str
    label: Any
    missing: Callable[[QuerySet[Partner]], dict[int, str]]
    clause: str = ""
    about: QuerySet | None = None

    def counts_for(self, agreed: set[str] | None) -> bool:
        """Whether it counts under these clauses; None: without an agreement, all that is usual counts."""
        return agreed is None or not self.clause or self.clause in agreed


LATELY = "standing.to_look_at"  # what standing_lately keeps under this name
CONDITIONS: dict[str, Condition] = {}


def register(*conditions: Condition) -> None:
    for condition in conditions:
        CONDITIONS[condition.key] = condition
        if condition.about is not None:
            beside.register(condition.key, condition.about)


@dataclass(frozen=True)
class Point:
    """A condition as it stands for one partner. why: what is missing, in words; "" when it is met."""

    condition: Condition
    why: str

    @property
    def is_met(self) -> bool:
        return not self.why


@dataclass(frozen=True)
class Record:
    """How one partner stands: each condition that counts for it, and the step that people took last, if one stands.

    is_silent: no mail reaches anybody there, whether that counts or not.
    """

    partner: Partner
    points: list[Point]
    step: StandingStep | None
    is_silent: bool = False

    @property
    def missed(self) -> list[Point]:
        return [point for point in self.points if not point.is_met]

    @property
    def is_good(self) -> bool:
        return not self.missed and self.step is None

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """What may be done next, the usual one first; nothing where nothing is missed. Whom no mail reaches gets no
        note: there, it begins with a conversation."""
        if self.step is None:
            return (Step.CONVERSATION if self.is_silent else Step.NOTE,) if self.missed else ()
        steps = FOLLOWS[self.step.step]
        return steps if self.missed else (Step.WELL,)


# Asking


@dataclass(frozen=True)
class Survey:
    """What everybody that counts misses, asked once for a list and for the records on its page.

    missed and agreed: as all_missed() and agreed_by() tell them. stepped: with whom a step stands.
    """

    missed: dict[int, dict[str, str]]
    agreed: dict[int, set[str]]
    stepped: set[int]

    @property
    def to_look_at(self) -> set[int]:
        """The primary keys of those that miss something they were asked, and of those with whom a step stands."""
        return {number for number, why in self.missed.items() if counted(why, self.agreed.get(number))} | self.stepped


def survey(apart: tuple[str, ...] = ()) -> Survey:
    """Active partners, and those with whom a step stands. apart: conditions left out. A query a condition, and two."""
    stepped = set(StandingStep.objects.standing().values_list("partner_id", flat=True))
    active = Partner.objects.present().filter(stage=Stage.ACTIVE)
    missed = all_missed(active | Partner.objects.filter(pk__among=stepped), apart)
    return Survey(missed, agreed_by(set(missed) | stepped), stepped)


def all_missed(partners: QuerySet[Partner], apart: tuple[str, ...] = ()) -> dict[int, dict[str, str]]:
    """Primary key → {condition: why} of those that miss something, whether they agreed to it or not. A query a
    condition."""
    missed: dict[int, dict[str, str]] = {}
    for key, condition in CONDITIONS.items():
        for number, why in condition.missing(partners).items() if key not in apart else ():
            missed.setdefault(number, {})[key] = why
    return missed


def agreed_by(numbers: set[int]) -> dict[int, set[str]]:
    """Of partners with an agreement in force: the keys of its clauses. One query."""
    active = Mou.objects.active().filter(partner__in=Partner.objects.filter(pk__among=numbers).order_by())
    rows = active.values_list("partner_id", "clauses")
    return {number: keys_of(clauses) for number, clauses in rows}


def keys_of(clauses: list[dict[str, Any]]) -> set[str]:
    return {row["key"] for row in clauses}


def counted(points: dict[str, str], agreed: set[str] | None) -> dict[str, str]:
    return {key: why for key, why in points.items() if CONDITIONS[key].counts_for(agreed)}


def records(partners: Iterable[Partner], seen: Survey | None = None) -> list[Record]:
    """How each of these partners stands. A fixed number of queries; one, where a survey has `seen` them."""
    found = list(partners)
    numbers = {partner.pk for partner in found}
    if seen:
        missed, agreed = seen.missed, seen.agreed
    else:
        missed, agreed = all_missed(Partner.objects.filter(pk__among=numbers)), agreed_by(numbers)
    steps = {step.partner_id: step for step in StandingStep.objects.standing().filter(partner__in=found)}
    return [record(one, missed.get(one.pk, {}), agreed.get(one.pk), steps.get(one.pk)) for one in found]


def record(partner: Partner, missed: dict[str, str], agreed: set[str] | None, step: StandingStep | None) -> Record:
    points = [Point(one, missed.get(key, "")) for key, one in CONDITIONS.items() if one.counts_for(agreed)]
    return Record(partner, points, step, is_silent="contact" in missed)


def record_of(partner: Partner) -> Record:
    return records([partner])[0]


def glance(partner: Partner, is_reachable: bool, mous: Iterable[Mou]) -> Record:
    """record_of(), from what the page of a partner has read: whether mail reaches anybody there, and its agreements.

    One query for the step if there is one, and one for each condition of a later app that it could miss.
    """
    known = {
        "profile": since(partner.confirmed_at) if partner.confirm_due_on <= patient_until() else "",
        "contact": "" if is_reachable else _("no mail reaches anybody there"),
    }
    met = [key for key, one in CONDITIONS.items() if one.about is not None and not beside.has(partner, key)]
    others = all_missed(Partner.objects.filter(pk=partner.pk), apart=(*known, *met)).get(partner.pk, {})
    missed = {key: why for key, why in known.items() if why} | others
    agreed = next((keys_of(mou.clauses) for mou in mous if mou.state == MouState.ACTIVE), None)
    return record(partner, missed, agreed, StandingStep.of(partner) if beside.has(partner, "step") else None)


# Deciding


@transaction.atomic
def take_step(partner: Partner, by: Person, step: str, words: str, on: date | None = None) -> StandingStep:
    """Decide on a step and write it down: `words` go to the partner with a note, a pause and a goodbye.

    A pause changes the stage, a goodbye lets the partner leave with thanks, "all is well" takes a pause back. Raises
    ValidationError for a step that does not follow on the one that stands.
    """
    partner.lock()
    stands = record_of(partner)
    check(stands, step, words, on)
    row = StandingStep(partner=partner, step=step, words=words.strip(), by=by, on=on or today())
    row.missed = [point.condition.key for point in stands.missed]
    row.full_clean()
    row.save()
    AuditEntry.record("standing.step", by=by, target=partner, step=step)
    EFFECTS[Step(step)](row, stands)
    cache.delete(LATELY)
    return row


def check(stands: Record, step: str, words: str, on: date | None) -> None:
    if step not in stands.open_steps:
        raise ValidationError(_("This step does not follow on where things stand now. Please look again."))
    if not words.strip():
        raise ValidationError({"words": _("Say it in a sentence or two: the log keeps it.")})
    if on and on > today():
        raise ValidationError({"on": _("Write it down when it has happened: this day is still to come.")})


def note(row: StandingStep, stands: Record) -> None:
    tell(row, stands.missed)


def converse(row: StandingStep, stands: Record) -> None:
    """Talking again instead of going on: a pause ends."""
    resume(row, stands)


def pause(row: StandingStep, stands: Record) -> None:
    row.partner.change_stage(row.by, Stage.PAUSED, row.words)
    tell(row, [])


def say_goodbye(row: StandingStep, _stands: Record) -> None:
    leaving.leave(row.partner, row.by, reason=row.words, goodbye=row.words)


def be_well(row: StandingStep, stands: Record) -> None:
    resume(row, stands)
    tell(row, [])


def resume(row: StandingStep, stands: Record) -> None:
    if stands.step and stands.step.step == Step.PAUSE and row.partner.stage == Stage.PAUSED:
        row.partner.change_stage(row.by, Stage.ACTIVE, row.words)


EFFECTS: dict[Step, Callable[[StandingStep, Record], None]] = {
    Step.NOTE: note,
    Step.CONVERSATION: converse,
    Step.PAUSE: pause,
    Step.EXIT: say_goodbye,
    Step.WELL: be_well,
}


def tell(row: StandingStep, missed: list[Point]) -> None:
    """Mail the words to the partner's contact, with a personal link to its profile."""
    contact = row.partner.reachable_contact()
    if contact is None:
        return
    link = Link.create(contact, "partner.profile", row.partner)
    facts = [(str(point.condition.label), point.why) for point in missed]
    message = standing_emails.standing_step(contact, row.partner, row.step, row.words, facts, link.url)
    Delivery.queue("standing_step", f"standing_step:{row.pk}", message, contact, secrets=[link.token])


# The conditions of this app


def profile_missing(partners: QuerySet[Partner]) -> dict[int, str]:
    late = partners.filter(confirm_due_on__lte=patient_until())
    return {number: since(moment) for number, moment in late.values_list("pk", "confirmed_at")}


def patient_until() -> date:
    """Whose profile was to be confirmed by this day has been asked, reminded, and waited for."""
    return today() - timedelta(days=PATIENCE_DAYS)


def since(moment: Any) -> str:
    return _("last confirmed %(day)s") % {"day": plain_day(moment)} if moment else _("never confirmed so far")


def contact_missing(partners: QuerySet[Partner]) -> dict[int, str]:
    return dict.fromkeys(
        partners.without_contact().values_list("pk", flat=True),  # type: ignore[attr-defined]
        _("no mail reaches anybody there"),
    )


register(
    Condition("profile", lazy("Confirms its profile twice a year"), profile_missing, clause="standing"),
    Condition("contact", lazy("Has a contact whom mail reaches"), contact_missing, clause="standing"),
)
