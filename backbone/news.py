"""What happened in the network lately, out of the history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from network.lib.pages import path_of
from partners.models import Partner, Stage
from people.models import AuditEntry

SHOWN = 5
LOOKED_AT = 30
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
    """The newest acts on partners this person sees, one line a partner. One query."""
    seen = Partner.objects.visible_to(viewer).present().filter(pk=OuterRef("target_id"))
    partner = Subquery(seen.values(said=JSONObject(name="name", slug="slug", stage="stage"))[:1])
    acts = AuditEntry.objects.filter(target_type=ContentType.objects.get_for_model(Partner), act__in=SENTENCES)
    rows = acts.annotate(partner=partner).order_by("-number").values_list("partner", "act", "at")
    newest: dict[str, News] = {}
    for said, act, at in rows[:LOOKED_AT]:
        if said and said["slug"] not in newest and len(newest) < SHOWN:
            newest[said["slug"]] = News(at, sentence(act, **said))
    return list(newest.values())


def sentence(act: str, name: str, slug: str, stage: str) -> str:
    return format_html(str(SENTENCES[act]), path_of("partner_detail", slug), name, Stage(stage).label)
