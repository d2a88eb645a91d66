"""What templates ask about mail."""

from typing import Any

from django import template

from people.models.delivery import Delivery, State
from people.waiting import Wait, waiting_mail

register = template.Library()
TONES = {
    State.SENT: ("good", "check"),
    State.QUEUED: ("", "clock"),
    State.CLAIMED: ("", "clock"),
    State.SENDING: ("", "paper-airplane"),
    State.FAILED: ("stop", "x-mark"),
    State.UNKNOWN: ("warn", "question-mark-circle"),
    State.SUPPRESSED: ("", "no-symbol"),
    State.DIGEST: ("", "inbox-stack"),
    State.CANCELLED: ("", "arrow-uturn-left"),
}


@register.simple_tag
def mail_wait(person: Any) -> Wait | None:
    """{% mail_wait user as wait %}: for backbone staff one query, for everybody else none."""
    return waiting_mail() if getattr(person, "is_backbone", False) else None


@register.inclusion_tag("people/_delivery_state.html")
def delivery_state(delivery: Delivery) -> dict[str, str]:
    tone, icon = TONES[State(delivery.state)]
    return {"tone": tone, "icon_name": icon, "label": delivery.get_state_display()}
