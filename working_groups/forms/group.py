"""Forms about working groups."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.lib.leverage import Leverage
from network.lib.verb_forms import VerbForm, date_field
from partners.fields import PersonField
from partners.models import Partner
from people.models import Person
from working_groups.models import Channel, Membership, WorkingGroup
from working_groups.models.working_group import FIELDS, Kind

TERM_HINT = _("Leave it empty when there is no end in sight.")


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class GroupForm(VerbForm):
    """What a group is for, and where it stands among the others."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("What sort of group"), choices=Kind.choices, widget=forms.RadioSelect)
    parent = forms.ModelChoiceField(
        label=_("Reports to"), queryset=WorkingGroup.objects.none(), required=False, empty_label=_("nobody"),
        help_text=_("Its questions go there, and answers come back from there."),
    )  # fmt: skip
    charge = forms.CharField(
        label=_("Charge"), max_length=2000, widget=lines(4),
        help_text=_("What the group is asked to do, and what it may decide by itself."),
    )  # fmt: skip
    lever = forms.TypedChoiceField(
        label=_("Where in the system it acts"), coerce=int, empty_value=None, required=False,
        choices=[("", _("not said")), *((point.value, f"{point.value} · {point.label}") for point in Leverage)],
        help_text=_("One of Donella Meadows’ twelve places to intervene; the lower the number, the more it moves."),
    )  # fmt: skip
    plan = forms.CharField(
        label=_("Plan"), max_length=8000, required=False, widget=lines(8),
        help_text=_("What it does in the next months, in which order, and how one will see that it works."),
    )  # fmt: skip
    quiet_days = forms.IntegerField(
        label=_("Silent after so many days"), min_value=7, max_value=400, initial=60,
        help_text=_("When nothing was heard for so long, its chairs and the backbone see it on their page."),
    )  # fmt: skip
    is_private = forms.BooleanField(
        label=_("Only its members read its plan and minutes"), required=False,
        help_text=_("Otherwise every partner does. What it reports upward is read by all in any case."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, group: WorkingGroup | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        above = WorkingGroup.objects.running() | WorkingGroup.objects.filter(pk=group and group.parent_id)
        self.fields["parent"].queryset = above.exclude(pk=group.pk) if group else above
        if group is None:
            self.fields["kind"].initial = Kind.WORKING

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}


def of_group(group: WorkingGroup) -> dict[str, Any]:
    """What stands in the form when it opens."""
    return {name: getattr(group, name) for name in (*FIELDS, "version")}


def own_partners(person: Person | None) -> Any:
    """For which partners somebody may sit in a group."""
    if person is None:
        return Partner.objects.none()
    return Partner.objects.in_directory().filter(affiliations__person=person, affiliations__ended_on=None).distinct()


class PartnerOfPersonField(forms.ModelChoiceField):
    def __init__(self, **options: Any) -> None:
        super().__init__(Partner.objects.none(), required=False, empty_label=_("for nobody, alone"), **options)


class MemberForm(VerbForm):
    """What somebody does in the group, for whom, until when."""

    is_chair = forms.BooleanField(
        label=_("Chairs the group"), required=False,
        help_text=_("Chairs look after this page, answer who asks to join, and write the report."),
    )  # fmt: skip
    partner = PartnerOfPersonField(label=_("For which partner"))
    until = date_field(_("For a term until"), TERM_HINT)

    def __init__(self, row: Membership, data: Any = None) -> None:
        held = {"is_chair": row.is_chair, "partner": row.partner_id, "until": row.until}
        super().__init__(data, initial=held)
        self.fields["partner"].queryset = (
            own_partners(row.person) | Partner.objects.filter(pk=row.partner_id).distinct()
        )


class NewMemberForm(VerbForm):
    """Who else is in the group."""

    person = PersonField(label=_("Who"), help_text=_("Full name or mail address."))
    is_chair = forms.BooleanField(label=_("Chairs the group"), required=False)
    until = date_field(_("For a term until"), TERM_HINT)

    def said(self) -> dict[str, Any]:
        """They sit for the partner they are at, where there is just one."""
        person, clean = self.cleaned_data["person"], self.cleaned_data
        at = list(own_partners(person)[:2])
        return {**clean, "partner": at[0] if len(at) == 1 else None}


class JoinForm(VerbForm):
    """What draws somebody to the group."""

    words = forms.CharField(
        label=_("What draws you, and what do you bring?"), max_length=1000, required=False, widget=lines(3),
        help_text=_("A sentence is enough. The chairs read it."),
    )  # fmt: skip
    partner = PartnerOfPersonField(label=_("For which partner"))

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        at = own_partners(person)
        self.fields["partner"].queryset = at
        self.fields["partner"].initial = at.first()


class AnswerForm(VerbForm):
    answer = forms.CharField(
        label=_("A few words to them"), max_length=1000, required=False, widget=lines(3),
        help_text=_("They stand in the mail. Where you decline, say why."),
    )  # fmt: skip


class GroupEndForm(VerbForm):
    farewell = forms.CharField(
        label=_("What came of it, and why it ends"), max_length=1000, required=False, widget=lines(3)
    )


class ChannelForm(VerbForm):
    """Where a group talks."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("Such as: chat, board, mailing list."))
    url = forms.CharField(label=_("Address"), max_length=500, help_text=_("Begins with https:// or mailto:"))
    purpose = forms.CharField(label=_("What for"), max_length=200, required=False)
    etiquette = forms.CharField(
        label=_("How we behave there"), max_length=300, required=False,
        help_text=_("Such as: answers within two days; nothing about families by name."),
    )  # fmt: skip


def of_channel(channel: Channel) -> dict[str, Any]:
    return {name: getattr(channel, name) for name in ("name", "url", "purpose", "etiquette")}


class UpdateForm(VerbForm):
    text = forms.CharField(
        label=_("What would those like to know whom the work touches?"), max_length=600, widget=lines(4),
        help_text=_("A few sentences in plain words. Everybody can read them, without signing in."),
    )  # fmt: skip
