from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from network.lib.files import as_file
from partners.directory import visible_people, with_affiliations
from partners.vcards import person_card
from people.models import AuditEntry

HISTORY = 20


def person_detail(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(with_affiliations(visible_people(request.user), request.user), pk=pk)
    context = {"person": person}
    if request.user.has_perm("people.view_auditentry"):
        context["former"] = person.affiliations.exclude(ended_on=None).select_related("partner").order_by("-ended_on")
        context["history"] = AuditEntry.objects.about(person).newest_first()[:HISTORY]
    return render(request, "partners/person_detail.html", context)


def person_vcard(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(with_affiliations(visible_people(request.user), request.user), pk=pk)
    card = HttpResponse(person_card(person, request.user), content_type="text/vcard; charset=utf-8")
    return as_file(card, f"person-{person.pk}.vcf")
