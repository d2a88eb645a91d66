from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from backbone import demo
from partners import demo_many
from partners.models import Partner
from people.models import Person


@contextmanager
def nothing_noted() -> Iterator[None]:
    """While developing, Django notes down every query, which takes as long as asking it: not here."""
    connection.make_debug_cursor = connection.make_cursor  # type: ignore[method-assign]
    try:
        yield
    finally:
        del connection.make_debug_cursor  # type: ignore[misc]


class Command(BaseCommand):
    help = "Makes the demo network “Harbour County Early Years” in an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing where a network exists already")
        parser.add_argument("--size", type=int, default=0, help="fill up to this many partners, for measuring")

    def handle(self, *args: Any, if_empty: bool, size: int, **options: Any) -> None:
        if not demo.is_empty():
            if if_empty:
                return
            raise CommandError("There is a network in this database already. The demo needs an empty one.")
        self.stdout.write("Making the demo network, a year of a county; once, about half a minute.")
        self.stdout.flush()
        started = monotonic()
        with nothing_noted():
            demo.make()
            demo_many.make(size - Partner.objects.count())
        self.stdout.write(
            f"Made the demo network: {Partner.objects.count():,} partners, {Person.objects.count():,} people, "
            f"in {monotonic() - started:.1f} s."
        )
