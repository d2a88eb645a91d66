"""Forms about an issue: its words, its sections, its readers, its moment."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.pictures import clean_picture
from network.lib.verb_forms import DateInput, TimeInput, VerbForm, zone_widget
from network.lib.zones import moment_of
from newsletter.models import Issue, Section
from newsletter.models.issue import TEAMS
from newsletter.models.section import Kind
from newsletter.writing import Row, has_fixed_words, standing_in
from partners.models import Role, Stage
from people.models.network import check_time_zone
from working_groups.models import WorkingGroup

PICTURE_SIDE = 1200


def text(label: Any, most: int, rows: int = 0, hint: Any = "", required: bool = False) -> forms.CharField:
    """A text that shows what stood in it when it was opened, so that two writers can be told apart."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=most, required=required, widget=widget, help_text=hint, show_hidden_initial=True
    )


class TypedForm(VerbForm):
    """What stood in each text when the page was opened comes back with it."""

    def base(self) -> dict[str, str]:
        """Name → what stood there when the writer began."""
        raw = {bound.name: self.data.get(bound.html_initial_name) for bound in self}
        return {name: str(value) for name, value in raw.items() if value is not None}


class WordsForm(TypedForm):
    """The subject, and what programs show beside it."""

    subject = text(_("Subject"), 150, hint=_("What is in it for the reader? Up to 60 letters are shown everywhere."))
    preheader = text(
        _("The line beside the subject"), 150, hint=_("Mail programs show it in the list, before the mail is opened.")
    )


class SectionForm(TypedForm):
    """Heading and words of a section, and of each of its rows."""

    title = text(_("Heading"), 120)
    words = text(
        _("Words of your own"), 6000, rows=6,
        hint=_("**bold**, [words](https://address), lines that begin with - make a list."),
    )  # fmt: skip
    alt = text(_("What the picture shows"), 250, hint=_("For those who do not see it."))

    def __init__(self, section: Section, rows: list[Row], data: Any = None) -> None:
        super().__init__(data, initial=standing_in(section, rows))
        self.rows = rows
        self.fields["title"].widget.attrs["placeholder"] = "" if section.is_text else section.get_kind_display()
        if not section.picture:
            del self.fields["alt"]
        for row in () if has_fixed_words(section) else rows:
            self.fields[f"title-{row.item.pk}"] = text(_("Heading"), 200)
            self.fields[f"words-{row.item.pk}"] = text(_("Words"), 3000, rows=4)

    def told(self) -> list[tuple[Row, Any, Any]]:
        """(row, its heading, its words); None for those whose words are somebody else's."""
        return [(row, self._bound("title", row), self._bound("words", row)) for row in self.rows]

    def _bound(self, name: str, row: Row) -> Any:
        key = f"{name}-{row.item.pk}"
        return self[key] if key in self.fields else None


class NewSectionForm(VerbForm):
    """Another section: of each kind there is one, words of one's own as many as one likes."""

    kind = forms.ChoiceField(label=_("Add a section"), choices=Kind.choices)

    def __init__(self, issue: Issue, data: Any = None) -> None:
        super().__init__(data)
        there = {section.kind for section in issue.sections.all() if section.removed_at is None} - {Kind.TEXT}
        self.fields["kind"].choices = [one for one in Kind.choices if one[0] not in there]


class PictureForm(VerbForm):
    picture = forms.FileField(
        label=_("Picture"), help_text=_("PNG, JPEG or WebP, up to 4 MB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )  # fmt: skip

    def clean_picture(self) -> Any:
        return clean_picture(self.cleaned_data["picture"], PICTURE_SIDE)


class AudienceForm(VerbForm):
    """Whom an issue is for, and the ways that lead to them."""

    is_public = forms.TypedChoiceField(
        label=_("Who may read it"), coerce=lambda value: value == "True", widget=forms.RadioSelect,
        choices=[("False", _("The partners of the network")), ("True", _("Everybody, in the public archive, too"))],
    )  # fmt: skip
    stages = forms.MultipleChoiceField(
        label=_("Everybody at partners who are"), choices=Stage.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    primary = forms.BooleanField(label=_("The primary contact of each partner"), required=False)
    groups = forms.ModelMultipleChoiceField(
        label=_("Members of groups"), queryset=WorkingGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    jobs = forms.ModelMultipleChoiceField(
        label=_("Whoever does the job"), queryset=Role.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    team = forms.MultipleChoiceField(
        label=_("Those who hold the network together"), choices=list(TEAMS.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    subscribers = forms.BooleanField(
        label=_("Subscribers of the public page"), required=False, help_text=_("They get public issues only.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, issue: Issue, data: Any = None) -> None:
        shown = issue.audience | {"is_public": str(issue.is_public), "version": issue.version}
        super().__init__(data, initial=shown)
        groups = WorkingGroup.objects.filter(ended_on=None) | WorkingGroup.objects.filter(pk__in=shown["groups"])
        jobs = Role.objects.open() | Role.objects.filter(pk__in=shown["jobs"])
        self.fields["groups"].queryset = groups.order_by("name", "pk")
        self.fields["jobs"].queryset = jobs.order_by("name", "pk")

    def said(self) -> dict[str, Any]:
        """What Issue.edit() takes."""
        told = self.cleaned_data
        audience = {
            "groups": sorted(group.pk for group in told["groups"]),
            "stages": told["stages"],
            "primary": told["primary"],
            "jobs": sorted(job.pk for job in told["jobs"]),
            "team": told["team"],
            "subscribers": told["subscribers"] and told["is_public"],
        }
        return {"is_public": told["is_public"], "audience": audience}


class ScheduleForm(VerbForm):
    """A moment on the clocks of a place."""

    day = forms.DateField(label=_("Day"), widget=DateInput())
    clock = forms.TimeField(label=_("Time"), widget=TimeInput())
    zone = forms.CharField(
        label=_("By the clocks of"), max_length=64, validators=[check_time_zone],
        widget=zone_widget(),
        help_text=_("Type part of a city’s name, such as Berlin, and choose."),
    )  # fmt: skip

    def __init__(self, zone: str, data: Any = None) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        super().__init__(data, initial={"day": tomorrow, "clock": "09:00", "zone": zone})

    def moment(self) -> Any:
        told = self.cleaned_data
        return moment_of(told["day"], told["clock"], told["zone"])
