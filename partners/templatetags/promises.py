"""{% load promises %}: what a partner does for the network, needs and offers, on its page."""

from itertools import chain

from django import template

from partners.beside import has
from partners.models import Appointment, Departure, Need, Offer, Partner
from partners.models.appointment_queryset import Holding

register = template.Library()
SHOWN = 6


@register.simple_tag
def partner_jobs(partner: Partner) -> list[Appointment]:
    """{% partner_jobs partner as jobs %}: the jobs it holds now. One query; none without any."""
    if not partner.is_in_directory or not has(partner, "job"):
        return []
    held = partner.appointments.filter(state=Holding.HELD).select_related("role", "person")
    return list(held.only("started_on", "role__name", "person__name").order_by("started_on", "pk")[:SHOWN])


@register.simple_tag
def partner_postings(partner: Partner) -> list[Need | Offer]:
    """{% partner_postings partner as postings %}: its open needs, then its open offers. A query each, as above."""
    if not partner.is_in_directory:
        return []
    needs = partner.needs.unended()[:SHOWN] if has(partner, "need") else ()
    offers = partner.offers.unended()[:SHOWN] if has(partner, "offer") else ()
    return list(chain(needs, offers))


@register.simple_tag
def departure_of(partner: Partner) -> Departure | None:
    """{% departure_of partner as departure %}: when it has left by its own act."""
    return Departure.of(partner)
