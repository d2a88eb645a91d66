from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from network.lib.pages import page_of
from partners.models import Partner


def partner_list(request: HttpRequest) -> HttpResponse:
    page = page_of(Partner.objects.visible_to(request.user), request)
    return render(request, "partners/partner_list.html", {"page": page})


def partner_detail(request: HttpRequest, slug: str) -> HttpResponse:
    partner = get_object_or_404(Partner.objects.visible_to(request.user), slug=slug)
    return render(request, "partners/partner_detail.html", {"partner": partner})
