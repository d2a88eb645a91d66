"""The list of all partners, one partner, and a new one."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from network.lib.dates import today
from network.lib.files import as_file
from network.lib.numbers import number_in
from network.lib.pages import page_of
from network.lib.says import say
from partners import directory, exports, filters, merging, standing
from partners.beside import has
from partners.doors import needs
from partners.forms.contact import TouchpointForm
from partners.forms.partner import NewPartnerForm
from partners.history import names_in, told
from partners.models import Affiliation, Mou, Partner, Place, Rhythm, Seat, Stage
from people.models import AuditEntry, Person

RECENT = 8
TALKS = 2


@permission_required("partners.see_all_partners", raise_exception=True)
def partner_list(request: HttpRequest) -> HttpResponse:
    wishes = filters.chosen(request.GET)
    page = page_of(filters.for_list(filters.narrowed(wishes)), request)
    context = {"page": page, "wishes": wishes, "places": Place.objects.all(), **filters.choices()}
    return render(request, "partners/partner_list.html", context | {"narrowed": any(wishes.values())})


@permission_required("partners.see_all_partners", raise_exception=True)
def partner_export(request: HttpRequest) -> StreamingHttpResponse:
    """The partners of the list as it is narrowed, at every stage, as our import reads them."""
    lines = exports.partners_csv(filters.narrowed(filters.chosen(request.GET)), request.actor)
    return as_file(StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8"), f"partners-{today()}.csv")


def partner_detail(request: HttpRequest, partner: Partner) -> HttpResponse:
    seen = directory.visible_affiliations(request.actor).filter(partner=partner)
    people = list(seen.select_related("person").contact_first())
    keeps = request.actor.has_perm("partners.change_partner", partner)
    reachable = any(row.person.is_reachable for row in people)
    mous = list(Mou.objects.visible_to(request.actor).going_on().filter(partner=partner).for_a_line())
    shown = keeps and shows_standing(partner, request.actor)
    context = {
        "partner": partner,
        "people": people,
        "keeps": keeps,
        "may_leave": any(row.person_id == request.actor.pk and row.may_edit for row in people),
        "reachable": reachable,
        "mous": mous,
        "record": standing.glance(partner, reachable, mous) if shown else None,
        "applications": partner.applications.visible_to(request.actor) if has(partner, "application") else [],
        **(past_of(partner, [row.person for row in people]) if keeps else {}),
        **(talks_of(partner) if request.actor.has_perm("partners.log_touchpoint", partner) else {}),
    }
    return render(request, "partners/partner_detail.html", context)


def past_of(partner: Partner, people: list[Person]) -> dict[str, Any]:
    """What happened lately, and who confirmed the profile last. One query, and one if others than its people acted."""
    entries = list(AuditEntry.objects.about(partner).order_by("-number")[:RECENT])
    names = names_in(entries, people, partner.confirmed_by_id)
    return {"history": told(entries, names), "confirmed_by": names.get(partner.confirmed_by_id, "")}


def talks_of(partner: Partner) -> dict[str, Any]:
    """When the partner was last in touch, what was talked about, and a form for one line more. Two queries at most."""
    rows = partner.touchpoints.standing().newest_first().with_names()[:TALKS] if has(partner, "touchpoint") else []
    rhythm = Rhythm.objects.filter(partner=partner).first()
    return {"may_log": True, "touchpoints": list(rows), "rhythm": rhythm, "touch": TouchpointForm(None)}


def shows_standing(partner: Partner, reader: Person) -> bool:
    """Whether a partner has agreed to anything, and this reader may know how it stands."""
    agrees = partner.is_in_directory and partner.stage != Stage.ALIGNED
    return agrees and reader.has_perm("partners.view_standing", partner)


@needs("partners.change_partner")
def partner_history(request: HttpRequest, partner: Partner) -> HttpResponse:
    page = page_of(AuditEntry.objects.about(partner).order_by("-number"), request)
    context = {"partner": partner, "page": page, "history": told(page.rows, names_in(page.rows))}
    return render(request, "partners/partner_history.html", context)


@needs("partners.confirm_partner")
def partner_by_link(request: HttpRequest, partner: Partner) -> HttpResponse:
    context = {"partner": partner, "people": partner.people_now().contact_first(), "keeps": True}
    context["confirmed_by"] = partner.confirmed_by or ""
    return render(request, "partners/partner_link.html", context)


@permission_required("partners.add_partner", raise_exception=True)
def partner_new(request: HttpRequest) -> HttpResponse:
    form = NewPartnerForm(request.POST or None, initial=begun(request.GET.get("seat", "")))
    alike: list[Partner] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        alike = merging.alike(said["name"], said["website"], said["contact_email"])
        partner = None if alike and "anyway" not in request.POST else entered(form, request.actor)
        if partner:
            say(request, _("%(name)s is in the list.") % {"name": partner})
            return redirect(partner)
    context = {"form": form, "alike": alike, "places": Place.objects.all()}
    return render(request, "partners/partner_new.html", context, status=422 if request.method == "POST" else 200)


def begun(seat: str) -> dict[str, Any]:
    """What the form begins with, for whoever is invited to a seat at the table."""
    found = Seat.objects.kept().filter(pk=number_in(seat)).first()
    return {"seat": found.pk, "sector": found.sector, "places": str(found.place or "")} if found else {}


def entered(form: NewPartnerForm, by: Person) -> Partner | None:
    """Enter the organisation and its contact, both or none; None when a rule was broken: the form says which."""
    try:
        with transaction.atomic():
            partner = Partner.add(by, **form.organisation())
            if seat := form.cleaned_data["seat"]:
                seat.welcome(by, partner)
            if contact := form.contact():
                Affiliation.start(by, partner, is_primary=True, may_edit=True, **contact)
            return partner
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
