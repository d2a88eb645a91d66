"""Lines about voices for the home page: to be read, to be answered."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.lines import Group, Line, look
from learning.models import Voice
from network.lib.dates import ago
from people.models import Person

SHOWN = 3


def public_will() -> Group:
    """Voices nobody has read, and those nobody has answered and nobody sees to."""
    group = Group(_("Build public will"))
    held = look(Voice.objects.held().order_by("created_at", "pk"))
    group.add(held, [line_of(voice, _("Read")) for voice in held.rows], reverse("voice_list"))
    waiting = look(Voice.objects.to_answer().filter(assigned_to=None).order_by("created_at", "pk"))
    url = f"{reverse('voice_list')}?state=answer"
    group.add(waiting, [line_of(voice, _("Answer")) for voice in waiting.rows], url)
    return group


def line_of(voice: Voice, button: str) -> Line:
    said = voice.words if len(voice.words) <= 90 else f"{voice.words[:90]}…"
    note = _("said %(when)s") % {"when": ago(voice.created_at)}
    text = format_html(_("Somebody says: <b>{}</b>"), said)
    return Line(_("Voices"), text, note, button, voice.get_absolute_url(), is_organisation=False)


def voices_to_answer(person: Person) -> list[Line]:
    """What this person was asked to see to. One query."""
    rows = Voice.objects.to_answer().filter(assigned_to=person).order_by("created_at", "pk")[:SHOWN]
    return [line_of(voice, _("Answer")) for voice in rows]
