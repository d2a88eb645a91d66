"""The library of reflection questions."""

from itertools import groupby

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings.forms.prompt import PromptFilter, PromptForm, of_prompt
from gatherings.models import Gathering, Prompt
from gatherings.prompts import ESSAYS, MEANINGS, SHIPPED
from network.lib.pages import page_of
from network.lib.says import say

A_LIBRARY_FULL = 100
COMING = 6  # gatherings in which a question may be used
TAGS = ("leverage", "level", "moment")


def prompt_list(request: HttpRequest) -> HttpResponse:
    """Every question, by leverage point, the deepest first."""
    show, form = request.GET.get("show", ""), PromptFilter(request.GET)
    visible = Prompt.objects.visible_to(request.actor)
    found = visible.filter(retired_at__isnull=False) if show == "away" else visible.open()
    page = page_of(form.narrowed(found), request, A_LIBRARY_FULL)
    groups = [
        (leverage, MEANINGS[leverage.value], list(prompts))
        for leverage, prompts in groupby(page.rows, key=lambda prompt: prompt.point)
    ]
    context = {
        "page": page, "groups": groups, "form": form, "choices": [form[name] for name in TAGS], "show": show,
        "essays": ESSAYS, "shipped": len(SHIPPED),
        "is_empty": not page.rows and not Prompt.objects.exists(),
    }  # fmt: skip
    return render(request, "gatherings/prompt_list.html", context)


def prompt_detail(request: HttpRequest, pk: int) -> HttpResponse:
    prompt = get_object_or_404(Prompt.objects.visible_to(request.actor), pk=pk)
    coming = Gathering.objects.run_by(request.actor).planned().upcoming()[:COMING] if prompt.is_open else []
    context = {"prompt": prompt, "meaning": MEANINGS[prompt.leverage], "essays": ESSAYS, "coming": coming}
    return render(request, "gatherings/prompt_detail.html", context)


@permission_required("gatherings.change_prompt", raise_exception=True)
def prompt_new(request: HttpRequest) -> HttpResponse:
    form = PromptForm(request.POST or None)
    if form.is_bound and form.is_valid() and (made := form.hand_to(Prompt.add, by=request.actor, **form.said())):
        say(request, _("It is in the library."))
        return redirect(made)
    return render(request, "gatherings/prompt_form.html", {"form": form, "prompt": None}, status=form.status)


@require_POST
@permission_required("gatherings.change_prompt", raise_exception=True)
def prompt_take_in(request: HttpRequest) -> HttpResponse:
    count = Prompt.take_in_shipped(request.actor)
    say(request, _("%(count)d prompts are in the library. Change or put away what does not fit.") % {"count": count})
    return redirect("prompt_list")


@permission_required("gatherings.change_prompt", raise_exception=True)
def prompt_edit(request: HttpRequest, pk: int) -> HttpResponse:
    prompt = get_object_or_404(Prompt.objects.visible_to(request.actor), pk=pk)
    form = PromptForm(request.POST or None, initial=of_prompt(prompt))
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        if form.hand_to(prompt.edit, by=request.actor, version=version, **form.said()):
            say(request, _("Saved."))
            return redirect(prompt)
    now = get_object_or_404(Prompt, pk=pk)
    context = {"form": form.opened_again(now), "prompt": now}
    return render(request, "gatherings/prompt_form.html", context, status=form.status)


@require_POST
@permission_required("gatherings.change_prompt", raise_exception=True)
def prompt_retire(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Prompt.objects.visible_to(request.actor), pk=pk).retire(request.actor)
    say(request, _("It is put away. What was answered stays."), undo=reverse("prompt_bring_back", args=[pk]))
    return redirect("prompt_list")


@require_POST
@permission_required("gatherings.change_prompt", raise_exception=True)
def prompt_bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    prompt = get_object_or_404(Prompt.objects.visible_to(request.actor), pk=pk).bring_back(request.actor)
    say(request, _("It is in the library again."))
    return redirect(prompt)
