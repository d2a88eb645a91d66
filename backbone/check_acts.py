"""What the acts around checks, staff time and the picture of a year are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "check.opened": _("opened a collaboration check"),
        "check.asked": _("asked people to answer a collaboration check"),
        "check.reminded": _("reminded of a collaboration check"),
        "check.closed": _("closed a collaboration check"),
        "check.comment_off": _("took a comment off a collaboration check"),
        "check.comment_back": _("put a comment back into a collaboration check"),
        "staff_week.entered": _("entered a week of staff time"),
        "staff_week.edited": _("corrected a week of staff time"),
        "catalyst.limit_chosen": _("chose how much of its time the backbone may spend implementing"),
        "year.begun": _("began to write the picture of a year"),
        "year.edited": _("wrote the picture of a year"),
        "year.public": _("declared the picture of a year public"),
        "year.private": _("closed the picture of a year to the public again"),
    }
)
