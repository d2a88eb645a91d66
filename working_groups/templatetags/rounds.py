"""{% load rounds %}: links that stay behind the door somebody came through."""

from typing import Any

from django import template

from working_groups import doors_to_rounds

register = template.Library()


@register.simple_tag(takes_context=True)
def round_door(context: dict[str, Any], page: str, *args: Any) -> str:
    """{% round_door "suggestion_new" paragraph.key %}: signed in or by personal link, as one came."""
    return doors_to_rounds.door(context["request"], context["round"].pk, page, *args)
