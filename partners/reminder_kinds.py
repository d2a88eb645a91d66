"""What partners are reminded of: their profile, agreements that end, introductions, concerns."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import day_of
from partners import concern_emails, emails, exchange_emails, mou_emails, renewing
from partners.contacts import reachable_contacts
from partners.models import Concern, Introduction, Partner
from partners.models.introduction import FOLLOW_UP_DAYS, SIDES
from partners.models.partner_queryset import CONFIRM_EVERY_DAYS, REMIND_AFTER_DAYS
from people.reminder_kinds import ALWAYS, Clock, Due, Reader, ReminderKind, register

DAY = timedelta(days=1)
CYCLE = timedelta(days=CONFIRM_EVERY_DAYS)
Days = tuple[int, ...]
PARTNER = ("partner", lazy("the name of the partner"))


def profiles(days: Days, clock: Clock, until: datetime) -> Iterable[Due]:
    """Whose half year is over, and who has not been asked since."""
    wait = timedelta(days=days[0])
    rows = list(Partner.objects.to_ask(day_of(until - wait), until))
    contacts = reachable_contacts(one.pk for one in rows)
    for one in rows:
        cycle = (day_of(until - wait) - one.confirm_due_on).days // CONFIRM_EVERY_DAYS
        day = one.confirm_due_on + cycle * CYCLE + wait
        if clock(day) <= until:
            key = f"profile:{one.pk}:{one.confirm_due_on}:{cycle}"
            readers, url = as_contact(contacts.get(one.pk), one.name), one.get_absolute_url()
            yield Due(key, clock(day), ALWAYS, one.name, readers, partial(one.ask_to_confirm, None), url)


def profiles_again(days: Days, clock: Clock, until: datetime) -> Iterable[Due]:
    """Who was asked and has not answered; of use until they are asked anew."""
    rows = list(Partner.objects.to_remind(until + DAY, days[0]))
    contacts = reachable_contacts(one.pk for one in rows)
    for one in rows:
        asked = day_of(one.asked_at or until)
        moment, end = clock(asked + timedelta(days=days[0])), clock(asked + CYCLE)
        if moment <= until:
            readers = as_contact(contacts.get(one.pk), one.name)
            send, url = partial(one.ask_to_confirm, None, reminder=True), one.get_absolute_url()
            yield Due(f"profile_again:{one.pk}:{asked}", moment, end, one.name, readers, send, url)


def as_contact(person: Any, name: str) -> list[Reader]:
    return [Reader(person, _("contact of %(partner)s") % {"partner": name})] if person else []


def introductions(days: Days, clock: Clock, until: datetime) -> Iterable[Due]:
    """Made a while ago; nobody has said, or was asked, what came of it."""
    wait = timedelta(days=days[0])
    rows = list(Introduction.objects.to_follow_up(until + DAY, days[0]).with_names())
    contacts = reachable_contacts(pk for one in rows for pk in (one.seeker_id, one.helper_id))
    for one in rows:
        moment = clock(day_of(one.made_at or until) + wait)
        if moment <= until:
            pairs = [(side, contacts.get(getattr(one, f"{side}_id"))) for side in SIDES]
            readers = [row for side, person in pairs for row in as_contact(person, getattr(one, side).name)]
            end = moment + timedelta(days=2 * FOLLOW_UP_DAYS)
            yield Due(f"introduction:{one.pk}", moment, end, str(one), readers, one.follow_up, one.get_absolute_url())


def concerns(days: Days, clock: Clock, until: datetime) -> Iterable[Due]:
    """Open though their day has come. Not what they say, nor who raised them."""
    wait = timedelta(days=days[0])
    for one in Concern.objects.due(day_of(until - wait)).select_related("heard_by"):
        moment = clock(one.due_on + wait)
        if moment <= until:
            readers = [Reader(one.heard_by, _("hears concerns"))] if one.heard_by.is_reachable else []
            yield Due(f"concern:{one.pk}", moment, ALWAYS, str(one), readers, partial(one.remind, until))


register(
    ReminderKind(
        "profile",
        lazy("Profiles to confirm"),
        lazy("the contact of each partner"),
        ("confirm_profile",),
        profiles,
        when=lazy("%(days)s after the half year of a profile is over"),
        on_the_day=lazy("when the half year of a profile is over"),
        greatest=60,
        subject=lazy("Is this still true of {partner}?"),
        text=lazy(
            "Twice a year we ask whether what we hold about {partner} is still true.\n\n"
            "It takes a minute. No password is needed."
        ),
        fill_ins=(PARTNER,),
        sample=lambda words: emails.confirm_profile(
            emails.SAMPLE_PERSON, emails.SamplePartner(), emails.SAMPLE_URL, words=words
        ),
    ),
    ReminderKind(
        "profile_again",
        lazy("Profiles nobody has confirmed yet"),
        lazy("the contact of each partner that has not answered"),
        ("confirm_profile",),
        profiles_again,
        when=lazy("%(days)s after a partner was asked"),
        days=(REMIND_AFTER_DAYS,),
        greatest=120,
        subject=lazy("Is this still true of {partner}?"),
        text=lazy(
            "A small reminder: is what we hold about {partner} still true?\n\nIt takes a minute. No password is needed."
        ),
        fill_ins=(PARTNER,),
        sample=lambda words: emails.confirm_profile(
            emails.SAMPLE_PERSON, emails.SamplePartner(), emails.SAMPLE_URL, words=words
        ),
    ),
    ReminderKind(
        "mou_renewal",
        lazy("Agreements that end"),
        lazy("both sides of an agreement"),
        ("mou_renewal",),
        renewing.due,
        when=lazy("%(days)s before an agreement ends"),
        days=(90, 30, 7),
        most=5,
        subject=lazy("{partner}’s agreement ends {left}"),
        text=lazy(
            "The agreement of {partner} and the network ends on {day}.\n\n"
            "Would you like to go on, and is it still what you both want to promise? A short talk saves a rush."
        ),
        fill_ins=(
            PARTNER,
            ("day", lazy("the last day of the agreement")),
            ("left", lazy("how long it is until then")),
        ),
        sample=lambda words: mou_emails.mou_renewal(
            mou_emails.LENA, mou_emails.SAMPLE, 30, mou_emails.SAMPLE_URL, words
        ),
    ),
    ReminderKind(
        "introduction",
        lazy("What came of introductions"),
        lazy("both partners that were introduced"),
        ("introduction_outcome",),
        introductions,
        when=lazy("%(days)s after two partners were introduced"),
        days=(FOLLOW_UP_DAYS,),
        subject=lazy("What came of it, with {other}?"),
        text=lazy("A month ago we introduced you and {other}.\n\nDid it happen, and did it help? One tap is enough."),
        fill_ins=(("other", lazy("the name of the other partner")),),
        sample=lambda words: exchange_emails.introduction_outcome(
            exchange_emails.LENA, exchange_emails.SAMPLE, "seeker", exchange_emails.SAMPLE_URL, words
        ),
    ),
    ReminderKind(
        "concern",
        lazy("Concerns that wait"),
        lazy("the person who hears concerns"),
        ("concern_due",),
        concerns,
        when=lazy("%(days)s after the day a concern was to be answered"),
        on_the_day=lazy("on the day a concern was to be answered"),
        greatest=60,
        subject=lazy("A concern still waits for you"),
        text=lazy("Two weeks ago somebody raised a concern with you, and it is still open."),
        sample=lambda words: concern_emails.concern_due(concern_emails.SAMPLE_PERSON, concern_emails.SAMPLE, words),
    ),
)
