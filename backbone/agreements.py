"""Lines about agreements for the home page: what to answer, to sign, to renew."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.lines import Group, Line, look
from network.lib.dates import plain_day, today
from network.lib.excerpts import excerpt
from partners.models import Mou, MouComment, Partner
from partners.models.mou_state import MouState, Side

SHOWN = 3


def add_agreements(group: Group) -> None:
    """Proposals to answer, agreements the partner has signed, and those that end soon. Six queries."""
    asked = look(proposals())
    group.add(asked, [proposal_line(one) for one in asked.rows], reverse("mou_list") + "?show=offered")
    signed = look(to_countersign())
    group.add(signed, [countersign_line(mou) for mou in signed.rows], reverse("mou_list") + "?show=offered")
    ending = look(to_renew())
    group.add(ending, [renewal_line(mou) for mou in ending.rows], reverse("mou_list") + "?show=renewal")


def proposals():
    rows = MouComment.objects.undecided().filter(side=Side.PARTNER, mou__state=MouState.OFFERED)
    return rows.select_related("mou__partner", "version", "by").order_by("created_at", "pk")


def proposal_line(one: MouComment) -> Line:
    text = _("<b>{}</b> proposes other words: {}")
    return Line(
        one.mou.partner.name,
        format_html(text, one.mou.partner.name, one.clause_title),
        excerpt(one.words or one.proposal),
        _("Read and answer"),
        f"{one.mou.get_absolute_url()}#clause-{one.clause}",
    )


def to_countersign():
    waiting = Mou.objects.awaiting(Side.BACKBONE).exclude(pk__in=Mou.objects.awaiting(Side.PARTNER).values("pk"))
    return waiting.select_related("partner").order_by("offered_at", "pk")


def countersign_line(mou: Mou) -> Line:
    return Line(
        mou.partner.name,
        format_html(_("<b>{}</b> has signed its agreement"), mou.partner.name),
        _("it holds as soon as the network has signed, too"),
        _("Sign for the network"),
        reverse("mou_sign", args=[mou.pk]),
    )


def to_renew():
    """Those that end soon and that nothing follows yet."""
    return Mou.objects.renewal_due(today()).exclude(heirs__state__in=("draft", "offered")).select_related("partner")


def renewal_line(mou: Mou) -> Line:
    return Line(
        mou.partner.name,
        format_html(_("The agreement with <b>{}</b> ends soon"), mou.partner.name),
        _("on %(day)s") % {"day": plain_day(mou.until)} if mou.until else "",
        _("Talk about it and renew"),
        mou.get_absolute_url(),
    )


def to_sign(partner: Partner) -> list[Line]:
    """What waits for the signature of this partner. One query."""
    rows = Mou.objects.awaiting(Side.PARTNER).filter(partner=partner)[:SHOWN]
    return [
        Line(
            mou.title,
            format_html(_("Your agreement waits for you: <b>{}</b>"), mou.title),
            _("offered %(day)s") % {"day": plain_day(mou.offered_at)} if mou.offered_at else "",
            _("Read and sign"),
            mou.get_absolute_url(),
        )
        for mou in rows
    ]
