"""Forms about pausing to reflect."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.models import Pause, Prompt, Reflection, Sharing
from gatherings.models.pause import LONGEST, REFLECT_LENGTHS
from gatherings.models.reflection import LONGEST_WORDS
from network.lib.verb_forms import VerbForm

WAITS = _("Without my name. It is shown when the pause ends, mixed with those of others, from three on.")
GUEST_CHOICES = [(Sharing.UNNAMED, WAITS), (Sharing.NAMED, _("With my name"))]


def words_field() -> forms.CharField:
    rows = forms.Textarea(attrs={"rows": 6, "autocapitalize": "sentences", "data-kept": ""})
    missing = {"required": _("There are no words yet.")}
    return forms.CharField(label=_("Your words"), max_length=LONGEST_WORDS, widget=rows, error_messages=missing)


class PauseForm(VerbForm):
    """A question, some minutes, and whether it comes by mail."""

    prompt = forms.ModelChoiceField(
        label=_("From the library"), queryset=Prompt.objects.none(), required=False,
        empty_label=_("our own question, below"),
    )  # fmt: skip
    question = forms.CharField(
        label=_("The question in our own words"), max_length=300, required=False,
        help_text=_("Leave it empty to ask what you chose above."),
    )  # fmt: skip
    minutes = forms.IntegerField(label=_("Quiet minutes"), min_value=1, max_value=LONGEST, initial=5)
    mail = forms.BooleanField(
        label=_("Mail everybody who comes a personal link"), required=False,
        help_text=_("For those who are not in the room. In the room, the code on the wall is enough."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["prompt"].queryset = Prompt.objects.open()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("prompt") and not data.get("question"):
            self.add_error("question", _("Choose a question, or write one."))
        return data


class ExtendForm(VerbForm):
    minutes = forms.TypedChoiceField(coerce=int, choices=[(number, number) for number in REFLECT_LENGTHS])


class ReflectForm(VerbForm):
    """What one person writes, and who reads it."""

    words = words_field()
    sharing = forms.ChoiceField(label=_("Who reads it"), widget=forms.RadioSelect, choices=Sharing.choices)

    def __init__(self, pause: Pause | None, mine: Reflection | None, data: Any = None) -> None:
        start = {"words": mine.words if mine else "", "sharing": mine.sharing if mine else Sharing.PRIVATE}
        super().__init__(data, initial=start)
        self.fields["sharing"].choices = choices(pause, mine)


def choices(pause: Pause | None, mine: Reflection | None) -> list[tuple[str, Any]]:
    """What this person may choose now (Reflection says why)."""
    private, named = Sharing.PRIVATE, Sharing.NAMED
    if pause is None:
        return [(private, private.label)]
    if mine and mine.is_shown_unsigned:
        return [(Sharing.UNNAMED, _("Without my name. It was shown, and stays."))]
    open_to_all = (named, _("With my name, for everybody at this gathering"))
    if pause.is_open and not (mine and mine.was_named):
        return [(private, private.label), open_to_all, (Sharing.UNNAMED, WAITS)]
    return [(private, private.label), open_to_all]


class GuestForm(VerbForm):
    """Somebody in the room without an account shares something."""

    words = words_field()
    sharing = forms.ChoiceField(label=_("How to share it"), widget=forms.RadioSelect, choices=GUEST_CHOICES)
    name = forms.CharField(
        label=_("Your name"), max_length=80, required=False, help_text=_("Only if you share it with your name.")
    )

    def __init__(self, mine: Reflection | None, data: Any = None) -> None:
        start = {name: getattr(mine, name) for name in ("words", "sharing", "name")} if mine else {}
        super().__init__(data, initial={"sharing": Sharing.UNNAMED} | start)
        if mine and mine.was_named:
            self.fields["sharing"].choices = GUEST_CHOICES[1:]


class CodeForm(VerbForm):
    code = forms.CharField(
        label=_("The six letters on the wall"), max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_code(self) -> Pause:
        """The open pause with this code."""
        code = "".join(letter for letter in self.cleaned_data["code"].upper() if letter.isalpha())
        pause = Pause.objects.open().filter(code=code).first()
        if pause is None:
            raise forms.ValidationError(_("No pause with this code is open. Look at the wall once more."))
        return pause


class MuseForm(VerbForm):
    words = words_field()
