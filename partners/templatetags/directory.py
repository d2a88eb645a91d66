"""{% load directory %}: contact fields as the reader may see them, and the small lines of long lists.

The lines are put together here and not in templates, because a directory page holds a hundred of them.
"""

from functools import cache
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from network.lib.templatetags.network import day_ago
from partners import directory
from partners.models import Affiliation, Partner, Sector
from people.models import Person

register = template.Library()
MOST_PEOPLE = 5
SECTORS = dict(Sector.choices)  # get_sector_display() would build this for every row


@register.simple_tag
def shown(thing: Any, field: str, viewer: Any) -> Any:
    """{% shown partner "email" user as email %}"""
    return directory.shown(thing, field, viewer)


@register.simple_tag
def partner_facts(partner: Partner, viewer: Any) -> SafeString:
    """Sector, places, freshness; then how to reach the organisation. Needs directory.with_places()."""
    facts = _sector_and_places(partner)
    if partner.confirmed_at:
        facts.append(format_html(_("confirmed {}"), day_ago(partner.confirmed_at)))
    return _line(facts) + _line(contacts(partner, viewer))


@register.simple_tag
def partner_line(partner: Partner) -> SafeString:
    """Sector and places."""
    return _line(_sector_and_places(partner))


@register.simple_tag
def reach_line(thing: Partner | Person, viewer: Any) -> SafeString:
    """How to reach an organisation or a person, as far as this viewer may know."""
    return _line(contacts(thing, viewer))


@register.simple_tag
def person_facts(person: Person, viewer: Any) -> SafeString:
    """Their part in the network, and how to reach them."""
    parts = [_("Backbone staff")] * person.is_backbone + [_("Facilitator")] * person.is_facilitator
    return _line([person.pronouns, *parts]) + _line(contacts(person, viewer))


@register.simple_tag
def people_lines(partner: Partner, viewer: Any) -> SafeString:
    """The people of a partner fetched by directory.with_people(), with the role each plays."""
    who = directory.standing(viewer)
    lines = [_person_line(row, who) for row in partner.current[:MOST_PEOPLE]]
    rest = len(partner.current) - MOST_PEOPLE
    if rest > 0:
        text = ngettext("and %(rest)d more", "and %(rest)d more", rest) % {"rest": rest}
        lines.append(format_html('<li><a href="{}">{}</a></li>', partner.get_absolute_url(), text))
    return _together(lines)


@register.simple_tag
def role_lines(person: Person) -> SafeString:
    """The partners of a person fetched by directory.with_affiliations(), with the role they play there."""
    rows = ((row.partner.get_absolute_url(), row.partner.name, _role(row)) for row in person.current)
    return format_html_join("", '<li><a href="{}">{}</a>{}</li>', rows)


@register.simple_tag
def public_lines(partner: Partner, viewer: Any) -> SafeString:
    """As people_lines, without links into the network."""
    who = directory.standing(viewer)
    rows = ((row.person.name, _role(row), _line(_contacts(row.person, who))) for row in partner.current)
    return format_html_join("", "<li><b>{}</b>{}{}</li>", rows)


@register.simple_tag
def person_line(person: Person) -> SafeString:
    """Where a person fetched by directory.with_affiliations() is, and as what."""
    return _line([f"{row.title}, {row.partner.name}" if row.title else row.partner.name for row in person.current])


@register.simple_tag
def role_line(row: Affiliation) -> SafeString:
    return _role(row)


def contacts(thing: Partner | Person, viewer: Any) -> list[SafeString]:
    """Links to the mail address, phone and website this viewer may see."""
    return _contacts(thing, directory.standing(viewer))


def _contacts(thing: Partner | Person, who: directory.Standing) -> list[SafeString]:
    links = []
    if thing.email and directory.may_see(thing, "email", who):
        links.append(format_html('<a href="mailto:{0}">{0}</a>', thing.email))
    if thing.phone and directory.may_see(thing, "phone", who):
        links.append(format_html('<a href="tel:{}">{}</a>', "".join(thing.phone.split()), thing.phone))
    if website := getattr(thing, "website", ""):
        name = website.split("://", 1)[-1].removeprefix("www.").rstrip("/")
        links.append(format_html('<a href="{}" rel="noopener noreferrer nofollow">{}</a>', website, name))
    return links


def _sector_and_places(partner: Partner) -> list[Any]:
    return [_sector(partner.sector, get_language()), ", ".join(place.name for place in partner.served)]


@cache
def _sector(sector: str, language: str | None) -> str:
    """A long list says the same few sectors again and again. The language is there to be part of the key."""
    return capfirst(str(SECTORS.get(sector, "")))


def _person_line(row: Affiliation, who: directory.Standing) -> SafeString:
    person = row.person
    reach = _line(_contacts(person, who))
    return format_html('<li><a href="{}">{}</a>{}{}</li>', person.get_absolute_url(), person.name, _role(row), reach)


def _role(row: Affiliation) -> SafeString:
    return _line([row.title, row.description])


def _line(parts: list[Any]) -> SafeString:
    """What is not empty of these, in small; nothing at all when all are empty."""
    kept = [conditional_escape(part) for part in parts if part]
    return mark_safe(f"<small>{' · '.join(kept)}</small>" if kept else "")  # noqa: S308 — each part is escaped


def _together(lines: list[SafeString]) -> SafeString:
    return mark_safe("".join(lines))  # noqa: S308 — each line is escaped
