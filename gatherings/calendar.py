"""Gatherings as calendar programs read them: iCalendar (RFC 5545), sent by mail (RFC 5546) or fetched as a feed."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vDuration, vUri

from gatherings.models import Answer, Gathering, State
from network.lib.mail import NO_LETTERS
from network.lib.zones import changes, comes_twice, offset
from people.models import Network, Person

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
PRODUCT = "-//collaborative network//gatherings//EN"
REFRESH = timedelta(hours=1)
STANDING = {Answer.YES: "ACCEPTED", Answer.MAYBE: "TENTATIVE", Answer.NO: "DECLINED", Answer.COLLEAGUE: "DECLINED"}
YEAR = timedelta(days=366)


def invitation_ics(gathering: Gathering, person: Person, method: str = REQUEST, answer: str = "") -> str:
    """What goes with a mail to somebody invited: REQUEST invites, and moves what was sent before; CANCEL takes it back.

    answer: what this person has said so far, a value of Answer.
    """
    network = Network.current()
    event = event_of(gathering, with_link=True)
    event["ORGANIZER"] = organizer(network.name)
    event.add("ATTENDEE", attendee(person, answer), encode=False)
    if method == CANCEL:
        event["STATUS"] = "CANCELLED"
    return written(method, [event], [gathering])


def published_ics(
    gatherings: Iterable[Gathering], name: str = "", with_link: Callable[[Gathering], bool] = lambda _gathering: False
) -> str:
    """Gatherings to look at, without anybody's name: a feed, called `name`, or a single file.

    with_link: whether the reader may know the link to take part in a gathering.
    """
    rows = list(gatherings)
    return written(PUBLISH, [event_of(row, with_link(row)) for row in rows], rows, name)


def public_ics(gatherings: Iterable[Gathering], name: str) -> str:
    """A feed for everybody: without links, also to pages behind the door."""
    rows = list(gatherings)
    return written(PUBLISH, [event_of(row, with_link=False, with_page=False) for row in rows], rows, name)


def uid_of(gathering: Gathering) -> str:
    """The same for ever, so that a program knows what was moved or cancelled."""
    return f"{gathering.uid}@{urlsplit(settings.SITE_URL).hostname}"


def event_of(gathering: Gathering, with_link: bool, with_page: bool = True) -> Event:
    link = gathering.link if with_link else ""
    event = Event()
    event.add("UID", uid_of(gathering))
    event.add("SEQUENCE", gathering.sequence)
    event.add("DTSTAMP", timezone.now().astimezone(UTC))
    starts, ends = times_of(gathering)
    event.add("DTSTART", starts)
    event.add("DTEND", ends)
    event.add("SUMMARY", plain(gathering.name))
    event.add("STATUS", "CANCELLED" if gathering.state == State.CANCELLED else "CONFIRMED")
    if where := gathering.place or link:
        event.add("LOCATION", plain(where))
    page = page_of(gathering) if with_page else ""
    if told := description(gathering, link, page):
        event.add("DESCRIPTION", plain(told))
    if page:
        event["URL"] = vUri(page)
    return event


def times_of(gathering: Gathering) -> tuple[datetime, datetime]:
    """Beginning and end by the clocks of its zone. In an hour that comes twice programs disagree: there, UTC."""
    zone = ZoneInfo(gathering.zone)
    starts, ends = gathering.starts_at.astimezone(zone), gathering.ends_at.astimezone(zone)
    if zone.key == "UTC" or comes_twice(starts) or comes_twice(ends):
        return starts.astimezone(UTC), ends.astimezone(UTC)
    return starts, ends


def page_of(gathering: Gathering) -> str:
    return f"{settings.SITE_URL}{gathering.get_absolute_url()}"


def description(gathering: Gathering, link: str, page: str) -> str:
    """What a calendar shows below the name."""
    parts = [gathering.intention, gathering.expectations, gathering.access]
    if link:
        parts.append(_("To take part online: %(link)s") % {"link": link})
    if page:
        parts.append(_("All about it: %(page)s") % {"page": page})
    return "\n\n".join(part for part in parts if part)


def organizer(name: str) -> vCalAddress:
    """The network, at the address its mails come from: programs distrust an organiser who is not the sender."""
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return address(sender, name)


def attendee(person: Person, answer: str) -> vCalAddress:
    """Who is invited. Answers are given by the link in the mail, so programs are told not to ask for one."""
    guest = address(person.email or "", person.name)
    guest.params["ROLE"] = "REQ-PARTICIPANT"
    guest.params["CUTYPE"] = "INDIVIDUAL"
    guest.params["PARTSTAT"] = STANDING.get(answer, "NEEDS-ACTION")  # type: ignore[call-overload]
    guest.params["RSVP"] = "FALSE"
    return guest


def address(mail: str, name: str) -> vCalAddress:
    found = vCalAddress(f"mailto:{mail}")
    found.params["CN"] = plain(" ".join(name.split())).replace('"', "'")
    return found


def plain(text: str) -> str:
    """Without the control characters that end a line too early, or that programs stumble over."""
    return NO_LETTERS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def written(method: str, events: list[Event], rows: list[Gathering], name: str = "") -> str:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODUCT)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    if name:
        calendar.add("NAME", plain(name))
        calendar.add("X-WR-CALNAME", plain(name))
        calendar.add("REFRESH-INTERVAL", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    for part in [*zones_of(rows), *events]:
        calendar.add_component(part)
    return calendar.to_ical().decode()


def zones_of(rows: list[Gathering]) -> list[Timezone]:
    """The rules of every zone in these rows, for the years they are in."""
    years: dict[str, list[int]] = {}
    for row in rows:
        if row.zone != "UTC":
            years.setdefault(row.zone, []).append(row.starts_at.year)
    return [zone_of(zone, min(found) - 1, max(found) + 2) for zone, found in sorted(years.items())]


@lru_cache(maxsize=128)
def zone_of(zone: str, first_year: int, last_year: int) -> Timezone:
    """The changes of clocks in a zone from one new year to another.

    Ours, because the library (icalendar 7.3) writes changes to summer time an hour late: it names the time after the
    change, where RFC 5545, 3.6.5, wants the time by the offset before it.
    """
    first, last = (datetime(year, 1, 1, tzinfo=UTC) for year in (first_year, last_year))
    rules = Timezone()
    rules.add("TZID", zone)
    before = offset(ZoneInfo(zone), first)
    name = first.astimezone(ZoneInfo(zone)).tzname() or ""
    rules.add_component(observance(TimezoneStandard(), first.replace(tzinfo=None), before, before, name))
    for change in changes(zone, first, last):
        kind = TimezoneDaylight() if change.is_summer else TimezoneStandard()
        rules.add_component(observance(kind, change.shown, change.before, change.after, change.name))
    return rules


def observance(
    kind: TimezoneStandard | TimezoneDaylight, begins: datetime, before: timedelta, after: timedelta, name: str
) -> TimezoneStandard | TimezoneDaylight:
    """One stretch of a zone's time, which begins when its clocks show `begins` by the offset before."""
    kind.add("DTSTART", begins)
    kind.add("TZOFFSETFROM", before)
    kind.add("TZOFFSETTO", after)
    kind.add("TZNAME", name)
    return kind
