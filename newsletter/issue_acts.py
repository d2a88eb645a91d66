"""What the acts around newsletter issues are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "issue.started": _("began a newsletter issue"),
        "issue.edited": _("changed an issue"),
        "issue.section_added": _("added a section to an issue"),
        "issue.section_removed": _("took a section out of an issue"),
        "issue.discarded": _("threw a draft away"),
        "issue.duplicated": _("began an issue from another one"),
        "issue.tested": _("sent a test of an issue"),
        "issue.scheduled": _("scheduled an issue"),
        "issue.unscheduled": _("took an issue off the schedule"),
        "issue.sent": _("sent an issue"),
        "issue.sent_to_newcomers": _("sent an issue to newcomers"),
        "issue.stopped": _("called an issue back"),
    }
)
