"""Is this organisation here already? Sure by identifier or name; what only looks alike is asked, never merged."""

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from django.db.models import Max
from django.utils.translation import gettext as _

from backbone.transfer.reading import Entry
from network.lib.search import fold
from partners.merging import MAIL_HOSTS
from partners.models import Partner

ALIKE = 0.6  # of difflib's ratio (0 to 1), for names of the same domain or identifier
# Where everybody has an address, or nobody has: says nothing about the organisation.
MAIL_FOR_ALL = MAIL_HOSTS | {"example.org", "example.com"}


@dataclass(frozen=True)
class Here:
    """What is needed to recognise a partner."""

    pk: int
    name: str
    slug: str
    folded: str
    other_name: str
    external_id: str
    domains: frozenset[str]


@dataclass
class Match:
    """pk: the partner it surely is. candidates: those it may be, with `why` in words."""

    pk: int | None = None
    candidates: list[Here] = field(default_factory=list)
    why: str = ""


class KnownPartners:
    """All present partners, by what they can be recognised by. Two queries."""

    def __init__(self) -> None:
        self.by_id: dict[str, list[Here]] = defaultdict(list)
        self.by_name: dict[str, list[Here]] = defaultdict(list)
        self.by_squeezed: dict[str, list[Here]] = defaultdict(list)
        self.by_domain: dict[str, list[Here]] = defaultdict(list)
        self.newest = Partner.objects.aggregate(newest=Max("pk"))["newest"] or 0
        fields = ("pk", "name", "slug", "alternate_name", "external_id", "email", "website")
        for row in Partner.objects.present().values_list(*fields).iterator(chunk_size=5000):
            self._add(*row)

    def _add(self, pk: int, name: str, slug: str, other: str, external_id: str, email: str, website: str) -> None:
        here = Here(pk, name, slug, fold(name), fold(other), external_id, domains(email, website))
        self.by_name[here.folded].append(here)
        for key in {squeezed(here.folded), squeezed(here.other_name)} - {""}:
            self.by_squeezed[key].append(here)
        if external_id:
            self.by_id[external_id].append(here)
        for domain in here.domains:
            self.by_domain[domain].append(here)

    def match(self, entry: Entry) -> Match:
        folded = fold(entry.name)
        same_id = self.by_id.get(entry.values.get("external_id", ""), [])
        sure = [here for here in same_id if alike(here.folded, folded)] or self.by_name.get(folded, [])
        if len(sure) == 1:
            return Match(pk=sure[0].pk)
        if sure:
            return Match(candidates=sure, why=_("Several partners here have this name."))
        return self._maybe(entry, folded, same_id)

    def _maybe(self, entry: Entry, folded: str, same_id: list[Here]) -> Match:
        other = squeezed(fold(entry.values.get("alternate_name", "")))
        names = self.by_squeezed.get(squeezed(folded), []) + (self.by_squeezed.get(other, []) if other else [])
        if names:
            return Match(candidates=unique(names), why=_("The name is almost the same."))
        mails = (contact.get("contact_email", "") for contact in entry.contacts)
        found = domains(entry.values.get("email", ""), entry.values.get("website", ""), *mails)
        near = [here for domain in found for here in self.by_domain.get(domain, []) if alike(here.folded, folded)]
        if near:
            return Match(candidates=unique(near), why=_("The website or the mail address is the same."))
        if same_id:
            return Match(candidates=same_id, why=_("The identifier is the same, the name is another one."))
        return Match()


def unique(found: list[Here]) -> list[Here]:
    return list(dict.fromkeys(found))


def squeezed(folded: str) -> str:
    """A name without spaces and marks: «play group» and «playgroup», «st. brendan's» and «st brendans» are one."""
    return "".join(letter for letter in folded.removeprefix("the ") if letter.isalnum())


def alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= ALIKE


def domains(*addresses: str) -> frozenset[str]:
    """Host names of mail and web addresses, without www. and those everybody has."""
    hosts = (address.rpartition("@")[2] if "@" in address else _host(address) for address in addresses)
    return frozenset(host.lower().removeprefix("www.") for host in hosts if host) - MAIL_FOR_ALL


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
