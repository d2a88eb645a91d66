"""What the backbone does to partners: ask, invite, put away, change the stage, merge. One at a time or several."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from network.lib.numbers import number_in
from network.lib.pages import back_to_today
from network.lib.says import say, warn
from partners import freshness, merging
from partners.doors import needs
from partners.forms.partner import StageForm
from partners.models import Partner
from partners.models.partner_queryset import PartnerQuerySet

SHOWN = 12
MOST_TICKS = 200


@require_POST
@needs("partners.ask_partner")
def partner_ask(request: HttpRequest, partner: Partner) -> HttpResponse:
    delivery = partner.ask_to_confirm(request.actor)
    if delivery:
        say(request, _("We asked %(address)s.") % {"address": delivery.address})
    else:
        warn(request, _("There is nobody here whom a mail would reach. Add a contact first."))
    return redirect(back_to_today(request) or partner)


@needs("partners.change_stage")
def partner_stage(request: HttpRequest, partner: Partner) -> HttpResponse:
    form = StageForm(request.POST or None, initial={"stage": partner.stage})
    if form.is_bound and form.is_valid():
        partner.change_stage(request.actor, **form.cleaned_data)
        say(request, _("The stage is now: %(stage)s.") % {"stage": partner.get_stage_display()})
        return redirect(partner)
    context = {"partner": partner, "form": form}
    return render(request, "partners/partner_stage.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs("partners.archive_partner")
def partner_archive(request: HttpRequest, partner: Partner) -> HttpResponse:
    partner.archive(request.actor)
    say(request, _("%(name)s is in the archive.") % {"name": partner}, undo=restore_url([partner]))
    return redirect("partner_list")


@require_POST
@permission_required("partners.archive_partner", raise_exception=True)
def partner_restore(request: HttpRequest, ids: str) -> HttpResponse:
    partners = list(Partner.objects.archived().filter(pk__in=numbers_in(ids.split("-")), merged_into=None))
    with transaction.atomic():
        for partner in partners:
            partner.restore(request.actor)
    back = ngettext("%(count)d partner is back.", "%(count)d partners are back.", len(partners))
    say(request, back % {"count": len(partners)})
    return redirect(partners[0] if len(partners) == 1 else reverse("partner_list"))


def restore_url(partners: list[Partner]) -> str:
    return reverse("partner_restore", args=["-".join(str(partner.pk) for partner in partners)])


def ticked(request: HttpRequest) -> PartnerQuerySet:
    """The ticked partners of the list."""
    numbers = numbers_in(request.POST.getlist("tick"))
    return Partner.objects.visible_to(request.actor).present().filter(pk__in=numbers)


def numbers_in(texts: list[str]) -> list[int]:
    """Those that are numbers of rows."""
    return [number for number in map(number_in, texts[:MOST_TICKS]) if number is not None]


@require_POST
@permission_required("partners.ask_partner", raise_exception=True)
def partner_ask_ticked(request: HttpRequest) -> HttpResponse:
    result = freshness.ask_each(ticked(request), request.actor)
    say_result(request, result, ngettext("%(count)d asked.", "%(count)d asked.", len(result.asked)))
    return redirect(back_to_list(request))


@require_POST
@permission_required("people.invite_person", raise_exception=True)
def partner_invite_ticked(request: HttpRequest) -> HttpResponse:
    result = freshness.invite_each(ticked(request), request.actor)
    say_result(request, result, ngettext("%(count)d invited.", "%(count)d invited.", len(result.asked)))
    return redirect(back_to_list(request))


def say_result(request: HttpRequest, result: freshness.Asked, words: str) -> None:
    """5 asked. 2 have no contact a mail would reach: Sandpiper Playgroup, Harbour Library."""
    without = result.without_contact
    if result.asked:
        say(request, words % {"count": len(result.asked)})
    if without:
        names = ", ".join(partner.name for partner in without[:SHOWN]) + ("…" if len(without) > SHOWN else "")
        missing = ngettext(
            "%(count)d has no contact a mail would reach: %(names)s.",
            "%(count)d have no contact a mail would reach: %(names)s.",
            len(without),
        )
        warn(request, missing % {"count": len(without), "names": names})
    if not result.asked and not without:
        warn(request, _("Tick some partners first."))


@require_POST
@permission_required("partners.archive_partner", raise_exception=True)
def partner_archive_ticked(request: HttpRequest) -> HttpResponse:
    partners = list(ticked(request))
    with transaction.atomic():
        for partner in partners:
            partner.archive(request.actor)
    if partners:
        done = ngettext("%(count)d partner is in the archive.", "%(count)d partners are in the archive.", len(partners))
        say(request, done % {"count": len(partners)}, undo=restore_url(partners))
    else:
        warn(request, _("Tick some partners first."))
    return redirect(back_to_list(request))


def back_to_list(request: HttpRequest) -> str:
    """The list with the filters it had."""
    query = request.POST.get("query", "")
    return f"{reverse('partner_list')}?{query}" if query else reverse("partner_list")


@needs("partners.merge_partner")
def partner_merge(request: HttpRequest, partner: Partner) -> HttpResponse:
    """Choose the other entry of the same organisation."""
    query = request.GET.get("q", "").strip()[:100]
    others = Partner.objects.filter(merged_into=None).exclude(pk=partner.pk)
    found = (
        others.matching(query)[:SHOWN]
        if query
        else merging.alike(partner.name, partner.website, partner.email, partner)
    )
    return render(request, "partners/partner_merge.html", {"partner": partner, "found": found, "query": query})


@needs("partners.merge_partner")
def partner_merge_with(request: HttpRequest, partner: Partner, other: str) -> HttpResponse:
    """See both entries side by side, choose field by field, make them one."""
    gone = get_object_or_404(Partner.objects.visible_to(request.actor), slug=other)
    if gone == partner:
        raise PermissionDenied
    sides, problem = merging.choices(partner, gone), ""
    taken = {choice.name for choice in sides if choice.from_gone}
    if request.method == "POST":
        taken, problem = set(request.POST.getlist("from_gone")), merged(request, partner, gone)
        if not problem:
            say(request, _("Two entries are one now."))
            return redirect(partner)
    context = {"partner": partner, "gone": gone, "choices": sides, "taken": taken, "problem": problem}
    return render(request, "partners/partner_merge_with.html", context, status=422 if problem else 200)


def merged(request: HttpRequest, partner: Partner, gone: Partner) -> str:
    """Merge as the form says; returns why not, else ""."""
    if "sure" not in request.POST:
        return _("Tick at the end that %(name)s is the same organisation.") % {"name": gone.name}
    try:
        merging.merge(request.actor, partner, gone, set(request.POST.getlist("from_gone")))
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
