from gatherings.models.agenda_item import AgendaChange, AgendaItem, AgendaTemplate, Block, Wording
from gatherings.models.announcement import Announcement
from gatherings.models.commitment import Commitment
from gatherings.models.decision import Decision
from gatherings.models.feed import Feed, Scope
from gatherings.models.feedback import Feedback
from gatherings.models.format import Format, Mode
from gatherings.models.gathering import Gathering
from gatherings.models.gathering_queryset import State
from gatherings.models.idea import Idea
from gatherings.models.initiative import Initiative
from gatherings.models.minutes import Minutes
from gatherings.models.occasion import Kind, Purpose, Reach
from gatherings.models.pause import Pause
from gatherings.models.poll import DateMark, Fit, ProposedDate
from gatherings.models.prompt import Level, Leverage, Moment, Prompt
from gatherings.models.reflection import Reflection, Sharing, Unsigned
from gatherings.models.reminder import NUDGES, About, Audience, Reminded, Reminder, Side, Unit
from gatherings.models.review import Review
from gatherings.models.rsvp import MOTIVATIONS, Answer, Met, Rsvp
from gatherings.models.run import BlockRun, Run
from gatherings.models.series import Series
from gatherings.models.spaciousness import Spaciousness

__all__ = [
    "MOTIVATIONS",
    "NUDGES",
    "About",
    "AgendaChange",
    "AgendaItem",
    "AgendaTemplate",
    "Announcement",
    "Answer",
    "Audience",
    "Block",
    "BlockRun",
    "Commitment",
    "DateMark",
    "Decision",
    "Feed",
    "Feedback",
    "Fit",
    "Format",
    "Gathering",
    "Idea",
    "Initiative",
    "Kind",
    "Level",
    "Leverage",
    "Met",
    "Minutes",
    "Mode",
    "Moment",
    "Pause",
    "Prompt",
    "ProposedDate",
    "Purpose",
    "Reach",
    "Reflection",
    "Reminded",
    "Reminder",
    "Review",
    "Rsvp",
    "Run",
    "Scope",
    "Series",
    "Sharing",
    "Side",
    "Spaciousness",
    "State",
    "Unit",
    "Unsigned",
    "Wording",
]
