from learning.models.assumption import Assumption, AssumptionState
from learning.models.emergence import Emerged, Emergence
from learning.models.group_measure import GroupMeasure, measures_of
from learning.models.lesson import LESSON_FIELDS, Lesson
from learning.models.lesson_queryset import Sharing
from learning.models.measure import Direction, Kind, Measure
from learning.models.owed_figure import Giver, OwedFigure
from learning.models.reading import Part, Quality, Reading
from learning.models.target import Annotation, Target
from learning.models.topic import Topic
from learning.models.uptake import Appreciation, Choice, Uptake
from learning.models.voice import Voice
from learning.models.voice_link import VoiceLink
from learning.models.voice_queryset import CameOf, VoiceState

__all__ = [
    "LESSON_FIELDS",
    "Annotation",
    "Appreciation",
    "Assumption",
    "AssumptionState",
    "CameOf",
    "Choice",
    "Direction",
    "Emerged",
    "Emergence",
    "Giver",
    "GroupMeasure",
    "Kind",
    "Lesson",
    "Measure",
    "OwedFigure",
    "Part",
    "Quality",
    "Reading",
    "Sharing",
    "Target",
    "Topic",
    "Uptake",
    "Voice",
    "VoiceLink",
    "VoiceState",
    "measures_of",
]  # fmt: skip
