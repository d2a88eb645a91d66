"""A group that meets is not silent."""

from typing import Any

from django.db.models import Max

from gatherings.models import Gathering
from working_groups.hearing import register


def met() -> Any:
    """The end of the last gathering of each group that took place."""
    rows = Gathering.objects.past().exclude(state="cancelled").order_by().filter(group__isnull=False)
    return rows.values("group").annotate(last=Max("ends_at"))


register(met)
