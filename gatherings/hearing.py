"""A group that meets is not silent."""

from datetime import datetime

from django.db.models import Max

from gatherings.models import Gathering
from working_groups.hearing import register


def met(groups: list[int]) -> dict[int, datetime]:
    """The end of the last gathering of each group that took place."""
    rows = Gathering.objects.past().exclude(state="cancelled").order_by().filter(group__in=groups)
    return dict(rows.values("group").annotate(last=Max("ends_at")).values_list("group", "last"))


register(met)
