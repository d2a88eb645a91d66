"""What the database itself refuses in a partner: name of the constraint → what must be true."""

from django.db.models import F, Q

from partners.models.stage import Stage

LIMITS = {
    "partner_stage_known": Q(stage__in=Stage.values),
    "partner_has_name": ~Q(name=""),
    "partner_version_counts": Q(version__gt=0),
    "partner_confirmed_by_and_when": Q(confirmed_by=None) | Q(confirmed_at__isnull=False),
    "partner_merged_is_archived": Q(merged_into=None) | (Q(archived_at__isnull=False) & ~Q(merged_into=F("id"))),
}
