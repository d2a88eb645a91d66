"""Forms about voices: speaking, listening, answering."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.forms.topics import TopicsField
from learning.models import CameOf, Voice
from learning.veiling import veiled
from network.lib.public_forms import PublicForm
from network.lib.verb_forms import VerbForm, WebAddressField
from partners.fields import PersonField


class SayForm(PublicForm, VerbForm):
    """What somebody sees, hears or wishes. No account, no name needed."""

    words = forms.CharField(
        label=_("What do you see, hear or wish?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In any language. What happened, to whom, and what would help."),
    )  # fmt: skip
    may_publish = forms.BooleanField(
        label=_("Others may read my words, without my name"), required=False,
        help_text=_("We take out what tells who you are. Without this, only we read them."),
    )  # fmt: skip
    name = forms.CharField(label=_("Your name"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("Your mail address"), max_length=254, required=False,
        help_text=_("Only if you want to hear what came of it. Nobody else sees it."),
    )  # fmt: skip

    def __init__(self, data: Any = None, is_known: bool = False) -> None:
        super().__init__(data)
        if is_known:
            del self.fields["name"], self.fields["email"]
            return
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = name

    def said_fields(self) -> list[forms.BoundField]:
        return [self["words"], self["may_publish"]]

    def contact_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("name", "email") if name in self.fields]

    def voice(self) -> Voice:
        names = ("words", "may_publish", "name", "email")
        return Voice(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


class MoreForm(VerbForm):
    """Something to add."""

    words = forms.CharField(label=_("Say more"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


class ListenForm(VerbForm):
    """What others read, or why they do not."""

    topics = TopicsField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PublishForm(ListenForm):
    words = forms.CharField(
        label=_("What others read"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Their own words. Take out what tells who somebody is; change nothing else."),
    )  # fmt: skip
    field_order = ("words", "topics", "version")

    def __init__(self, voice: Voice, data: Any = None) -> None:
        words = voice.public_words or veiled(voice.words, voice.name, voice.email)
        super().__init__(data, initial={"words": words, "topics": names_of(voice), "version": voice.version})


class PrivateForm(ListenForm):
    reason = forms.CharField(label=_("Why others do not read it"), max_length=300, help_text=_("Only we read this."))
    field_order = ("reason", "topics", "version")

    def __init__(self, voice: Voice, data: Any = None) -> None:
        initial = {"reason": voice.reason, "topics": names_of(voice), "version": voice.version}
        super().__init__(data, initial=initial, auto_id="private_%s")


def names_of(voice: Voice) -> list[str]:
    return [topic.name for topic in voice.topics.all()]


class AssignForm(VerbForm):
    person = PersonField(label=_("Name or mail address"), required=False, help_text=_("They get a mail."))


class AnswerForm(VerbForm):
    """What came of it."""

    came_of = forms.ChoiceField(label=_("What came of it"), choices=CameOf.choices, widget=forms.RadioSelect)
    did = forms.CharField(
        label=_("In your words"), max_length=3000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("To the person who spoke: what we did, or why it cannot be done now."),
    )  # fmt: skip
    see = WebAddressField(
        label=_("Where to read more"), max_length=300, required=False,
        help_text=_("The page of a decision, a gathering, an activity."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, voice: Voice, data: Any = None) -> None:
        names = ("came_of", "did", "see", "version")
        super().__init__(data, initial={name: getattr(voice, name) for name in names}, auto_id="answer_%s")
