from django import forms
from django.utils.translation import gettext_lazy as _

from people.kinds import KINDS
from people.models.delivery import DeliveryQuerySet, State


def kinds() -> list[tuple[str, str]]:
    """Asked late, since every app registers its own."""
    return [(kind.name, kind.label) for kind in KINDS.values()]


class DeliveryFilter(forms.Form):
    """What the ledger of mails is narrowed to; nonsense in the address bar narrows nothing."""

    q = forms.CharField(label=_("Address"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *State.choices])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=lambda: [("", _("All")), *kinds()])

    def found(self, deliveries: DeliveryQuerySet) -> DeliveryQuerySet:
        self.is_valid()
        query, state, kind = (self.cleaned_data.get(name) for name in ("q", "state", "kind"))
        found = deliveries.filter(address__contains=query.strip().lower()) if query else deliveries
        found = found.filter(state=state) if state else found
        return found.filter(kind=kind) if kind else found
