"""make bench: who could help with 1,000 needs, out of 1,000 offers, on PostgreSQL and on SQLite.

Suggestions are ranked by the words people write, so three networks are measured: where all say nearly the same, where
they talk as people do, and where nobody says what another says.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

import django
from django.db import transaction

from bench.__main__ import ask, environment, manage, write

MANY = 1_000
GOAL = 1.0  # second
ROUNDS = 5
WORDS = 15  # of a need or an offer
VOCABULARIES = {"all say nearly the same": 30, "as people talk": 2_000, "nobody says the same": 100_000}
DATABASE = "network_bench_suggestions"


def databases(folder: str) -> Iterator[tuple[str, dict[str, str]]]:
    """A name for each database server, and the environment that leads to an empty database there."""
    ask("postgres", f'DROP DATABASE IF EXISTS "{DATABASE}"')
    ask("postgres", f'CREATE DATABASE "{DATABASE}"')
    yield "PostgreSQL", environment(DATABASE, folder)
    yield "SQLite", environment(DATABASE, folder) | {"DATABASE_URL": f"sqlite:///{folder}/{DATABASE}.sqlite3"}


@transaction.atomic
def fill(vocabulary: int) -> None:
    """A thousand partners, each with a need and an offer; rare words are as rare as in any language (Zipf)."""
    from partners import demo_many
    from partners.models import Need, Offer, Partner

    if not Partner.objects.exists():
        demo_many.make(MANY)
    dice = random.Random(vocabulary)  # noqa: S311 — the same network for every measurement
    words = [f"{dice.choice('bdfglmprst')}o{number}k" for number in range(vocabulary)]
    common = [1 / (place + 1) for place in range(vocabulary)] if vocabulary < 100_000 else None
    partners = list(Partner.objects.in_directory()[:MANY])
    for model in (Need, Offer):
        model.objects.all().delete()
        texts = [" ".join(dice.choices(words, common, k=WORDS)) for _ in range(MANY)]
        model.objects.bulk_create(
            model(partner=partners[place % len(partners)], words=text) for place, text in enumerate(texts)
        )


def seconds() -> dict[str, tuple[float, float]]:
    """Vocabulary → medians of the seconds it takes to suggest helpers for every open need: on the clock, and of the
    processor, since on a shared machine the clock measures the others, too."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    django.setup()
    from partners.models import Need
    from partners.suggesting import helpers_for

    found = {}
    for name, vocabulary in VOCABULARIES.items():
        fill(vocabulary)
        times = []
        for _round in range(ROUNDS):
            started, computed = time.perf_counter(), time.process_time()
            helpers_for(Need.objects.open())
            times.append((time.perf_counter() - started, time.process_time() - computed))
        clock, processor = zip(*times, strict=True)
        found[name] = statistics.median(clock), statistics.median(processor)
    return found


def measure(env: dict[str, str]) -> dict[str, tuple[float, float]]:
    """In a process of its own, as Django knows one database a process."""
    manage(env, "migrate", "--verbosity=0")
    script = "import json; from bench.suggestions import seconds; print(json.dumps(seconds()))"
    done = subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    write(f"\nSuggestions for {MANY:,} needs out of {MANY:,} offers, seconds (goal: under 1)")
    write(f"{'':<38}{'clock':>8}{'CPU':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for server, env in databases(folder):
            for name, (clock, processor) in measure(env).items():
                mark = "" if clock < GOAL else "  over the goal"
                write(f"{server:<12}{name:<26}{clock:>8.2f}{processor:>8.2f}{mark}")


if __name__ == "__main__":
    main()
