"""A gathering while it runs: the facilitator's view, the projected one, and what is pressed and written on them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gatherings import attendance, capturing, watching
from gatherings.forms.after import CaptureForm, WalkInForm
from gatherings.models import BlockRun, Gathering, Run, State
from gatherings.models.commitment import ANSWER_CHOICES
from gatherings.running import Slot
from gatherings.views.gathering import the_gathering
from network.lib import charts
from network.lib.numbers import number_in
from network.lib.says import say, warn

NOTHING_NEW = 204
CHANGE = "gatherings.change_gathering"


@dataclass(frozen=True)
class Line:
    """One block on the page: how it runs, when, and which share of its time is left."""

    row: BlockRun
    slot: Slot

    @property
    def item(self) -> Any:
        return self.row.item


def run_page(request: HttpRequest, gathering: Gathering, **more: Any) -> dict[str, Any]:
    """What both views show. The times are told by the clock of the gathering's own place."""
    run = Run.objects.filter(gathering=gathering).first()
    context = {"gathering": gathering, "run": run, "zone": ZoneInfo(gathering.zone), **more}
    if run is None:
        return context
    run.gathering = gathering
    now = timezone.now()
    rows = run.rows()
    plan = run.plan(rows, now)
    lines = [Line(row, slot) for row, slot in zip(rows, plan.slots, strict=True)]
    current = next((line for line in lines if line.row.is_on), None)
    following = next((line for line in lines if line.row.is_to_come), None)
    return {**context, "plan": plan, "lines": lines, "current": current, "following": following, "now": now,
            "ring": ring_of(current, now), "mark": watching.mark(gathering)}  # fmt: skip


def ring_of(current: Line | None, now: Any) -> str:
    if current is None:
        return ""
    whole = current.row.minutes * 60
    left = whole - (now - current.row.started_at).total_seconds()
    return charts.ring(left / whole, over=left < 0)


def gathering_run(request: HttpRequest, pk: int) -> HttpResponse:
    """The facilitator's view: what is on, what comes, who is there, what was said."""
    gathering = the_gathering(request, pk, CHANGE)
    if gathering.state == State.CLOSED:
        return redirect("minutes_detail", pk)
    context = run_page(request, gathering, form=CaptureForm(gathering), walk_in=WalkInForm())
    return render(request, "gatherings/gathering_run.html", whole(request, context))


def whole(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """With what only facilitators see: who is there, what was written down, what was promised last time."""
    gathering = context["gathering"]
    people = list(attendance.expected(gathering))
    return {
        **context,
        "people": people,
        "there": sum(bool(row.attended) for row in people),
        "captured": capturing.lines_of(gathering),
        "promises": watching.promises_before(gathering) if context["run"] else [],
        "answers": ANSWER_CHOICES,
    }


def run_now(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed, for a page that asks every few seconds; nothing when nothing has."""
    gathering = the_gathering(request, pk, CHANGE)
    if request.GET.get("mark") == watching.mark(gathering):
        return HttpResponse(status=NOTHING_NEW)
    return parts(request, gathering)


def parts(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    context = whole(request, run_page(request, gathering, is_part=True))
    return render(request, "gatherings/_run_parts.html", context)


def run_screen(request: HttpRequest, pk: int) -> HttpResponse:
    """The projected view: what is on, how long still, what comes, and how to check in."""
    gathering = the_gathering(request, pk, CHANGE)
    context = run_page(request, gathering, framed=False)
    url = request.build_absolute_uri(reverse("gathering_here", args=[pk]))
    run = context["run"]
    return render(request, "gatherings/run_screen.html", {**context, "qr": watching.qr(url, run), "url": url})


def run_screen_now(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    if request.GET.get("mark") == watching.mark(gathering):
        return HttpResponse(status=NOTHING_NEW)
    return render(request, "gatherings/_screen_now.html", run_page(request, gathering))


# What is pressed


def number(request: HttpRequest, name: str) -> int | None:
    return number_in(request.POST.get(name, ""))


def start(request: HttpRequest, gathering: Gathering) -> None:
    Run.begin(request.actor, gathering)


def go_on(request: HttpRequest, gathering: Gathering) -> None:
    gathering.run.next(request.actor, number(request, "item"))


def go_back(request: HttpRequest, gathering: Gathering) -> None:
    gathering.run.back(request.actor, number(request, "item"))


def shorten(request: HttpRequest, gathering: Gathering) -> None:
    found = gathering.run.shorten(request.actor)
    if found.rest:
        text = ngettext("%(n)d minute is still over.", "%(n)d minutes are still over.", found.rest)
        warn(request, text % {"n": found.rest} + " " + _("Leave a block out, or end later together."))


def skip(request: HttpRequest, gathering: Gathering) -> None:
    gathering.run.skip(request.actor, number(request, "item") or 0)


def park(request: HttpRequest, gathering: Gathering) -> None:
    gathering.run.skip(request.actor, number(request, "item") or 0, park=True)


def take_in(request: HttpRequest, gathering: Gathering) -> None:
    gathering.run.take_in(request.actor, number(request, "item") or 0)


PRESSED: dict[str, Callable[[HttpRequest, Gathering], None]] = {
    "start": start, "next": go_on, "back": go_back, "shorten": shorten, "skip": skip, "park": park, "take-in": take_in,
}  # fmt: skip


@require_POST
def run_press(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One of the buttons of run mode."""
    gathering = the_gathering(request, pk, CHANGE)
    if act not in PRESSED:
        raise Http404
    try:
        PRESSED[act](request, gathering)
    except Run.DoesNotExist:
        warn(request, _("This gathering has not been started yet."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return shown(request, gathering)


def shown(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """The changed parts where a script asked, else the page anew."""
    return parts(request, gathering) if request.htmx else redirect("gathering_run", gathering.pk)


# What is written


@require_POST
def run_capture(request: HttpRequest, pk: int) -> HttpResponse:
    """One line. A browser that queues its lines asks for JSON, and may send a line as often as it likes."""
    gathering = the_gathering(request, pk, CHANGE)
    form = CaptureForm(gathering, request.POST)
    line = None
    if form.is_valid():
        said = dict(form.cleaned_data)
        line = form.hand_to(capturing.capture, by=request.actor, gathering=gathering, **said)
    if request.accepts("text/html"):
        return after_capture(request, gathering, form, line)
    if line is None:
        return JsonResponse({"errors": form.errors}, status=422)
    return JsonResponse({"saved": str(line.client_id)}, status=201)


def after_capture(request: HttpRequest, gathering: Gathering, form: CaptureForm, line: Any) -> HttpResponse:
    """Without a script: back to the page, or the form with what was typed and what is missing."""
    if line is not None:
        return redirect("gathering_run", gathering.pk)
    context = run_page(request, gathering, form=form, walk_in=WalkInForm())
    return render(request, "gatherings/gathering_run.html", whole(request, context), status=422)


@require_POST
def captured_drop(request: HttpRequest, pk: int, noun: str, line: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    row = capturing.line_of(gathering, noun, line).drop(request.actor)
    undo = reverse("captured_restore", args=[pk, noun, line])
    say(request, _("Taken back: %(line)s") % {"line": row}, undo=undo)
    return shown(request, gathering)


@require_POST
def captured_restore(request: HttpRequest, pk: int, noun: str, line: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    capturing.line_of(gathering, noun, line).restore(request.actor)
    return redirect("gathering_run", gathering.pk)
