"""Mails that landed in a folder, in development only: their links are live."""

from functools import wraps

from csp.decorators import csp_replace, csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from people import mailbox
from people.links import View
from people.views.delivery import FRAME, MAIL_PAGE

LIVE_MAIL_PAGE = {**MAIL_PAGE, "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"]}


def development_only(view: View) -> View:
    """404 wherever mails really leave, or where people work."""

    @login_not_required
    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not mailbox.is_open():
            raise Http404
        return view(request, *args, **kwargs)

    return inner


@development_only
def mailbox_list(request: HttpRequest) -> HttpResponse:
    return render(request, "people/mailbox_list.html", {"letters": mailbox.letters()})


@development_only
@csp_update(FRAME)
def mailbox_detail(request: HttpRequest, file: str, number: int) -> HttpResponse:
    return render(request, "people/mailbox_detail.html", {"letter": letter_or_404(file, number)})


@development_only
@xframe_options_sameorigin
@csp_replace(LIVE_MAIL_PAGE)
def mailbox_html(request: HttpRequest, file: str, number: int) -> HttpResponse:
    return HttpResponse(letter_or_404(file, number).html)


def letter_or_404(file: str, number: int) -> mailbox.Letter:
    found = mailbox.letter(file, number)
    if found is None:
        raise Http404
    return found
