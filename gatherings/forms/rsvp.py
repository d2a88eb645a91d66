"""Forms about invitations and answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gatherings.answering import WORDS, colleagues_of
from gatherings.models import Answer, Reach, Rsvp
from network.lib.verb_forms import VerbForm
from partners.fields import PersonField, as_typed
from partners.models import Partner, Role
from people.models import Person
from working_groups.models import WorkingGroup

MOST_NAMES = 100


class PeopleField(forms.CharField):
    """People by name or mail address, one on each line. there: who was named before."""

    widget = forms.Textarea(attrs={"rows": 3})
    there: Iterable[Person] = ()

    def clean(self, value: Any) -> list[Person]:
        lines = [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST_NAMES:
            raise ValidationError(_("Name at most a hundred people here."))
        return [self.known(line) for line in lines]

    def known(self, line: str) -> Person:
        try:
            return PersonField(self.there).clean(line)
        except ValidationError as error:
            raise ValidationError(f"“{line[:80]}”: {' '.join(error.messages)}") from error


class GuestsForm(VerbForm):
    """Whom a gathering is for."""

    reach = forms.ChoiceField(label=_("How far"), choices=Reach.choices, widget=forms.RadioSelect)
    partners = forms.ModelMultipleChoiceField(
        label=_("The contact of these partners"), queryset=Partner.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )  # fmt: skip
    roles = forms.ModelMultipleChoiceField(
        label=_("Whoever holds these jobs"), queryset=Role.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    groups = forms.ModelMultipleChoiceField(
        label=_("Whoever is in these groups"), queryset=WorkingGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    people = PeopleField(
        label=_("These people"), required=False, max_length=4000,
        help_text=_("Full name or mail address, one on each line."),
    )  # fmt: skip

    def __init__(self, data: Any, gathering: Any, viewer: Any) -> None:
        named = list(gathering.people.all())
        initial = {"reach": gathering.reach, "people": "\n".join(as_typed(named, viewer))}
        initial |= {name: list(getattr(gathering, name).all()) for name in ("partners", "roles", "groups")}
        super().__init__(data, initial=initial)
        self.fields["people"].there = named
        self.fields["partners"].queryset = Partner.objects.in_directory()
        self.fields["roles"].queryset = Role.objects.open()
        self.fields["groups"].queryset = WorkingGroup.objects.running()
        if gathering.group and gathering.group.is_running:
            hint = _("Whoever is in %(group)s is among the guests in any case.") % {"group": gathering.group}
            self.fields["groups"].help_text = hint


class InviteForm(VerbForm):
    """Whom of the preview, and words of one's own."""

    words = forms.CharField(
        label=_("A few words of your own"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("They stand at the top of each mail."),
    )  # fmt: skip
    people = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, guests: list, data: Any = None) -> None:
        super().__init__(data)
        self.fields["people"].choices = [(guest.person.pk, guest.person.name) for guest in guests]


class WithdrawForm(VerbForm):
    """A word to somebody who is not invited any more."""

    words = forms.CharField(
        label=_("A word to them"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class MotivesForm(VerbForm):
    """The four questions, and what somebody needs. None has to be answered."""

    draws = forms.CharField(label=_("What draws you to this gathering?"))
    well_spent = forms.CharField(label=_("What would make it time well spent?"))
    brings = forms.CharField(label=_("What could you bring or share?"))
    worries = forms.CharField(label=_("Anything that would make it hard to take part?"))
    without_name = forms.BooleanField(label=_("Show these words without my name"), required=False)
    access_needs = forms.CharField(
        label=_("What do you need to take part well?"),
        help_text=_("Steps, hearing, language, food, a child along. Only the facilitators and the backbone read it."),
    )

    def __init__(self, rsvp: Rsvp, data: Any = None) -> None:
        super().__init__(data, initial={name: getattr(rsvp, name) for name in WORDS})
        for name in WORDS:
            if name != "without_name":
                field = self.fields[name]
                field.required, field.max_length, field.widget = False, 1000, forms.Textarea(attrs={"rows": 2})
                field.widget.attrs["maxlength"] = 1000


class ColleagueForm(VerbForm):
    """Who comes instead."""

    person = forms.ModelChoiceField(
        label=_("A colleague"), queryset=Person.objects.none(), required=False, empty_label=_("somebody else:")
    )
    name = forms.CharField(label=_("Name"), max_length=150, required=False)
    email = forms.EmailField(label=_("Mail address"), required=False)

    def __init__(self, rsvp: Rsvp, data: Any = None) -> None:
        super().__init__(data)
        colleagues = colleagues_of(rsvp)
        self.fields["person"].queryset = colleagues
        if not colleagues.exists():
            del self.fields["person"]


ANSWERS = (Answer.YES, Answer.MAYBE, Answer.NO)
