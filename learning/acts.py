"""What the acts of this app are called."""

from django.utils.translation import gettext_lazy as _

from learning import lesson_acts, noticing_acts, voice_acts  # noqa: F401 — name their own
from people.models.audit import ACTS

ACTS.update(
    {
        "measure.added": _("added a measure"),
        "measure.edited": _("described a measure anew"),
        "measure.archived": _("archived a measure"),
        "measure.restored": _("took a measure up again"),
        "measure.target_set": _("set a target"),
        "measure.target_removed": _("took a target out"),
        "measure.annotated": _("wrote on a chart"),
        "measure.annotation_removed": _("took a word off a chart"),
        "measure.givers_chosen": _("chose who gives figures"),
        "group.measures_chosen": _("chose the measures of a group"),
        "reading.entered": _("entered a figure"),
        "reading.corrected": _("corrected a figure"),
        "reading.taken_back": _("took a figure back"),
        "reading.imported": _("entered figures from a file"),
    }
)
