"""Speaking up, in public; and coming back to what one said, by the link of the mail."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning import voices
from learning.forms.voice import MoreForm, SayForm
from learning.models import Voice, VoiceLink
from network.lib.limits import too_often
from network.lib.pages import page_of
from network.lib.says import say
from people.links import gone

MOST_AN_HOUR = 10


@login_not_required
def voice_say(request: HttpRequest) -> HttpResponse:
    speaker = request.user if request.user.is_authenticated else None
    form = SayForm(request.POST or None, is_known=speaker is not None)
    status = form.status
    if form.is_bound and form.is_valid():
        if too_often(request, "voice", most=MOST_AN_HOUR, seconds=3600):
            form.add_error(None, _("Much was said from your network just now. Please try again in an hour."))
            status = 429
        else:
            voice = form.voice()
            voice.person = speaker
            if form.hand_to(voice.say):
                return redirect("voice_thanks")
            status = form.status
    return render(request, "learning/voice_say.html", {"form": form}, status=status)


@login_not_required
def voice_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "learning/voice_thanks.html")


@login_not_required
def voice_public(request: HttpRequest) -> HttpResponse:
    """You said, we did."""
    topic, show = request.GET.get("topic", "")[:80], request.GET.get("show", "")
    found = Voice.objects.published().prefetch_related("topics")
    if topic:
        found = found.filter(topics__key=topic)
    if show == "answered":
        found = found.answered()
    context = {"page": page_of(found, request), "topics": voices.topics(), "counts": voices.counts()}
    return render(request, "learning/voice_public.html", {**context, "topic": topic, "show": show})


@login_not_required
def voice_said(request: HttpRequest, token: str) -> HttpResponse:
    """By the link of a mail: what one said, what came of it; say more, or take it back."""
    link = VoiceLink.find(token)
    if link is None:
        return gone(request)
    form = MoreForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if too_often(request, "voice", most=MOST_AN_HOUR, seconds=3600):
            form.add_error(None, _("Much was said from your network just now. Please try again in an hour."))
        elif form.hand_to(link.voice.follow_up, **form.cleaned_data):
            say(request, _("Thank you. A person reads it."))
            return redirect("voice_said", token)
    context = {"voice": link.voice, "token": token, "form": form, "more": link.voice.follow_ups.all()[:20]}
    return render(request, "learning/voice_said.html", context, status=form.status)


@login_not_required
@require_POST
def voice_said_withdraw(request: HttpRequest, token: str) -> HttpResponse:
    link = VoiceLink.find(token)
    if link is None:
        return gone(request)
    link.voice.withdraw()
    say(request, _("It is taken back: your words, your name and your address are deleted."))
    return redirect("voice_public")


def voice_mine(request: HttpRequest) -> HttpResponse:
    """What I said, and what came of it."""
    mine = Voice.objects.said_by(request.actor).prefetch_related("topics")
    return render(request, "learning/voice_mine.html", {"page": page_of(mine, request)})
