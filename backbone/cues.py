"""What waits about imports."""

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone import network_cues, ourselves_cues  # noqa: F401 — register their own
from backbone.models import Import
from network.lib.cues import Audience, Cue, Line, Section, register
from network.lib.dates import ago
from people.models import Person


def imports(_person: Person) -> QuerySet[Import]:
    return Import.objects.waiting_for_somebody().order_by("created_at", "pk")


def import_line(row: Import) -> Line:
    return Line(
        row.file_name,
        format_html(_("The list <b>{}</b> was read, nothing is imported yet"), row.file_name),
        ago(row.created_at),
        _("Decide"),
        row.get_absolute_url(),
        is_organisation=False,
    )


register(
    Cue(
        "import.undecided", Audience.BACKBONE, Section.BEHIND, imports, import_line,
        heavy=("data", "report"), all_at="import_list", rank=40,
    ),
)  # fmt: skip
