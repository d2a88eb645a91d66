"""Formats of others, and plain ones that belong to nobody."""

from django.utils.translation import gettext_lazy as _

from gatherings.library.shape import LibraryFormat

OTHERS = (
    LibraryFormat(
        "check-in", _("Check-in round"), 5, 10, 20, _("all, one after another"),
        _("Each says who they are and how they arrive, in one sentence. Whoever has spoken once speaks again more easily."),
        _("Ask one light question.\nGo round; half a minute each, passing is fine.\nStart yourself, so that all hear how short it may be."),
        ("discuss",), ("know", "relate"), people_most=30,
    ),
    LibraryFormat(
        "announcements", _("Partner announcements with an ask"), 5, 12, 25, _("all"),
        _("What each is working on, and how others could help: collected beforehand, so that each gets its seconds and none is forgotten."),
        _("Show the list; each has its time.\nSay what you do, and what you ask for.\nWhoever can help says so at once; you are brought together afterwards."),
        ("listen",), ("organisations", "relate"), people_least=3,
    ),
    LibraryFormat(
        "silent-reflection", _("Silent reflection"), 3, 8, 20, _("alone"),
        _("A question, and quiet. People write for themselves and share only what they wish to."),
        _("Read the question aloud, twice.\nStart the quiet timer; nobody talks, you neither.\nInvite a few words, or none."),
        ("reflect",), ("understand", "learn"), group_least=1, group_most=1, people_least=1,
    ),
    LibraryFormat(
        "gallery-walk", _("Gallery walk"), 15, 20, 40, _("alone or in pairs, on foot"),
        _("What was made hangs on the walls; people walk, read, and leave notes. Everything is seen in the time of one report."),
        _("Hang it up with room in front.\nWalk for ten minutes; leave a question or a thank-you at each.\nStop where most notes are, and talk."),
        ("move", "reflect"), ("learn", "organisations", "understand"), group_least=1, group_most=2, people_least=6, materials=_("walls, tape, notes"),
    ),
    LibraryFormat(
        "world-cafe", _("World Café"), 45, 75, 120, _("tables of 4 to 5, changing"),
        _("Small tables, three rounds, new company each time; a host stays and tells what was said before. Ideas travel."),
        _("Three good questions, twenty minutes each.\nTables of four or five with paper to draw on.\nAfter each round all but the host move on.\nAt the end, gather what came up at many tables."),
        ("discuss", "move"), ("understand", "create", "relate"), group_least=4, group_most=5, people_least=12,
        materials=_("tablecloths of paper, pens"), source=_("Juanita Brown and David Isaacs, The World Café"), source_url="https://theworldcafe.com/",
    ),
    LibraryFormat(
        "after-action-review", _("After-action review"), 30, 45, 75, _("all who took part"),
        _("What did we expect, what happened, what do we make of it, what do we do next time? Facts apart from judgement, and no blame."),
        _("What did we expect?\nWhat actually happened? Facts first.\nWhat do we make of it?\nWhat will we do next time, and who?"),
        ("reflect", "discuss"), ("learn",), people_most=20, source=_("US Army; widely used since"),
    ),
    LibraryFormat(
        "gradients-of-agreement", _("Gradients of agreement"), 5, 10, 25, _("all"),
        _("Six answers from wholehearted to block, instead of yes and no. It shows how much a decision will be carried."),
        _("Read the proposal as it would be written down.\nEach chooses one of the six at the same time.\nHear those who hesitate; mend the proposal.\nAsk once more."),
        ("decide",), ("decide",), people_least=3, source=_("Sam Kaner and others"),
    ),
    LibraryFormat(
        "turn-the-curve", _("Turn the curve"), 25, 30, 60, _("all, small groups"),
        _("One measure, its history and where it is heading; the story behind it; who can help; what would work, even at no cost."),
        _("How are we doing? Look at the line.\nWhat is the story behind it?\nWhich partners have a part to play?\nWhat works, also at no cost?\nWhat do we propose?"),
        ("create", "discuss"), ("understand", "decide", "act"), group_most=6, people_least=3,
        materials=_("the chart, large"), source=_("Mark Friedman, Results-Based Accountability"),
    ),
    LibraryFormat(
        "presentation", _("Presentation"), 5, 12, 30, _("one speaks, all listen"),
        _("Somebody shows what they know. Short is kind: after a quarter of an hour most people have left in their minds."),
        _("Say in one sentence what people will take with them.\nThree points at most.\nLeave as much time for questions as for talking."),
        ("listen",), ("understand", "learn", "organisations"),
    ),
    LibraryFormat(
        "conversation", _("Open conversation"), 5, 15, 45, _("all"),
        _("Talk in the whole circle. Good for few people; with many, a few will speak and the rest will wait."),
        _("Say what the conversation is for and when it ends.\nAsk those first who have not spoken.\nSum up in one sentence."),
        ("discuss",), ("understand", "decide", "relate"), people_most=12,
    ),
    LibraryFormat(
        "pairs", _("Talk in pairs"), 5, 10, 20, _("pairs"),
        _("Two people, one question, half the time each. Everybody speaks, and everybody is heard by somebody."),
        _("Ask the question.\nHalf the time for the one, then say: change.\nA few share what surprised them."),
        ("discuss",), ("know", "relate", "understand"), group_least=2, group_most=2,
    ),
    LibraryFormat(
        "commitments", _("Commitments round"), 5, 10, 20, _("all, one after another"),
        _("One thing in my own work and one in how we work together, said aloud. It comes back, kindly, before the next gathering."),
        _("A quiet minute to write.\nEach says one or two, as small as they like.\nWrite them down where all see."),
        ("decide", "reflect"), ("act",), people_most=30,
    ),
    LibraryFormat(
        "break", _("Break"), 5, 10, 30, _("as people like"),
        _("Air, water, and the talk that needs no agenda. Often the best quarter of an hour."),
        _("Say when you go on.\nOpen a window.\nStart again on time."),
        ("rest",), ("relate",), people_least=1,
    ),
    LibraryFormat(
        "buffer", _("Buffer"), 3, 10, 30, _("nobody in particular"),
        _("Minutes that belong to nothing yet. What runs late takes them; if nothing does, you end early and people thank you."),
        _("Do not announce it.\nGive it to what needs it.\nGive back what is left."),
        ("rest",), (), people_least=1,
    ),
)  # fmt: skip
