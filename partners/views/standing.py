"""Good standing: who misses something, and what people decide about it."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from network.lib.pages import page_of
from network.lib.says import say
from partners import standing
from partners.doors import needs
from partners.forms.standing import StepForm
from partners.models import Partner, Step


@permission_required("partners.see_standings", raise_exception=True)
def standing_list(request: HttpRequest) -> HttpResponse:
    seen = standing.survey()
    page = page_of(Partner.objects.filter(pk__among=seen.to_look_at).order_by("sort_name", "pk"), request)
    context = {"page": page, "records": standing.records(page.rows, seen), "conditions": standing.CONDITIONS.values()}
    return render(request, "partners/standing_list.html", context)


@needs("partners.view_standing")
def partner_standing(request: HttpRequest, partner: Partner) -> HttpResponse:
    """What counts, what is missing, what was decided; for the backbone, the next step."""
    decides = request.actor.has_perm("partners.take_step", partner)
    if request.method == "POST" and not decides:
        raise PermissionDenied
    record = standing.record_of(partner)
    form = step_form(request, record) if decides else None
    if form and form.is_bound and form.is_valid():
        row = form.hand_to(standing.take_step, partner=partner, by=request.actor, **form.cleaned_data)
        if row:
            say(request, _("Written down: %(step)s.") % {"step": row.get_step_display()})
            return redirect("partner_standing", partner.slug)
    context = {"partner": partner, "record": record, "form": form, "steps": partner.steps.select_related("by")}
    return render(request, "partners/partner_standing.html", context, status=form.status if form else 200)


def step_form(request: HttpRequest, record: standing.Record) -> StepForm | None:
    """The form of the step that was chosen; of the usual one, when none was; None when nothing is to be decided."""
    wanted = (request.POST or request.GET).get("step", "")
    step = next((step for step in record.open_steps if step == wanted), next(iter(record.open_steps), None))
    if step is None and request.method != "POST":
        return None
    return StepForm(record, step or Step.WELL, request.POST if request.method == "POST" else None)
