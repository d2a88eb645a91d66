from learning.models.measure import Direction, Kind, Measure
from learning.models.owed_figure import Giver, OwedFigure
from learning.models.reading import Part, Quality, Reading
from learning.models.target import Annotation, Target

__all__ = [
    "Annotation", "Direction", "Giver", "Kind", "Measure", "OwedFigure", "Part", "Quality", "Reading", "Target",
]  # fmt: skip
