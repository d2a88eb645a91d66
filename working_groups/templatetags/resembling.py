"""{% load resembling %}: what others learned, beside the form of an activity."""

from typing import Any

from django import template

from working_groups.models import Activity, Strategy
from working_groups.resembling import resembling

register = template.Library()


@register.inclusion_tag("working_groups/_beside.html", takes_context=True)
def beside_activity(context: dict[str, Any]) -> dict[str, Any]:
    """{% beside_activity %}: what resembles the activity or, before there is one, the strategy it is begun for."""
    activity: Activity | None = context.get("activity")
    key = activity.strategy_key if activity else context["form"].initial.get("strategy_key")
    strategy = Strategy.objects.in_force().filter(key=key).first() if key else None
    texts = [activity.name, activity.words] if activity else []
    texts += [strategy.name, strategy.words] if strategy else []
    return {"remembered": resembling(context["request"].actor, " ".join(texts))}
