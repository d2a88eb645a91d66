"""Ties from a file: first what would happen, then all of them or none. The file travels with the page between."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from backbone.models import TieImport
from backbone.network_forms import TiesFileForm
from backbone.network_map.importing import EXAMPLES, MOST_BYTES, bring_in, plan
from network.lib.csv import decode
from network.lib.says import say, warn
from network.lib.tables import Refusal

MAY_IMPORT = permission_required("backbone.import_ties", raise_exception=True)
SHOWN = 30


@MAY_IMPORT
def tie_import(request: HttpRequest) -> HttpResponse:
    form = TiesFileForm(request.POST or None, request.FILES or None)
    context = {
        "form": form,
        "like": EXAMPLES,
        "imports": TieImport.objects.visible_to(request.actor).newest_first()[:SHOWN],
    }
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            data = content_of(file)
            context |= {"plan": plan(data), "content": decode(data), "name": file.name}
        except Refusal as error:
            form.add_error("file", str(error))
    wrong = form.errors or (context.get("plan") and context["plan"].problems)
    return render(request, "backbone/tie_import.html", context, status=422 if wrong else 200)


def content_of(file) -> bytes:
    if file.size > MOST_BYTES:
        raise Refusal(_("This file is larger than a megabyte. Please split it."))
    return file.read()


@require_POST
@MAY_IMPORT
def tie_import_enter(request: HttpRequest) -> HttpResponse:
    content, name = request.POST.get("content", ""), request.POST.get("name", "")
    try:
        one = bring_in(content.encode(), request.actor, name)
    except (ValidationError, Refusal) as error:
        warn(request, " ".join(getattr(error, "messages", [str(error)])))
        return redirect("tie_import")
    words = ngettext("%(count)d row is brought in.", "%(count)d rows are brought in.", one.rows_count)
    say(request, words % {"count": one.rows_count}, undo=reverse("tie_import_undo", args=[one.pk]))
    return redirect("tie_import")


@require_POST
@MAY_IMPORT
def tie_import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(TieImport.objects.visible_to(request.actor), pk=pk)
    try:
        one.undo(request.actor)
        say(request, _("Taken back, as if it had not been brought in."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect("tie_import")
