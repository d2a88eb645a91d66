"""A year of highlights and the readers from outside, told through the verbs the pages use."""

import tomllib
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from network.lib.clock import Story
from network.lib.pictures import clean_picture
from newsletter import demo_photos, turns
from newsletter.models import ANSWERS, Highlight, HighlightPause, Passed, Subscription
from newsletter.photos import MAX_SIDE
from newsletter.rotation import months_after
from partners.demo import keeper
from partners.models import Partner
from people.demo import backbone

DATA = Path(__file__).parent / "demo_data" / "highlights.toml"
ASKED, SILENT, WRITTEN, APPROVED = 35, 21, 24, 20  # days before the month begins
SHOWN = -9
FIRST_ISSUE_MONTH = -6  # what was approved from then on, issues show
HAND = 9  # days ago the turn after next was asked for


def tell(story: Story) -> None:
    """Add to the story turns that were asked, written, approved, let pass; and who subscribed."""
    data = tomllib.loads(DATA.read_text())
    this_month = timezone.localdate(story.now).replace(day=1)
    for entry in data["turn"]:
        month = months_after(this_month, entry["month"])
        tell_turn(story, entry, month, (timezone.localdate(story.now) - month).days)
    for entry in data["subscriber"]:
        tell_subscriber(story, entry)
    story.on(70, pause)


def tell_turn(story: Story, entry: dict[str, Any], month: date, ago: int) -> None:
    """ago: how many days ago its month began; below zero for those to come."""
    end, name = entry.get("end", "approved"), entry["partner"]
    if end == "silent":
        story.on(ago + ASKED, partial(plan, name, month))
        story.on(ago + ASKED, partial(ask, name))
        story.on(ago + SILENT, partial(stay_silent, name))
        return
    asked = HAND if end == "asked" else max(ago + ASKED, HAND + 2)
    heir = entry["month"] == -4  # steps in for the one that stayed silent
    story.on(ago + SILENT if heir else asked, partial(plan, name, month))
    if end == "planned":
        return
    story.on(ago + SILENT if heir else asked, partial(ask, name))
    if end == "asked":
        return
    story.on(max(ago + (APPROVED + 1 if heir else WRITTEN), HAND), partial(write, entry))
    if end == "answered":
        story.on(2, partial(edit, name))
        return
    story.on(ago + APPROVED, partial(approve, name))
    if entry["month"] < FIRST_ISSUE_MONTH:
        story.on(ago + SHOWN, partial(show, name))


def the(name: str) -> Highlight:
    """The turn of this partner that is still to come."""
    return Highlight.objects.open().select_related("partner").get(partner__name=name)


def plan(name: str, month: date) -> None:
    Highlight.plan(backbone(), Partner.objects.get(name=name), month)


def ask(name: str) -> None:
    the(name).ask(None)


def stay_silent(name: str) -> None:
    the(name).let_pass(None, Passed.SILENT)


def write(entry: dict[str, Any]) -> None:
    highlight = the(entry["partner"])
    said: dict[str, Any] = {name: entry[name] for name in ANSWERS}
    if "photo" in entry:
        upload = SimpleUploadedFile("photo.png", demo_photos.draw(entry["photo"]), "image/png")
        said |= {"picture": clean_picture(upload, MAX_SIDE), "photo_alt": entry["alt"]}
    highlight.answer(keeper(highlight.partner), **said)


def edit(name: str) -> None:
    """The backbone shortens a sentence, so the partner is asked for its yes again."""
    highlight = the(name)
    highlight.edit(backbone(), fit=highlight.fit.replace("That is the wrong way round.", "It should be the first."))


def approve(name: str) -> None:
    highlight = the(name)
    highlight.approve(keeper(highlight.partner))


def show(name: str) -> None:
    the(name).show(backbone())


def pause() -> None:
    """They move to another street; after that, gladly."""
    partner = turns.taking_part().get(name="Pelican Credit Union")
    HighlightPause.ask_for(keeper(partner), partner, timezone.localdate() + timedelta(days=210))


def tell_subscriber(story: Story, entry: dict[str, Any]) -> None:
    story.on(entry["days"], partial(subscribe, entry))
    if not entry.get("waits"):
        story.on(entry["days"], partial(say_yes, entry["address"]))
    if "left" in entry:
        story.on(entry["left"], lambda: Subscription.objects.of_address(entry["address"]).end())


def subscribe(entry: dict[str, Any]) -> None:
    by = backbone() if entry.get("by") == "team" else None
    Subscription.ask_for(entry["address"], entry.get("name", ""), by=by)


def say_yes(address: str) -> None:
    Subscription.objects.of_address(address).confirm()
