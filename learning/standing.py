"""What giving figures has to do with good standing: a figure that is late for long is missed."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from learning.models import OwedFigure
from partners.models import Partner
from partners.standing import Condition, register

PATIENCE_DAYS = 21  # after the day it was due: asked, reminded, and still no figure


def figures_missing(partners: QuerySet[Partner]) -> dict[int, str]:
    """Partners that owe figures for long. One query."""
    owing = partners.order_by().values("pk")
    late = OwedFigure.objects.open().overdue(PATIENCE_DAYS).filter(partner__in=owing)
    counts: dict[int, int] = {}
    for number in late.order_by().values_list("partner_id", flat=True):
        counts[number] = counts.get(number, 0) + 1
    return {
        number: ngettext("%(count)d figure is late", "%(count)d figures are late", count) % {"count": count}
        for number, count in counts.items()
    }


register(
    Condition(
        "figures",
        _("Gives the figures it promised"),
        figures_missing,
        clause="standing",
        about=OwedFigure.objects.all(),
    )
)
