"""Forms about the plan of action."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.verb_forms import VerbForm, date_field
from partners.fields import PartnerField
from partners.models import Partner, Place
from people.models import Person
from working_groups.models import Activity, Effort, Progress, Strategy, Verdict
from working_groups.models.activity import CHECK_EVERY_DAYS, FIELDS
from working_groups.plan import goals_of

SPARE_HELPERS = 2
MOST_HELPERS = 12
EFFORTS = [
    (Effort.CONTINUES, _("It continues: you did it before, and it fits")),
    (Effort.STRENGTHENED, _("It is strengthened: more of it, or better, for this plan")),
    (Effort.JOINT, _("It is new, together with others")),
]
PROGRESS = [
    (Progress.PLANNED, _("Planned, not begun")), (Progress.GOING, _("Under way")), (Progress.DONE, _("Done")),
    (Progress.LET_GO, _("Let go: not any more, and that is all right")),
]  # fmt: skip


class ActivityForm(VerbForm):
    """What a partner does toward a strategy. Helpers are as many fields as there are, and two to spare."""

    name = forms.CharField(label=_("What you do"), max_length=160, help_text=_("A line that a neighbour understands."))
    strategy_key = forms.TypedChoiceField(label=_("Toward which strategy"), coerce=UUID)
    effort = forms.ChoiceField(
        label=_("What is new about it"), choices=EFFORTS, widget=forms.RadioSelect, initial=Effort.CONTINUES
    )
    words = forms.CharField(
        label=_("In a few sentences"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    owner = forms.ModelChoiceField(
        label=_("Who sees to it"), queryset=Person.objects.none(), required=False, empty_label=_("nobody yet")
    )
    places = forms.ModelMultipleChoiceField(
        label=_("Where"), queryset=Place.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    moves = forms.CharField(
        label=_("What it should move"), max_length=200, required=False,
        help_text=_("A figure or a sign, such as: children who come back after the summer."),
    )  # fmt: skip
    starts_on = date_field(_("From"))
    ends_on = date_field(_("Until"), _("Leave it empty when there is no end in sight."))
    next_check = date_field(_("Look again on"), _("We ask you then how it goes."))
    reinforces = forms.ModelMultipleChoiceField(
        label=_("Which activities of others it makes stronger"), queryset=Activity.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, partner: Partner, strategies: list[Strategy], near: list[Activity], **options: Any) -> None:
        self.initially = options.get("initial") or {}
        super().__init__(**options)
        self.fields["strategy_key"].choices = choices_of(strategies)
        people = Person.objects.filter(affiliations__partner=partner, affiliations__ended_on=None, erased_at=None)
        held = self.initially.get("owner")
        self.fields["owner"].queryset = (people | Person.objects.filter(pk=held and held.pk)).distinct()
        served = list(partner.places.values_list("pk", flat=True))
        shown = {*served, *(place.pk for place in self.initially.get("places", []))}
        self.fields["places"].queryset = Place.objects.filter(pk__in=shown)
        self.fields["reinforces"].queryset = Activity.objects.filter(pk__in=[one.pk for one in near])
        self.fields["reinforces"].label_from_instance = lambda one: f"{one.name} · {one.partner}"
        self.fields["reinforces"].queryset = self.fields["reinforces"].queryset.select_related("partner")
        self._add_helpers()

    def _add_helpers(self) -> None:
        names = [partner.name for partner in self.initially.get("helpers", [])]
        for number in range(min(len(names) + SPARE_HELPERS, MOST_HELPERS)):
            label = _("With whom") if number == 0 else _("And with whom")
            field = PartnerField(label=label, required=False, initial=names[number] if number < len(names) else "")
            self.fields[f"helper_{number}"] = field
        self.fields["helper_0"].help_text = _("The name of a partner that does it with you.")
        for name in ("places", "reinforces"):
            if not self.fields[name].queryset.exists():
                del self.fields[name]
        self.order_fields([
            "name", "strategy_key", "effort", *(name for name in self.fields if name.startswith("helper_")), "words",
            "owner", "places", "moves", "starts_on", "ends_on", "next_check", "reinforces",
        ])  # fmt: skip

    def said(self) -> dict[str, Any]:
        """What the verbs take."""
        data = self.cleaned_data
        helpers = [data[name] for name in self.fields if name.startswith("helper_") and data[name]]
        lists = {name: data[name] for name in ("places", "reinforces") if name in data}
        return {**{name: data[name] for name in FIELDS}, "helpers": list(dict.fromkeys(helpers)), **lists}

    def object(self, error: Any) -> None:
        """What concerns the helpers stands at the first of their fields."""
        if "helpers" in getattr(error, "error_dict", {}):
            error.error_dict["helper_0"] = error.error_dict.pop("helpers")
        super().object(error)


def choices_of(strategies: list[Strategy]) -> list[tuple[Any, Any]]:
    """Strategies under their goals."""
    grouped = [("", _("Choose one"))]
    for goal, _span in goals_of(strategies):
        ways = [(str(one.key), one.name) for one in strategies if one.goal_id == goal.pk]
        grouped.append((goal.name, ways))  # type: ignore[arg-type]
    return grouped


def of_activity(activity: Activity) -> dict[str, Any]:
    """What stands in the form when it opens."""
    plain = {name: getattr(activity, name) for name in (*FIELDS, "version")}
    lists = {name: list(getattr(activity, name).all()) for name in ("helpers", "places", "reinforces")}
    return {**plain, "strategy_key": str(activity.strategy_key), **lists}


class LookForm(VerbForm):
    """How an activity goes."""

    progress = forms.ChoiceField(label=_("How far it is"), choices=PROGRESS, widget=forms.RadioSelect)
    how = forms.CharField(
        label=_("How it goes"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A sentence is plenty. What works, what is stuck, what would help."),
    )  # fmt: skip
    next_check = date_field(_("Look again on"))

    def __init__(self, activity: Activity, data: Any = None) -> None:
        later = today() + timedelta(days=CHECK_EVERY_DAYS)
        initial = {"progress": activity.progress, "how": activity.how, "next_check": later}
        super().__init__(data, initial=initial)


class MeetForm(VerbForm):
    """What stands in the mail that asks the other one."""

    words = forms.CharField(
        label=_("A few words of your own"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They stand in the mail."),
    )  # fmt: skip


class ReviewForm(VerbForm):
    """What becomes of a strategy."""

    verdict = forms.ChoiceField(
        label=_("What becomes of it"), widget=forms.RadioSelect,
        choices=[
            (Verdict.KEEP, _("Keep: it does what we hoped")),
            (Verdict.ADAPT, _("Adapt: the way is right, not yet how")),
            (Verdict.STOP, _("Stop: we have learned that it is not the way")),
        ],
    )  # fmt: skip
    evidence = forms.CharField(
        label=_("What we have seen"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Figures, stories, what surprised us. Facts first, then what we make of them."),
    )  # fmt: skip
    decision = forms.CharField(
        label=_("Who decided it, and how"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For instance: the steering committee on 3 May, by consent."),
    )  # fmt: skip
    on = date_field(_("Decided on"), _("Left empty: today."))


class StartForm(ReviewForm):
    """Another way to a goal is to be started."""

    name = forms.CharField(label=_("What to start"), max_length=200)
    field_order = ["name", "evidence", "decision", "on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["verdict"]
