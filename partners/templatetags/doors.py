"""{% load doors %}: links that stay behind the door somebody came through."""

from typing import Any

from django import template

from partners import doors, mou_doors

register = template.Library()


@register.simple_tag(takes_context=True)
def door(context: dict[str, Any], page: str, *args: Any) -> str:
    """{% door "partner_edit" %}: that page of the partner shown, signed in or by personal link."""
    return doors.door(context["request"], context["partner"], page, *args)


@register.simple_tag(takes_context=True)
def mou_door(context: dict[str, Any], page: str, *args: Any) -> str:
    """{% mou_door "mou_sign" %}: that page of the agreement shown, signed in or by personal link."""
    return mou_doors.mou_door(context["request"], context["mou"], page, *args)
