"""{% load gatherings %}: when a gathering is, and what stands about it."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gatherings import when as words
from gatherings.digest import digest_of
from gatherings.models import Gathering, Rsvp
from network.lib.dates import relative_days

register = template.Library()
MOST_PUBLIC = 5


@register.filter
def when(gathering: Gathering) -> SafeString:
    """<time>Thu 5 March, 14:00–15:30</time> Berlin, by the reader's clock."""
    told = words.span(gathering.starts_at, gathering.ends_at)
    place = words.city(timezone.get_current_timezone_name())
    return format_html('<time datetime="{}">{}</time> {}', gathering.starts_at.isoformat(), told, place)


@register.filter
def hours(gathering: Gathering) -> str:
    """14:00–15:30, by the reader's clock."""
    return words.span(gathering.starts_at, gathering.ends_at).partition(", ")[2]


@register.filter
def from_now(gathering: Gathering) -> str:
    """in 5 days; now, while it goes on; empty when it is far."""
    return _("now") if gathering.is_running else relative_days(gathering.starts_at)


@register.filter
def when_there(gathering: Gathering) -> str:
    """The time where the gathering is, where that is another one: 15:00 in London."""
    if not words.is_elsewhere(gathering):
        return ""
    told = {"time": f"{gathering.begins:%H:%M}", "place": words.city(gathering.zone)}
    return _("%(time)s in %(place)s") % told


@register.filter
def zone_city(zone: str) -> str:
    return words.city(zone)


@register.filter
def rsvp_of(gathering: Gathering, person) -> Rsvp | None:
    """This person's invitation; None when there is none."""
    return gathering.rsvps.filter(person_id=person.pk).select_related("gathering").first()


@register.inclusion_tag("gatherings/_public_gatherings.html")
def public_gatherings() -> dict[str, object]:
    """The next gatherings that everybody may know of; for the public page."""
    return {"rows": Gathering.objects.public().upcoming()[:MOST_PUBLIC]}


@register.inclusion_tag("gatherings/_digest.html")
def digest(gathering: Gathering) -> dict[str, object]:
    """What the invited say, together; for pages that only facilitators and the backbone see."""
    return {"gathering": gathering, "digest": digest_of(gathering)}
