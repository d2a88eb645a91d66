"""Voices as those who listen see them: read, published or kept, seen to, answered."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.forms.voice import AnswerForm, AssignForm, MoreForm, PrivateForm, PublishForm
from learning.models import Voice
from network.lib.pages import page_of
from network.lib.says import say, warn


@permission_required("learning.moderate_voice", raise_exception=True)
def voice_list(request: HttpRequest) -> HttpResponse:
    heard = Voice.objects.visible_to(request.actor)
    shelves = {
        "held": heard.held().order_by("created_at", "pk"), "answer": heard.to_answer().order_by("created_at", "pk"),
        "answered": heard.answered(), "aside": heard.aside(),
    }  # fmt: skip
    shelf = request.GET.get("state", "held")
    shelf = shelf if shelf in shelves else "held"
    page = page_of(shelves[shelf].with_names(), request)
    return render(request, "learning/voice_list.html", {"page": page, "shelf": shelf})


def the_voice(request: HttpRequest, pk: int, wish: str = "") -> Voice:
    voice = get_object_or_404(Voice.objects.visible_to(request.actor).with_names(), pk=pk)
    if wish and not request.actor.has_perm(wish, voice):
        raise PermissionDenied
    return voice


def voice_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, the_voice(request, pk))


def shown(request: HttpRequest, voice: Voice, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of a voice, with the forms as they came back or as one begins."""
    fresh = get_object_or_404(Voice.objects.with_names(), pk=voice.pk)
    context = {
        "voice": fresh, "more": fresh.follow_ups.exclude(state="withdrawn")[:20],
        "publish": PublishForm(fresh), "private": PrivateForm(fresh), "answer": AnswerForm(fresh), "form": MoreForm(),
        "assign": AssignForm(initial={"person": fresh.assigned_to.name if fresh.assigned_to else ""}), **forms,
    }  # fmt: skip
    return render(request, "learning/voice_detail.html", context, status=status)


def done(request: HttpRequest, voice: Voice, name: str, form: Any, verb: Any, words: str) -> HttpResponse:
    """Hand the form to the verb; say what was done, or show the page with what stands against it."""
    if form.is_valid() and form.hand_to(verb, **form.cleaned_data):
        say(request, words)
        return redirect(voice)
    return shown(request, voice, status=form.status, **{name: reopened(form, voice)})


def reopened(form: Any, voice: Voice) -> Any:
    """After a clash: with what was typed, and the version that stands now."""
    if form.is_stale:
        form.data = form.data.copy()
        form.data["version"] = Voice.objects.get(pk=voice.pk).version
    return form


@require_POST
def voice_publish(request: HttpRequest, pk: int) -> HttpResponse:
    voice = the_voice(request, pk, "learning.moderate_voice")
    verb = partial(voice.publish, by=request.actor)
    return done(request, voice, "publish", PublishForm(voice, request.POST), verb, _("Others can read it now."))


@require_POST
def voice_keep(request: HttpRequest, pk: int) -> HttpResponse:
    voice = the_voice(request, pk, "learning.moderate_voice")
    verb = partial(voice.keep_private, by=request.actor)
    return done(request, voice, "private", PrivateForm(voice, request.POST), verb, _("It stays between you."))


@require_POST
def voice_assign(request: HttpRequest, pk: int) -> HttpResponse:
    voice = the_voice(request, pk, "learning.moderate_voice")
    verb = partial(voice.assign, request.actor)
    return done(request, voice, "assign", AssignForm(request.POST), verb, _("Saved."))


@require_POST
def voice_answer(request: HttpRequest, pk: int) -> HttpResponse:
    voice = the_voice(request, pk, "learning.answer_voice")
    verb = partial(voice.answer, by=request.actor)
    words = _("Your answer is on its way.") if voice.hears_back else _("Your answer is kept.")
    return done(request, voice, "answer", AnswerForm(voice, request.POST), verb, words)


@require_POST
def voice_follow(request: HttpRequest, pk: int) -> HttpResponse:
    voice = the_voice(request, pk, "learning.withdraw_voice")
    return done(request, voice, "form", MoreForm(request.POST), voice.follow_up, _("Thank you. A person reads it."))


@require_POST
def voice_aside(request: HttpRequest, pk: int) -> HttpResponse:
    voice = the_voice(request, pk, "learning.moderate_voice")
    try:
        voice.put_aside(request.actor)
        say(request, _("Put aside, without a mail."), undo=reverse("voice_hold", args=[pk]))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect("voice_list")


@require_POST
def voice_hold(request: HttpRequest, pk: int) -> HttpResponse:
    voice = the_voice(request, pk, "learning.moderate_voice")
    try:
        voice.hold(request.actor)
        say(request, _("It waits to be read again; nobody else sees it."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(voice)


@require_POST
def voice_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    the_voice(request, pk, "learning.withdraw_voice").withdraw()
    say(request, _("It is taken back: your words are deleted."))
    return redirect("voice_mine")
