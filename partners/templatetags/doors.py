"""{% load doors %}: links that stay behind the door somebody came through."""

from typing import Any

from django import template

from partners import doors

register = template.Library()


@register.simple_tag(takes_context=True)
def door(context: dict[str, Any], page: str, *args: Any) -> str:
    """{% door "partner_edit" %}: that page of the partner shown, signed in or by personal link."""
    return doors.door(context["request"], context["partner"], page, *args)
