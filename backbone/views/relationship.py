"""The two-minute answer: whom we work with, then one partner after the other; saved as one goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from backbone.models import Relationship, RoundGuest
from backbone.network_forms import ChooseForm, RelationshipForm
from backbone.network_map.meeting import likely
from backbone.relationship_doors import answer_door
from partners.models import Partner


def relationship_answer(request: HttpRequest, guest: RoundGuest) -> HttpResponse:
    """With whom do you work? Those it is likely with stand first. The bare personal link opens this page, too."""
    others = Partner.objects.in_directory().exclude(pk=guest.partner_id).order_by("sort_name", "pk")
    form = ChooseForm(others, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.hand_to(guest.choose, partners=form.cleaned_data["partners"]):
        first = guest.relationships.with_names().first()
        page = ("relationship_about", first.about_id) if first else ("relationship_thanks",)
        return redirect(answer_door(request, guest, *page))
    chosen = set(guest.relationships.values_list("about_id", flat=True))
    known = likely(guest.partner_id)
    rows = sorted(((one, one.pk in chosen, one.pk in known) for one in others), key=lambda row: not (row[1] or row[2]))
    context = {"guest": guest, "form": form, "rows": rows, "action": answer_door(request, guest)}
    return render(request, "backbone/relationship_answer.html", context, status=form.status)


def relationship_about(request: HttpRequest, guest: RoundGuest, pk: int) -> HttpResponse:
    """How closely, and how it feels. A tap is kept at once; the button goes on to the next."""
    row = get_object_or_404(Relationship.objects.visible_to(request.actor).filter(guest=guest).with_names(), about=pk)
    form = RelationshipForm(row, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.hand_to(guest.say, about=row.about, **form.said()):
        if request.htmx:
            return render(request, "backbone/_saved.html")
        return redirect(next_door(request, guest, pk))
    order = numbers_of(guest)
    context = {
        "guest": guest, "row": row, "form": form, "number": order.index(pk) + 1, "count": len(order),
        "action": answer_door(request, guest, "relationship_about", pk), "start": answer_door(request, guest),
    }  # fmt: skip
    return render(request, "backbone/relationship_about.html", context, status=form.status)


def relationship_thanks(request: HttpRequest, guest: RoundGuest) -> HttpResponse:
    rows = [
        (row, answer_door(request, guest, "relationship_about", row.about_id))
        for row in guest.relationships.with_names()
    ]
    context = {"guest": guest, "rows": rows, "start": answer_door(request, guest)}
    return render(request, "backbone/relationship_thanks.html", context)


def numbers_of(guest: RoundGuest) -> list[int]:
    """The partners that were chosen, in the order in which they are asked about."""
    return list(guest.relationships.with_names().values_list("about_id", flat=True))


def next_door(request: HttpRequest, guest: RoundGuest, pk: int) -> str:
    order = numbers_of(guest)
    rest = order[order.index(pk) + 1 :]
    if rest:
        return answer_door(request, guest, "relationship_about", rest[0])
    return answer_door(request, guest, "relationship_thanks")
