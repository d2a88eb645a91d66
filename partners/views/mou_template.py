"""The network's templates of agreements, and offering one to all active partners."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.pages import page_of
from network.lib.says import say
from partners.coverage import partners_that_count
from partners.forms.mou import CorrectAllForm, RoundForm
from partners.forms.mou_draft import NewTemplateForm, TemplateForm
from partners.models import MouRound, MouTemplate
from partners.models.mou_round import slips
from partners.mou_clauses import LIBRARY, missing_from
from partners.views.mou_draft import clause_put_back, saved

CHANGE = "partners.change_mou_template"


@permission_required(CHANGE, raise_exception=True)
def mou_template_list(request: HttpRequest) -> HttpResponse:
    seen = MouTemplate.objects.visible_to(request.actor)
    context = {
        "templates": seen.in_use(), "away": seen.exclude(archived_at=None), "library": LIBRARY,
        "rounds": MouRound.objects.visible_to(request.actor).select_related("template")[:10],
    }  # fmt: skip
    return render(request, "partners/mou_template_list.html", context)


@permission_required(CHANGE, raise_exception=True)
def mou_template_new(request: HttpRequest) -> HttpResponse:
    form = NewTemplateForm(request.POST or None)
    if (
        form.is_bound
        and form.is_valid()
        and (one := form.hand_to(MouTemplate.add, by=request.actor, **form.cleaned_data))
    ):
        say(request, _("The template holds the usual clauses. Make them yours."))
        return redirect("mou_template_edit", one.pk)
    return render(request, "partners/mou_template_new.html", {"form": form}, status=form.status)


def the_template(request: HttpRequest, pk: int) -> MouTemplate:
    return get_object_or_404(MouTemplate.objects.visible_to(request.actor), pk=pk)


@permission_required(CHANGE, raise_exception=True)
def mou_template_edit(request: HttpRequest, pk: int) -> HttpResponse:
    template = the_template(request, pk)
    form = TemplateForm(template, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (place := saved(form, request)):
        return redirect(f"{request.path}{place}" if place.startswith("#") else reverse("mou_template_list"))
    library = missing_from(form.known())
    context = {"template": template, "form": form, "library": library}
    return render(request, "partners/mou_template_edit.html", context, status=409 if form.theirs else form.status)


@require_POST
@permission_required(CHANGE, raise_exception=True)
def mou_template_archive(request: HttpRequest, pk: int) -> HttpResponse:
    template = the_template(request, pk).archive(request.actor)
    undo = reverse("mou_template_restore", args=[pk])
    say(request, _("%(name)s is put away. Agreements drafted from it stay.") % {"name": template}, undo=undo)
    return redirect("mou_template_list")


@require_POST
@permission_required(CHANGE, raise_exception=True)
def mou_template_restore(request: HttpRequest, pk: int) -> HttpResponse:
    say(request, _("%(name)s is back.") % {"name": the_template(request, pk).restore(request.actor)})
    return redirect("mou_template_list")


@permission_required(CHANGE, raise_exception=True)
def mou_round_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer the template to every active partner: how many, what the mail says, then go."""
    template = the_template(request, pk)
    form = RoundForm(request.POST or None)
    if form.is_bound and form.is_valid():
        one = form.hand_to(MouRound.begin, by=request.actor, template=template, **form.cleaned_data)
        if one:
            say(request, _("It has begun. You may leave this page and come back."))
            return redirect(one)
    context = {"template": template, "form": form, "count": partners_that_count().count()}
    return render(request, "partners/mou_round_new.html", context, status=form.status)


@require_POST
@permission_required(CHANGE, raise_exception=True)
def mou_template_clause_back(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    return clause_put_back(request, the_template(request, pk), key, "mou_template_edit")


@permission_required(CHANGE, raise_exception=True)
def mou_round_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A slip in many agreements: first see in which it stands, then correct it in all of them."""
    template = the_template(request, pk)
    form = CorrectAllForm(request.POST or None)
    found = None
    if form.is_bound and form.is_valid():
        found = slips(template, form.cleaned_data["wrong"])
        if request.POST.get("do") == "go":
            one = form.hand_to(MouRound.begin_correction, by=request.actor, template=template, **form.cleaned_data)
            if one:
                say(request, _("It has begun. You may leave this page and come back."))
                return redirect(one)
    context = {"template": template, "form": form, "found": found}
    return render(request, "partners/mou_round_correct.html", context, status=form.status)


@permission_required(CHANGE, raise_exception=True)
def mou_round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a round is; looks again by itself while it goes on."""
    one = get_object_or_404(MouRound.objects.visible_to(request.actor).select_related("template", "by"), pk=pk)
    page = page_of(one.rows.with_names(), request)
    context = {"round": one, "counts": one.counts(), "page": page}
    page_or_part = "_mou_round_progress" if request.htmx else "mou_round_detail"
    return render(request, f"partners/{page_or_part}.html", context)
