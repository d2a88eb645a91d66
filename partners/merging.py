"""Two entries of one organisation become one: fields chosen one by one, people moved, the old address leads on."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from network.lib.search import fold
from partners.models import Affiliation, Partner, Place, Stage
from partners.models.partner import PROFILE_FIELDS
from partners.moving import move_promises
from people.models import AuditEntry, Person

# Words and hosts that many organisations share say nothing about sameness.
COMMON_WORDS = {"the", "of", "and", "for", "county", "center", "centre", "community", "inc", "association"}
MAIL_HOSTS = {
    "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "icloud.com", "aol.com",
    "gmx.net", "gmx.de", "web.de", "proton.me", "protonmail.com", "msn.com", "me.com",
}  # fmt: skip
MOST_ALIKE = 5
CLOSENESS: list[str] = [Stage.FORMER, Stage.PROSPECT, Stage.APPLICANT, Stage.ALIGNED, Stage.PAUSED, Stage.ACTIVE]


@dataclass(frozen=True)
class Choice:
    """One field that differs: what the entry that stays says and the one that goes; the same in readable words."""

    name: str
    label: str
    kept: Any
    gone: Any
    kept_words: str
    gone_words: str

    @property
    def from_gone(self) -> bool:
        """What to suggest: the entry that stays, unless it is silent."""
        return not self.kept


def choices(kept: Partner, gone: Partner) -> list[Choice]:
    """The profile fields in which two entries differ, those that one of them leaves empty included."""
    pairs = [(name, getattr(kept, name), getattr(gone, name)) for name in PROFILE_FIELDS]
    return [
        Choice(name, _label(name), one, other, _words(kept, name), _words(gone, name))
        for name, one, other in pairs
        if one != other and other not in ("", None)
    ]


@transaction.atomic
def merge(by: Person, kept: Partner, gone: Partner, from_gone: set[str]) -> Partner:
    """Make two entries one. `from_gone` names the fields to take from the entry that goes; all others stay.

    Safe to be sent twice. Raises ValidationError when an entry would be merged with itself or has gone elsewhere.
    """
    for partner in sorted((kept, gone), key=lambda partner: partner.pk):
        partner.lock()
    if gone.merged_into_id == kept.pk:
        return kept
    if kept == gone or kept.merged_into_id or gone.merged_into_id:
        raise ValidationError(_("One of these entries has already been merged. Look at the list again."))
    kept.edit(by, **{name: getattr(gone, name) for name in from_gone & set(PROFILE_FIELDS)})
    _join(kept, gone)
    _move_people(kept, gone)
    gone.applications.update(partner=kept)
    move_promises(kept, gone, by)
    gone.merged.update(merged_into=kept)
    gone.archive(by, reason=_("Merged into %(name)s") % {"name": kept.name})
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    AuditEntry.record("partner.merged", by=by, target=kept, other=gone.pk, other_slug=gone.slug, other_name=gone.name)
    return kept


def _join(kept: Partner, gone: Partner) -> None:
    """What is not chosen but added up: places, the logo where there is none, the earlier start, the closer stage."""
    kept.places.add(*Place.objects.filter(partners=gone))
    if gone.logo and not kept.logo:
        kept.logo = gone.logo.name
    kept.external_id = kept.external_id or gone.external_id
    kept.joined_on = min(filter(None, (kept.joined_on, gone.joined_on)), default=None)
    kept.stage = max(kept.stage, gone.stage, key=CLOSENESS.index)
    kept.save(update_fields=["logo", "external_id", "joined_on", "stage"])


def _move_people(kept: Partner, gone: Partner) -> None:
    """People of the entry that goes; whoever is at both already keeps one affiliation with the rights of both."""
    here = {row.person_id: row for row in kept.affiliations.current()}
    has_contact = any(row.is_primary for row in here.values())
    for row in gone.affiliations.order_by("-is_primary", "pk"):
        twin = here.get(row.person_id) if row.ended_on is None else None
        if twin:
            twin.title, twin.description = twin.title or row.title, twin.description or row.description
            twin.may_edit = twin.may_edit or row.may_edit
            twin.save()
            row.delete()
            continue
        row.partner, row.is_primary = kept, row.is_primary and not has_contact
        has_contact = has_contact or row.is_primary
        row.save()
    if not has_contact and (first := kept.affiliations.current().order_by("started_on", "pk").first()):
        Affiliation.objects.filter(pk=first.pk).update(is_primary=True)


def alike(name: str, website: str = "", email: str = "", apart_from: Partner | None = None) -> list[Partner]:
    """Entries that may be the same organisation: a telling word of the name, the host, or the mail domain is the same.

    At most MOST_ALIKE, those with the most in common first. For pages that ask "may we already hold it?".
    """
    telling = [word for word in fold(name).split() if len(word) > 2 and word not in COMMON_WORDS]
    host, domain = host_of(website), email.rpartition("@")[2].lower()
    found: dict[int, tuple[int, Partner]] = {}
    for weight, partners in _candidates(telling[:4], host, "" if domain in MAIL_HOSTS else domain):
        for partner in partners[:50]:
            found[partner.pk] = (found.get(partner.pk, (0, partner))[0] + weight, partner)
    found.pop(apart_from.pk if apart_from else 0, None)
    need = 2 if len(telling) > 1 else 1
    ranked = sorted(found.values(), key=lambda pair: (-pair[0], pair[1].sort_name))
    return [partner for weight, partner in ranked if weight >= need][:MOST_ALIKE]


def _candidates(telling: list[str], host: str, domain: str) -> list[tuple[int, Any]]:
    known = Partner.objects.filter(merged_into=None)
    candidates = [(1, known.filter(sort_name__contains=word)) for word in telling]
    if host:
        candidates.append((3, known.filter(website__icontains=host)))
    if domain:
        candidates.append((2, known.filter(email__iendswith=f"@{domain}")))
    return candidates


def host_of(website: str) -> str:
    """The host of a web address without www."""
    return (urlsplit(website).hostname or "").removeprefix("www.")


def _label(name: str) -> str:
    return str(Partner._meta.get_field(name).verbose_name)


def _words(partner: Partner, name: str) -> str:
    display = getattr(partner, f"get_{name}_display", None)
    return str(display() if display else getattr(partner, name) or "")
