from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers

from partners.directory import visible_people, with_affiliations, with_people, with_places
from partners.finding import Found, find_partners, find_people
from partners.models import Partner, Sector
from partners.near_words import near

MAX_PRINTED = 2000
# What a line of the list shows; a partner's long texts stand on its own page.
READ = (
    "name", "slug", "logo", "sector", "summary", "confirmed_at", "website", "email", "email_visibility", "phone",
    "phone_visibility",
)  # fmt: skip


def wanted_partners(request: HttpRequest) -> Found:
    """The partners of the directory that ?q, ?sector and ?place ask for."""
    return find_partners(Partner.objects.in_directory(), request.GET)


@vary_on_headers("HX-Request")
def directory_list(request: HttpRequest) -> HttpResponse:
    found = wanted_partners(request)
    rows = with_people(with_places(found.rows.only(*READ)), request.user)
    page = found.page(rows, request)
    template = "partners/_directory_found.html" if request.htmx else "partners/directory_list.html"
    context = {"page": page, "kind": "partners", "sectors": Sector.choices}
    if not page.rows:
        context["meant"] = near(Partner.objects.in_directory(), request.GET.get("q", ""))
    return render(request, template, context)


@vary_on_headers("HX-Request")
def directory_people(request: HttpRequest) -> HttpResponse:
    found = find_people(visible_people(request.user), request.GET, request.user)
    page = found.page(with_affiliations(found.rows, request.user), request)
    template = "partners/_directory_found.html" if request.htmx else "partners/directory_people.html"
    meant = "" if page.rows else near(visible_people(request.user), request.GET.get("q", ""))
    return render(request, template, {"page": page, "kind": "people", "meant": meant})


def directory_print(request: HttpRequest) -> HttpResponse:
    """All that was asked for on one page, for paper: at most MAX_PRINTED organisations."""
    rows = with_people(with_places(wanted_partners(request).rows), request.user)
    partners = list(rows[: MAX_PRINTED + 1])
    context = {"partners": partners[:MAX_PRINTED], "cut": len(partners) > MAX_PRINTED, "most": MAX_PRINTED}
    return render(request, "partners/directory_print.html", context)
