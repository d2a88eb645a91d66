"""make bench: an issue written to 100,000 readers; how long it takes, and how much more memory than for 10,000.

Runs on a database of its own (SQLite in a folder that goes away, or DATABASE_URL); READERS="10000 100000" are sizes.
"""

import os
import resource
import sys
import tempfile
from time import monotonic

SIZES = tuple(map(int, os.environ.get("READERS", "10000 100000").split()))
MOST_SECONDS = 60
MOST_GROWTH = 1.10


def begin(folder: str) -> None:
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/newsletter.sqlite3")
    os.environ |= {"DJANGO_SETTINGS_MODULE": "network.settings", "SECRET_KEY": "bench" * 12, "VAR_DIR": folder}
    os.environ |= {"DEBUG": "0", "REDIS_URL": ""}
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def people(many: int) -> None:
    """So many people at one partner, each with an address."""
    from partners.models import Affiliation, Partner
    from people.models import Person

    partner = Partner.objects.first() or Partner(name="Sandpiper Playgroup", stage="active")
    partner.save()
    first = Person.objects.count()
    for start in range(first, many, 5000):
        numbers = range(start, min(start + 5000, many))
        rows = [Person(name=f"Reader {n}", email=f"r{n}@n{n % 97}.example", sort_name=f"reader {n}") for n in numbers]
        made = Person.objects.bulk_create(rows)
        Affiliation.objects.bulk_create([Affiliation(person=row, partner=partner) for row in made])


def write_issue() -> float:
    """Seconds until each reader has a row in the outbox."""
    from newsletter import publishing
    from newsletter.models import Issue, Section
    from newsletter.models.issue import NOBODY

    issue = Issue.start(None, subject="To everybody", audience=NOBODY | {"stages": ["active"]})
    Section.objects.create(issue=issue, kind="text", words="Dear all, **thank you**.")
    started = monotonic()
    publishing.send(issue, None)
    publishing.go_on()
    return monotonic() - started


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        begin(folder)
        results = []
        for size in SIZES:
            people(size)
            seconds = write_issue()
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            results.append((size, seconds, memory))
            sys.stdout.write(f"{size:>8,} readers written in {seconds:6.1f} s; memory at most {memory:6.1f} MB\n")
    seconds, growth = results[-1][1], results[-1][2] / results[0][2]
    sys.stdout.write(f"memory grew by {growth - 1:.1%}\n")
    return int(seconds > MOST_SECONDS or growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
