"""What the acts of this app are called."""

from django.utils.translation import gettext_lazy as _

from gatherings.after_acts import AFTER
from people.models.audit import ACTS

ACTS.update(AFTER)
ACTS.update(
    {
        "prompt.added": _("put a prompt into the library"),
        "prompt.taken_in": _("took in the prompts that come along"),
        "prompt.edited": _("asked a prompt in other words"),
        "prompt.retired": _("put a prompt away"),
        "prompt.brought_back": _("brought a prompt back"),
        "gathering.planned": _("planned this gathering"),
        "reminders.own": _("began a plan of reminders of one's own"),
        "reminders.followed": _("gave up a plan of reminders of one's own"),
        "reminder.added": _("added a reminder"),
        "reminder.edited": _("changed a reminder"),
        "reminder.removed": _("took a reminder away"),
        "feed.renewed": _("made a calendar address"),
        "feed.stopped": _("made a calendar address useless"),
        "gathering.edited": _("changed the words of this gathering"),
        "format.added": _("added a format of our own"),
        "format.edited": _("described a format anew"),
        "format.closed": _("put a format away"),
        "format.reopened": _("brought a format back"),
        "agenda.limits_set": _("changed from where on an agenda is too full"),
        "agenda_template.saved": _("kept an agenda as a template"),
        "agenda_template.closed": _("put a template away"),
        "gathering.moved": _("moved this gathering"),
        "gathering.cancelled": _("cancelled this gathering"),
        "gathering.restored": _("said that it takes place after all"),
        "gathering.unplanned": _("took a gathering off the calendar"),
        "series.begun": _("began this series"),
        "series.edited": _("changed this series from now on"),
        "series.day_left_out": _("left a day of the rhythm out"),
        "series.day_taken_back": _("took a day back into the rhythm"),
        "series.ended": _("ended this series"),
        "series.goes_on": _("let this series go on"),
        "gathering.dates_proposed": _("proposed dates"),
        "gathering.dates_asked": _("asked which date suits"),
        "gathering.dates_marked": _("marked which dates suit"),
        "gathering.date_taken": _("chose the date"),
        "gathering.guests_chosen": _("said whom it is for"),
        "gathering.invited": _("invited people"),
        "gathering.withdrawn": _("took an invitation back"),
        "gathering.answered": _("answered the invitation"),
        "gathering.moved_up": _("a place became free"),
        "gathering.motives_told": _("told what would make it worth it"),
        "gathering.met_told": _("told whether it was worth it"),
        "gathering.colleague_sent": _("named a colleague to come instead"),
        "pause.opened": _("put a question to the gathering"),
        "pause.ended": _("ended a pause to reflect"),
        "agenda_template.reopened": _("brought a template back"),
        "announcement.entered": _("announced something for a gathering"),
        "announcement.withdrawn": _("took an announcement back"),
        "announcement.to_newsletter": _("sorted announcements between gathering and newsletter"),
    }
)
