"""What this app holds about people: names in files that wait to be imported and what was found in them; lines of
their day that they put off."""

from backbone import checks_data, network_data  # noqa: F401 — declare their own
from backbone.models import Import, ImportedRow, Snooze
from backbone.models.transfer import ImportState
from network.lib.csv import decode
from people.holdings import Holding, Trace, nobody, register
from people.models import Person

WAITING = (ImportState.TO_CHECK, ImportState.CHECKED)


def drop_files(person: Person, by: Person) -> None:
    """A file that waits and holds this person's data is thrown away: importing it would bring everything back."""
    trace = Trace(person)
    for waiting in Import.objects.filter(state__in=WAITING):
        if trace.pattern.search(decode(bytes(waiting.data))):
            Import.objects.filter(pk=waiting.pk).update(state=ImportState.DROPPED, data=b"", report={})


register(
    Holding(
        Import,
        rows=lambda person: Import.objects.filter(by=person),
        before=drop_files,
        shown=("file_name", "created_at"),
        mentions=("file_name", "report", "choices", "columns"),
        other=(
            *("id", "by", "format", "data", "size", "leaves_out_bad", "state", "rows_done", "rows_total"),
            *("heard_at", "ended_at", "undone_by"),
        ),
    ),
    Holding(
        ImportedRow,
        rows=nobody(ImportedRow),
        mentions=("changes",),
        other=("id", "import_of", "partner", "line", "is_new", "version", "affiliations", "people"),
    ),
    Holding(
        Snooze,
        rows=lambda person: Snooze.objects.of(person),
        deleted=True,
        shown=("cue", "until"),
        other=("id", "person", "row"),
    ),
)
