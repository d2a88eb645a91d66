"""Sections of an issue: added, written, moved, taken out; their rows chosen; their picture."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_POST

from network.lib import picture_store
from network.lib.numbers import number_in
from newsletter import writing
from newsletter.forms.issue import NewSectionForm, PictureForm, SectionForm
from newsletter.models import Issue, Item, Section
from newsletter.models.section import PICTURES
from newsletter.sources import SOURCES
from newsletter.views.issue import done, is_typed, objecting, said_of, the_issue

STEPS = {"up": (-1, lazy("Moved up: “%(section)s”.")), "down": (1, lazy("Moved down: “%(section)s”."))}


def the_section(issue: Issue, number: int) -> Section:
    section = get_object_or_404(issue.sections.standing(), pk=number)
    section.issue = issue
    return section


@require_POST
@objecting
def section_add(request: HttpRequest, pk: int) -> HttpResponse:
    issue = the_issue(request, pk)
    form = NewSectionForm(issue, request.POST)
    if not form.is_valid():
        return done(request, issue, _("Choose a section that is not there yet."))
    section = writing.add_section(issue, request.actor, form.cleaned_data["kind"])
    return done(request, issue, _("“%(section)s” stands at the end.") % {"section": section})


@objecting
def section_edit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    issue = the_issue(request, pk)
    section = the_section(issue, number)
    rows = writing.rows_of(section)
    form = SectionForm(section, rows, request.POST or None)
    if form.is_bound and form.is_valid():
        if not is_typed(request):
            writing.choose_all(section, request.actor, request.POST.getlist("shown"), request.POST.getlist("chosen"))
        clashes = form.hand_to(
            writing.write, section=section, by=request.actor, base=form.base(), mine=form.cleaned_data
        )
        if clashes is not None:
            words = said_of(clashes)
            return saved(section, words) if is_typed(request) else done(request, issue, words or _("Saved."))
    if form.is_bound and is_typed(request):
        return JsonResponse({"errors": form.errors}, status=422)
    source = SOURCES.get(section.kind)
    context = {"issue": issue, "section": section, "form": form, "source": source, "picture_form": PictureForm()}
    template = "newsletter/_section_form.html" if request.htmx else "newsletter/section_edit.html"
    return render(request, template, context, status=form.status)


def saved(section: Section, words: str = "") -> JsonResponse:
    """What stands in each field now, for the page that goes on being written in."""
    section.refresh_from_db()
    fields = writing.standing_in(section, writing.rows_of(section))
    return JsonResponse({"fields": fields, "version": section.version, "says": words, "wordings": ""})


@require_GET
def section_values(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The same, for an open form in which nobody types: somebody else may have written."""
    return saved(the_section(the_issue(request, pk), number))


@require_POST
@objecting
def section_step(request: HttpRequest, pk: int, number: int, way: str) -> HttpResponse:
    if way not in STEPS:
        raise Http404
    issue, (step, words) = the_issue(request, pk), STEPS[way]
    section = the_section(issue, number).move_by(request.actor, step)
    return done(request, issue, str(words) % {"section": section} + standing(section))


@require_POST
@objecting
def section_move(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Behind the section whose id comes as `after`; first without one."""
    issue = the_issue(request, pk)
    section = the_section(issue, number).move(request.actor, number_in(request.POST.get("after", "")))
    return done(request, issue, _("Moved: “%(section)s”.") % {"section": section} + standing(section))


def standing(section: Section) -> str:
    """Where it stands now, to be spoken."""
    told = {"place": section.position + 1, "all": section.issue.sections.standing().count()}
    return " " + _("Place %(place)d of %(all)d.") % told


@require_POST
@objecting
def section_remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    issue = the_issue(request, pk)
    section = the_section(issue, number)
    section.remove(request.actor)
    return done(request, issue, _("“%(section)s” is out of the issue.") % {"section": section}, can_undo=True)


@require_POST
@objecting
def section_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring back the section that was taken out last."""
    issue = the_issue(request, pk)
    section = issue.sections.filter(removed_at__isnull=False).order_by("-removed_at").first()
    if section is None:
        return done(request, issue, _("There is nothing to bring back."))
    section.bring_back(request.actor)
    return done(request, issue, _("“%(section)s” is there again.") % {"section": section})


@require_POST
@objecting
def item_choose(request: HttpRequest, pk: int, number: int, item: int) -> HttpResponse:
    """In the issue when its id is among `chosen`; else left out."""
    issue = the_issue(request, pk)
    section = the_section(issue, number)
    row = get_object_or_404(Item.objects.filter(section=section), pk=item)
    row.section = section
    on = str(item) in request.POST.getlist("chosen")
    writing.choose(row, request.actor, on)
    return done(request, issue, _("In the issue.") if on else _("Left out."))


@require_POST
@objecting
def section_picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show a picture with the words; without a file, show none."""
    issue = the_issue(request, pk)
    section = the_section(issue, number)
    if "no_picture" in request.POST:
        section.set_picture(request.actor, "")
        return redirect("section_edit", pk, number)
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        raise ValidationError([str(words) for errors in form.errors.values() for words in errors])
    section.set_picture(request.actor, picture_store.keep(form.cleaned_data["picture"], PICTURES))
    return redirect("section_edit", pk, number)
