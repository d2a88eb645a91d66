"""Who is there: tapped by a facilitator, said by a person with the code on the screen, or a walk-in."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gatherings.models.gathering import Gathering
from gatherings.models.gathering_queryset import State
from gatherings.models.rsvp import Rsvp
from gatherings.models.run import Run
from network.lib.search import fold
from people.models import AuditEntry, Person


def expected(gathering: Gathering) -> Iterable[Rsvp]:
    """Everybody invited, by name, whoever is there first. One query."""
    return gathering.rsvps.select_related("person", "partner").order_by("person__sort_name", "pk")


@transaction.atomic
def mark(gathering: Gathering, by: Person, rsvp: Rsvp, there: bool) -> Rsvp:
    """Say whether somebody is there. Said twice is said once."""
    refuse_if_cancelled(gathering)
    if rsvp.attended != there:
        rsvp.attended = there
        rsvp.save(update_fields=["attended"])
        AuditEntry.record("attendance.marked", by=by, target=gathering, rsvp=rsvp.pk, there=there)
    return rsvp


@transaction.atomic
def walk_in(gathering: Gathering, by: Person, name: str, email: str = "") -> Rsvp:
    """Somebody came who was not invited: a person we know, found by address or full name, else a new one."""
    refuse_if_cancelled(gathering)
    if not name.strip():
        raise ValidationError({"name": _("Who came? Write the name.")})
    person = known(name, email) or Person.add(by, name.strip(), email.strip() or None)
    affiliation = person.affiliations.current().order_by("pk").first()
    rsvp, _is_new = Rsvp.objects.get_or_create(
        gathering=gathering, person=person, defaults={"partner": affiliation.partner if affiliation else None}
    )
    return mark(gathering, by, rsvp, there=True)


def known(name: str, email: str) -> Person | None:
    """The one person of this address or, without one, of this full name."""
    people = Person.objects.known()
    if email.strip():
        return people.filter(email=email.strip().lower()).first()
    found = people.filter(sort_name=fold(name)[:150])[:2]
    if len(found) > 1:
        raise ValidationError({"email": _("Several people have this name. Write the mail address, too.")})
    return found[0] if found else None


@transaction.atomic
def check_in(gathering: Gathering, person: Person, code: str) -> Rsvp:
    """Somebody invited says that they are there, with the code that is shown in the room."""
    run = Run.objects.filter(gathering=gathering).first()
    if run is None or gathering.state != State.PLANNED:
        raise ValidationError({"code": _("Checking in opens when the gathering begins.")})
    if "".join(code.split()) != run.code:
        raise ValidationError({"code": _("That is not the code on the screen. Please look again.")})
    rsvp, _is_new = Rsvp.objects.get_or_create(gathering=gathering, person=person)
    return mark(gathering, person, rsvp, there=True)


def refuse_if_cancelled(gathering: Gathering) -> None:
    if gathering.state == State.CANCELLED:
        raise ValidationError(_("This gathering was cancelled."))
