"""What the acts of this app are called."""

from django.utils.translation import gettext_lazy as _

from backbone import check_acts, network_acts  # noqa: F401 — name their own
from people.models.audit import ACTS

ACTS.update(
    {
        "partner.imported": _("entered this partner by an import"),
        "partner.updated_by_import": _("brought the profile up to date by an import"),
        "import.finished": _("imported partners from a file"),
        "import.undone": _("undid an import"),
    }
)
