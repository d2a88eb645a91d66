"""What the acts of this app are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "common_agenda.begun": _("began a new version of the common agenda"),
        "common_agenda.written": _("wrote in the draft of the common agenda"),
        "common_agenda.adopted": _("put the common agenda into force"),
        "common_agenda.dropped": _("threw the draft of the common agenda away"),
        "goal.added": _("added a goal"),
        "goal.edited": _("worded a goal anew"),
        "goal.moved": _("moved a goal"),
        "goal.removed": _("took a goal out"),
        "strategy.added": _("added a strategy"),
        "strategy.edited": _("worded a strategy anew"),
        "strategy.moved": _("moved a strategy"),
        "strategy.removed": _("took a strategy out"),
    }
)
