"""Forms about a person at a partner."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.lib.verb_forms import SaysWhatIsMissing
from partners.models import Affiliation, Partner

DOES = _("A brief description of the role they play, such as: speaks for us in the reading group.")
EDITS = _("They can change what stands here about the organisation and its people.")
PRIMARY = _("Whom we write to first. Whoever it was before stays in the list.")


class ColleagueForm(SaysWhatIsMissing, forms.Form):
    """Somebody new in the list. gives_rights: whether whoever fills it in may let others edit."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(
        label=_("Mail address"), required=False,
        help_text=_("Seen by other partners, unless they choose otherwise. Without it we cannot write to them."),
    )  # fmt: skip
    title = forms.CharField(label=_("Title"), required=False, max_length=120, help_text=_("Such as: coordinator."))
    description = forms.CharField(
        label=_("What they do in the network"), required=False, max_length=300, help_text=DOES,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    may_edit = forms.BooleanField(label=_("May edit the profile"), required=False, help_text=EDITS)
    is_primary = forms.BooleanField(label=_("Is the primary contact"), required=False, help_text=PRIMARY)

    def __init__(self, gives_rights: bool, data: Any = None) -> None:
        super().__init__(data)
        if not gives_rights:
            del self.fields["may_edit"]


class AffiliationForm(SaysWhatIsMissing, forms.Form):
    """What a person does at a partner and may do with its profile."""

    title = forms.CharField(label=_("Title"), required=False, max_length=120, help_text=_("Such as: coordinator."))
    description = forms.CharField(
        label=_("What they do in the network"), required=False, max_length=300, help_text=DOES,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    may_edit = forms.BooleanField(label=_("May edit the profile"), required=False, help_text=EDITS)
    is_primary = forms.BooleanField(label=_("Is the primary contact"), required=False, help_text=PRIMARY)

    def __init__(self, row: Affiliation, gives_rights: bool, data: Any = None) -> None:
        names = ("title", "description", "may_edit", "is_primary")
        super().__init__(data, initial={name: getattr(row, name) for name in names})
        if not gives_rights:
            del self.fields["may_edit"]
        if row.is_primary:  # given away by choosing somebody else
            del self.fields["is_primary"]


class DepartureForm(SaysWhatIsMissing, forms.Form):
    """Somebody has left: who takes over."""

    successor = forms.ModelChoiceField(
        label=_("Who takes over?"), queryset=Affiliation.objects.none(), required=False, widget=forms.RadioSelect,
        empty_label=None,
    )  # fmt: skip

    def __init__(self, row: Affiliation, partner: Partner, data: Any = None) -> None:
        super().__init__(data)
        others = partner.people_now().exclude(pk=row.pk).contact_first()
        field = self.fields["successor"]
        field.queryset = others
        field.label_from_instance = lambda other: ", ".join(filter(None, (other.person.name, other.title)))
        field.initial = others.order_by("started_on", "pk").first()
