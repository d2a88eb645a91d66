"""{% load directory %}: contact fields as the reader may see them."""

from typing import Any

from django import template

from partners import directory

register = template.Library()


@register.simple_tag
def shown(thing: Any, field: str, viewer: Any) -> Any:
    """{% shown partner "email" user as email %}"""
    return directory.shown(thing, field, viewer)
