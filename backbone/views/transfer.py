from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from backbone.forms import ColumnsForm, DecisionsForm, ImportForm
from backbone.models import Import, ImportState
from backbone.transfer.working import begin_work
from network.lib.pages import page_of
from network.lib.says import warn

may_import = permission_required("backbone.import_partners", raise_exception=True)


@may_import
def import_list(request: HttpRequest) -> HttpResponse:
    """Choose a file; what was imported before."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        import_ = Import.begin(request.user, form.cleaned_data["file"].name, form.content)
        begin_work(import_)
        return redirect(import_)
    page = page_of(Import.objects.visible_to(request.user).newest_first(), request)
    status = 422 if form.is_bound else 200
    return render(request, "backbone/import_list.html", {"form": form, "page": page}, status=status)


@require_safe
@may_import
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Where an import stands: being read, waiting for a decision, being written, its result."""
    import_ = import_of(request, pk)
    context = {"import": import_, "columns": ColumnsForm(import_), "decisions": DecisionsForm(import_)}
    return render(request, "backbone/import_detail.html", context)


@require_safe
@may_import
def import_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that is asked for again and again; tells the page to load anew once the work is done."""
    import_ = import_of(request, pk)
    response = render(request, "backbone/_import_progress.html", {"import": import_})
    if not import_.is_at_work:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@may_import
def import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which header fills which column."""
    import_ = import_of(request, pk)
    form = ColumnsForm(import_, request.POST)
    if form.is_valid():
        return go_on(request, import_, lambda: import_.name_columns(form.columns()))
    context = {"import": import_, "columns": form, "decisions": DecisionsForm(import_)}
    return render(request, "backbone/import_detail.html", context, status=422)


@require_POST
@may_import
def import_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which partner a doubtful line is, and whether bad lines stay out."""
    import_ = import_of(request, pk)
    form = DecisionsForm(import_, request.POST)
    if form.is_valid():
        leaves_out = form.cleaned_data["leaves_out_bad"]
        return go_on(request, import_, lambda: import_.decide(form.choices(), leaves_out))
    context = {"import": import_, "columns": ColumnsForm(import_), "decisions": form}
    return render(request, "backbone/import_detail.html", context, status=422)


@require_POST
@may_import
def import_start(request: HttpRequest, pk: int) -> HttpResponse:
    import_ = import_of(request, pk)
    return go_on(request, import_, import_.start)


@require_POST
@may_import
def import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    import_ = import_of(request, pk)
    return go_on(request, import_, lambda: import_.undo(request.user))


@require_POST
@may_import
def import_drop(request: HttpRequest, pk: int) -> HttpResponse:
    import_ = import_of(request, pk)
    return go_on(request, import_, import_.drop)


def import_of(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(Import.objects.visible_to(request.user).defer("data"), pk=pk)


def go_on(request: HttpRequest, import_: Import, verb) -> HttpResponse:
    """Call a verb; where it is refused say why; let the work begin; show where the import stands."""
    try:
        verb()
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    else:
        begin_work(import_)
    if import_.state == ImportState.DROPPED:
        warn(request, _("Nothing of this file was imported."))
        return redirect("import_list")
    return redirect(import_)
