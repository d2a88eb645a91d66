from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backbone.models import Import, ImportState
from backbone.transfer.plan import Plan, make_plan
from backbone.transfer.report import changed_row
from backbone.transfer.working import work
from network.lib.tables import Refusal
from people.models import Person

MANY = 50


class Command(BaseCommand):
    help = "Imports partners from a CSV file: all of it or, when a line has a problem, nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--format", choices=["csv", "hsds"], default="", help="found out from the headers otherwise"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
        parser.add_argument("--leave-out-bad", action="store_true", help="import the lines that have no problem")
        parser.add_argument("--by", default="", help="mail address of the backbone staff member who imports")

    def handle(
        self, *args: Any, file: Path, format: str, dry_run: bool, leave_out_bad: bool, by: str, **_: Any
    ) -> None:
        import_ = Import(file_name=file.name[-200:], format=format, leaves_out_bad=leave_out_bad, by=self.staff(by))
        import_.data = self.content(file)
        try:
            plan = make_plan(import_, self.progress)
        except Refusal as error:
            raise CommandError(str(error)) from error
        self.tell(plan)
        if not dry_run:
            self.carry_out(import_)

    def staff(self, address: str) -> Person | None:
        if not address:
            return None
        person = Person.objects.backbone().filter(email=address.lower()).first()
        if person is None:
            raise CommandError(f"No backbone staff member has the address {address}.")
        return person

    def content(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error

    def progress(self, done: int, total: int) -> None:
        if self.stderr.isatty() and total:
            self.stderr.write(f"\r{done:,} of {total:,} lines read", ending="\n" if done == total else "")

    def tell(self, plan: Plan) -> None:
        """What was found, problems with line, column and remedy."""
        for row in plan.of("changed")[:MANY]:
            words = "; ".join(f"{field}: {old!r} → {new!r}" for field, old, new in changed_row(row)["changes"])
            self.stdout.write(f"line {row.entry.line}: {row.partner.name}: {words}")
        for row in plan.of("doubtful"):
            names = ", ".join(here.name for here in row.match.candidates)
            self.stdout.write(f"line {row.entry.line}: is “{row.entry.name}” the same as {names}? {row.match.why}")
        for problem in plan.problems:
            column = f", {problem.column}" if problem.column else ""
            self.stdout.write(f"line {problem.line}{column}: {problem.text}")
        counts = plan.counts
        words = {"new": "new", "changed": "changed", "same": "as they are here", "repeated": "twice in the file",
                 "left_out": "left out", "doubtful": "in doubt", "bad": "with a problem"}  # fmt: skip
        found = ", ".join(f"{counts[action]:,} {word}" for action, word in words.items() if counts.get(action))
        self.stdout.write(f"{len(plan.rows):,} organisations: {found or 'none'}.")
        if not any(header.column == "name" for header in plan.headers):
            raise CommandError("No column is called “name”. Give the column of names this header, or use the page.")

    def carry_out(self, import_: Import) -> None:
        import_.size = len(import_.data)
        import_.save()
        work(import_)
        if import_.can_be_written:
            import_.start()
            work(import_)
        if import_.state == ImportState.DONE:
            self.stdout.write("Imported. The page “Import” shows it and can undo it.")
            return
        report, nothing = import_.report, not import_.report.get("counts", {}).get("bad")
        import_.drop()
        if nothing and not report.get("counts", {}).get("doubtful") and not report.get("refusal"):
            self.stdout.write("There was nothing to import.")
            return
        raise CommandError(report.get("refusal") or "Nothing was imported. Put the lines named above right.")
