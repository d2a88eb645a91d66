"""What stands beside somebody's list of the day: their groups, their colleagues, where they may go from here."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from network.lib.pages import path_of
from partners.directory import standing
from partners.models import Affiliation
from people.models import Person


@dataclass(frozen=True)
class OwnGroup:
    """A group somebody is in."""

    name: str
    url: str
    is_chair: bool


def groups_of(person: Person) -> list[OwnGroup]:
    """The running groups this person is in. One query."""
    rows = person.memberships.current().filter(group__ended_on=None).order_by("group__name")
    said = rows.values_list("group__name", "group__slug", "is_chair")
    return [OwnGroup(name, path_of("group_detail", slug), is_chair) for name, slug, is_chair in said]


def colleagues(person: Person) -> list[Affiliation]:
    """Who else is at this person's partners. One query."""
    rows = Affiliation.objects.current().filter(partner__in=standing(person).partners, person__erased_at=None)
    return list(rows.exclude(person=person).select_related("person", "partner").contact_first()[:8])


def doors(person: Person) -> list[tuple[str, str, Any]]:
    """Where somebody may go from here: icon, URL, words."""
    return [
        ("book-open", reverse("directory"), _("Find a partner or a person")),
        ("user", reverse("me"), _("See what the network shows of you")),
        ("bell", reverse("me"), _("Choose which mails you get")),
    ]
