"""Forms about a gathering: its words, its time."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gatherings.models import Gathering, Kind, Purpose
from gatherings.models.gathering import WORDS
from gatherings.models.occasion import LONGEST
from network.lib.verb_forms import DateInput, TimeInput, VerbForm, WebAddressField, zone_widget
from people.models import Person
from people.models.network import check_time_zone
from working_groups.models import Membership, WorkingGroup

ZONE_HINT = _("Type part of a city’s name, such as Berlin, and choose.")


def zone_field() -> forms.CharField:
    """A zone to search for; the page holds the options (people/_time_zones.html)."""
    return forms.CharField(
        label=_("By the clocks of"),
        max_length=64,
        widget=zone_widget(),
        help_text=ZONE_HINT,
        validators=[check_time_zone],
    )


def day_field() -> forms.DateField:
    return forms.DateField(label=_("Day"), widget=DateInput())


def begins_field() -> forms.TimeField:
    return forms.TimeField(label=_("Begins at"), widget=TimeInput())


def minutes_field() -> forms.IntegerField:
    return forms.IntegerField(label=_("How many minutes"), min_value=5, max_value=LONGEST, initial=90)


def could_facilitate(chosen: Any = ()) -> Any:
    """Facilitators, the backbone, chairs of groups, and who is named already."""
    known = Person.objects.known()
    chairs = Membership.objects.chairs().values("person")
    named = Q(pk__in=[one.pk for one in chosen])
    return known.filter(Q(is_facilitator=True) | Q(is_backbone=True) | Q(pk__in=chairs) | named)


class WordsForm(VerbForm):
    """What a gathering is for, where it is, what people may expect."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("What sort of gathering"), choices=Kind.choices)
    group = forms.ModelChoiceField(
        label=_("Which group meets"), queryset=WorkingGroup.objects.none(), required=False, empty_label=_("none"),
        help_text=_("Its members are among the guests, and its page shows the gathering."),
    )  # fmt: skip
    intention = forms.CharField(
        label=_("Intention"), max_length=200, required=False,
        help_text=_("One line: what will be different when people leave?"),
    )  # fmt: skip
    purposes = forms.MultipleChoiceField(
        label=_("What we come together for"), choices=Purpose.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("One or two. Each further one takes room from the others."),
    )  # fmt: skip
    expectations = forms.CharField(
        label=_("What to expect"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "What will happen, what to bring, what will and will not be decided. It stands in every invitation, so "
            "invitations wait for it."
        ),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = WebAddressField(
        label=_("Link to take part online"), max_length=500, required=False,
        help_text=_("Only those invited see it."),
    )  # fmt: skip
    access = forms.CharField(
        label=_("How to get there, and who will find it easy"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bus and parking, steps, microphones, interpreters, a room for children."),
    )  # fmt: skip
    capacity = forms.IntegerField(
        label=_("Places"), min_value=1, max_value=10_000, required=False,
        help_text=_("When they are taken, whoever says yes waits, and moves up by themselves."),
    )  # fmt: skip
    is_first = forms.BooleanField(
        label=_("People meet for the first time"), required=False,
        help_text=_("The agenda then leaves room for getting to know each other."),
    )  # fmt: skip
    is_public = forms.BooleanField(
        label=_("In the public calendar"), required=False,
        help_text=_("Everybody may read name, time, place and what to expect there; never who comes, nor the link."),
    )  # fmt: skip
    facilitators = forms.ModelMultipleChoiceField(
        label=_("Facilitators"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Somebody has to hold it: tick at least one.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, gathering: Gathering | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        chosen = gathering.facilitators.all() if gathering else ()
        self.fields["facilitators"].queryset = could_facilitate(chosen)
        self.fields["group"].queryset = WorkingGroup.objects.filter(
            Q(ended_on=None) | Q(pk=gathering.group_id if gathering else None)
        )

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*WORDS, "facilitators")}


class NewGatheringForm(WordsForm):
    """The same, and when."""

    day = day_field()
    begins = begins_field()
    minutes = minutes_field()
    zone = zone_field()
    field_order = ("name", "kind", "group", "day", "begins", "minutes", "zone")

    def said(self) -> dict[str, Any]:
        return super().said() | {name: self.cleaned_data[name] for name in ("day", "begins", "minutes", "zone")}


def of_gathering(gathering: Gathering) -> dict[str, Any]:
    """What stands in the form when it opens."""
    held = {name: getattr(gathering, name) for name in (*WORDS, "version")}
    return held | {"facilitators": [person.pk for person in gathering.facilitators.all()]}
