"""A partner leaves by its own act, in one step; and the door stays open."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partners import role_emails
from partners.models import Affiliation, Appointment, Departure, Introduction, Mou, Partner, Stage
from partners.models.departure import RETURN_DAYS
from partners.models.mou_state import Ending
from partners.models.stage import IN_DIRECTORY
from people.kinds import KINDS
from people.models import AuditEntry, Delivery, Link, Person

RETURN = "partner.return"
# Mails that still go to people of a partner that left: our thanks, and what somebody else trusts them with.
PARTING = {"partner_left", "concern_raised", "concern_due", "mou_receipt", "mou_active"}


@transaction.atomic
def leave(
    partner: Partner, by: Person, reason: str = "", heirs: Mapping[int, Partner] | None = None, goodbye: str = ""
) -> Departure:
    """Leave the network.

    goodbye: words of the backbone for the mail of thanks, when parting is its decision.
    heirs: the primary key of an appointment → the partner to ask whether it takes over; the other jobs are open again.
    Needs and offers are closed, questions taken back, agreements ended, waiting mail cancelled, contacts thanked.
    Raises ValidationError when the partner is not in the network.
    """
    partner.lock()
    if partner.stage not in IN_DIRECTORY or partner.archived_at:
        raise ValidationError(_("This partner is not in the network any more."))
    departure = Departure(partner=partner, reason=reason.strip(), stage_before=partner.stage, left_by=by)
    departure.full_clean()
    contacts = reachable(partner)
    hand_over(partner, by, heirs or {})
    close_what_is_open(partner, by)
    end_agreements(partner, by)
    cancel_mail(partner)
    departure.save()
    partner.stage, partner.version = Stage.FORMER, partner.version + 1
    partner.save(update_fields=["stage", "version"])
    AuditEntry.record("partner.left", by=by, target=partner)
    for person in contacts:
        thank(departure, person, goodbye)
    return departure


def reachable(partner: Partner) -> list[Person]:
    """The primary contact and those who may edit: whom we thank, each once."""
    rows = Affiliation.objects.current().filter(partner=partner).select_related("person").contact_first()
    return [row.person for row in rows if (row.is_primary or row.may_edit) and row.person.is_reachable]


def hand_over(partner: Partner, by: Person, heirs: Mapping[int, Partner]) -> None:
    for appointment in Appointment.objects.standing().filter(partner=partner).with_names():
        appointment.end(by, heirs.get(appointment.pk))


def close_what_is_open(partner: Partner, by: Person) -> None:
    for posting in (*partner.needs.filter(closed_at=None), *partner.offers.filter(closed_at=None)):
        posting.close(by)
    for introduction in Introduction.objects.asked().of(partner):
        introduction.withdraw(by)
    Link.objects.for_act("partner.profile", partner).revoke()


def end_agreements(partner: Partner, by: Person | None) -> None:
    """Take back what is offered, put drafts away, end what is active; what was signed stays readable."""
    for mou in Mou.objects.offered().filter(partner=partner):
        mou.withdraw(by)
    for mou in Mou.objects.open().filter(partner=partner):
        mou.discard(by)
    for mou in Mou.objects.active().filter(partner=partner):
        mou.end(by, Ending.LEFT)


def cancel_mail(partner: Partner) -> int:
    """Call back what waits for people who are here for this partner only; mails about their own account still go."""
    elsewhere = Affiliation.objects.in_network().exclude(partner=partner).values("person_id")
    people = Person.objects.filter(affiliations__partner=partner, affiliations__ended_on=None)
    people = people.filter(is_backbone=False, is_facilitator=False).exclude(pk__in=elsewhere)
    account = [kind.name for kind in KINDS.values() if kind.again or kind.name in PARTING]
    waiting = Delivery.objects.filter(person__in=people).exclude(kind__in=account)
    asking = Delivery.objects.filter(key__startswith=f"confirm_profile:{partner.pk}:")
    return waiting.cancel_waiting() + asking.cancel_waiting()


def thank(departure: Departure, person: Person, goodbye: str = "") -> None:
    link = Link.create(person, RETURN, departure.partner, days=RETURN_DAYS)
    message = role_emails.partner_left(person, departure.partner, departure.open_until, link.url, goodbye)
    Delivery.queue("partner_left", f"partner_left:{departure.pk}", message, person, secrets=[link.token])


@transaction.atomic
def come_back(partner: Partner, by: Person) -> Departure:
    """Be in the network again, at the stage from before; jobs, needs and offers are taken up anew.

    Raises ValidationError when the partner has not left by its own act, or is back already.
    """
    partner.lock()
    departure = Departure.of(partner)
    if departure is None:
        raise ValidationError(_("This partner is in the network already."))
    departure.returned_at = timezone.now()
    departure.save(update_fields=["returned_at"])
    partner.stage, partner.version = departure.stage_before, partner.version + 1
    partner.save(update_fields=["stage", "version"])
    Link.objects.for_act(RETURN, partner).revoke()
    AuditEntry.record("partner.returned", by=by, target=partner)
    return departure
