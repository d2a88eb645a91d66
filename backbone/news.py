"""What happened in the network lately, out of the history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from partners.models import Partner
from people.models import AuditEntry

SHOWN = 5
LOOKED_AT = 60
SENTENCES = {
    "partner.confirmed": _("<a href='{}'>{}</a> confirmed its profile"),
    "partner.edited": _("<a href='{}'>{}</a> brought its profile up to date"),
    "partner.added": _("<a href='{}'>{}</a> was entered"),
    "partner.stage_changed": _("<a href='{}'>{}</a> is at another stage: {}"),
    "affiliation.started": _("<a href='{}'>{}</a> has a new colleague"),
}


@dataclass(frozen=True)
class News:
    at: datetime
    text: str


def recent_news(viewer: Any) -> list[News]:
    """The newest acts on partners this person sees, one line a partner. Three queries at the most."""
    partner_type = ContentType.objects.get_for_model(Partner)
    acts = AuditEntry.objects.filter(target_type=partner_type, act__in=SENTENCES).order_by("-number")[:LOOKED_AT]
    entries = {entry.target_id: entry for entry in reversed(acts)}
    partners = Partner.objects.visible_to(viewer).present().in_bulk(entries)
    newest = sorted(entries.values(), key=lambda entry: -entry.number)
    seen = [entry for entry in newest if entry.target_id in partners][:SHOWN]
    return [news_of(entry, partners[entry.target_id]) for entry in seen]


def news_of(entry: AuditEntry, partner: Partner) -> News:
    text = format_html(str(SENTENCES[entry.act]), partner.get_absolute_url(), partner.name, partner.get_stage_display())
    return News(entry.at, text)
