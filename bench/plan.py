"""The plan of action of 300 partners and twelve strategies, and its floor.

The floor is a plain table of the same partners, strategies and activities: each activity a link with its name in the
cell of its partner and strategy; nobody's help, no counts, no frame.
"""

from itertools import islice
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Template

from partners.models import Partner
from people.models import Person
from working_groups.models import Activity, Goal, Strategy

PARTNERS, STRATEGIES = 300, 12
TABLE = """{% extends base %}{% block title %}Plan{% endblock %}{% block content %}<table>
<thead><tr><th>Partner</th>{% for strategy in strategies %}<th>{{ strategy.name }}</th>{% endfor %}</tr></thead>
<tbody>{% for partner, cells in rows %}<tr><th><a href="/partners/{{ partner.slug }}/">{{ partner.name }}</a></th>
{% for cell in cells %}<td>{% for one in cell %}<a href="/plan/activities/{{ one.pk }}/">{{ one.get_effort_display }}:
{{ one.name }}</a>{% endfor %}</td>{% endfor %}</tr>{% endfor %}</tbody></table>{% endblock %}"""
engine = Engine()
table: Template = engine.from_string(TABLE)


def seed() -> None:
    """Fill the agenda in force up to twelve strategies, and give 300 partners some 900 activities. Safe to repeat."""
    goal = Goal.objects.filter(agenda__state="adopted").earliest("pk")
    for number in range(Strategy.objects.in_force().count(), STRATEGIES):
        Strategy.objects.create(goal=goal, name=f"Another way to the same goal, number {number}", position=number)
    if Activity.objects.filter(name__startswith="Bench").exists():
        return
    keys = [strategy.key for strategy in Strategy.objects.in_force()]
    by = Person.objects.backbone().earliest("pk")
    partners = list(Partner.objects.in_directory().order_by("sort_name", "pk")[:PARTNERS])
    efforts = ("continues", "strengthened", "joint")
    made = Activity.objects.bulk_create(
        Activity(partner=one, owner=by, strategy_key=keys[(place + step * 5) % STRATEGIES], effort=efforts[step],
                 name=f"Bench: what we do anyway, but better, part {step + 1}")
        for place, one in enumerate(partners) for step in range(3)
    )  # fmt: skip
    for activity, helper in zip(islice(made, 0, None, 3), reversed(partners), strict=False):
        if helper.pk != activity.partner_id:
            activity.helpers.add(helper)


def rows() -> tuple[list[Strategy], list[tuple[Partner, list[list[Activity]]]]]:
    strategies = list(Strategy.objects.in_force())
    partners = list(Partner.objects.in_directory().order_by("sort_name", "pk")[:PARTNERS])
    cells: dict[Any, list[Activity]] = {}
    for activity in Activity.objects.open().order_by("partner_id", "-pk"):
        cells.setdefault((activity.partner_id, activity.strategy_key), []).append(activity)
    return strategies, [(one, [cells.get((one.pk, way.key), []) for way in strategies]) for one in partners]


@login_required
def page(request: HttpRequest, base: Template) -> HttpResponse:
    strategies, partners = rows()
    context = {"strategies": strategies, "rows": partners, "user": request.user, "base": base}
    return HttpResponse(table.render(Context(context)))
