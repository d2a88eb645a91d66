"""What stands in a report before anybody writes: what the group decided and kept since the last one, its figures."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings.models import Commitment, Decision, Gathering
from learning.models import measures_of
from learning.showing import Shown, all_shown
from network.lib.dates import plain_day
from working_groups.models import Report, WorkingGroup

FIRST_DAYS = 90  # how far back the first report looks
MOST_LINES = 12
MOST_FIGURES = 6


def filled_in(group: WorkingGroup) -> dict[str, str]:
    """By field of the report. Nine queries."""
    return {"done": done(group), "figures": figures(group)}


def since(group: WorkingGroup) -> datetime:
    """Since when there is something new to tell: the last report, or FIRST_DAYS ago."""
    last = Report.objects.sent().filter(group=group).values_list("sent_at", flat=True).first()
    return last or timezone.now() - timedelta(days=FIRST_DAYS)


def done(group: WorkingGroup) -> str:
    """One line for each meeting held, decision taken and commitment kept since the last report. Three queries."""
    moment = since(group)
    held = Gathering.objects.past().filter(group=group, ends_at__gt=moment).exclude(state="cancelled")
    lines = [_("Met on %(day)s: %(name)s") % {"day": plain_day(one.day), "name": one.intention or one} for one in held]
    decided = Decision.objects.kept().filter(gathering__group=group, created_at__gt=moment)
    lines += [_("Decided: %(text)s") % {"text": row.text} for row in decided]
    kept = Commitment.objects.kept().filter(gathering__group=group, state="kept", told_at__gt=moment).with_names()
    lines += [_("Kept: %(text)s (%(name)s)") % {"text": row.text, "name": row.holder} for row in kept]
    return "\n".join(f"– {' '.join(line.split())}" for line in lines[:MOST_LINES])


def figures(group: WorkingGroup) -> str:
    """One line for each measure of the group that has a figure. Five queries."""
    found = [one for one in all_shown(list(measures_of(group)[:MOST_FIGURES])) if one.value]
    return "\n".join(f"– {figure_line(one)}" for one in found)


def figure_line(one: Shown) -> str:
    """Read to every day: 54 % (2025), getting better."""
    said = _("%(measure)s: %(value)s (%(period)s)") % {
        "measure": one.measure.name, "value": one.value, "period": one.period,
    }  # fmt: skip
    return f"{said}, {one.way_words}" if one.way_words else said
