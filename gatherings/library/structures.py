"""Liberating Structures: the formats gathered by Keith McCandless and Henri Lipmanowicz, described in our own words."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from gatherings.library.shape import LibraryFormat

SITE = "https://www.liberatingstructures.com/"
structure = partial(
    LibraryFormat, source=_("Liberating Structures, Lipmanowicz and McCandless"), source_url=SITE, group_least=2
)

SHORT = (
    structure(
        "1-2-4-all", "1-2-4-All", 10, 12, 20, _("alone, pairs, fours, all"),
        _("Everybody thinks first, then ideas grow from two to four to the whole room. No one is left out, nobody dominates."),
        _("One minute alone with the question.\nTwo minutes in pairs: build on each other.\nFour minutes in fours: what is alike, what differs?\nEach four says one thing to all."),
        ("create", "discuss"), ("understand", "decide", "create"), group_most=4, people_least=4,
    ),
    structure(
        "impromptu-networking", "Impromptu Networking", 15, 20, 25, _("pairs rotating"),
        _("Three short talks with three different people about what brings you. A room of strangers becomes a room of people."),
        _("Ask one question, such as: what do you bring, and what do you hope to take home?\nFind somebody you do not know; five minutes together.\nFind another one, twice more.\nEnd with a word on what you noticed."),
        ("move", "discuss"), ("know", "relate"), group_most=2, people_least=6,
    ),
    structure(
        "nine-whys", "Nine Whys", 15, 20, 30, _("pairs, fours, all"),
        _("Asking “why is that important to you?” again and again, until the purpose underneath can be said in one breath."),
        _("In pairs, one tells what they work on.\nThe other asks up to nine times why that matters; then change.\nTwo pairs compare.\nTogether: what is it that we share?"),
        ("discuss", "reflect"), ("know", "relate", "understand"), group_most=4, people_least=4,
    ),
    structure(
        "wicked-questions", "Wicked Questions", 20, 25, 35, _("alone, fours, all"),
        _("Naming two things that are both true and pull apart, so that nobody has to pretend one of them away."),
        _("Show an example: how can we be … and at the same time … ?\nAlone, then in fours: write your own.\nAll choose the ones with most tension.\nAsk what becomes possible when both stay true."),
        ("discuss", "reflect"), ("understand", "learn"), group_most=6, people_least=4,
    ),
    structure(
        "15-percent-solutions", "15% Solutions", 10, 20, 25, _("alone, small groups"),
        _("What can each of us start now, without more money or permission? Small and certain beats large and someday."),
        _("Alone: list what is in your own hands.\nIn threes or fours, each tells theirs; others ask and sharpen.\nEach says aloud one thing they will do."),
        ("reflect", "discuss"), ("act", "decide"), group_most=4,
    ),
    structure(
        "troika-consulting", "Troika Consulting", 25, 30, 40, _("threes"),
        _("One asks for help and turns away; two talk it over as if alone. Quick, kind advice for a real question."),
        _("The one who asks has two minutes, the two others one to understand.\nThe asker turns round; the two think aloud for five minutes.\nBack to face each other: what was most useful?\nChange until all three have asked."),
        ("discuss",), ("learn", "relate", "act"), group_least=3, group_most=3, people_least=3,
    ),
    structure(
        "25-10-crowd-sourcing", "25/10 Crowd Sourcing", 25, 30, 40, _("all, on their feet"),
        _("Bold ideas on cards, passed around and scored five times without names: the ten best of a crowd in half an hour."),
        _("Each writes one bold idea and a first step on a card.\nWalk and swap cards until told to stop; score from 1 to 5 on the back.\nFive rounds; add the scores.\nRead out from the top."),
        ("move", "create"), ("decide", "create", "act"), people_least=12, materials=_("a card and a pen each"),
    ),
    structure(
        "helping-heuristics", "Helping Heuristics", 12, 15, 25, _("threes"),
        _("Trying four ways of answering somebody who asks for help, from quiet presence to open challenge; noticing which one helps."),
        _("One asks, one answers, one watches.\nFour rounds of two minutes, each with another way of listening.\nSay what each way did to you."),
        ("discuss", "reflect"), ("learn", "relate"), group_least=3, group_most=3, people_least=3,
    ),
    structure(
        "generative-relationships", "Generative Relationships STAR", 20, 25, 35, _("small groups"),
        _("A look at how we work together: how different we are, how well tuned, what we do jointly, and why we need to."),
        _("Alone: mark the four points of the star for your group.\nCompare; where do we differ?\nFind one thing that would make the weakest point stronger.\nName first steps."),
        ("discuss", "reflect"), ("relate", "learn"), group_least=3, group_most=8, people_least=3,
    ),
    structure(
        "improv-prototyping", "Improv Prototyping", 20, 20, 60, _("players and watchers"),
        _("Playing a hard moment instead of talking about it, then trying it another way. About twenty minutes a round."),
        _("Set the scene and who is who.\nPlay it for three minutes.\nWatchers talk in groups: what worked?\nSomebody steps in and plays it better; keep the pieces that work."),
        ("create", "move"), ("create", "learn"), people_least=6,
    ),
    structure(
        "triz", "TRIZ", 30, 35, 45, _("groups of 4 to 7"),
        _("How could we make sure to get the very worst result? Which of that do we do already? What shall we stop?"),
        _("List everything that would reliably bring the worst result.\nBe honest: what on this list looks like us?\nChoose what to stop, and the first step of stopping."),
        ("discuss", "create"), ("understand", "decide"), group_least=4, group_most=7, people_least=4,
    ),
    structure(
        "heard-seen-respected", "Heard, Seen, Respected", 30, 35, 45, _("pairs, fours, all"),
        _("Telling about a time when one was not heard, and listening without mending it. It changes how people listen for good."),
        _("In pairs: a story each, seven minutes, the other only listens.\nHow was that?\nFours: what do these stories share?\nAll: how do we want to listen here?"),
        ("discuss", "reflect"), ("relate", "know"), group_most=4, people_least=4,
    ),
    structure(
        "drawing-together", "Drawing Together", 30, 40, 45, _("alone, small groups, all"),
        _("Telling one’s way with five simple shapes instead of words. What cannot be said yet often can be drawn."),
        _("Show the five shapes: circle, rectangle, triangle, star, spiral.\nAlone: draw the journey from here to what you hope for.\nOthers say what they see before the drawer explains.\nWhat repeats?"),
        ("create", "reflect"), ("understand", "create"), group_most=4, materials=_("paper and thick pens"),
    ),
    structure(
        "what-so-what-now-what", "What, So What, Now What", 30, 45, 60, _("groups of 5 to 7"),
        _("Looking back in three steps that are kept apart: what happened, what it means, what to do."),
        _("What did we notice? Facts only.\nSo what: what do they mean, what follows?\nNow what: which step makes sense?\nShare the strongest of each."),
        ("reflect", "discuss"), ("learn", "understand", "act"), group_least=5, group_most=7, people_least=4,
    ),
)  # fmt: skip
