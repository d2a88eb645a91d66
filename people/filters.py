from django import forms
from django.utils.translation import gettext_lazy as _

from people.kinds import KINDS
from people.models.delivery import DeliveryQuerySet, State


class DeliveryFilter(forms.Form):
    """What the ledger of mails is narrowed to; nonsense in the address bar narrows nothing."""

    q = forms.CharField(label=_("Address"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", _("All")), *State.choices]
        self.fields["kind"].choices = [("", _("All")), *((kind.name, kind.label) for kind in KINDS.values())]

    def found(self, deliveries: DeliveryQuerySet) -> DeliveryQuerySet:
        self.is_valid()
        query, state, kind = (self.cleaned_data.get(name) for name in ("q", "state", "kind"))
        found = deliveries.filter(address__contains=query.strip().lower()) if query else deliveries
        found = found.filter(state=state) if state else found
        return found.filter(kind=kind) if kind else found
