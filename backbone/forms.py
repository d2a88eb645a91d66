from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from backbone.models import Import
from backbone.transfer.plan import NEW, SKIP
from backbone.transfer.report import label
from network.lib.tables import Refusal, refuse_what_is_no_text, refuse_what_is_too_large
from network.lib.verb_forms import SaysWhatIsMissing
from partners.columns import COLUMNS


class ImportForm(SaysWhatIsMissing, forms.Form):
    """Choose a file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A list saved as CSV, or the organisations.csv of a Human Services Data file. At most 20 MB."),
        error_messages={"empty": _("This file is empty. Save the list once more, as “CSV UTF-8”.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        try:
            refuse_what_is_too_large(file.size)
            self.content = file.read()
            refuse_what_is_no_text(self.content)
        except Refusal as error:
            raise forms.ValidationError(str(error)) from error
        return file


class ColumnsForm(forms.Form):
    """Which header of the file fills which of our columns."""

    def __init__(self, import_: Import, data: dict | None = None) -> None:
        super().__init__(data)
        self.headers = import_.report.get("headers", [])
        choices = [("", _("leave out")), *((name, label(name)) for name in COLUMNS)]
        for number, (text, column) in enumerate(self.headers):
            self.fields[f"column{number}"] = forms.ChoiceField(
                label=text, choices=choices, initial=column, required=False
            )

    def clean(self) -> dict:
        cleaned = super().clean()
        used = [column for column in cleaned.values() if column]
        twice = {column for column in used if used.count(column) > 1}
        for number in range(len(self.headers)):
            if cleaned.get(f"column{number}") in twice:
                self.add_error(f"column{number}", _("Two columns of the file cannot fill the same one. Leave one out."))
        if "name" not in used:
            self.add_error(None, _("Say which column holds the organisation’s name."))
        return cleaned

    def columns(self) -> dict[str, str]:
        return {text: self.cleaned_data[f"column{number}"] for number, (text, _column) in enumerate(self.headers)}


class DecisionsForm(forms.Form):
    """For each doubtful line: which partner it is, a new one, or left out; and whether bad lines may stay out."""

    leaves_out_bad = forms.BooleanField(
        label=_("Import without the lines that have a problem"),
        required=False,
        help_text=_("They stay in your file: put them right there and import it again."),
    )

    def __init__(self, import_: Import, data: dict | None = None) -> None:
        super().__init__(data, initial={"leaves_out_bad": import_.leaves_out_bad})
        for row in import_.report.get("doubtful", []):
            candidates = [(pk, _("It is %(name)s") % {"name": name}) for pk, name, _slug in row["candidates"]]
            choices = [*candidates, (NEW, _("It is a new one")), (SKIP, _("Leave it out"))]
            heading = _("Line %(line)s: %(name)s") % {"line": row["line"], "name": row["name"]}
            self.fields[f"line{row['line']}"] = forms.ChoiceField(
                label=heading, help_text=row["why"], choices=choices, widget=forms.RadioSelect, required=False
            )
        self.order_fields([name for name in self.fields if name != "leaves_out_bad"])

    def choices(self) -> dict[str, int | str]:
        given = {
            name.removeprefix("line"): value for name, value in self.cleaned_data.items() if name != "leaves_out_bad"
        }
        return {line: int(value) if value.isdigit() else value for line, value in given.items() if value}


class SnoozeForm(forms.Form):
    """Until when a line of the day sleeps: a button with a day on it, or a day of one's own."""

    cue = forms.CharField(max_length=60)
    row = forms.IntegerField(min_value=0)
    until = forms.DateField(required=False)
    day = forms.DateField(required=False, error_messages={"invalid": _("Choose a day, such as 2026-12-31.")})

    def clean(self) -> dict:
        answers = super().clean() or {}
        answers["until"] = answers.get("until") or answers.get("day")
        if not answers["until"] and not self.errors:
            raise forms.ValidationError(_("Choose a day until which it sleeps."))
        return answers
