from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers

from partners.directory import with_people, with_places
from partners.finding import find_public
from partners.models import Partner

EVERYBODY = AnonymousUser()


@login_not_required
@vary_on_headers("HX-Request")
def about(request: HttpRequest) -> HttpResponse:
    """The public page: the same for whoever reads it, signed in or not."""
    found = find_public(Partner.objects.public(), request.GET)
    rows = with_people(with_places(found.rows), EVERYBODY)
    page = found.page(rows, request)
    template = "partners/_about_found.html" if request.htmx else "partners/about.html"
    return render(
        request, template, {"page": page, "everybody": EVERYBODY, "url": f"{settings.SITE_URL}{request.path}"}
    )
