"""Agreements: the list, one as a document, and what the backbone does with it."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from network.lib.dates import today
from network.lib.files import as_file
from network.lib.numbers import number_in
from network.lib.pages import page_of
from network.lib.says import say, warn
from partners import mou_paper, mou_showing
from partners.forms.mou import BeginForm, EndForm, OfferForm
from partners.models import Mou, MouTemplate, Partner
from partners.models.mou_state import MouState, Origin
from partners.mou_bundle import bundle_of
from partners.mou_document import as_text, compare_documents
from partners.mou_doors import sides_of
from people.models import AuditEntry

PDF = "application/pdf"
SHELVES = {
    "drafts": {"state": MouState.DRAFT},
    "offered": {"state": MouState.OFFERED},
    "active": {"state": MouState.ACTIVE},
    "over": {"state__in": (MouState.RENEWED, MouState.SUPERSEDED, MouState.ENDED)},
    "away": {"state": MouState.DISCARDED},
}


def mou_list(request: HttpRequest) -> HttpResponse:
    """By state; what is to be renewed has a shelf of its own."""
    show, seen = request.GET.get("show", ""), Mou.objects.visible_to(request.actor)
    if show == "renewal":
        rows = seen & Mou.objects.renewal_due(today())
    else:
        rows = seen.filter(**SHELVES[show]) if show in SHELVES else seen.exclude(state=MouState.DISCARDED)
    query = request.GET.get("q", "").strip()[:100]
    rows = rows.filter(partner__in=Partner.objects.matching(query)) if query else rows
    page = page_of(rows.with_names(), request)
    mou_showing.note_signatures(page.rows)
    context = {"page": page, "show": show, "query": query, "is_empty": not (page.rows or show or query)}
    return render(request, "partners/mou_list.html", context)


def mou_detail(request: HttpRequest, mou: Mou) -> HttpResponse:
    """The document itself, where it stands, what was said about it."""
    sides = sides_of(request.actor, mou)
    comments = mou_showing.comments_on(mou)
    document = mou_showing.shown_document(mou)
    context = {
        "mou": mou, "partner": mou.partner, "version": mou.current, "document": document,
        "sides": sides if request.actor.has_perm("partners.comment_mou", mou) else [],
        "parts": mou_showing.parts_of(document, comments), "way": mou_showing.way_of(mou),
        "general": mou_showing.about_the_whole(document, comments), "versions": mou_showing.versions_of(mou),
        "to_sign": [side for side in mou.awaits() if mou.is_offered and side in sides],
        "is_changed": mou.has_unsent_changes, "signed": mou.signed_version(), "heir": heir_of(mou),
        "history": history_of(mou) if request.actor.has_perm("partners.change_mou", mou) else [],
    }  # fmt: skip
    return render(request, "partners/mou_detail.html", context)


def heir_of(mou: Mou) -> Mou | None:
    """What is to take its place, or has."""
    return mou.heirs.exclude(state=MouState.DISCARDED).order_by("-pk").first()


def history_of(mou: Mou) -> list[AuditEntry]:
    rows = AuditEntry.objects.about(mou.partner).filter(act__startswith="mou.", detail__mou=mou.pk)
    return list(rows.newest_first()[:30])


@permission_required("partners.change_mou", raise_exception=True)
def mou_begin(request: HttpRequest) -> HttpResponse:
    """With whom? Partners without an agreement first."""
    rows = Partner.objects.in_directory().exclude(stage="aligned").exclude(mous__in=Mou.objects.open())
    active = set(Mou.objects.active().values_list("partner_id", flat=True))
    page = page_of(rows.exclude(pk__among=active).order_by("sort_name", "pk"), request)
    return render(request, "partners/mou_begin.html", {"page": page})


@permission_required("partners.change_mou", raise_exception=True)
def mou_new(request: HttpRequest, slug: str) -> HttpResponse:
    partner = get_object_or_404(Partner.objects.visible_to(request.actor), slug=slug, merged_into=None)
    if not MouTemplate.objects.in_use().exists():
        MouTemplate.ours(request.actor)
    form = BeginForm(request.POST or None)
    if form.is_bound and form.is_valid():
        mou = form.hand_to(Mou.draft, by=request.actor, partner=partner, template=form.cleaned_data["template"])
        if mou:
            say(request, _("Drafted from the template and from what %(partner)s does here.") % {"partner": partner})
            return redirect("mou_edit", mou.pk)
    return render(request, "partners/mou_new.html", {"partner": partner, "form": form}, status=form.status)


def must_change(request: HttpRequest, mou: Mou) -> None:
    if not request.actor.has_perm("partners.change_mou", mou):
        raise PermissionDenied


def mou_offer(request: HttpRequest, mou: Mou) -> HttpResponse:
    """Say who signs, perhaps what has changed, and send it."""
    must_change(request, mou)
    form = OfferForm(mou, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.hand_to(offer, mou=mou, by=request.actor, **form.cleaned_data):
        say(request, _("%(name)s gets a mail with a personal link.") % {"name": mou.signer})
        return redirect(mou)
    return render(request, "partners/mou_offer.html", {"mou": mou, "form": form}, status=form.status)


@transaction.atomic
def offer(mou: Mou, by: Any, signer: Any, note: str = "") -> Mou:
    """Offer a draft, or offer anew what has been changed; for another signer, what is offered already."""
    is_new = signer != mou.signer
    mou.name_signer(by, signer)
    if not mou.is_offered:
        return mou.offer(by, note)
    return mou if is_new and not mou.has_unsent_changes else mou.offer_again(by, note)


# One button each


def step(request: HttpRequest, mou: Mou, verb: Any, words: str, undo: str = "") -> HttpResponse:
    """Call a verb of an agreement, say what came of it."""
    try:
        verb(request.actor)
        say(request, words, undo=undo)
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(mou)


@require_POST
def mou_withdraw(request: HttpRequest, mou: Mou) -> HttpResponse:
    must_change(request, mou)
    return step(request, mou, mou.withdraw, _("Taken back: it is a draft again, and its links do not work any more."))


@require_POST
def mou_discard(request: HttpRequest, mou: Mou) -> HttpResponse:
    must_change(request, mou)
    return step(request, mou, mou.discard, _("The draft is put away."), undo=reverse("mou_take_up", args=[mou.pk]))


@require_POST
def mou_take_up(request: HttpRequest, mou: Mou) -> HttpResponse:
    must_change(request, mou)
    return step(request, mou, mou.take_up_again, _("You go on with this draft."))


@require_POST
def mou_follow(request: HttpRequest, mou: Mou) -> HttpResponse:
    """Draft what takes its place: a renewal, or a change that both sign."""
    must_change(request, mou)
    origin = Origin.CHANGE if request.POST.get("origin") == Origin.CHANGE else Origin.RENEWAL
    try:
        heir = mou.follow(request.actor, origin)
    except ValidationError as error:
        warn(request, " ".join(error.messages))
        return redirect(mou)
    say(request, _("A draft with the same words. What is in force stays so until both have signed this one."))
    return redirect("mou_edit", heir.pk)


def mou_end(request: HttpRequest, mou: Mou) -> HttpResponse:
    must_change(request, mou)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.hand_to(mou.end, by=request.actor, **form.cleaned_data):
        say(request, _("The agreement has ended. Both sides hear of it; what was signed stays readable."))
        return redirect(mou)
    return render(request, "partners/mou_end.html", {"mou": mou, "form": form}, status=form.status)


def mou_compare(request: HttpRequest, mou: Mou) -> HttpResponse:
    """Two versions beside each other, word by word; without a wish, the latest and the one before."""
    versions = mou_showing.versions_of(mou)
    numbers = [one.number for one in versions]
    new = asked(request, "to", numbers, numbers[0] if numbers else 0)
    old = asked(request, "from", numbers, new - 1 if new > 1 else new)
    found = {one.number: one for one in versions}
    changes = compare_documents(found[old].document, found[new].document) if found else []
    context = {
        "mou": mou, "versions": versions, "old": found.get(old), "new": found.get(new), "changes": changes,
        "count": sum(change.state != "same" for change in changes),
    }  # fmt: skip
    return render(request, "partners/mou_compare.html", context)


def asked(request: HttpRequest, name: str, numbers: list[int], otherwise: int) -> int:
    """The number of a version that was asked for; another one, where there is none of it."""
    number = number_in(request.GET.get(name, ""))
    return number if number in numbers else otherwise


@require_safe
def mou_copy(request: HttpRequest, mou: Mou) -> HttpResponse:
    """The PDF of the latest text; of a draft, a look ahead."""
    version = mou.current
    if version is None:
        document = mou_showing.shown_document(mou)
        return as_file(HttpResponse(mou_paper.preview(document, as_text(document)), content_type=PDF), "draft.pdf")
    return as_file(HttpResponse(mou_paper.pdf_of(version), content_type=PDF), mou_paper.file_name(version))


@require_safe
def mou_bundle(request: HttpRequest, mou: Mou) -> HttpResponse:
    """Everything that proves what was signed, with the script that checks it; once both have signed."""
    version = mou.current
    if version is None or not mou_paper.is_settled(version):
        raise Http404
    name = f"{mou_paper.file_name(version).removesuffix('.pdf')}.zip"
    return as_file(HttpResponse(bundle_of(version), content_type="application/zip"), name)
