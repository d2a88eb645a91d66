"""Forms about subscriptions."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from network.lib.public_forms import PublicForm
from network.lib.verb_forms import VerbForm
from newsletter.models import SubscriptionState
from newsletter.models.subscription_queryset import SubscriptionQuerySet


class SubscribeForm(PublicForm, VerbForm):
    """A visitor wants the newsletter."""

    address = forms.EmailField(label=_("Your mail address"), max_length=254)
    name = forms.CharField(
        label=_("Your name"), max_length=150, required=False, help_text=_("Only the backbone team sees it.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["address"].widget.attrs["autocomplete"] = "email"
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    def asked_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("address", "name", "language")]

    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("address", "name", "language")}


class AddSubscriberForm(VerbForm):
    """The backbone knows somebody who would like it."""

    address = forms.EmailField(
        label=_("Mail address"), max_length=254, help_text=_("One mail asks for the yes; without it nothing comes.")
    )
    name = forms.CharField(label=_("Name"), max_length=150, required=False)


class SubscriberFilter(forms.Form):
    q = forms.CharField(label=_("Name or address"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Who"), required=False, choices=[("", _("everybody")), *SubscriptionState.choices]
    )

    def found(self, rows: SubscriptionQuerySet) -> SubscriptionQuerySet:
        self.is_valid()
        query, state = (self.cleaned_data.get(name) for name in ("q", "state"))
        found = rows.matching(query) if query else rows
        return found.filter(state=state) if state else found
