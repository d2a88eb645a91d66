from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers

from partners.directory import visible_people, with_affiliations, with_places
from partners.finding import find_partners, find_people
from partners.models import Partner
from partners.near_words import near
from people.models import Person

SHOWN = 8


@vary_on_headers("HX-Request")
def search(request: HttpRequest) -> HttpResponse:
    """A few partners and a few people, with a link to all of each."""
    query = request.GET.get("q", "").strip()[:200]
    context = {"search_query": query, "shown": SHOWN}
    if query:
        partners = find_partners(Partner.objects.visible_to(request.user), {"q": query}).rows
        people = find_people(visible_people(request.user), {"q": query}, request.user).rows
        context["partners"] = list(with_places(partners)[: SHOWN + 1])
        context["people"] = list(with_affiliations(people, request.user)[: SHOWN + 1])
        if not context["partners"] and not context["people"]:
            context["meant"] = meant(request.user, query)
    return render(request, "partners/_search_found.html" if request.htmx else "partners/search.html", context)


def meant(viewer: Person, query: str) -> str:
    """What was perhaps meant, in the names of partners or else of people."""
    return near(Partner.objects.visible_to(viewer), query) or near(visible_people(viewer), query)
