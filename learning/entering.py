"""Entering figures: checked, in one place for page, link, file and API. What was said before stays in the history."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from learning import periods
from learning.models import Measure, Part, Reading
from learning.rolling_up import Figure, RollUp
from network.lib.dates import today
from partners.models import Partner
from people.models import AuditEntry, Person

MOST = Decimal("99999999999.999")
MOST_PARTS = 60


@dataclass(frozen=True)
class Group:
    """One group of a figure told apart: by what, which, and how many."""

    dimension: str
    name: str
    figure: Figure


@dataclass(frozen=True)
class Said:
    """What somebody says about one period."""

    figure: Figure
    note: str = ""
    source: str = ""
    flags: list[str] = field(default_factory=list)
    groups: Sequence[Group] = ()


@transaction.atomic
def enter(
    by: Person, measure: Measure, partner: Partner | None, period: date, said: Said, base: int | None = None
) -> Reading:
    """Enter a figure, or correct the one there is. base: the primary key of the reading its writer saw; if somebody
    entered another one since, raises ValidationError (code "stale"). The same again changes nothing."""
    measure.lock()
    check(measure, partner, period, said)
    before = Reading.latest_of(measure, partner, period)
    if before and says_the_same(before, said):
        return before
    if (before.pk if before else None) != base:
        raise ValidationError(_("Somebody else has just entered a figure here, too."), code="stale")
    reading = write(by, measure, partner, period, said, before)
    act = "reading.corrected" if before else "reading.entered"
    AuditEntry.record(act, by=by, target=measure, period=period.isoformat(), partner=partner.pk if partner else None)
    return reading


def write(
    by: Person, measure: Measure, partner: Partner | None, period: date, said: Said, before: Reading | None
) -> Reading:
    reading = Reading(
        measure=measure, partner=partner, period=period, note=said.note.strip(), source=said.source.strip(),
        flags=sorted(said.flags), replaces=before, by=by, **columns(said.figure),
    )  # fmt: skip
    reading.full_clean(validate_unique=False, validate_constraints=False)
    reading.save()
    Part.objects.bulk_create(
        Part(reading=reading, dimension=one.dimension, group=one.name, **columns(one.figure)) for one in said.groups
    )
    return reading


@transaction.atomic
def take_back(by: Person, measure: Measure, partner: Partner | None, period: date) -> Reading | None:
    """Take a figure out of every chart; the history keeps it."""
    measure.lock()
    before = Reading.latest_of(measure, partner, period)
    if before is None or before.is_taken_back:
        return before
    reading = Reading.objects.create(measure=measure, partner=partner, period=period, replaces=before, by=by)
    AuditEntry.record(
        "reading.taken_back", by=by, target=measure, period=period.isoformat(),
        partner=partner.pk if partner else None,
    )  # fmt: skip
    return reading


# Checks


def check(measure: Measure, partner: Partner | None, period: date, said: Said) -> None:
    if measure.archived_at:
        raise ValidationError(_("This measure is archived. Restore it before entering figures."))
    if partner is not None and not measure.is_of_partners:
        raise ValidationError(_("This measure has one number for all, none of partners."))
    if period != periods.start_of(period, measure.every) or period > today():
        raise ValidationError({"period": _("Choose a period that has begun.")})
    check_figure(measure, said.figure)
    check_groups(measure, said)


def check_figure(measure: Measure, figure: Figure) -> None:
    rate = figure.denominator is not None
    if measure.is_rate != rate:
        words = _("Give how many, and out of how many.") if measure.is_rate else _("Give one number.")
        raise ValidationError({"numerator" if measure.is_rate else "value": words})
    for name, number in (("numerator" if rate else "value", figure.numerator), ("denominator", figure.denominator)):
        if number is not None and (not number.is_finite() or abs(number) > MOST or number != round(number, 3)):
            raise ValidationError({name: _("Give a number with at most three digits after the point.")})
    if figure.numerator < 0 and (rate or measure.hides_below):
        raise ValidationError({"numerator" if rate else "value": _("This cannot be less than none.")})
    if figure.denominator is not None and figure.numerator > figure.denominator:
        raise ValidationError({"numerator": _("This cannot be more than those it is out of.")})


def check_groups(measure: Measure, said: Said) -> None:
    if said.groups and measure.roll_up == RollUp.MEAN:
        raise ValidationError({"groups": _("A mean of partners’ numbers cannot be told apart by groups.")})
    if len(said.groups) > MOST_PARTS:
        raise ValidationError({"groups": _("At most %(most)d groups fit.") % {"most": MOST_PARTS}})
    names = [(one.dimension, one.name) for one in said.groups]
    if len(set(names)) < len(names):
        raise ValidationError({"groups": _("A group stands here twice.")})
    for one in said.groups:
        check_group(measure, one)
    for dimension in {one.dimension for one in said.groups}:
        check_sum(said, dimension)


def check_group(measure: Measure, one: Group) -> None:
    if not (one.dimension and one.name) or len(one.dimension) > 40 or len(one.name) > 60:
        raise ValidationError({"groups": _("Name each group, in at most 60 characters.")})
    try:
        check_figure(measure, one.figure)
    except ValidationError as error:
        words = {"group": one.name, "why": " ".join(error.messages)}
        raise ValidationError({"groups": _("%(group)s: %(why)s") % words}) from error


def check_sum(said: Said, dimension: str) -> None:
    """The groups of a dimension are parts of the whole: together they cannot be more."""
    figures = [one.figure for one in said.groups if one.dimension == dimension]
    numerator = sum((one.numerator for one in figures), Decimal(0))
    denominator = sum((one.denominator or Decimal(0) for one in figures), Decimal(0))
    whole = said.figure
    fewer = [whole.numerator - numerator]
    if whole.denominator is not None:
        rest = whole.denominator - denominator
        fewer += [rest, rest - fewer[0]]
    if min(fewer) < 0:
        words = _("The groups by %(dimension)s are more than the whole. Each person stands in one of them.")
        raise ValidationError({"groups": words % {"dimension": dimension}})


def says_the_same(before: Reading, said: Said) -> bool:
    groups = {(one.dimension, one.name): one.figure for one in said.groups}
    return (
        (before.figure, before.note, before.source, before.flags)
        == (said.figure, said.note.strip(), said.source.strip(), sorted(said.flags))
    ) and groups == {(part.dimension, part.group): part.figure for part in before.parts.all()}


def columns(figure: Figure) -> dict[str, Decimal | None]:
    if figure.denominator is None:
        return {"value": figure.numerator}
    return {"numerator": figure.numerator, "denominator": figure.denominator}
