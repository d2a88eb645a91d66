"""Forms about measures."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from learning.models import Direction, Kind, Measure, measures_of
from learning.models.measure import FIELDS
from learning.periods import Every
from learning.rolling_up import RollUp
from network.lib.verb_forms import VerbForm, date_field
from partners.models import Partner
from people.models import Person
from working_groups.models import CommonAgenda, WorkingGroup

TEXT = {"rows": 3}


class MeasureForm(VerbForm):
    """What a measure is."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("As you would say it aloud: Children read to every day.")
    )
    kind = forms.ChoiceField(
        label=_("Whose figures are these?"),
        widget=forms.RadioSelect,
        initial=Kind.POPULATION,
        choices=[
            (Kind.POPULATION, _("Population: of all children, all families of a place")),
            (Kind.PERFORMANCE, _("Performance: of those our partners work with")),
        ],
    )
    definition = forms.CharField(
        label=_("What exactly is counted"),
        max_length=1000,
        widget=forms.Textarea(attrs=TEXT),
        help_text=_("So that two people who count get the same number."),
    )
    source = forms.CharField(
        label=_("Where it comes from"), max_length=200, help_text=_("A survey, an office, a list we keep.")
    )
    direction = forms.ChoiceField(
        label=_("Which way should it go?"), widget=forms.RadioSelect, choices=Direction.choices, initial=Direction.UP
    )
    roll_up = forms.ChoiceField(
        label=_("How does the figure come about?"),
        widget=forms.RadioSelect,
        choices=RollUp.choices,
        initial=RollUp.ONE,
        help_text=_("A rate of several partners is reckoned from all they counted, never as a mean of percentages."),
    )
    unit = forms.CharField(label=_("Unit"), max_length=30, required=False, help_text=_("%, families, days."))
    per = forms.IntegerField(
        label=_("A rate out of"), min_value=1, max_value=1_000_000, initial=100, help_text=_("100 for per cent.")
    )
    every = forms.ChoiceField(label=_("How often is there a figure?"), choices=Every.choices, initial=Every.YEAR)
    due_days = forms.IntegerField(
        label=_("Days after the end of a period until figures are due"), min_value=0, max_value=366, initial=30
    )
    told_apart = forms.CharField(
        label=_("Told apart by"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=TEXT),
        help_text=_("A line for each, such as: age: two, three, four"),
    )
    smallest = forms.IntegerField(
        label=_("Smallest group shown"),
        min_value=0,
        max_value=1000,
        initial=5,
        help_text=_(
            "Groups that count fewer stay unseen, also to whoever subtracts. 0 if the figure counts no people."
        ),
    )
    baseline = forms.DecimalField(
        label=_("Baseline"),
        max_digits=14,
        decimal_places=3,
        required=False,
        help_text=_("Where it stood when we began."),
    )
    baseline_on = date_field(_("Day of the baseline"))
    serves = forms.ChoiceField(label=_("Goal or strategy it serves"), required=False)
    owner = forms.ModelChoiceField(
        label=_("Who looks after it"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("nobody yet"),
        help_text=_("Is asked for the figure, and may describe the measure."),
    )
    story = forms.CharField(
        label=_("The story behind the curve"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What pushes it up, what holds it down, as far as we know."),
    )
    is_public = forms.BooleanField(label=_("Show it to everybody, without signing in"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, measure: Measure | None = None) -> None:
        initial = {name: getattr(measure, name) for name in (*FIELDS, "version")} if measure else {}
        super().__init__(data, initial=initial)
        self.fields["serves"].choices = [("", _("none of them")), *serving()]
        self.fields["owner"].queryset = may_look_after(measure)

    def clean_serves(self) -> str | None:
        return self.cleaned_data["serves"] or None

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}


def may_look_after(measure: Measure | None) -> QuerySet[Person]:
    """The backbone and facilitators, and whoever does so now."""
    team = Q(is_backbone=True) | Q(is_facilitator=True) | Q(pk=measure.owner_id if measure else None)
    return Person.objects.filter(team, is_active=True, erased_at=None).order_by("sort_name", "pk")


def serving() -> list[tuple[str, str]]:
    """The goals and strategies of the common agenda in force, by their lasting keys."""
    agenda = CommonAgenda.objects.with_goals().adopted()
    rows = []
    for goal in agenda.goals.all() if agenda else []:
        rows.append((str(goal.key), str(goal)))
        rows += [(str(one.key), f"{goal} › {one}") for one in goal.strategies.all()]
    return rows


class TargetForm(VerbForm):
    on = date_field(_("By when"))
    value = forms.DecimalField(label=_("Target"), max_digits=14, decimal_places=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].required = True


class AnnotationForm(VerbForm):
    day = date_field(_("When"))
    text = forms.CharField(label=_("What happened"), max_length=140)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].required = True


class GiversForm(VerbForm):
    partners = forms.ModelMultipleChoiceField(
        label=_("Partners that give a figure"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        queryset=Partner.objects.none(),
        help_text=_("Each is asked by mail when a period is over."),
    )

    def __init__(self, measure: Measure, data: Any = None) -> None:
        super().__init__(data, initial={"partners": list(measure.givers.values_list("partner_id", flat=True))})
        self.fields["partners"].queryset = Partner.objects.present().filter(stage="active").order_by("sort_name", "pk")


class GroupMeasuresForm(VerbForm):
    measures = forms.ModelMultipleChoiceField(
        label=_("Measures of this group"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        queryset=Measure.objects.none(),
        help_text=_("Two or three are plenty: those that would move if your work works."),
    )

    def __init__(self, group: WorkingGroup, data: Any = None) -> None:
        super().__init__(data, initial={"measures": list(measures_of(group).values_list("pk", flat=True))})
        self.fields["measures"].queryset = Measure.objects.current().in_order()
