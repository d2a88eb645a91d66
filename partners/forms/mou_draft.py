"""The builder of a draft or a template: terms, what is given and got, and clauses in their order."""

import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.forms.handing import DateInput, VerbForm, date_field
from partners.models.mou_lists import LONGEST_POINT
from partners.models.mou_state import Contribution
from partners.mou_clauses import LONGEST_TEXT, LONGEST_TITLE
from partners.mou_editing import Clash, State, Text, state_of

SPARE = 2  # empty rows to write another contribution into
MOST_KEYS = 60


@dataclass(frozen=True)
class Row:
    """A clause in the builder. theirs: what somebody else saved meanwhile, by "title" and "text"."""

    key: str
    number: int
    title: str
    text: str
    theirs: dict[str, str]


class BuilderForm(VerbForm):
    """Knows what it was shown with, so that two people lose nothing. Clauses are read by the names of their inputs."""

    title = forms.CharField(label=_("Title of the agreement"), max_length=200)
    gets = forms.CharField(
        label=_("What the partner gets"), required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line."),
    )  # fmt: skip
    new_title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE, required=False)
    new_text = forms.CharField(
        label=_("Text"), max_length=LONGEST_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, thing: Text, data: Any = None) -> None:
        self.thing, self.theirs = thing, {}
        self.shown = state_of(thing) if data is None else carried(data)
        super().__init__(data, initial=state_of(thing))

    def mine(self) -> State:
        """What the form says now; fields whose other version was chosen count as left alone."""
        said = {name: str(self.cleaned_data[name] or "") for name in self.words_fields()}
        said |= {name: value for name, value in self.data.items() if name.startswith(("title:", "text:"))}
        said = {name: words.replace("\r\n", "\n") for name, words in said.items()}
        said["order"] = " ".join(self.data.get("order", "").split()[:MOST_KEYS])
        return said | {name: self.shown.get(name, "") for name in self.data.getlist("take") if name in said}

    def words_fields(self) -> tuple[str, ...]:
        return ("title", "gets")

    def clash(self, error: Clash) -> None:
        """Show both: the next save is made on top of what stands now."""
        self.theirs, self.shown = error.theirs, error.now

    def base(self) -> str:
        return json.dumps(self.shown)

    def rows(self) -> list[Row]:
        """The clauses as they are to be shown: as typed, else as they stand."""
        source: Any = self.data if self.is_bound else self.shown
        keys = source.get("order", "").split()[:MOST_KEYS]
        return [self.row(number, key, source) for number, key in enumerate(keys, start=1)]

    def row(self, number: int, key: str, source: Any) -> Row:
        theirs = {name: self.theirs[f"{name}:{key}"] for name in ("title", "text") if f"{name}:{key}" in self.theirs}
        return Row(key, number, source.get(f"title:{key}", ""), source.get(f"text:{key}", ""), theirs)

    def known(self) -> list[dict[str, str]]:
        """The clauses that stand here or were left out here; the library offers the others."""
        return [{"key": row.key} for row in self.rows()] + self.thing.left_out

    def other_clashes(self) -> list[tuple[Any, str]]:
        return [(self[name], words) for name, words in self.theirs.items() if name in self.fields]


class DraftForm(BuilderForm):
    starts_on = forms.DateField(label=_("From"), widget=DateInput())
    until = date_field(_("Until"))

    def words_fields(self) -> tuple[str, ...]:
        return ("title", "gets", "starts_on", "until")

    def mine(self) -> State:
        said = super().mine()
        said["gives"] = "\n".join(f"{kind}: {words}" for kind, words in self.typed_gifts() if words)
        return said | ({"gives": self.shown.get("gives", "")} if "gives" in self.data.getlist("take") else {})

    def typed_gifts(self) -> list[tuple[str, str]]:
        kinds, words = self.data.getlist("gives_kind"), self.data.getlist("gives_words")
        return [(kind, " ".join(text.split())[:LONGEST_POINT]) for kind, text in zip(kinds, words, strict=False)]

    def gifts(self) -> list[tuple[str, str]]:
        """(kind, words), and a few empty ones."""
        if self.is_bound:
            said = [row for row in self.typed_gifts() if row[1]]
        else:
            said = [(one["kind"], one["words"]) for one in self.thing.gives]
        return [*said, *[("", "")] * SPARE]

    def kinds(self) -> list[tuple[str, Any]]:
        return list(Contribution.choices)


class TemplateForm(BuilderForm):
    name = forms.CharField(label=_("Name of the template"), max_length=120)
    months = forms.IntegerField(label=_("Holds for so many months"), min_value=1, max_value=120)

    def words_fields(self) -> tuple[str, ...]:
        return ("name", "title", "months", "gets")


def carried(data: Any) -> State:
    """What a form says it was shown with; nothing when that is no such thing."""
    try:
        state = json.loads(data.get("base", ""))
    except ValueError:
        return {}
    good = isinstance(state, dict) and all(isinstance(words, str) for words in state.values())
    return state if good else {}


class NewTemplateForm(VerbForm):
    name = forms.CharField(label=_("Name of the template"), max_length=120)
    months = forms.IntegerField(label=_("Holds for so many months"), min_value=1, max_value=120, initial=12)


class CorrectForm(VerbForm):
    """A slip in what both have signed: the texts of the clauses, and what was wrong."""

    note = forms.CharField(
        label=_("What was corrected"), max_length=500,
        help_text=_("Both sides read it in a mail. If the promise itself changes, propose a change instead."),
    )  # fmt: skip

    def __init__(self, document: dict[str, Any], data: Any = None) -> None:
        super().__init__(data)
        for clause in document["clauses"]:
            self.fields[f"text:{clause['key']}"] = forms.CharField(
                label=clause["title"], initial=clause["text"], max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 4}),
            )  # fmt: skip

    def texts(self) -> dict[str, str]:
        return {
            name.removeprefix("text:"): words for name, words in self.cleaned_data.items() if name.startswith("text:")
        }
