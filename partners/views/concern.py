"""Raising a concern quietly, and hearing it."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network.lib.says import say
from partners.forms.exchange import ConcernForm, EarsForm, SettleForm
from partners.models import Concern, Ear
from people.models import Person


def concern_list(request: HttpRequest) -> HttpResponse:
    """Raise one; below, those one has raised and those one hears."""
    form = ConcernForm(request.POST or None)
    if form.is_bound and form.is_valid() and (one := raised(form, request.actor)):
        say(request, _("Thank you for saying it. %(name)s reads it, and nobody else.") % {"name": one.heard_by})
        return redirect(one)
    mine = Concern.objects.visible_to(request.actor).select_related("heard_by")
    context = {
        "form": form, "contact": Ear.of(is_deputy=False), "deputy": Ear.of(is_deputy=True),
        "raised": mine.filter(raised_by=request.actor), "heard": mine.heard_by(request.actor),
    }  # fmt: skip
    return render(request, "partners/concern_list.html", context, status=form.status)


def raised(form: ConcernForm, by: Person) -> Concern | None:
    return form.hand_to(Concern.raise_one, by=by, **form.cleaned_data)


def concern_detail(request: HttpRequest, pk: int) -> HttpResponse:
    found = Concern.objects.visible_to(request.actor).select_related("heard_by", "raised_by")
    concern = get_object_or_404(found, pk=pk)
    hears = request.actor.has_perm("partners.hear_concern", concern)
    if request.method == "POST" and not hears:
        raise PermissionDenied
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.hand_to(concern.settle, by=request.actor, **form.cleaned_data):
        say(request, _("Saved. Whoever raised it reads it on their own page."))
        return redirect(concern)
    context = {"concern": concern, "hears": hears, "form": form}
    return render(request, "partners/concern_detail.html", context, status=form.status)


@permission_required("partners.name_ears", raise_exception=True)
def concern_contacts(request: HttpRequest) -> HttpResponse:
    """Name who hears concerns."""
    now = {"contact": Ear.of(is_deputy=False), "deputy": Ear.of(is_deputy=True)}
    form = EarsForm(request.POST or None, initial={name: person.email or "" for name, person in now.items() if person})
    if form.is_bound and form.is_valid():
        form.hand_to(Ear.name, by=request.actor, **form.cleaned_data)
        if not form.errors:
            say(request, _("Saved."))
            return redirect("concern_list")
    return render(request, "partners/concern_contacts.html", {"form": form}, status=form.status)
