"""The learning log: lessons, who appreciates them, and practices worth adopting."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning import practices
from learning.contexts import KINDS
from learning.forms.lesson import LessonForm, UptakeForm, of_lesson
from learning.models import Lesson, Uptake
from learning.topics import of_lessons
from network.lib.pages import page_of
from network.lib.says import say, warn
from partners.models import Partner


@login_not_required
def lesson_list(request: HttpRequest) -> HttpResponse:
    """What is public for everybody; for whoever signed in, what they may read."""
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "topic", "kind", "show")}
    found = Lesson.objects.visible_to(request.actor).matching(asked["q"])
    if asked["topic"]:
        found = found.filter(topics__key=asked["topic"])
    if asked["kind"]:
        found = found.filter(kind=asked["kind"])
    if asked["show"] == "practices":
        found = found.practices()
    elif asked["show"] == "mine" and request.user.is_authenticated:
        found = found.filter(author=request.user)
    context = {"page": page_of(found.for_list(), request), "topics": of_lessons(request.actor), "kinds": KINDS}
    return render(request, "learning/lesson_list.html", {**context, **asked, "is_asked": any(asked.values())})


def the_lesson(request: HttpRequest, pk: int, wish: str = "") -> Lesson:
    lesson = get_object_or_404(Lesson.objects.visible_to(request.actor).for_list(), pk=pk)
    if wish and not request.actor.has_perm(wish, lesson):
        raise PermissionDenied
    return lesson


@login_not_required
def lesson_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return shown(request, the_lesson(request, pk))


def shown(request: HttpRequest, lesson: Lesson, form: UptakeForm | None = None) -> HttpResponse:
    """The page of a lesson, with the answer to a practice as it came back or as it begins."""
    mine = practices.asked(lesson, request.actor)
    given = lesson.uptakes.filter(partner__in=mine).first()
    initial = {"partner": given.partner_id, "choice": given.choice, "words": given.words} if given else {}
    signed_in = request.user.is_authenticated
    context = {
        "lesson": lesson, "tally": practices.tally(lesson) if lesson.is_practice else [],
        "form": form or (UptakeForm(mine, initial=initial) if mine else None), "given": given,
        "thanked": signed_in and lesson.appreciations.filter(person=request.user).exists(),
        "named": lesson.should_know.all()[:20] if signed_in else [],
    }  # fmt: skip
    return render(request, "learning/lesson_detail.html", context, status=form.status if form else 200)


def lesson_new(request: HttpRequest) -> HttpResponse:
    mine = practices.worked_for(request.actor)
    form = LessonForm(mine, request.POST or None, initial={"partner": mine.first(), "sharing": "network"})
    if form.is_bound and form.is_valid() and (lesson := form.hand_to(Lesson.tell, by=request.actor, **form.said())):
        say(request, _("It is in the log. Thank you for telling it."))
        return redirect(lesson)
    return render(request, "learning/lesson_new.html", {"form": form}, status=form.status)


def lesson_edit(request: HttpRequest, pk: int) -> HttpResponse:
    lesson = the_lesson(request, pk, "learning.change_lesson")
    partners = practices.worked_for(request.actor) | Partner.objects.filter(pk=lesson.partner_id)
    named = list(lesson.should_know.all())
    form = LessonForm(partners, request.POST or None, of_lesson(lesson, named, request.actor), there=named)
    if form.is_bound and form.is_valid():
        retell = partial(lesson.retell, by=request.actor, version=form.cleaned_data["version"])
        if form.hand_to(retell, **form.said()):
            say(request, _("Saved."))
            return redirect(lesson)
    now = get_object_or_404(Lesson, pk=pk)
    context = {"lesson": now, "form": form.opened_again(now)}
    return render(request, "learning/lesson_edit.html", context, status=form.status)


def done(request: HttpRequest, lesson: Lesson, verb: Any, words: str, undo: str = "") -> HttpResponse:
    try:
        verb()
        say(request, words, undo=reverse(undo, args=[lesson.pk]) if undo else "")
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(lesson)


@require_POST
def lesson_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    lesson = the_lesson(request, pk, "learning.change_lesson")
    return done(request, lesson, partial(lesson.withdraw, request.actor), _("Only you see it now."), "lesson_return")


@require_POST
def lesson_return(request: HttpRequest, pk: int) -> HttpResponse:
    lesson = the_lesson(request, pk, "learning.change_lesson")
    return done(request, lesson, partial(lesson.give_back, request.actor), _("It is in the log again."))


@require_POST
def lesson_appreciate(request: HttpRequest, pk: int) -> HttpResponse:
    lesson, thanks = the_lesson(request, pk), request.POST.get("thanks") != "no"
    words = _("Its author sees that it helps.") if thanks else _("Taken back.")
    return done(request, lesson, partial(lesson.appreciate, request.actor, thanks), words)


@require_POST
def lesson_practice(request: HttpRequest, pk: int) -> HttpResponse:
    """Worth adopting, or no longer (POST on=no)."""
    lesson, on = the_lesson(request, pk, "learning.name_practice"), request.POST.get("on") != "no"
    words = _("Partners can say now what they do with it.") if on else _("Nobody is asked about it any more.")
    return done(request, lesson, partial(lesson.name_practice, request.actor, on), words)


@require_POST
def lesson_take_up(request: HttpRequest, pk: int) -> HttpResponse:
    lesson = the_lesson(request, pk)
    mine = practices.asked(lesson, request.actor)
    form = UptakeForm(mine, request.POST)
    if not mine:
        raise PermissionDenied
    if form.is_valid():
        if not request.actor.has_perm("learning.answer_practice", form.cleaned_data["partner"]):
            raise PermissionDenied
        if form.hand_to(Uptake.say, by=request.actor, lesson=lesson, **form.cleaned_data):
            say(request, _("Thank you. Others see your answer."))
            return redirect(lesson)
    return shown(request, lesson, form)
