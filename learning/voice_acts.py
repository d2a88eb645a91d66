"""What the acts around voices are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "voice.said": _("somebody told us something"),
        "voice.public": _("published what somebody told us"),
        "voice.private": _("kept between us what somebody told us"),
        "voice.spam": _("put aside what a machine told us"),
        "voice.held": _("let what somebody told us wait again"),
        "voice.assigned": _("asked somebody to see to what we were told"),
        "voice.answered": _("answered what somebody told us"),
        "voice.withdrawn": _("took back what they had told us"),
    }
)
