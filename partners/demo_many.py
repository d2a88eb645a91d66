"""Many believable partners, for measuring: written in bulk, so without mails and with one audit entry for each."""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

from django.db import connection, transaction
from django.utils import timezone

from network.lib.search import fold
from partners.models import Affiliation, Partner, Place, Sector, Stage
from people.models import AuditEntry, Person

BATCH = 2_000
FIRST = [
    "Amara", "Benedikt", "Cho", "Delphine", "Esi", "Florin", "Gudrun", "Hakim", "Ilse", "Jamal", "Keiko",
    "Lorcan", "Mirela", "Nadia", "Orla", "Pavel", "Quentin", "Rosa", "Stellan", "Tariq", "Ursula", "Viola", "Wen",
    "Ximena",
]  # fmt: skip
LAST = [
    "Abbott", "Boateng", "Carvalho", "Dahl", "Espinoza", "Fischer", "Gallagher", "Hussein", "Ivanova", "Jensen",
    "Kaur", "Lefèvre", "Moreau", "Ndiaye", "Okonkwo", "Petrov", "Quinn", "Rossi", "Schäfer", "Tran", "Ueda",
]  # fmt: skip
TOWNS = [
    "Alderwick", "Birchmouth", "Coldhaven", "Dunmere", "Elmsford", "Fairwater", "Greyshore", "Holloway",
    "Inverlea", "Juniper Bay", "Kelpstone", "Larkfield", "Millbrook", "Netherby", "Oakhurst", "Pinecliff",
    "Quarry Hill", "Redcliffe", "Stonebridge", "Thornbury", "Umberleigh", "Violet Cove", "Westbrook", "Yarrow",
    "Zennor",
]  # fmt: skip
SIGNS = [
    "Bluebell", "Bridge", "Cedar", "Commons", "Corner", "Garden", "Hawthorn", "Hearth", "Lantern", "Maple",
    "Market", "Meadow", "Mill", "Orchard", "Pebble", "River", "Rowan", "Swallow", "Thistle", "Willow", "Wren",
    "Yew",
]  # fmt: skip
BODIES = [
    "Playgroup", "Family Centre", "Clinic", "Library", "Elementary School", "Foundation", "Housing Trust",
    "Bakery", "Congregation", "Neighbours", "Preschool", "Radio", "Food Pantry", "Parents’ Circle",
    "Credit Union",
]  # fmt: skip
DEEDS = ["opens its rooms to families on {day}", "keeps a waiting list it would like to shorten by {day}",
         "reads aloud with {count} children each week", "visits {count} homes a month",
         "cooks for {count} families every {day}", "trains {count} volunteers a year"]  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
STAGES = [Stage.ACTIVE] * 14 + [Stage.PROSPECT] * 3 + [Stage.ALIGNED] + [Stage.PAUSED] + [Stage.FORMER]


def make(count: int) -> None:
    """Add `count` partners with a person each, places and history, in batches that each commit."""
    dice = random.Random(2026)  # noqa: S311 — the same network for every measurement
    places = Place.named(TOWNS)
    names = numbered_names()
    for start in range(0, count, BATCH):
        make_batch([next(names) for _ in range(min(BATCH, count - start))], places, dice)
    if count > 0:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # so that the database plans for what is there now


def numbered_names() -> Iterator[tuple[int, str]]:
    """Names that do not repeat: the town and the sign first, a number when all have been used."""
    number = 0
    rounds = 0
    while True:
        rounds += 1
        for sign, body, town in product(SIGNS, BODIES, TOWNS):
            number += 1
            yield number, f"{town} {sign} {body}" if rounds == 1 else f"{town} {sign} {body} {rounds}"


@transaction.atomic
def make_batch(names: list[tuple[int, str]], places: list[Place], dice: random.Random) -> None:
    people = Person.objects.bulk_create([person_of(number, dice) for number, _name in names], batch_size=500)
    partners = Partner.objects.bulk_create(
        [partner_of(number, name, person, dice) for (number, name), person in zip(names, people, strict=True)],
        batch_size=500,
    )
    Affiliation.objects.bulk_create(
        [affiliation_of(partner, person) for partner, person in zip(partners, people, strict=True)], batch_size=500
    )
    served = Partner.places.through
    served.objects.bulk_create(
        [served(partner=partner, place=place) for partner in partners for place in dice.sample(places, 2)],
        batch_size=500,
    )
    AuditEntry.record_all("partner.added", None, [(partner, {"stage": partner.stage}) for partner in partners])


def partner_of(number: int, name: str, person: Person, dice: random.Random) -> Partner:
    deed, other = dice.sample(DEEDS, 2)
    words = {"day": dice.choice(DAYS), "count": dice.randint(12, 240)}
    partner = Partner(
        name=name,
        slug=f"{fold(name).replace(' ', '-').replace('’', '')[:60]}-{number}",
        stage=dice.choice(STAGES),
        sector=dice.choice(Sector.values),
        summary=f"{name} {deed.format(**words)}.",
        working_on=f"This year {name} also {other.format(**words)}.",
        can_help=f"A room in {name.split()[0]} on {words['day']}s.",
        email=f"office{number}@partner.example",
        phone=f"+1 360 555 {number % 10_000:04}",
        website=f"https://partner{number}.example",
        listed=dice.choice(["public", "partners"]),
        confirmed_at=timezone.now() - timedelta(days=dice.randint(0, 300)) if dice.random() < 0.8 else None,
    )
    partner.confirmed_by = person if partner.confirmed_at else None
    partner.prepare()
    return partner


def person_of(number: int, dice: random.Random) -> Person:
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    return Person(
        name=name,
        email=f"person{number}@partner.example",
        password="!",  # noqa: S106 — nobody signs in with it
        is_demo=True,
        sort_name=fold(name),
        search=fold(name),
    )


def affiliation_of(partner: Partner, person: Person) -> Affiliation:
    title = "coordinator"
    return Affiliation(partner=partner, person=person, title=title, is_primary=True, may_edit=True, search=fold(title))
