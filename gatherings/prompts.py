"""Reflection questions that come with this software, in our own words, each tagged by where in a system it touches.

Leverage points, from the most powerful (1) to the least (12), after Donella Meadows, "Leverage Points: Places to
Intervene in a System" (1999); its companion is "Dancing with Systems".
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

ESSAYS = (
    (_("Leverage Points: Places to Intervene in a System"), "https://donellameadows.org/archives/leverage-points-places-to-intervene-in-a-system/"),
    (_("Dancing with Systems"), "https://donellameadows.org/archives/dancing-with-systems/"),
)  # fmt: skip

# What each leverage point means, in our words.
MEANINGS = {
    1: _("Hold every way of seeing lightly, one’s own included."),
    2: _("What we take for granted, from which everything else follows."),
    3: _("What the whole is really for."),
    4: _("Who may begin something new, or change how things are arranged."),
    5: _("What is allowed, rewarded, expected; written down or not."),
    6: _("Who gets to know what, and when."),
    7: _("What grows the more there is of it."),
    8: _("What steers back when things drift."),
    9: _("How long it takes until one sees what one has done."),
    10: _("How things are built and pass through: places, people, queues."),
    11: _("What is kept in reserve, so that a bad month does no harm."),
    12: _("Amounts: money, hours, targets."),
}


@dataclass(frozen=True)
class Shipped:
    """One question: its lasting key, its words, leverage point (1 to 12), level and moment."""

    key: str
    text: Any
    leverage: int
    level: str
    moment: str


SHIPPED = (
    Shipped("borrowed-eyes", _("Whose way of seeing could I borrow for this hour?"), 1, "individual", "opening"),
    Shipped(
        "opposite-view",
        _("What would I have to believe for the opposite view to make sense?"),
        1,
        "individual",
        "middle",
    ),
    Shipped("no-explanation", _("What if none of our explanations is quite right?"), 1, "network", "between"),
    Shipped("relate", _("How do I relate to my work and to the people I work with?"), 2, "individual", "opening"),
    Shipped(
        "intention",
        _("What is my intention here, and what would I like to have made possible?"),
        2,
        "individual",
        "opening",
    ),
    Shipped(
        "put-down",
        _("What am I carrying into this room that I could put down for an hour?"),
        2,
        "individual",
        "opening",
    ),
    Shipped("belief", _("Which belief about this issue have I stopped questioning?"), 2, "individual", "middle"),
    Shipped("same-word", _("Which word do we all use and each mean differently?"), 2, "network", "middle"),
    Shipped(
        "own-wish",
        _("What does my organisation want for itself here, and have we said so aloud?"),
        3,
        "organisation",
        "opening",
    ),
    Shipped(
        "adding-up", _("Are our actions, taken together, adding up to the impact we want?"), 3, "network", "middle"
    ),
    Shipped("one-goal", _("If only one of our goals survived, which should it be?"), 3, "network", "middle"),
    Shipped("missing", _("If this gathering had not happened, what would be missing?"), 3, "network", "closing"),
    Shipped("day-to-day", _("What will I change in my day-to-day work?"), 4, "individual", "closing"),
    Shipped("two-weeks", _("What am I free to try in the next two weeks?"), 4, "individual", "closing"),
    Shipped("without-asking", _("What could partners start without asking anyone?"), 4, "network", "middle"),
    Shipped("grown-quietly", _("What has grown quietly without anybody planning it?"), 4, "network", "between"),
    Shipped("from-here", _("How do we want to work together from here?"), 5, "network", "closing"),
    Shipped("unwritten", _("Which unwritten rule slows us?"), 5, "organisation", "middle"),
    Shipped("not-again", _("Which of our rules would we not write again today?"), 5, "organisation", "between"),
    Shipped(
        "more-trust", _("What would we stop doing if we trusted each other a little more?"), 5, "network", "closing"
    ),
    Shipped("not-seen", _("Who does not see what they need to see?"), 6, "network", "middle"),
    Shipped(
        "by-tomorrow",
        _("What did I hear today that others at my place should know by tomorrow?"),
        6,
        "individual",
        "closing",
    ),
    Shipped(
        "not-in-room", _("What do those we work for know that has not reached this room?"), 6, "network", "opening"
    ),
    Shipped("feeds-itself", _("What success feeds itself?"), 7, "network", "middle"),
    Shipped("easier", _("Whose work got easier because of something I did this month?"), 7, "individual", "opening"),
    Shipped("drift", _("What corrects us when we drift?"), 8, "network", "between"),
    Shipped("early-sign", _("What early sign would tell us that we are going the wrong way?"), 8, "network", "middle"),
    Shipped("urgency", _("What does acting with urgency ask of us: to speed up, or to pause?"), 9, "network", "middle"),
    Shipped("impatient", _("Where are we impatient with something slow?"), 9, "network", "between"),
    Shipped("how-long", _("How long do we give this before we judge it?"), 9, "organisation", "closing"),
    Shipped("waiting", _("Where do people have to wait, and what for?"), 10, "network", "middle"),
    Shipped(
        "built-so",
        _("What is built in a way that makes our work harder than it need be?"),
        10,
        "organisation",
        "middle",
    ),
    Shipped(
        "reserve",
        _("What do we keep in reserve, so that one bad month does not undo us?"),
        11,
        "organisation",
        "between",
    ),
    Shipped("two-away", _("Who would carry on if two of us were away for a season?"), 11, "network", "middle"),
    Shipped("which-numbers", _("Are we arguing about numbers because the goal is unclear?"), 12, "network", "middle"),
    Shipped(
        "no-decision",
        _("Which figure do we report although nobody decides anything by it?"),
        12,
        "organisation",
        "between",
    ),
)
