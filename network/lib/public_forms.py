"""Forms anybody may fill in without an account: held against machines, without asking a third party."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.lib.limits import filled_by_a_person, form_stamp
from network.lib.verb_forms import SaysWhatIsMissing


class PublicForm(SaysWhatIsMissing, forms.Form):
    """A form with a trap for machines: a field hidden from people, and the signed moment it was shown."""

    nickname = forms.CharField(label=_("Leave this empty"), required=False)
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None) -> None:
        self.hurried = data is not None and not filled_by_a_person(data.get("stamp", ""))
        if self.hurried:
            data = data.copy()
            data["stamp"] = form_stamp()
        super().__init__(data, initial={"stamp": form_stamp()})
        self.fields["nickname"].widget.attrs.update({"tabindex": "-1", "autocomplete": "off"})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.hurried:
            raise forms.ValidationError(
                _("That was very quick, or a day late. All you wrote is still here: please send it once more.")
            )
        if data.get("nickname"):
            raise forms.ValidationError(_("One hidden field must stay empty. Please send the form once more."))
        return data
