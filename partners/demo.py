"""The partners of the demo network and what a year did with them, told through the verbs the pages use."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from network.lib.clock import Story
from network.lib.pictures import clean_picture
from partners import demo_logos
from partners.models import Affiliation, Application, Partner, Stage
from partners.models.partner import PROFILE_FIELDS
from people.demo import backbone
from people.models import Person

DATA = Path(__file__).parent / "demo_data"
DAYS_TO_WRITE_A_PROFILE = 3
DAYS_TO_SEND_A_LOGO = 8
APPLICATION_FIELDS = (
    "organisation", "sector", "what_we_do", "why", "bring", "contact_name", "contact_title", "contact_email", "website",
)  # fmt: skip


def tell(story: Story) -> None:
    """Add to the story what happened with every partner and every application."""
    for path in sorted(DATA.glob("*.toml")):
        data = tomllib.loads(path.read_text())
        for entry in data.get("partner", []):
            tell_partner(story, entry)
        for entry in data.get("application", []):
            tell_application(story, entry)


def tell_partner(story: Story, entry: dict[str, Any]) -> None:
    name = entry["name"]
    entered = tell_entry(story, entry)
    for number, row in enumerate(entry["people"]):
        story.on(entered, partial(add_person, name, row, is_first=number == 0 and "application" not in entry))
        if "invited" in row:
            story.on(row["invited"], partial(invite, row["name"]))
        if "left" in row:
            story.on(row["left"], partial(leave, name, row["name"]))
        if "bounced" in row:
            story.on(row["bounced"], partial(bounce, row["name"]))
    for days in entry.get("confirmed", []):
        story.on(days, partial(confirm, name))
    for change in entry.get("stages", []):
        story.on(change["days"], partial(change_stage, name, change["stage"], change["reason"]))
    if "asked" in entry:
        story.on(entry["asked"], partial(ask, name))
    if "earlier" in entry:
        newer = {field: entry[field] for field in entry["earlier"] if field != "days"}
        story.on(entry["earlier"]["days"], partial(edit, name, newer))
    if "logo" in entry:
        story.on(entered - DAYS_TO_SEND_A_LOGO, partial(set_logo, name, *entry["logo"]))


def tell_entry(story: Story, entry: dict[str, Any]) -> int:
    """Let the partner be entered by the backbone, or apply and be welcomed; returns how many days ago that was."""
    if "application" not in entry:
        story.on(entry["entered"], partial(add, entry))
        return entry["entered"]
    application = entry["application"]
    row = {"organisation": entry["name"], "sector": entry["sector"], "what_we_do": entry["summary"]}
    row |= {f"contact_{field}": application[field] for field in ("name", "title", "email")}
    row |= {"why": application["why"], "bring": application["bring"]}
    story.on(application["days"], partial(submit, row))
    story.on(application["answered"], partial(welcome, entry["name"], application["words"]))
    story.on(application["answered"] - DAYS_TO_WRITE_A_PROFILE, partial(edit, entry["name"], entry))
    return application["answered"]


def tell_application(story: Story, entry: dict[str, Any]) -> None:
    story.on(entry["days"], partial(submit, entry))
    if "declined" in entry:
        story.on(entry["declined"]["days"], partial(decline, entry["organisation"], entry["declined"]["words"]))


# What happens on a day. Each finds its partner then, since others have changed it meanwhile.


def add(entry: dict[str, Any]) -> None:
    earlier = {field: text for field, text in entry.get("earlier", {}).items() if field != "days"}
    Partner.add(backbone(), **profile(entry) | earlier, places=entry["places"], stage=entry.get("stage", Stage.ACTIVE))


def edit(name: str, entry: dict[str, Any]) -> None:
    partner = Partner.objects.get(name=name)
    partner.edit(keeper(partner), places=entry.get("places"), **profile(entry))


def profile(entry: dict[str, Any]) -> dict[str, Any]:
    return {field: entry[field] for field in PROFILE_FIELDS if field in entry}


def keeper(partner: Partner) -> Person | None:
    """Who keeps the profile true: somebody there who may edit, else the backbone."""
    row = partner.people_now().filter(may_edit=True).order_by("pk").first()
    return row.person if row else backbone()


def add_person(name: str, row: dict[str, Any], is_first: bool) -> None:
    partner = Partner.objects.get(name=name)
    by = backbone() if is_first else keeper(partner)
    affiliation = Affiliation.start(
        by,
        partner,
        row["name"],
        row.get("email", ""),
        is_primary=is_first,
        title=row["title"],
        description=row["does"],
        may_edit=row.get("edits", False),
    )
    if "phone" in row:
        affiliation.person.edit(by, phone=row["phone"])


def leave(name: str, person: str) -> None:
    partner = Partner.objects.get(name=name)
    partner.affiliations.current().get(person__name=person).end(keeper(partner))


def bounce(person: str) -> None:
    Person.objects.get(name=person).bounce()


def confirm(name: str) -> None:
    partner = Partner.objects.get(name=name)
    partner.confirm(keeper(partner))


def ask(name: str) -> None:
    Partner.objects.get(name=name).ask_to_confirm(backbone())


def invite(person: str) -> None:
    Person.objects.get(name=person).invite(backbone())


def change_stage(name: str, stage: str, reason: str) -> None:
    Partner.objects.get(name=name).change_stage(backbone(), stage, reason)


def set_logo(name: str, colour: str, mark: str) -> None:
    partner = Partner.objects.get(name=name)
    upload = SimpleUploadedFile("logo.png", demo_logos.draw(colour, mark), "image/png")
    partner.set_logo(keeper(partner), clean_picture(upload))


def submit(entry: dict[str, Any]) -> None:
    Application(**{field: entry[field] for field in APPLICATION_FIELDS if field in entry}).submit()


def welcome(organisation: str, words: str) -> None:
    Application.objects.held().get(organisation=organisation).welcome(backbone(), words)


def decline(organisation: str, words: str) -> None:
    Application.objects.held().get(organisation=organisation).decline(backbone(), words)
