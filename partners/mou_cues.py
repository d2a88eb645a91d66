"""What waits about agreements: to answer, to sign, to renew."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from network.lib.cues import Audience, Cue, Line, Section
from network.lib.dates import ago, plain_day, today
from network.lib.excerpts import excerpt
from partners.directory import keeps
from partners.models import Mou, MouComment
from partners.models.mou_state import MouState, Side
from people.models import Person


def proposals(_person: Person) -> QuerySet[MouComment]:
    rows = MouComment.objects.undecided().filter(side=Side.PARTNER, mou__state=MouState.OFFERED)
    return rows.order_by("created_at", "pk")


def proposal_line(one: MouComment) -> Line:
    return Line(
        one.mou.partner.name,
        format_html(_("<b>{}</b> proposes other words: {}"), one.mou.partner.name, one.clause_title),
        excerpt(one.words or one.proposal),
        _("Read and answer"),
        f"{one.mou.get_absolute_url()}#clause-{one.clause}",
        since=one.created_at,
    )


def to_countersign(_person: Person) -> QuerySet[Mou]:
    waiting = Mou.objects.awaiting(Side.BACKBONE).exclude(pk__in=Mou.objects.awaiting(Side.PARTNER).values("pk"))
    return waiting.order_by("offered_at", "pk")


def countersign_line(mou: Mou) -> Line:
    return Line(
        mou.partner.name,
        format_html(_("<b>{}</b> has signed its agreement"), mou.partner.name),
        _("it holds as soon as the network has signed, too"),
        _("Sign for the network"),
        reverse("mou_sign", args=[mou.pk]),
        since=mou.offered_at,
    )


def to_renew(_person: Person) -> QuerySet[Mou]:
    """Those that end soon and that nothing follows yet."""
    return Mou.objects.renewal_due(today()).exclude(heirs__state__in=("draft", "offered"))


def renewal_line(mou: Mou) -> Line:
    return Line(
        mou.partner.name,
        format_html(_("The agreement with <b>{}</b> ends soon"), mou.partner.name),
        _("on %(day)s") % {"day": plain_day(mou.until)} if mou.until else "",
        _("Talk about it and renew"),
        mou.get_absolute_url(),
    )


def to_sign(person: Person) -> QuerySet[Mou]:
    return Mou.objects.awaiting(Side.PARTNER).filter(partner__in=keeps(person)).order_by("offered_at", "pk")


def signing_line(mou: Mou) -> Line:
    return Line(
        mou.title,
        format_html(_("Your agreement waits for you: <b>{}</b>"), mou.title),
        _("offered %(day)s") % {"day": ago(mou.offered_at)} if mou.offered_at else "",
        _("Read and sign"),
        mou.get_absolute_url(),
    )


BACKBONE, ACTIVITIES = Audience.BACKBONE, Section.ACTIVITIES
CUES = (
    Cue(
        "mou.proposal", BACKBONE, ACTIVITIES, proposals, proposal_line,
        related=("mou__partner", "version", "by"), all_at="mou_list?show=offered", rank=30,
    ),
    Cue(
        "mou.countersign", BACKBONE, ACTIVITIES, to_countersign, countersign_line,
        related=("partner",), all_at="mou_list?show=offered", rank=31,
    ),
    Cue(
        "mou.renewal", BACKBONE, ACTIVITIES, to_renew, renewal_line,
        related=("partner",), all_at="mou_list?show=renewal", rank=32,
    ),
    Cue(
        "mou.sign", Audience.PARTNER, Section.PARTNER, to_sign, signing_line,
        related=("partner",), heading=lambda mou: mou.partner.name, rank=10,
    ),
)  # fmt: skip
