"""The policy for gatherings."""

from collections.abc import Callable

from tests.access.actors import BACKBONE, COMMUNITY, EDITOR, EVERYBODY, FACILITATOR, NOBODY, OTHER, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

RUN = frozenset({BACKBONE, FACILITATOR})  # who may change what Chidi runs
PLAN = RUN | {EDITOR}  # who may plan one: Ben chairs a group
INVITED = frozenset({EDITOR, OTHER, COMMUNITY})
INSIDE = SIGNED_IN - {COMMUNITY}


def g(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world: at=g("gathering")."""
    return lambda world: [getattr(world.gatherings, name).pk for name in names]


def invitation(world: World) -> list:
    return [world.gatherings.link.token]


def slot(world: World) -> list:
    return [world.gatherings.series.pk, "2027-03-02"]


SERIES = ("gatherings.change_series",)


def of(name: str) -> Callable[[World], list]:
    """Whose plan of reminders it is: at=of("series")."""
    return lambda world: [name, getattr(world.gatherings, name).pk]


REMIND = ("gatherings.change_reminders",)
INVITE = ("gatherings.invite_guests",)
CHANGE = ("gatherings.change_gathering",)
SEES = ("Gathering.visible_to",)

CASES = [
    Case("gathering_list", get=SIGNED_IN, guard=SEES),
    Case("gathering_list", get=SIGNED_IN, query="?show=mine"),
    Case("gathering_list", get=SIGNED_IN, query="?show=past"),
    Case("gathering_new", get=PLAN, post=PLAN, guard=("gatherings.add_gathering",)),
    Case("gathering_detail", get=SIGNED_IN, at=g("gathering"), guard=("gatherings.see_link",)),
    Case("gathering_detail", get=INSIDE, at=g("other"), guard=SEES, note="without an invitation"),
    Case("guest_list", get=RUN, at=g("gathering"), guard=INVITE),
    Case("guest_choose", get=RUN, post=RUN, at=g("gathering"), guard=INVITE),
    Case(
        "guest_withdraw",
        get=RUN,
        post=RUN,
        at=lambda world: [world.gatherings.gathering.pk, world.gatherings.rsvp_dora.pk],
        guard=INVITE,
    ),
    Case("guest_invite", post=RUN, at=g("gathering"), guard=INVITE),
    Case(
        "rsvp_answer",
        get=RUN | {EDITOR},
        post=RUN | {EDITOR},
        at=g("rsvp"),
        guard=("Rsvp.visible_to + gatherings.answer_rsvp",),
    ),
    Case("rsvp_answer", get=RUN | {OTHER}, at=g("rsvp_dora"), post=RUN | {OTHER}, note="of somebody else"),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=invitation, as_link=True, note="to answer an invitation"),
    Case(
        "rsvp_join", post=INSIDE - {BACKBONE}, at=g("open"), guard=("gatherings.join_gathering",), note="not one's own"
    ),
    Case("rsvp_join", at=g("other"), guard=("gatherings.join_gathering",), note="not open to all"),
    Case("date_poll", get=RUN, post=RUN, at=g("polled"), guard=INVITE),
    Case("date_ask", post=RUN, at=g("polled"), guard=INVITE),
    Case("date_take", post=RUN, at=lambda world: [world.gatherings.polled.pk, world.gatherings.date.pk], guard=INVITE),
    Case("rsvp_answer", get=RUN | {EDITOR}, post=RUN | {EDITOR}, at=g("polled_rsvp"), note="to mark dates"),
    Case("series_list", get=SIGNED_IN),
    Case("series_detail", get=INSIDE, at=g("series"), guard=("Series.visible_to",)),
    Case("series_new", get=PLAN, post=PLAN, guard=("gatherings.add_gathering",)),
    *(Case(f"series_{act}", get=RUN, post=RUN, at=g("series"), guard=SERIES) for act in ("edit", "guests", "end")),
    Case("series_go_on", post=RUN, at=g("series"), guard=SERIES),
    Case("series_leave_out", post=RUN, at=slot, guard=SERIES),
    Case("series_take_back", post=RUN, at=slot, guard=SERIES),
    *(
        Case(f"gathering_{act}", get=RUN, post=RUN, at=g("gathering"), guard=CHANGE)
        for act in ("move", "cancel", "duplicate")
    ),
    Case("gathering_restore", post=RUN, at=g("gathering"), guard=CHANGE),
    Case("gathering_edit", get=RUN, post=RUN, at=g("gathering"), guard=CHANGE),
    Case("gathering_edit", get=STAFF, post=STAFF, at=g("other"), guard=CHANGE, note="of somebody else"),
    # Reminders
    Case("gathering_reminders", get=RUN, at=g("gathering"), guard=REMIND),
    Case("series_reminders", get=RUN, at=g("series"), guard=REMIND),
    Case("network_reminders", get=STAFF, guard=REMIND),
    Case("reminders_own", post=RUN, at=of("gathering"), guard=REMIND),
    Case("reminders_own", post=STAFF, at=lambda world: ["network", 0], guard=REMIND, note="of the network"),
    Case("reminders_follow", post=RUN, at=of("series"), guard=REMIND),
    Case("reminder_new", get=RUN, post=RUN, at=of("gathering"), guard=REMIND),
    *(
        Case(route, get=get, post=RUN, at=g("reminder"), guard=("Reminder.visible_to",))
        for route, get in (("reminder_edit", RUN), ("reminder_switch", NOBODY), ("reminder_remove", NOBODY))
    ),
    Case("reminder_edit", get=STAFF, post=STAFF, at=g("common"), note="of the network"),
    # Calendar programs
    Case("calendar_subscribe", get=SIGNED_IN),
    Case("calendar_renew", post=SIGNED_IN, at=lambda world: ["mine"]),
    Case("calendar_stop", post=SIGNED_IN, at=lambda world: ["mine"]),
    Case("calendar_feed", get=EVERYBODY, at=lambda world: [world.gatherings.feed.token], as_link=True),
    Case("calendar_feed", at=lambda world: ["x"], note="made up"),
    Case("calendar_public", get=EVERYBODY),
    Case("gathering_calendar", get=SIGNED_IN, at=g("gathering"), guard=("gatherings.see_link",)),
    Case("gathering_calendar", get=INSIDE, at=g("other"), guard=SEES, note="without an invitation"),
]


def of_elif(world: World) -> dict:
    return {"people": [world.elif_.pk]}


def of_first_stories(world: World) -> dict:
    return {"gathering": world.gatherings.gathering.pk}


def a_reminder(world: World) -> dict:
    return of_first_stories(world) | {"audience": "invited", "amount": 1, "subject": "Bread", "text": "Bring some."}


def marks(world: World) -> dict:
    return {"marks": [{"date": world.gatherings.date.pk, "fit": "yes"}]}


def two_dates(world: World) -> dict:
    return {"dates": [{"day": "2027-03-02", "begins": "10:00"}, {"day": "2027-03-03", "begins": "10:00"}]}


def renamed(world: World) -> dict:
    return {"name": "Later reading", "version": world.gatherings.series.version}


A_DAY = {"day": "2027-03-02", "begins": "10:00", "minutes": 60, "zone": "Europe/Berlin"}

API = [
    Case("gathering-list", get=SIGNED_IN, post=PLAN, guard=("Gathering.visible_to", "gatherings.add_gathering")),
    Case("gathering-detail", get=INSIDE, patch=STAFF, at=g("other"), guard=(*SEES, *CHANGE)),
    Case("gathering-detail", get=SIGNED_IN, patch=RUN, at=g("gathering"), note="with a link only guests see"),
    *(
        Case(f"gathering-{act}", post=RUN, at=g("gathering"), guard=CHANGE, data=lambda world: A_DAY)
        for act in ("move", "cancel", "restore")
    ),
    Case("gathering-guests", get=RUN, at=g("gathering"), guard=INVITE),
    Case("gathering-for", post=RUN, at=g("gathering"), guard=INVITE),
    Case("gathering-invite", post=RUN, at=g("gathering"), guard=INVITE, data=of_elif),
    Case("gathering-join", post=INSIDE - {BACKBONE}, at=g("open"), guard=("gatherings.join_gathering",)),
    Case("series-list", get=SIGNED_IN, post=PLAN, guard=("gatherings.add_gathering",)),
    Case(
        "series-detail",
        get=INSIDE,
        patch=RUN,
        at=g("series"),
        guard=("Series.visible_to", *SERIES),
        data=renamed,
    ),
    Case("series-for", post=RUN, at=g("series"), guard=SERIES, data=lambda world: {"reach": "contacts"}),
    Case("series-go-on", post=RUN, at=g("series"), guard=SERIES),
    Case("poll-dates", get=RUN, post=RUN, at=g("polled"), guard=INVITE, data=two_dates),
    Case("poll-dates-ask", post=RUN, at=g("polled"), guard=INVITE),
    Case(
        "poll-dates-take",
        post=RUN,
        at=g("polled"),
        guard=INVITE,
        data=lambda world: {"date": world.gatherings.date.pk},
    ),
    Case("turn-reminders", get=RUN, at=g("gathering"), guard=REMIND),
    Case("reminder-list", get=SIGNED_IN, post=RUN, guard=("Reminder.visible_to", *REMIND), data=a_reminder),
    Case("reminder-detail", get=RUN, patch=RUN, at=g("reminder"), guard=("Reminder.visible_to",)),
    Case("reminder-detail", get=STAFF, patch=STAFF, at=g("common"), note="of the network"),
    Case("reminder-remove", post=RUN, at=g("reminder"), guard=("Reminder.visible_to",)),
    Case("reminder-own", post=RUN, guard=REMIND, data=of_first_stories),
    Case("reminder-follow", post=STAFF, guard=REMIND, data=lambda world: {}, note="of the network"),
    Case("rsvp-colleague", post=RUN | {EDITOR}, at=g("rsvp")),
    Case("rsvp-dates", get=RUN | {EDITOR}, post=RUN | {EDITOR}, at=g("polled_rsvp"), data=marks),
    Case("rsvp-take-back", post=RUN, at=g("rsvp_dora"), guard=INVITE),
    *(
        Case(f"series-{act}", post=RUN, at=g("series"), guard=SERIES, data=lambda world: {"day": "2027-03-02"})
        for act in ("end", "leave-out", "take-back")
    ),
    Case("rsvp-list", get=SIGNED_IN, guard=("Rsvp.visible_to",)),
    Case("rsvp-detail", get=RUN | {EDITOR}, at=g("rsvp"), guard=("Rsvp.visible_to",)),
    Case("rsvp-answer", post=RUN | {EDITOR}, at=g("rsvp"), guard=("Rsvp.visible_to + gatherings.answer_rsvp",)),
    Case("rsvp-met", post=RUN | {EDITOR}, at=g("rsvp"), guard=("Rsvp.visible_to + gatherings.answer_rsvp",)),
    Case("rsvp-tell", post=frozenset({EDITOR}), at=g("rsvp")),
]
