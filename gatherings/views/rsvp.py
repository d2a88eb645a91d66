"""Answering an invitation: the same page for who signed in and for who came by the link of the mail."""

from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings import answering, polling
from gatherings.forms.rsvp import ColleagueForm, MotivesForm
from gatherings.models import Fit, Gathering, Met, Rsvp
from gatherings.views.gathering import the_gathering
from network.lib.numbers import number_in
from network.lib.says import say, warn
from partners.directory import standing


def rsvp_answer(request: HttpRequest, target_id: int) -> HttpResponse:
    """Yes, maybe, no or a colleague; then, for who likes to say, why. The bare personal link opens this page, too."""
    rsvp = the_rsvp(request, target_id)
    act = next((act for act in ACTS if act in request.POST), "") if request.method == "POST" else ""
    is_own = rsvp.person_id == request.actor.pk
    motives = MotivesForm(rsvp, request.POST if act == "tell" else None) if is_own else None
    instead = ColleagueForm(rsvp, request.POST if act == "colleague" else None)
    if act and ACTS[act](request, rsvp, motives, instead):
        return redirect(request.path)
    gathering = Gathering.objects.with_counts().with_names().get(pk=rsvp.gathering_id)
    context = {"rsvp": rsvp, "gathering": gathering, "form": motives, "instead": instead, "met": Met.choices[1:]}
    if gathering.is_date_open:
        context |= {"dates": polling.dates_for(rsvp), "fits": Fit.choices}
    return render(request, "gatherings/rsvp_answer.html", context, status=422 if act else 200)


def the_rsvp(request: HttpRequest, pk: int) -> Rsvp:
    found = Rsvp.objects.visible_to(request.actor).with_names().select_related("gathering", "person", "partner")
    rsvp = get_object_or_404(found, pk=pk)
    if not request.actor.has_perm("gatherings.answer_rsvp", rsvp):
        raise PermissionDenied
    return rsvp


# What a pressed button does; each says whether it came to an end.


def press_answer(request: HttpRequest, rsvp: Rsvp, *_forms: object) -> bool:
    return tried(request, answering.answer, rsvp, request.actor, request.POST["answer"], thanks=thanks)


def press_met(request: HttpRequest, rsvp: Rsvp, *_forms: object) -> bool:
    said = _("Thank you for telling us.")
    return tried(request, answering.tell_met, rsvp, request.actor, request.POST["met"], thanks=lambda _row: said)


def press_tell(request: HttpRequest, rsvp: Rsvp, motives: MotivesForm | None, _instead: ColleagueForm) -> bool:
    tell = partial(answering.tell, rsvp, request.actor)
    if motives and motives.is_valid() and motives.hand_to(tell, **motives.cleaned_data):
        say(request, _("Thank you. It helps to make it worth everybody’s time."))
        return True
    return False


def press_colleague(request: HttpRequest, rsvp: Rsvp, _motives: object, instead: ColleagueForm) -> bool:
    if not instead.is_valid():
        return False
    row = instead.hand_to(answering.send_colleague, rsvp=rsvp, by=request.actor, **instead.cleaned_data)
    if row:
        say(request, _("Thank you. %(name)s gets an invitation.") % {"name": row.person.name})
    return bool(row)


def press_mark(request: HttpRequest, rsvp: Rsvp, *_forms: object) -> bool:
    given = {name.removeprefix("date-"): fit for name, fit in request.POST.items() if name.startswith("date-")}
    fits = {date: fit for pk, fit in given.items() if (date := number_in(pk)) is not None}
    said = _("Thank you. We write when the date is found.")
    return tried(request, polling.mark, rsvp, request.actor, fits, thanks=lambda _row: said)


ACTS = {"mark": press_mark, "answer": press_answer, "met": press_met, "tell": press_tell, "colleague": press_colleague}


def tried(request: HttpRequest, verb, *arguments, thanks) -> bool:
    """Call a verb; what it objects to stands on the page it came from."""
    try:
        say(request, thanks(verb(*arguments)))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return True


def thanks(rsvp: Rsvp) -> str:
    if rsvp.waiting:
        return _("All places are taken. You are on the waiting list; we write when there is one for you.")
    words = {"yes": _("You come. Thank you!"), "maybe": _("Thank you. Tell us when you know.")}
    return words.get(rsvp.answer, _("Thank you for telling us. You will be missed."))


@require_POST
def rsvp_join(request: HttpRequest, pk: int) -> HttpResponse:
    """Come along without having been asked, where a gathering is open to all."""
    gathering = the_gathering(request, pk, "gatherings.join_gathering")
    partner = next(iter(standing(request.actor).partners), None)
    tried(request, answering.join, gathering, request.actor, partner, thanks=thanks)
    row = gathering.rsvps.filter(person_id=request.actor.pk).first()
    return redirect(row or gathering)
