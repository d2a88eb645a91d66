"""Writing in a pause: signed in, by personal link, or as a guest in the room; and one's own reflections."""

from functools import partial
from secrets import token_hex
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gatherings.forms.reflection import CodeForm, GuestForm, MuseForm, ReflectForm
from gatherings.models import Gathering, Pause, Prompt, Reflection, Sharing
from gatherings.views.pause import the_pause
from network.lib.limits import too_often
from network.lib.pages import page_of
from network.lib.says import say

TEN_MINUTES = 600
MOST_GUESTS, MOST_CODES = 400, 60  # of one address in ten minutes: a whole room shares one


def pause_answer(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return answer_page(request, the_pause(request, pk, number))


def reflect_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    """The bare personal link: what is being asked at this gathering now."""
    pauses = Pause.objects.visible_to(request.actor).open().filter(gathering=target_id)
    if pause := pauses.select_related("gathering").first():
        return answer_page(request, pause)
    gathering = get_object_or_404(Gathering, pk=target_id)
    return render(request, "gatherings/reflect_wait.html", {"gathering": gathering})


def answer_page(request: HttpRequest, pause: Pause) -> HttpResponse:
    mine = Reflection.objects.visible_to(request.actor).filter(pause=pause).first()
    form = ReflectForm(pause, mine, request.POST or None)
    if "autosave" in request.POST:
        return kept(request, pause, mine)
    if form.is_bound and form.is_valid():
        written = form.hand_to(Reflection.write, person=request.actor, pause=pause, **form.cleaned_data)
        if written:
            say(request, said(written))
            return redirect(request.path)
    context = {"pause": pause, "gathering": pause.gathering, "mine": mine, "form": form}
    return render(request, "gatherings/reflect.html", context, status=form.status)


def said(one: Reflection) -> Any:
    return {
        Sharing.PRIVATE: _("Kept, for you alone."),
        Sharing.NAMED: _("Shared with everybody at this gathering, with your name."),
        Sharing.UNNAMED: _("It waits with those of others, and is shown without your name when the pause ends."),
    }[Sharing(one.sharing)]


def kept(request: HttpRequest, pause: Pause, mine: Reflection | None) -> HttpResponse:
    """What the page saves by itself while somebody types: only what nobody else reads."""
    if mine and mine.sharing != Sharing.PRIVATE:
        return JsonResponse({"kept": False}, status=409)
    try:
        Reflection.write(request.actor, pause, request.POST.get("words", ""))
    except ValidationError:
        return JsonResponse({"kept": False}, status=422)
    return JsonResponse({"kept": True})


@login_not_required
@never_cache
def reflect_code(request: HttpRequest) -> HttpResponse:
    """For those whose phone reads no pictures: six letters lead to the page of the pause."""
    if request.method == "POST" and too_often(request, "reflect.code", MOST_CODES, TEN_MINUTES):
        return render(request, "429.html", status=429)
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        return redirect("reflect_guest", form.cleaned_data["code"].token)
    return render(request, "gatherings/reflect_code.html", {"form": form}, status=form.status)


@login_not_required
def reflect_guest(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody in the room. Whoever is signed in writes as themselves."""
    pause = Pause.objects.with_token(token).select_related("gathering").first()
    if pause is None:
        raise Http404
    if Pause.objects.visible_to(request.user).filter(pk=pause.pk).exists():
        return redirect(pause)
    if not pause.is_open:
        return render(request, "gatherings/reflect_over.html", {"pause": pause}, status=410)
    if request.method == "POST" and too_often(request, "reflect", MOST_GUESTS, TEN_MINUTES):
        return render(request, "429.html", status=429)
    return guest_page(request, pause)


def guest_page(request: HttpRequest, pause: Pause) -> HttpResponse:
    key = f"pause-{pause.pk}"
    guest = request.session.get(key, "")
    mine = pause.reflections.filter(guest=guest).first() if guest else None
    form = GuestForm(mine, request.POST or None)
    if form.is_bound and form.is_valid():
        guest = guest or token_hex(16)
        if written := form.hand_to(Reflection.leave, pause=pause, guest=guest, **form.cleaned_data):
            request.session[key] = guest
            say(request, said(written))
            return redirect(request.path)
    context = {"pause": pause, "gathering": pause.gathering, "mine": mine, "form": form, "framed": False}
    return render(request, "gatherings/reflect_guest.html", context, status=form.status)


def my_reflections(request: HttpRequest) -> HttpResponse:
    """Everything somebody wrote, the latest first. Nobody else has this page."""
    mine = Reflection.objects.visible_to(request.actor).exclude(words="").select_related("pause__gathering")
    return render(request, "gatherings/my_reflections.html", {"page": page_of(mine, request)})


def mine_of(request: HttpRequest, key: UUID) -> Reflection:
    mine = Reflection.objects.visible_to(request.actor).select_related("pause__gathering", "person")
    return get_object_or_404(mine, pk=key)


def my_reflection(request: HttpRequest, key: UUID) -> HttpResponse:
    one = mine_of(request, key)
    form = ReflectForm(one.pause, one, request.POST or None)
    if form.is_bound and form.is_valid() and form.hand_to(one.edit, **form.cleaned_data):
        say(request, _("Saved."))
        return redirect("my_reflections")
    return render(request, "gatherings/my_reflection.html", {"one": one, "form": form}, status=form.status)


@require_POST
def my_reflection_forget(request: HttpRequest, key: UUID) -> HttpResponse:
    mine_of(request, key).forget()
    say(request, _("It is deleted."))
    return redirect("my_reflections")


def prompt_muse(request: HttpRequest, pk: int) -> HttpResponse:
    """Write for oneself, between gatherings."""
    prompt = get_object_or_404(Prompt.objects.visible_to(request.actor).open(), pk=pk)
    form = MuseForm(request.POST or None)
    muse = partial(Reflection.muse, person=request.actor, prompt=prompt)
    if form.is_bound and form.is_valid() and (one := form.hand_to(muse, **form.cleaned_data)):
        say(request, said(one))
        return redirect("my_reflections")
    return render(request, "gatherings/prompt_muse.html", {"prompt": prompt, "form": form}, status=form.status)
