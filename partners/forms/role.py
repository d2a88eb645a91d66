"""Forms about jobs and who does them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.forms.handing import PartnerField, PersonField, VerbForm, date_field
from partners.models import Appointment, Partner, Role
from partners.models.role import ROLE_FIELDS
from people.models import Person

UNTIL_HINT = _("Leave it empty when there is no end in sight.")


class RoleForm(VerbForm):
    """What has to be done, and what it takes."""

    name = forms.CharField(label=_("Name of the job"), max_length=120)
    does = forms.CharField(
        label=_("What its holder does"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence or two, so that somebody can see themselves doing it."),
    )  # fmt: skip
    serves = forms.CharField(
        label=_("What it serves"), max_length=200, required=False,
        help_text=_("A goal or a measure, such as: more children ready for school."),
    )  # fmt: skip
    hours = forms.IntegerField(label=_("Hours a month"), min_value=0, max_value=160, initial=4)
    wanted = forms.IntegerField(label=_("How many holders it needs"), min_value=1, max_value=50, initial=1)
    is_standing = forms.BooleanField(label=_("Goes on without end"), required=False, initial=True)
    until = date_field(_("Done by"), _("Only for a job that is done one day."))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ROLE_FIELDS}


def of_role(role: Role) -> dict[str, Any]:
    """What stands in the form when it opens."""
    return {name: getattr(role, name) for name in (*ROLE_FIELDS, "version")}


class TakeForm(VerbForm):
    """A partner takes a job: who of its people does it."""

    person = forms.ModelChoiceField(
        label=_("Who does it"), queryset=Person.objects.none(), required=False,
        empty_label=_("nobody in particular yet"),
    )  # fmt: skip
    deputy = forms.ModelChoiceField(
        label=_("Deputy"), queryset=Person.objects.none(), required=False, empty_label=_("none"),
        help_text=_("Who steps in, and may take over one day."),
    )  # fmt: skip
    until = date_field(_("For a term until"), UNTIL_HINT)

    def __init__(self, partner: Partner, data: Any = None, person: Any = None) -> None:
        people = Person.objects.filter(affiliations__partner=partner, affiliations__ended_on=None, erased_at=None)
        super().__init__(data, initial={"person": person if person in people else None})
        self.fields["person"].queryset = self.fields["deputy"].queryset = people


class AppointForm(VerbForm):
    """The backbone writes down who does a job: a partner, a person, or a person of a partner."""

    partner = PartnerField(label=_("Partner"), required=False)
    person = PersonField(label=_("Person"), required=False, help_text=_("Full name or mail address."))
    deputy = PersonField(label=_("Deputy"), required=False, help_text=_("Full name or mail address."))
    until = date_field(_("For a term until"), UNTIL_HINT)


class AskPartnerForm(VerbForm):
    """Whom to ask, and why in one's own words."""

    partner = PartnerField(label=_("Partner"))
    why = forms.CharField(
        label=_("Why you thought of them"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands in the mail."),
    )  # fmt: skip


class EndForm(VerbForm):
    """Who takes over."""

    heir = forms.ChoiceField(label=_("Who takes over?"), widget=forms.RadioSelect, required=False)
    partner = PartnerField(label=_("Which partner?"), required=False, help_text=_("Only when we shall ask one."))

    def __init__(self, appointment: Appointment, data: Any = None) -> None:
        super().__init__(data)
        self.people = {str(person.pk): person for person in successors(appointment)}
        self.fields["heir"].choices = [
            *((key, person.name) for key, person in self.people.items()),
            ("partner", _("Another partner; we ask it")),
            ("", _("Nobody yet: the job is open again")),
        ]
        self.fields["heir"].initial = next(iter(self.people), "")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("heir") == "partner" and not data.get("partner") and "partner" not in self.errors:
            self.add_error("partner", _("Which partner shall we ask?"))
        return data

    def heir_chosen(self) -> Partner | Person | None:
        chosen = self.cleaned_data["heir"]
        return self.cleaned_data["partner"] if chosen == "partner" else self.people.get(chosen)


def successors(appointment: Appointment) -> list[Person]:
    """The deputy first, then the colleagues of whoever did it."""
    people = [appointment.deputy] if appointment.deputy else []
    if appointment.partner:
        people += [row.person for row in appointment.partner.people_now().contact_first()]
    return [person for person in dict.fromkeys(people) if person != appointment.person]


class ExtendForm(VerbForm):
    until = date_field(_("Goes on until"), UNTIL_HINT)


class LeaveForm(VerbForm):
    """A partner leaves: why, and who takes over its jobs."""

    reason = forms.CharField(
        label=_("Why, if you like to say"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the backbone team reads it."),
    )  # fmt: skip

    def __init__(self, held: list[Appointment], data: Any = None) -> None:
        super().__init__(data)
        for row in held:
            self.fields[f"heir_{row.pk}"] = PartnerField(
                label=_("Who could take over: %(job)s") % {"job": row.role.name},
                required=False,
                help_text=_("The name of a partner; we ask it. Left empty, the job is open again."),
            )

    def heirs(self) -> dict[int, Partner]:
        chosen = {name: value for name, value in self.cleaned_data.items() if name.startswith("heir_") and value}
        return {int(name.removeprefix("heir_")): partner for name, partner in chosen.items()}
