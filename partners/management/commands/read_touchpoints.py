"""manage.py read_touchpoints [PATH]: take in mail that backbone staff sent with a copy to us."""

from imaplib import IMAP4

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from partners import mail_in


class Command(BaseCommand):
    help = "Reads mail with a copy to us from TOUCHPOINTS_URL, or from a file or folder, and notes the conversations."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "where", nargs="?", default="", help="a file, a folder, or imaps://name:password@host/INBOX"
        )

    def handle(self, *args, where: str, **options) -> None:
        if not (where or settings.TOUCHPOINTS_URL):
            raise CommandError("Say where to read, or set TOUCHPOINTS_URL.")
        try:
            self.stdout.write(f"New notes: {mail_in.read(where)}")
        except (OSError, IMAP4.error) as error:
            raise CommandError(f"It cannot be read: {error}") from error
