"""The builder of a draft, and slips corrected in what was signed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from network.lib.says import say, warn
from partners.forms.mou_draft import BuilderForm, CorrectForm, DraftForm
from partners.models import Mou
from partners.mou_clauses import missing_from
from partners.mou_document import jobs_of
from partners.mou_editing import Clash, edit_since
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
        "library": missing_from([{"key": row.key} for row in form.rows()]),
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
    return say_saved(request, act)


def say_saved(request: HttpRequest, act: str) -> str:
    name, _colon, key = act.partition(":")
    words: dict[str, Any] = {"out": _("Saved; the clause is left out."), "add": _("Saved; the clause is added.")}
    say(request, words.get(name) or _("Saved."))
    if name == "done":
        return "done"
    return f"#clause-{key}" if name in ("up", "down", "add") else "#main"


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
