"""Who did what, and whether anybody has tampered with it."""

from collections.abc import Iterator

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from network.lib.csv import write_rows
from network.lib.dates import today
from network.lib.files import as_file
from network.lib.pages import page_of
from people.forms import AuditFilter
from people.models import AuditEntry
from people.models.audit import AuditQuerySet

PER_PAGE = 50
COLUMNS = ("number", "when", "who", "who_id", "act", "what", "about", "about_id", "detail", "hash")


@permission_required("people.view_auditentry", raise_exception=True)
def audit(request: HttpRequest) -> HttpResponse:
    form = AuditFilter(request.GET)
    page = page_of(narrowed(form).newest_first().prefetch_related("target"), request, PER_PAGE)
    return render(request, "people/audit.html", {"form": form, "page": page, "is_narrowed": bool(page.query)})


def narrowed(form: AuditFilter) -> AuditQuerySet:
    """The entries a filter lets through; one that makes no sense lets through none."""
    if not form.is_valid():
        return AuditEntry.objects.none()
    wanted, entries = form.cleaned_data, AuditEntry.objects.all()
    entries = entries.by_name(wanted["who"]) if wanted["who"] else entries
    entries = entries.filter(act=wanted["act"]) if wanted["act"] else entries
    entries = entries.filter(target_type=wanted["about"]) if wanted["about"] else entries
    return entries.filter(target_id=wanted["target"]) if wanted["target"] else entries


@permission_required("people.view_auditentry", raise_exception=True)
@require_POST
def audit_check(request: HttpRequest) -> HttpResponse:
    """Follow the whole chain; it takes a moment, so only when somebody asks."""
    context = {"broken": AuditEntry.first_broken(), "last": AuditEntry.objects.order_by("-number").first()}
    return render(request, "people/audit_check.html", context)


@permission_required("people.view_auditentry", raise_exception=True)
def audit_export(request: HttpRequest) -> HttpResponse:
    lines = write_rows(rows(narrowed(AuditFilter(request.GET))))
    return as_file(StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8"), f"audit-{today()}.csv")


def rows(entries: AuditQuerySet) -> Iterator[tuple]:
    yield COLUMNS
    for entry in entries.select_related("actor", "target_type").order_by("number").iterator(chunk_size=2000):
        yield (
            entry.number, entry.at.isoformat(), entry.actor or "", entry.actor_id or "", entry.act, entry.sentence,
            entry.target_type.model if entry.target_type else "", entry.target_id or "", entry.detail, entry.hash,
        )  # fmt: skip
