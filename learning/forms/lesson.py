"""Forms about lessons and practices."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from learning.contexts import FORMATS, KINDS, choices
from learning.forms.topics import TopicsField
from learning.models import LESSON_FIELDS, Choice, Lesson, Sharing
from network.lib.verb_forms import VerbForm
from partners.fields import PersonField, as_typed
from partners.models import Partner
from people.models import Person


class PeopleField(forms.CharField):
    """People by full name or mail address, with commas between them. there: who was named before."""

    there: Iterable[Person] = ()

    def clean(self, value: Any) -> list[Person]:
        one, people = PersonField(self.there, required=False), []
        for name in super().clean(value).split(","):
            if name.strip():
                try:
                    people.append(one.clean(name.strip()))
                except ValidationError as error:
                    raise ValidationError([f"{name.strip()}: {message}" for message in error.messages]) from error
        return list(dict.fromkeys(people))


def told(label: Any, hint: Any = "", required: bool = False) -> forms.CharField:
    rows = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=2000, widget=rows, help_text=hint, required=required)


class LessonForm(VerbForm):
    """A first attempt in learning."""

    title = forms.CharField(label=_("In a few words"), max_length=160)
    tried = told(_("What we tried"), required=True)
    hoped = told(_("What we hoped"))
    happened = told(_("What happened"), _("Facts: what somebody else in the room saw, too."), required=True)
    made_of_it = told(_("What we make of it"), _("Why we think it went this way."))
    next = told(_("What next"))
    topics = TopicsField()
    kind = forms.ChoiceField(
        label=_("At which kind of meeting"), required=False, choices=choices(KINDS, _("none in particular"))
    )
    format = forms.ChoiceField(label=_("With which format"), required=False, choices=choices(FORMATS, _("none")))
    partner = forms.ModelChoiceField(label=_("For"), queryset=Partner.objects.none(), required=False)
    sharing = forms.ChoiceField(
        label=_("Who reads it"), choices=Sharing.choices, widget=forms.RadioSelect, initial=Sharing.NETWORK
    )
    should_know = PeopleField(
        label=_("Who should know"), max_length=2000, required=False,
        help_text=_("Full names or mail addresses, with commas between them. Each gets one mail."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, partners: QuerySet[Partner], data: Any = None, initial: Any = None, there: Iterable[Person] = ()
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["should_know"].there = there
        self.fields["partner"].queryset = partners
        self.fields["partner"].empty_label = _("myself")

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*LESSON_FIELDS, "topics", "should_know")}


def of_lesson(lesson: Lesson, named: Iterable[Person], viewer: Any) -> dict[str, Any]:
    """What stands in the form when it opens. named: who should know of it so far."""
    topics = [topic.name for topic in lesson.topics.all()]
    return {name: getattr(lesson, name) for name in (*LESSON_FIELDS, "version")} | {
        "topics": topics, "should_know": ", ".join(as_typed(named, viewer)),
    }  # fmt: skip


class UptakeForm(VerbForm):
    """What one's partner does with a practice."""

    partner = forms.ModelChoiceField(label=_("For"), queryset=Partner.objects.none(), empty_label=None)
    choice = forms.ChoiceField(label=_("What you do with it"), choices=Choice.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In a few words"), max_length=500, required=False,
        help_text=_("What you change, what you need, or why it is not for you."),
    )  # fmt: skip

    def __init__(self, partners: QuerySet[Partner], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["partner"].queryset = partners
