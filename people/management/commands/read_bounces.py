"""manage.py read_bounces [PATH]: take in reports about mail that came back."""

from imaplib import IMAP4

from django.core.management import BaseCommand, CommandError

from people import bounce_box


class Command(BaseCommand):
    help = "Reads reports about mail that came back from BOUNCES_URL, or from a file or folder."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "where", nargs="?", default="", help="a file, a folder, or imaps://name:password@host/INBOX"
        )

    def handle(self, *args, where: str, **options) -> None:
        if not (where or bounce_box.is_set()):
            raise CommandError("Say where to read, or set BOUNCES_URL.")
        try:
            self.stdout.write(f"New reports: {bounce_box.read(where)}")
        except (OSError, IMAP4.error) as error:
            raise CommandError(f"It cannot be read: {error}") from error
