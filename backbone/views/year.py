"""The picture of a year: for the network, for everybody where it was declared public, as a page and as a PDF."""

from typing import Any

from django.contrib.auth.decorators import login_not_required, permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from backbone.models import AnnualPicture
from backbone.models.annual_picture import FIRST_YEAR
from backbone.year import paper
from backbone.year.picture import Picture, picture_of
from backbone.year_forms import YearForm, of_year
from network.lib import charts
from network.lib.dates import today
from network.lib.pages import page_of
from network.lib.says import say
from partners.directory import is_in_network
from partners.models import Partner
from people.models import Network
from people.rules import came_by_link

WRITE = "backbone.write_year"


@require_safe
def year_list(request: HttpRequest) -> HttpResponse:
    """The years there is something to tell of; for whoever is outside the network, those declared public."""
    written = page_of(AnnualPicture.objects.visible_to(request.actor), request)
    years = years_of_the_network() if sees_inside(request.actor) else []
    told = {row.year: row for row in written.rows}
    rows = [(year, told.get(year)) for year in sorted({*years, *told}, reverse=True)]
    return render(request, "backbone/year_list.html", {"rows": rows, "page": written})


def years_of_the_network() -> list[int]:
    """From the year the first partner joined to this one. One query."""
    first = Partner.objects.present().exclude(joined_on=None).order_by("joined_on").values_list("joined_on", flat=True)
    begin = next((day.year for day in first[:1]), today().year)
    return list(range(max(begin, FIRST_YEAR), today().year + 1))


def sees_inside(actor: Any) -> bool:
    return is_in_network(actor) and not came_by_link(actor)


def the_picture(request: HttpRequest, year: int) -> Picture:
    """The side this reader sees; 404 where there is none for them."""
    if not FIRST_YEAR <= year <= today().year:
        raise Http404
    wants_public = "public" in request.GET
    if sees_inside(request.actor) and not wants_public:
        return picture_of(year, is_public=False)
    if not request.actor.has_perm(WRITE):  # who writes it may look at the public side before it is one
        get_object_or_404(AnnualPicture.objects.visible_to(request.actor), year=year)
    return picture_of(year, is_public=True)


@login_not_required
@require_safe
def year_detail(request: HttpRequest, year: int) -> HttpResponse:
    picture = the_picture(request, year)
    chart = charts.months(_("Gatherings, month by month"), picture.months) if any(picture.months) else ""
    context = {"picture": picture, "words": picture.words, "chart": chart, "writes": request.actor.has_perm(WRITE)}
    return render(request, "backbone/year_detail.html", {**context, "inside": sees_inside(request.actor)})


@login_not_required
@require_safe
def year_pdf(request: HttpRequest, year: int) -> HttpResponse:
    picture = the_picture(request, year)
    response = HttpResponse(paper.pdf_of(picture, Network.current()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="year-{year}.pdf"'
    return response


@permission_required(WRITE, raise_exception=True)
def year_edit(request: HttpRequest, year: int) -> HttpResponse:
    """The foreword and the thanks."""
    if not FIRST_YEAR <= year <= today().year:
        raise Http404
    picture = AnnualPicture.objects.filter(year=year).first()
    form = YearForm(request.POST or None, initial=of_year(picture))
    if form.is_bound and form.is_valid() and form.hand_to(write, by=request.actor, year=year, **form.cleaned_data):
        say(request, _("Saved."))
        return redirect("year_detail", year)
    now = AnnualPicture.objects.filter(year=year).first()
    context = {"year": year, "form": form.opened_again(now), "now": now}
    return render(request, "backbone/year_edit.html", context, status=form.status)


def write(by: Any, year: int, version: int | None = None, **words: Any) -> AnnualPicture:
    return AnnualPicture.of(year, by).edit(by, version=version, **words)


@require_POST
@permission_required(WRITE, raise_exception=True)
def year_declare(request: HttpRequest, year: int) -> HttpResponse:
    """Let everybody read its public side (POST public=no: no longer)."""
    if not FIRST_YEAR <= year <= today().year:
        raise Http404
    is_public = request.POST.get("public") != "no"
    AnnualPicture.of(year, request.actor).declare(request.actor, is_public)
    words = _("Everybody may read its public side now.") if is_public else _("It is for the network only again.")
    say(request, words)
    return redirect(reverse("year_detail", args=[year]))
