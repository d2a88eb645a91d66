from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from network.lib.pages import page_of
from partners.models import Partner
from people.models import Person


@login_not_required
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "partners/about.html", {"partners": Partner.objects.public()})


def search(request: HttpRequest) -> HttpResponse:
    return render(request, "partners/search.html")


def directory(request: HttpRequest) -> HttpResponse:
    page = page_of(Partner.objects.visible_to(request.user), request)
    return render(request, "partners/directory.html", {"page": page})


def person_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "partners/person_detail.html", {"person": get_object_or_404(Person, pk=pk)})
