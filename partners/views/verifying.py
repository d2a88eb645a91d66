"""Whether a file somebody holds is an agreement of ours, unchanged. For everybody; nothing of it is kept."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from network.lib.limits import too_often
from partners import verifying
from partners.forms.mou import VerifyForm

MOST, SECONDS = 20, 600


@login_not_required
def verify(request: HttpRequest) -> HttpResponse:
    """A plain answer, and what it rests on. Of whom the agreement is, only those learn who hold the file."""
    is_asked = request.method == "POST"
    form = VerifyForm(request.POST, request.FILES) if is_asked else VerifyForm()
    verdict, status = None, 422 if is_asked else 200
    is_whole = is_asked and form.is_valid()
    if is_asked and too_often(request, "verify", MOST, SECONDS):
        form.add_error(None, _("That was often. Please try again in ten minutes."))
        status = 429
    elif is_whole:
        verdict, status = verifying.verify(form.cleaned_data["file"].read()), 200
    context = {"form": form, "verdict": verdict}
    return render(request, "partners/verify.html", context, status=status)
