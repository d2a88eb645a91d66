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
        "group.begun": _("began a group"),
        "group.edited": _("described a group anew"),
        "group.ended": _("ended a group"),
        "group.reopened": _("took a group up again"),
        "group.joined": _("took somebody into a group"),
        "group.member_changed": _("changed who does what in a group"),
        "group.left": _("wrote down that somebody left a group"),
        "group.came_back": _("took leaving a group back"),
        "group.asked_to_join": _("asked to join a group"),
        "group.request_welcomed": _("welcomed somebody to a group"),
        "group.request_declined": _("declined a request to join a group"),
        "group.request_taken_back": _("took a request to join back"),
        "group.channel_added": _("named a channel of a group"),
        "group.channel_edited": _("changed a channel of a group"),
        "group.channel_removed": _("took a channel of a group away"),
        "group.update_published": _("published an update of a group"),
        "group.update_withdrawn": _("took an update of a group back"),
        "group.update_brought_back": _("brought an update of a group back"),
        "strategy.reviewed": _("decided about a strategy"),
        "round.begun": _("opened a round"),
        "round.extended": _("gave a round more time"),
        "round.closed": _("closed a round"),
        "round.leaned": _("said how far they agree"),
        "suggestion.made": _("made a suggestion"),
        "suggestion.settled": _("answered a suggestion"),
        "activity.begun": _("wrote down an activity"),
        "activity.edited": _("changed an activity"),
        "activity.looked_at": _("looked at an activity"),
    }
)
