"""What a partner says about itself: edited, confirmed, with a logo. Each page opens signed in and by personal link."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from network.lib.says import say, warn
from partners import logos
from partners.doors import door, needs
from partners.editing import Clash, edit_since
from partners.forms.partner import LogoForm, ProfileForm, rebased
from partners.models import Partner, Place


@needs("partners.change_partner")
def partner_edit(request: HttpRequest, partner: Partner) -> HttpResponse:
    form = ProfileForm(partner, request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            changed = edit_since(partner, request.actor, form.base(), form.mine())
        except Clash as clash:
            form = ProfileForm(partner, rebased(request.POST, clash.theirs), theirs=clash.theirs)
            status = 409
        except ValidationError as error:
            form.add_error(None, error)
        else:
            say(request, saved_words(changed, form.cleaned_data["version"], partner.version))
            return redirect(door(request, partner))
    context = {"partner": partner, "form": form, "places": Place.objects.all()}
    return render(request, "partners/partner_edit.html", context, status=status)


def saved_words(changed: list[str], opened: int | None, version: int) -> str:
    """What happened: nothing, a change, or a change beside somebody else's."""
    before = version - 1 if changed else version
    others = opened is not None and opened < before
    if others and changed:
        return _("Saved. Somebody else changed other things meanwhile: both are kept.")
    if others:
        return _("You changed nothing; somebody else did meanwhile. This is how it stands now.")
    return _("Saved.") if changed else _("All stays as it was.")


@require_POST
@needs("partners.confirm_partner")
def partner_confirm(request: HttpRequest, partner: Partner) -> HttpResponse:
    partner.confirm(request.actor)
    say(request, _("Thank you. We will ask again in half a year."))
    return redirect(door(request, partner))


@needs("partners.change_partner")
def partner_logo_change(request: HttpRequest, partner: Partner) -> HttpResponse:
    form = LogoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            partner.set_logo(request.actor, form.cleaned_data["picture"])
        except ValidationError as error:
            form.add_error("picture", error)
        else:
            say(request, _("The new logo is there."))
            return redirect(door(request, partner))
    context = {"partner": partner, "form": form}
    return render(request, "partners/partner_logo.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@needs("partners.change_partner")
def partner_logo_remove(request: HttpRequest, partner: Partner) -> HttpResponse:
    if name := partner.logo_name:
        partner.set_logo(request.actor, None)
        say(request, _("The logo is gone."), undo=door(request, partner, "partner_logo_restore", name))
    return redirect(door(request, partner))


@require_POST
@needs("partners.change_partner")
def partner_logo_restore(request: HttpRequest, partner: Partner, name: str) -> HttpResponse:
    try:
        partner.bring_back_logo(request.actor, logos.name_of(name))
        say(request, _("The logo is back."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(door(request, partner))


@require_safe
@login_not_required
def partner_logo(request: HttpRequest, partner: Partner, name: str) -> HttpResponse:
    """The picture itself, for whoever sees the partner. Its name is random and new with each picture."""
    if not partner.logo_name or partner.logo_name != name or not logos.exists(partner.logo.name):
        raise Http404
    with default_storage.open(partner.logo.name) as file:
        response = HttpResponse(file.read(), content_type="image/webp")
    response["Cache-Control"] = "private, max-age=604800"
    response["X-Content-Type-Options"] = "nosniff"
    return response
