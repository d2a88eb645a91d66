from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from people.models import AuditEntry, Link, Person
from people.models.link import DEFAULT_DAYS


class Command(BaseCommand):
    help = "Makes somebody backbone staff, the first one for instance, and prints a personal link to come in by."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="their mail address")
        parser.add_argument("name", help="their name; not used when somebody has this address already")

    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        try:
            link = let_in(email, name)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{link.person} is backbone staff. This link works once, within {DEFAULT_DAYS} days:")
        self.stdout.write(link.url)


@transaction.atomic
def let_in(email: str, name: str) -> Link:
    """Give the role to whoever has this address, else to a new person; their link is not mailed."""
    person = Person.objects.filter(email=email.lower()).first() or Person.add(None, name, email)
    person.set_roles(None, is_backbone=True, is_facilitator=person.is_facilitator)
    link = person.new_invitation()
    AuditEntry.record("person.invited", by=None, target=person)
    return link
