from newsletter.models.edition import Edition
from newsletter.models.highlight import TELL, Highlight
from newsletter.models.highlight_pause import HighlightPause
from newsletter.models.highlight_queryset import HighlightState, Passed, month_of
from newsletter.models.highlight_rhythm import HighlightRhythm
from newsletter.models.highlight_words import ANSWERS
from newsletter.models.issue import Issue
from newsletter.models.section import Item, Section
from newsletter.models.subscription import Source, Subscription, SubscriptionState

__all__ = [
    "ANSWERS",
    "TELL",
    "Edition",
    "Highlight",
    "HighlightPause",
    "HighlightRhythm",
    "HighlightState",
    "Issue",
    "Item",
    "Passed",
    "Section",
    "Source",
    "Subscription",
    "SubscriptionState",
    "month_of",
]
