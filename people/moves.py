"""The two changes of state that every mail goes through, as plain SQL.

Django takes longer to put such a statement together than PostgreSQL to run it; for a newsletter that is the difference
between half and two thirds of what the mail server could take.
"""

from django.db import connection
from django.utils import timezone

from people.models.delivery import Delivery

OURS = "WHERE id = %s AND claim = %s AND ended_at IS NULL AND state IN"
BEGIN = f"UPDATE people_delivery SET state = 'sending', attempts = attempts + 1, claimed_at = %s {OURS} ('claimed')"  # noqa: S608
# Need not be on the disk before the next mail: the next mark takes it there, and a database server that dies before
# that leaves one mail in doubt. Waiting for the disk once a mail instead of twice.
SOON = "SET LOCAL synchronous_commit TO OFF; "
END = (
    "UPDATE people_delivery SET state = 'sent', sealed = '', server_words = '', ended_at = %s "  # noqa: S608
    f"{OURS} ('claimed', 'sending', 'unknown')"
)


def begin(delivery: Delivery) -> bool:
    """Write down, durably, that a message leaves now; False when it was called back or is not ours any more."""
    return _move(BEGIN, delivery)


def arrived(delivery: Delivery) -> bool:
    """The mail server has it."""
    return _move(SOON + END if connection.vendor == "postgresql" else END, delivery)


def _move(sql: str, delivery: Delivery) -> bool:
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    claim = Delivery._meta.get_field("claim").get_db_prep_value(delivery.claim, connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, [now, delivery.pk, claim])
        return cursor.rowcount == 1
