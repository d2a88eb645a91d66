"""What a mail provider tells us afterwards, over HTTP. django-anymail knows how each of them speaks.

Its views hand what they hear to a Django signal. `Heard` stands in the place of the signal: one function, called.
"""

import re
from importlib import import_module
from typing import Any

from anymail.webhooks.base import AnymailBaseWebhookView
from django.conf import settings

from people.returned import Report, said_stop, take

STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
SOFT = re.compile(r"soft|transient|temporar", re.IGNORECASE)
NO_MAILBOX = ("invalid", "bounced")


class Heard:
    """Stands where anymail would send a signal."""

    def send(self, sender: Any, event: Any, esp_name: str) -> None:
        words = f"{esp_name}: {event.mta_response or event.description or event.event_type}"
        if not event.recipient:
            return
        if event.event_type in ("complained", "unsubscribed"):
            said_stop(event.recipient, words)
        elif event.event_type in ("bounced", "rejected", "deferred"):
            is_final = event.event_type != "deferred"
            take(Report(event.recipient, status_of(event), words, is_final=is_final, is_trusted=True))


def status_of(event: Any) -> str:
    """The status the other server gave (RFC 3463), else what the provider made of it."""
    told = f"{event.mta_response or ''} {event.description or ''}"
    if found := STATUS.search(told):
        return found[0]
    is_soft = SOFT.search(f"{told} {event.esp_event.get('Type', '')}")
    return "5.1.1" if event.reject_reason in NO_MAILBOX and not is_soft else "4.0.0"


def provider_view() -> Any:
    """The view of the provider we send through; None without a provider or without a secret to know it by."""
    if not settings.EMAIL_BACKEND.startswith("anymail.backends.") or not settings.ANYMAIL.get("WEBHOOK_SECRET"):
        return None
    name = settings.EMAIL_BACKEND.split(".")[2]
    module = import_module(f"anymail.webhooks.{name}")
    for found in vars(module).values():
        is_view = isinstance(found, type) and issubclass(found, AnymailBaseWebhookView)
        if is_view and found.__name__.endswith(("TrackingWebhookView", "CombinedWebhookView")):
            return found.as_view(signal=Heard())
    return None
