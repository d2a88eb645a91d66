"""Figures from a file: first what would happen, then all of them or none. The file travels with the page between."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from learning.exporting import COLUMNS
from learning.forms.reading import FiguresFileForm
from learning.importing import enter_all, plan
from network.lib.csv import decode
from network.lib.says import say, warn
from network.lib.tables import Refusal

MOST_BYTES = 500_000
MAY_IMPORT = permission_required("learning.import_figures", raise_exception=True)


@MAY_IMPORT
def figures_import(request: HttpRequest) -> HttpResponse:
    form = FiguresFileForm(request.POST or None, request.FILES or None)
    context = {"form": form, "columns": COLUMNS}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            data = content_of(file)
            context |= {"plan": plan(data), "content": decode(data), "name": file.name}
        except Refusal as error:
            form.add_error("file", str(error))
    wrong = form.errors or (context.get("plan") and context["plan"].problems)
    return render(request, "learning/figures_import.html", context, status=422 if wrong else 200)


@require_POST
@MAY_IMPORT
def figures_import_enter(request: HttpRequest) -> HttpResponse:
    try:
        count = enter_all(request.POST.get("content", "").encode()[:MOST_BYTES], request.actor)
    except (ValidationError, Refusal) as error:
        warn(request, " ".join(getattr(error, "messages", [str(error)])))
        return redirect("figures_import")
    words = ngettext("%(count)d figure is entered.", "%(count)d figures are entered.", count)
    say(request, words % {"count": count})
    return redirect("measure_list")


def content_of(file) -> bytes:
    if file.size > MOST_BYTES:
        raise Refusal(_("This file is larger than half a megabyte. Please split it."))
    return file.read()
