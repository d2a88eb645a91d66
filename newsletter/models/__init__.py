from newsletter.models.highlight import TELL, Highlight
from newsletter.models.highlight_pause import HighlightPause
from newsletter.models.highlight_queryset import HighlightState, Passed, month_of
from newsletter.models.highlight_rhythm import HighlightRhythm
from newsletter.models.highlight_words import ANSWERS
from newsletter.models.subscription import Source, Subscription, SubscriptionState

__all__ = [
    "ANSWERS",
    "TELL",
    "Highlight",
    "HighlightPause",
    "HighlightRhythm",
    "HighlightState",
    "Passed",
    "Source",
    "Subscription",
    "SubscriptionState",
    "month_of",
]
