from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from network.lib.dates import today
from network.lib.files import as_file
from network.lib.says import warn
from partners import exports
from partners.directory import visible_people, with_people, with_places
from partners.finding import find_people
from partners.kumu import blueprint
from partners.models import Partner
from partners.vcards import partner_card
from partners.views.directory import MAX_PRINTED, wanted_partners


def partners_csv(request: HttpRequest) -> StreamingHttpResponse:
    lines = exports.partners_csv(wanted_partners(request).rows, request.user)
    return _file(lines, "text/csv", f"directory-{today()}.csv")


def partners_vcards(request: HttpRequest) -> StreamingHttpResponse:
    cards = exports.partner_cards(wanted_partners(request).rows, request.user)
    return _file(cards, "text/vcard", f"directory-{today()}.vcf")


def people_csv(request: HttpRequest) -> StreamingHttpResponse:
    lines = exports.people_csv(find_people(visible_people(request.user), request.GET, request.user).rows, request.user)
    return _file(lines, "text/csv", f"people-{today()}.csv")


def people_vcards(request: HttpRequest) -> StreamingHttpResponse:
    cards = exports.people_cards(
        find_people(visible_people(request.user), request.GET, request.user).rows, request.user
    )
    return _file(cards, "text/vcard", f"people-{today()}.vcf")


def partners_kumu(request: HttpRequest) -> StreamingHttpResponse:
    pieces = blueprint(wanted_partners(request).rows, request.user)
    return _file(pieces, "application/json", f"directory-kumu-{today()}.json")


def partner_vcard(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    partner = get_object_or_404(Partner.objects.visible_to(request.user), slug=slug)
    return _file([partner_card(partner, request.user)], "text/vcard", f"{partner.slug}.vcf")


def directory_pdf(request: HttpRequest) -> HttpResponse:
    """The booklet: made while one waits, so at most MAX_PRINTED organisations."""
    rows = with_people(with_places(wanted_partners(request).rows), request.user)
    partners = list(rows[: MAX_PRINTED + 1])
    if len(partners) > MAX_PRINTED:
        warn(
            request, _("A booklet holds at most %(most)d organisations. Narrow the list down.") % {"most": MAX_PRINTED}
        )
        return HttpResponseRedirect(f"{reverse('directory')}?{request.GET.urlencode()}")
    booklet = exports.booklet(partners, request.user, request.network)
    return as_file(HttpResponse(booklet, content_type="application/pdf"), f"directory-{today()}.pdf")


def _file(parts: Iterable[str], kind: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(parts, content_type=f"{kind}; charset=utf-8")
    return as_file(response, name)
