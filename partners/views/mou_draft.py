"""The builder of a draft, and slips corrected in what was signed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from network.lib.says import say, warn
from partners.forms.mou_draft import BuilderForm, CorrectForm, DraftForm
from partners.models import Mou
from partners.mou_clauses import missing_from
from partners.mou_document import jobs_of
from partners.mou_editing import Clash, Text, edit_since, put_back
from partners.views.mou import must_change


def mou_edit(request: HttpRequest, mou: Mou) -> HttpResponse:
    """Every button saves what is written; two people at once lose nothing."""
    must_change(request, mou)
    if not mou.is_open:
        warn(request, _("What was signed stays as it is. Propose a change instead."))
        return redirect(mou)
    form = DraftForm(mou, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (place := saved(form, request)):
        return redirect(f"{request.path}{place}" if place.startswith("#") else mou)
    context = {
        "mou": mou, "form": form, "jobs": len(jobs_of(mou.partner)),
        "library": missing_from(form.known()),
    }  # fmt: skip
    return render(request, "partners/mou_edit.html", context, status=409 if form.theirs else form.status)


def saved(form: BuilderForm, request: HttpRequest) -> str:
    """Save, and do what the button says; where to go then: "#…" on the same page, or "done". "" when it could not."""
    act = request.POST.get("do", "")
    new = (form.cleaned_data["new_title"], form.cleaned_data["new_text"])
    try:
        edit_since(form.thing, request.actor, form.shown, form.mine(), act, new)
    except Clash as clash:
        form.clash(clash)
        return ""
    except ValidationError as error:
        form.object(error)
        return ""
    return say_saved(request, act, form.thing)


SAVED: dict[str, Any] = {
    "out": lazy("Saved; the clause is left out."),
    "add": lazy("Saved; the clause is added."),
    "back": lazy("The clause is back."),
}


def say_saved(request: HttpRequest, act: str, thing: Text) -> str:
    name, _colon, key = act.partition(":")
    say(request, str(SAVED.get(name) or _("Saved.")), undo=back_url(thing, key) if name == "out" else "")
    if name == "done":
        return "done"
    return f"#clause-{key}" if name in ("up", "down", "add", "back") else "#main"


def back_url(thing: Text, key: str) -> str:
    return reverse("mou_clause_back" if isinstance(thing, Mou) else "mou_template_clause_back", args=[thing.pk, key])


def clause_put_back(request: HttpRequest, thing: Text, key: str, page: str) -> HttpResponse:
    """Undo leaving out a clause."""
    try:
        put_back(thing, request.actor, key)
        say(request, str(SAVED["back"]))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(f"{reverse(page, args=[thing.pk])}#clause-{key}")


@require_POST
def mou_clause_back(request: HttpRequest, mou: Mou, key: str) -> HttpResponse:
    must_change(request, mou)
    return clause_put_back(request, mou, key, "mou_edit")


def mou_correct(request: HttpRequest, mou: Mou) -> HttpResponse:
    """A slip corrected in an active agreement: both are told, nobody signs anew."""
    must_change(request, mou)
    if not mou.is_active:
        warn(request, _("Only an active agreement can be corrected."))
        return redirect(mou)
    form = CorrectForm(mou.current.document, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        note = form.cleaned_data["note"]
        if form.hand_to(mou.correct, by=request.actor, texts=form.texts(), note=note):
            say(request, _("Corrected. Both sides get a mail that shows it."))
            return redirect(mou)
    return render(request, "partners/mou_correct.html", {"mou": mou, "form": form}, status=form.status)
