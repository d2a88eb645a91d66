"""{% load promises %}: what a partner does for the network, needs and offers, on its page."""

from itertools import chain
from typing import Any

from django import template

from partners.models import Appointment, Departure, Need, Offer, Partner

register = template.Library()
SHOWN = 6


@register.simple_tag
def partner_jobs(partner: Partner) -> list[Appointment]:
    """{% partner_jobs partner as jobs %}: the jobs it holds now. One query."""
    return list(partner.appointments.held().with_names().order_by("started_on", "pk")[:SHOWN])


@register.simple_tag
def partner_postings(partner: Partner) -> list[Need | Offer]:
    """{% partner_postings partner as postings %}: its open needs, then its open offers. Two queries."""
    own: dict[str, Any] = {"partner": partner}
    return list(chain(Need.objects.open().filter(**own)[:SHOWN], Offer.objects.open().filter(**own)[:SHOWN]))


@register.simple_tag
def departure_of(partner: Partner) -> Departure | None:
    """{% departure_of partner as departure %}: when it has left by its own act."""
    return Departure.of(partner)
