"""What the acts while a gathering runs, and after it, are called."""

from django.utils.translation import gettext_lazy as _

AFTER = {
    "gathering.started": _("started the gathering"),
    "gathering.closed": _("closed the gathering"),
    "gathering.reopened": _("opened the gathering again"),
    "run.went_on": _("went on to the next block"),
    "run.went_back": _("went back to the block before"),
    "run.shortened": _("shortened the blocks to come"),
    "run.skipped": _("left a block out"),
    "run.taken_in": _("took a block in again"),
    "attendance.marked": _("said who was there"),
    "decision.captured": _("wrote down a decision"),
    "decision.dropped": _("took a decision back"),
    "decision.restored": _("brought a decision back"),
    "commitment.captured": _("wrote down a commitment"),
    "commitment.dropped": _("took a commitment back"),
    "commitment.restored": _("brought a commitment back"),
    "commitment.told": _("said what became of a commitment"),
    "idea.captured": _("wrote down an idea or a note"),
    "idea.dropped": _("took an idea or a note back"),
    "idea.restored": _("brought an idea or a note back"),
    "minutes.edited": _("edited the minutes"),
    "minutes.approved": _("approved the minutes"),
    "minutes.taken_back": _("made a draft of the minutes again"),
    "review.written": _("wrote the after-action review"),
    "initiative.proposed": _("proposed an initiative"),
    "initiative.edited": _("described the initiative anew"),
    "initiative.started": _("started the initiative"),
    "initiative.closed": _("closed the initiative"),
    "initiative.reopened": _("opened the initiative again"),
}
