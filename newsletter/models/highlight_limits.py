"""What the database refuses about highlights."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsletter.models.highlight_queryset import FIT_TO_SHOW, OPEN, WRITTEN, HighlightState

LIMITS = [
    models.UniqueConstraint(
        fields=["month", "place"],
        condition=~models.Q(state="skipped"),
        name="one_highlight_a_place",
        violation_error_message=_("This month has a highlight already."),
    ),
    models.UniqueConstraint(
        fields=["partner"],
        condition=models.Q(state__in=OPEN),
        name="one_open_turn_a_partner",
        violation_error_message=_("This partner has a turn already."),
    ),
    models.CheckConstraint(condition=models.Q(state__in=HighlightState.values), name="highlight_state_known"),
    models.CheckConstraint(condition=models.Q(month__day=1), name="highlight_month_by_its_first_day"),
    models.CheckConstraint(
        condition=~models.Q(state__in=WRITTEN) | ~models.Q(working_on=""), name="highlight_tells_something"
    ),
    models.CheckConstraint(
        condition=models.Q(state__in=FIT_TO_SHOW, approved_at__isnull=False)
        | ~models.Q(state__in=FIT_TO_SHOW) & models.Q(approved_at=None),
        name="shown_highlight_is_approved",
    ),
    models.CheckConstraint(
        condition=models.Q(state="skipped") & ~models.Q(passed="") | ~models.Q(state="skipped", passed=""),
        name="highlight_passed_with_reason",
    ),
    models.CheckConstraint(condition=models.Q(place__gte=1), name="highlight_place_counts"),
    models.CheckConstraint(condition=models.Q(photo="") | ~models.Q(photo_alt=""), name="photo_is_described"),
]
