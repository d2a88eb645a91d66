"""What the acts around lessons are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "lesson.told": _("wrote down a lesson"),
        "lesson.edited": _("told a lesson anew"),
        "lesson.withdrawn": _("took a lesson back"),
        "lesson.given_back": _("let a lesson stand again"),
        "lesson.practice": _("named a practice worth adopting"),
        "lesson.no_practice": _("took a practice off the list"),
        "practice.answered": _("said what it does with a practice"),
    }
)
