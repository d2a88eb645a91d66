from learning.models.measure import Direction, Kind, Measure
from learning.models.owed_figure import Giver, OwedFigure
from learning.models.reading import Part, Quality, Reading
from learning.models.target import Annotation, Target
from learning.models.topic import Topic
from learning.models.voice import Voice
from learning.models.voice_link import VoiceLink
from learning.models.voice_queryset import CameOf, VoiceState

__all__ = [
    "Annotation", "CameOf", "Direction", "Giver", "Kind", "Measure", "OwedFigure", "Part", "Quality", "Reading",
    "Target", "Topic", "Voice", "VoiceLink", "VoiceState",
]  # fmt: skip
