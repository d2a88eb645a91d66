from django import forms
from django.utils.translation import gettext_lazy as _

from people.kinds import KINDS
from people.models.delivery import DeliveryQuerySet, State
from people.models.suppression import SuppressionQuerySet

# What is no state of the ledger, yet what one looks for.
CAME_BACK, UNDECIDED = "came_back", "undecided"
OTHERS = [(UNDECIDED, _("waits for your decision")), (CAME_BACK, _("came back"))]


def kinds() -> list[tuple[str, str]]:
    """Asked late, since every app registers its own."""
    return [(kind.name, kind.label) for kind in KINDS.values()]


class DeliveryFilter(forms.Form):
    """What the ledger of mails is narrowed to; nonsense in the address bar narrows nothing."""

    q = forms.CharField(label=_("Address"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *State.choices, *OTHERS])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=lambda: [("", _("All")), *kinds()])

    def found(self, deliveries: DeliveryQuerySet) -> DeliveryQuerySet:
        self.is_valid()
        query, state, kind = (self.cleaned_data.get(name) for name in ("q", "state", "kind"))
        found = deliveries.filter(address__contains=query.strip().lower()) if query else deliveries
        found = found.filter(kind=kind) if kind else found
        if state == CAME_BACK:
            return found.came_back()
        if state == UNDECIDED:
            return found.in_doubt()
        return found.filter(state=state) if state else found


class SuppressionFilter(forms.Form):
    q = forms.CharField(label=_("Address"), required=False, widget=forms.SearchInput)

    def found(self, suppressions: SuppressionQuerySet) -> SuppressionQuerySet:
        self.is_valid()
        query = (self.cleaned_data.get("q") or "").strip().lower()
        return suppressions.filter(address__contains=query) if query else suppressions
