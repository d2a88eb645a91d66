"""What the acts around the network map are called."""

from django.utils.translation import gettext_lazy as _

from people.models.audit import ACTS

ACTS.update(
    {
        "relationship_round.opened": _("opened a relationship round"),
        "relationship_round.invited": _("asked partners in a relationship round"),
        "relationship_round.reminded": _("reminded partners of a relationship round"),
        "relationship_round.extended": _("left a relationship round open for longer"),
        "relationship_round.closed": _("closed a relationship round"),
        "ties.imported": _("imported ties from a file"),
        "ties.undone": _("undid an import of ties"),
    }
)
