"""What people promised: their own, of a gathering, of a series; and what became of it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from gatherings.models import Commitment
from gatherings.models.commitment import ANSWER_CHOICES, Keeping
from gatherings.views.gathering import the_gathering
from gatherings.views.seen import the_series, wished
from network.lib.pages import page_of
from network.lib.says import say, warn
from partners.directory import standing

TELL = "gatherings.tell_commitment"
THANKS = {
    Keeping.KEPT: lazy("Kept. Thank you."),
    Keeping.STILL: lazy("Still at it. Good to know."),
    Keeping.LET_GO: lazy("Let go. That makes room for something else."),
}


def commitment_list(request: HttpRequest) -> HttpResponse:
    """My own, and those of the partners I speak for; what is still alive first."""
    mine = standing(request.actor).keeps
    rows = Commitment.objects.kept().filter(person=request.actor) | Commitment.objects.kept().filter(
        person=None, partner__in=mine
    )
    return listed(request, rows, {"whose": "mine"})


def commitment_list_of_gathering(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk)
    rows = Commitment.objects.visible_to(request.actor).filter(gathering=gathering)
    return listed(request, rows, {"gathering": gathering})


def commitment_list_of_series(request: HttpRequest, pk: int) -> HttpResponse:
    series = the_series(request, pk)
    rows = Commitment.objects.visible_to(request.actor).filter(gathering__series=series)
    return listed(request, rows, {"series": series})


def listed(request: HttpRequest, rows, context: dict) -> HttpResponse:
    show = "all" if request.GET.get("show") == "all" else "alive"
    found = rows.alive() if show == "alive" else rows
    page = page_of(found.with_names().order_by("-gathering__starts_at", "pk"), request)
    context = {**context, "page": page, "show": show, "answers": ANSWER_CHOICES}
    return render(request, "gatherings/commitment_list.html", context)


@require_POST
def commitment_tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Kept, still at it, or let go: one press, taken back by another."""
    visible = Commitment.objects.visible_to(request.actor).with_names().distinct()
    row = wished(request, get_object_or_404(visible, pk=pk), TELL)
    before = row.state
    try:
        row.tell(request.actor, request.POST.get("state", ""))
        undo = f"{reverse('commitment_untell', args=[pk, before])}"
        say(request, THANKS.get(row.state, _("As before.")), undo=undo)
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(way_back(request))


@require_POST
def commitment_untell(request: HttpRequest, pk: int, state: str) -> HttpResponse:
    """Take an answer back: it stands again as it did before."""
    visible = Commitment.objects.visible_to(request.actor).with_names().distinct()
    row = wished(request, get_object_or_404(visible, pk=pk), TELL)
    if state in Keeping.values:
        row.tell(request.actor, state)
        say(request, _("As before."))
    return redirect(way_back(request))


def way_back(request: HttpRequest) -> str:
    """The page of ours the button stood on, else the list of one's own."""
    page = request.POST.get("from", "")
    is_ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if is_ours else reverse("commitment_list")


def commitments_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    """What somebody was asked about before the next gathering: one button for each answer."""
    gathering = the_gathering(request, target_id)
    rows = [row for row in Commitment.objects.kept().filter(asked_for=gathering).with_names() if is_asked(request, row)]
    if request.method == "POST":
        row = next((row for row in rows if str(row.pk) == request.POST.get("commitment")), None)
        if row is None:
            raise PermissionDenied
        told(request, row)
    context = {"gathering": gathering, "rows": rows, "answers": ANSWER_CHOICES}
    return render(request, "gatherings/commitments_asked.html", context)


def is_asked(request: HttpRequest, row: Commitment) -> bool:
    return request.actor.has_perm(TELL, row)


def told(request: HttpRequest, row: Commitment) -> None:
    try:
        row.tell(request.actor, request.POST.get("state", ""))
        say(request, str(THANKS.get(row.state, _("As before."))))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
