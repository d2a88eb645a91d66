"""What notes of conversations and the seats at the table hold about people."""

from django.db.models import Q

from partners.models import Rhythm, Seat, Touchpoint
from people.holdings import Holding, nobody, register

register(
    Holding(
        Touchpoint,
        rows=lambda person: Touchpoint.objects.filter(Q(with_person=person) | Q(by=person)),
        shown=("partner", "kind", "on", "words"),
        mentions=("words",),
        other=("id", "with_person", "by", "mail_id", "created_at", "withdrawn_at", "version"),
    ),
    Holding(Rhythm, rows=nobody(Rhythm), other=("partner", "every_days", "heard_on", "heard_how")),
    Holding(
        Seat, rows=nobody(Seat), mentions=("why",),
        other=(
            "id", "kind", "name", "sector", "place", "wanted", "preset", "position", "partners", "removed_at",
            "version",
        ),
    ),
)  # fmt: skip
