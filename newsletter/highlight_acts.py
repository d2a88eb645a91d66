"""What the acts around highlights and subscriptions are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "highlight.planned": _("planned a highlight"),
        "highlight.moved": _("moved a highlight to another month"),
        "highlight.passed": _("let a highlight pass"),
        "highlight.brought_back": _("brought a highlight back"),
        "highlight.asked": _("asked for a highlight"),
        "highlight.reminded": _("reminded of a highlight"),
        "highlight.answered": _("wrote a highlight"),
        "highlight.edited": _("edited a highlight"),
        "highlight.approved": _("approved a highlight"),
        "highlight.taken_back": _("took back the yes to a highlight"),
        "highlight.shown": _("showed a highlight"),
        "highlight.paused": _("left a partner out of the highlights for a while"),
        "highlight.resumed": _("put a partner back in line for a highlight"),
        "highlight.rhythm_set": _("changed how we ask for highlights"),
        "subscription.asked": _("asked whether an address wants the newsletter"),
        "subscription.confirmed": _("confirmed a subscription"),
        "subscription.ended": _("ended a subscription"),
    }
)
