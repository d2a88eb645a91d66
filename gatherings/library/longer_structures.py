"""Liberating Structures that take three quarters of an hour and more."""

from django.utils.translation import gettext_lazy as _

from gatherings.library.structures import structure

LONG = (
    structure(
        "agreement-certainty", "Agreement-Certainty Matrix", 30, 45, 60, _("groups of 4 to 6"),
        _("Sorting what we face into simple, complicated, complex and chaotic, so that each is met with the right kind of work."),
        _("Write what takes your time, one thing a note.\nPlace each note: how sure are we what works, how far do we agree?\nCompare the pictures.\nWhere do we use the wrong tool?"),
        ("discuss", "create"), ("understand", "decide"), group_least=4, group_most=6, people_least=4, materials=_("notes, a large matrix"),
    ),
    structure(
        "appreciative-interviews", "Appreciative Interviews", 45, 60, 75, _("pairs, fours"),
        _("Stories of when it worked, told in pairs: they show what success is made of, and that we know it already."),
        _("Name the kind of success to look for.\nPairs interview each other, eight minutes each.\nIn fours, tell your partner’s story.\nWhat made these successes possible?"),
        ("discuss", "reflect"), ("know", "relate", "learn"), group_most=4, people_least=4,
    ),
    structure(
        "discovery-action", "Discovery & Action Dialogue", 25, 45, 70, _("5 to 15 round a table"),
        _("Who here, with no more means than the rest, already does it better? The people with the problem find the answer."),
        _("How do you know when the problem is there?\nHow do you protect yourself and others?\nWhat keeps you from doing so always?\nWho manages, and how?\nWhat could we try, who is in?"),
        ("discuss",), ("understand", "act"), group_least=5, group_most=15, people_least=5,
    ),
    structure(
        "shift-and-share", "Shift & Share", 30, 90, 100, _("stations, small groups going round"),
        _("Several people show what they do at stations; small groups go round. A whole network learns about itself without slides."),
        _("Choose who shows: five to seven stations at most.\nTen minutes a station, two of them for questions.\nAt the bell everybody moves on.\nWhat would you like to take over?"),
        ("listen", "move"), ("organisations", "learn"), group_least=4, group_most=8, people_least=10,
    ),
    structure(
        "wise-crowds", "Wise Crowds", 15, 60, 75, _("groups of 4 to 5"),
        _("A circle of four or five helps each member in turn, fifteen minutes a person. More heads, less preaching."),
        _("Who asks presents for two minutes; others ask for three.\nThe asker turns away and listens for eight minutes.\nTurn back: what do you take with you?\nNext person."),
        ("discuss",), ("learn", "act"), group_least=4, group_most=5, people_least=4,
    ),
    structure(
        "min-specs", "Min Specs", 35, 45, 50, _("groups of 4 to 7"),
        _("From a long list of musts to the few rules without which it would fail; everything else is freedom."),
        _("List all the dos and don’ts.\nTake each: if we broke it, could we still reach our purpose? Then strike it.\nCompare with other groups.\nKeep two to five."),
        ("discuss", "decide"), ("decide", "act"), group_least=4, group_most=7, people_least=4,
    ),
    structure(
        "conversation-cafe", "Conversation Café", 20, 45, 60, _("circles of 5 to 7"),
        _("Calm talk about something hard: two rounds with a talking piece, open talk, a last round."),
        _("Say the agreements: listen, be brief, be curious.\nFirst round, a minute each: what is on your mind?\nSecond round: having heard the others?\nOpen talk.\nLast round: what do you take with you?"),
        ("discuss", "reflect"), ("understand", "relate"), group_least=5, group_most=7, people_least=5, materials=_("a talking piece for each circle"),
    ),
    structure(
        "fishbowl", "User Experience Fishbowl", 35, 50, 70, _("3 to 7 inside, the others around"),
        _("Those who were there talk among themselves as if nobody listened; the others hear what no report says."),
        _("Three to seven with experience sit in the middle.\nThey tell each other, not the room.\nThe others collect questions in groups.\nThe middle answers; what is still open?"),
        ("listen", "discuss"), ("learn", "understand"), group_least=3, group_most=7, people_least=8,
    ),
    structure(
        "design-storyboards", "Design StoryBoards", 25, 45, 70, _("small groups"),
        _("Planning a gathering block by block: purpose first, then who, how and how long. For those who prepare the next one."),
        _("Say the purpose of the gathering.\nFor each block: what for, which format, how many minutes, who?\nWalk through it as a guest would.\nTake one thing out."),
        ("create",), ("create", "decide"), group_most=6, people_most=12,
    ),
    structure(
        "celebrity-interview", "Celebrity Interview", 35, 45, 60, _("one interviewed, all"),
        _("Instead of a talk, an interview: what moves this person, what was hard, what are they curious about?"),
        _("Welcome and introduce the guest.\nAsk as a good host would: how did you come to this? what did you not know?\nTables collect questions on cards.\nGo on with their questions; thank."),
        ("listen", "discuss"), ("learn", "understand"), people_least=8,
    ),
    structure(
        "social-network-webbing", "Social Network Webbing", 45, 60, 75, _("all at a wall"),
        _("A map of who works with whom, made of notes and lines by everybody at once; then of whom we would like to know."),
        _("Each writes their own name and organisation on a note.\nAdd people we know and people we need.\nDraw lines for working together; thicker for more.\nWhere are gaps, who bridges?\nWhich ties shall we make?"),
        ("create", "move"), ("know", "organisations", "relate"), people_least=6, materials=_("a large wall, notes in colours, pens"),
    ),
    structure(
        "what-i-need", "What I Need From You", 55, 60, 70, _("groups of 3 to 7 by function"),
        _("Each group asks each other group plainly for what it needs, and gets a plain answer: yes, no, I will try, or unclear."),
        _("Sit in groups by what you do.\nAgree on your two most important needs.\nOne speaker a group; in a circle, each asks each.\nAnswer with one of four words, nothing else.\nGroups talk about what they heard."),
        ("discuss", "decide"), ("decide", "relate", "act"), group_least=3, group_most=7, people_least=9,
    ),
    structure(
        "open-space", "Open Space", 90, 120, 480, _("groups that form themselves"),
        _("Those who come make the agenda on the spot and go where they can learn or give most. For large rooms and open questions."),
        _("Say the theme and the law of two feet.\nWhoever cares for a topic writes it up with time and place.\nGo where you want; move on when you like.\nEach group leaves a page.\nMeet at the end: what now?"),
        ("discuss", "create"), ("create", "act", "understand"), people_least=12, materials=_("a wall of times and places, paper, tape"), source=_("Harrison Owen; also among Liberating Structures"),
    ),
    structure(
        "simple-ethnography", "Simple Ethnography", 75, 120, 240, _("pairs, in the field"),
        _("Going to see how people really do it, instead of asking what they think. Watch, note, ask little."),
        _("Agree on what to look for.\nIn pairs, watch and write down what you see and hear.\nAsk a few: why did you do that?\nBring back surprises; what do they tell us?"),
        ("listen", "move"), ("understand", "learn"), group_most=2,
    ),
    structure(
        "integrated-autonomy", "Integrated~Autonomy", 60, 80, 90, _("alone, fours, all"),
        _("More together and more on our own: looking for what serves both, rather than swinging between them."),
        _("How could we be more joined up and at the same time more free?\nList what serves the one, what serves the other.\nSearch for what serves both.\nChoose where to begin."),
        ("discuss", "create"), ("decide", "understand"), group_most=4, people_least=4,
    ),
    structure(
        "critical-uncertainties", "Critical Uncertainties", 75, 100, 120, _("groups of 4 to 6"),
        _("Four possible futures from two things nobody can foresee; what would we do in each, and what in all of them?"),
        _("List what matters and cannot be foreseen.\nTake the two that matter most as axes.\nGive each of the four futures a name.\nWhat would work in each? What in all?\nWhat do we start with?"),
        ("create", "discuss"), ("understand", "decide"), group_least=4, group_most=6, people_least=4, materials=_("large paper, notes"),
    ),
    structure(
        "ecocycle-planning", "Ecocycle Planning", 70, 95, 120, _("alone, pairs, fours, all"),
        _("Everything we do, placed in a cycle of birth, growth, ripeness and letting go. What is starved, what is stuck?"),
        _("Alone: list what we do.\nIn pairs, place each thing on the loop.\nFours and all: agree on one picture.\nWhat do we let go, what do we feed?"),
        ("create", "decide"), ("decide", "understand"), group_most=4, people_least=4, materials=_("a large picture of the loop, notes"),
    ),
    structure(
        "panarchy", "Panarchy", 90, 120, 150, _("small groups, all"),
        _("Seeing our work within systems larger and smaller than it, and how change in one opens or closes the others."),
        _("List what helps or hinders us from above and from below.\nPlace it level by level.\nWhere could a small change travel up?\nWho could open a door?"),
        ("create", "discuss"), ("understand",), group_least=4, group_most=7, people_least=6,
    ),
    structure(
        "purpose-to-practice", "Purpose-To-Practice", 90, 120, 150, _("alone, fours, all"),
        _("A new undertaking on one page: purpose, principles, participants, structure, practices. Made by those who will carry it."),
        _("Start with purpose; do not go on until it rings.\nThen principles: what must we hold to?\nWho has to be part?\nHow do we share the work?\nWhat do we do, week by week?"),
        ("create", "decide"), ("create", "decide", "act"), group_most=4, people_least=4, materials=_("five sheets on a wall"),
    ),
)  # fmt: skip
