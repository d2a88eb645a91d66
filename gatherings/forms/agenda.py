"""Forms about the blocks of an agenda."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gatherings.format_finding import formats_for
from gatherings.models import AgendaItem, Block, Gathering, Mode, Prompt, Purpose
from gatherings.models.format import LONGEST, OWN_KEY
from network.lib.numbers import number_in
from network.lib.verb_forms import VerbForm
from people.models import Person

NO_CHOICE = [("", "—")]


def text(label: Any, most: int, rows: int = 0, hint: Any = "") -> forms.CharField:
    """A text that shows what stood in it when it was opened, so that two writers can be told apart."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=most, required=False, widget=widget, help_text=hint, show_hidden_initial=True
    )


def choice(label: Any, choices: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, help_text=hint, show_hidden_initial=True)


class BlockForm(VerbForm):
    """One block. What stood in each field when the page was opened comes back with it."""

    title = text(_("Title"), 200)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=LONGEST, show_hidden_initial=True)
    mode = choice(_("What people do"), Mode.choices)
    owner = text(_("Who holds it"), 120, hint=_("A name of somebody invited, or any words."))
    format = choice(_("Format"), NO_CHOICE)
    description = text(_("Description"), 2000, rows=3, hint=_("Everybody invited reads it."))
    notes = text(_("Notes for facilitators"), 4000, rows=3, hint=_("Only those who run the gathering read them."))
    materials = text(_("Materials"), 300)
    purpose = choice(_("Purpose it serves"), [*NO_CHOICE, *Purpose.choices])
    kind = choice(_("Sort of block"), Block.choices)
    about = text(_("Measure or activity it is about"), 200)
    prompt = choice(_("Reflection prompt"), NO_CHOICE)

    def __init__(self, gathering: Gathering, by: Person, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.gathering = gathering
        self.formats = formats_for(by)
        self.fields["title"].required = True
        self.fields["owner"].widget.attrs["list"] = "owners"
        self.fields["format"].choices = [*NO_CHOICE, *((one.key, one.name) for one in self.formats)]
        prompts = Prompt.objects.open().values_list("pk", "text")
        self.fields["prompt"].choices = [*NO_CHOICE, *((str(pk), words) for pk, words in prompts)]
        for name in ("format", "prompt"):
            self.keep_choice(name)

    def keep_choice(self, name: str) -> None:
        """What a block has stays a choice, also when it was put away since."""
        held, choices = str(self.initial.get(name) or ""), self.fields[name].choices
        if held and held not in {str(key) for key, _label in choices}:
            self.fields[name].choices = [*choices, (held, self.initial.get(f"{name}_words") or held)]

    def mine(self) -> dict[str, Any]:
        """Columns of AgendaItem → what the writer wants."""
        return self.columns(self.cleaned_data)

    def base(self) -> dict[str, Any]:
        """Columns of AgendaItem → what stood there when the writer began; from what the browser sends back."""
        shown = {}
        for bound in self:
            raw = self.data.get(bound.html_initial_name)
            shown[bound.name] = bound.value() if raw is None else raw
        shown["minutes"] = number_in(str(shown["minutes"]), 4) or 0
        return self.columns(shown)

    def columns(self, said: dict[str, Any]) -> dict[str, Any]:
        names = ("title", "minutes", "mode", "description", "notes", "materials", "purpose", "kind", "about")
        plain = {name: said[name] for name in names}
        plain["prompt_id"] = number_in(str(said["prompt"] or ""))
        return plain | owner_columns(self.gathering, said["owner"]) | format_columns(said["format"])


def owner_columns(gathering: Gathering, words: Any) -> dict[str, Any]:
    """A name of somebody who may hold a block becomes that person; anything else stays words."""
    words = str(words or "").strip()
    person = could_hold(gathering).filter(name__iexact=words).first() if words else None
    return {"owner_id": person.pk if person else None, "owner_name": "" if person else words}


def could_hold(gathering: Gathering) -> Any:
    """Facilitators and whoever is invited."""
    those = Q(facilitates=gathering) | Q(rsvps__gathering=gathering)
    return Person.objects.known().filter(pk__in=Person.objects.filter(those).values("pk"))


def format_columns(key: Any) -> dict[str, Any]:
    key = str(key or "")
    if key.startswith(OWN_KEY):
        return {"format_key": "", "own_format_id": number_in(key.removeprefix(OWN_KEY))}
    return {"format_key": key, "own_format_id": None}


def of_block(item: AgendaItem) -> dict[str, Any]:
    """What stands in the form when it opens."""
    names = ("title", "minutes", "mode", "description", "notes", "materials", "purpose", "kind", "about")
    taken = item.format
    return {name: getattr(item, name) for name in names} | {
        "owner": item.owner_words,
        "format": taken.key if taken else "",
        "format_words": str(taken or ""),
        "prompt": str(item.prompt_id or ""),
        "prompt_words": str(item.prompt or ""),
    }


class NewBlockForm(VerbForm):
    """The quick way: a title and minutes, the rest later."""

    title = forms.CharField(label=_("What happens"), max_length=200)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=LONGEST, initial=10)
    kind = forms.ChoiceField(choices=Block.choices, required=False, widget=forms.HiddenInput)

    def said(self) -> dict[str, Any]:
        kind = self.cleaned_data["kind"] or Block.ORDINARY
        mode = {Block.BREAK: Mode.REST, Block.BUFFER: Mode.REST, Block.PAUSE: Mode.REFLECT}.get(kind, Mode.DISCUSS)
        return {
            "title": self.cleaned_data["title"],
            "minutes": self.cleaned_data["minutes"],
            "kind": kind,
            "mode": mode,
        }


class TemplateNameForm(VerbForm):
    name = forms.CharField(
        label=_("Name of the template"), max_length=120,
        help_text=_("Titles, minutes, formats and notes are kept; who held what is not."),
    )  # fmt: skip
