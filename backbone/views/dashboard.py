from datetime import date, timedelta
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backbone.aside import colleagues, doors, groups_of
from backbone.coming import coming_up
from backbone.morning import morning_of, whole_section
from backbone.news import recent_news
from backbone.numbers import meters
from network.lib import dates
from network.lib.cues import Section
from network.lib.templatetags.network import icon

NOON, EVENING = 12, 18
MONDAY, WEEK, MONTH = 7, 7, 28


def today(request: HttpRequest) -> HttpResponse:
    """Each person's home: what waits for them, then what is coming and how the network is doing."""
    person = request.user
    context = {
        "morning": morning_of(person),
        **putting_off(),
        "hour": day_part(),
        "coming": coming_up(person),
        "news": recent_news(person),
        "own_groups": groups_of(person),
    }
    if person.is_backbone:
        context["meters"] = meters()
    else:
        context |= {"colleagues": colleagues(person), "doors": doors(person)}
    return render(request, "backbone/today.html", context)


@require_safe
def today_section(request: HttpRequest, section: str) -> HttpResponse:
    """Everything that waits under one heading of Today."""
    if section not in Section.values:
        raise Http404
    found = whole_section(request.user, Section(section))
    context = {"section": Section(section), "found": found, **putting_off()}
    return render(request, "backbone/today_section.html", context)


def day_part() -> str:
    """morning, afternoon or evening where the reader is."""
    hour = timezone.localtime().hour
    return "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"


def putting_off() -> dict[str, object]:
    """What stands in the menu of every line, drawn once."""
    return {
        "later": days_to_choose(dates.today(), get_language()),
        "later_url": reverse("snooze_new"),
        "later_word": _("Later"),
        "clock": icon("clock"),
    }


@lru_cache(maxsize=16)
def days_to_choose(now: date, _language: str | None) -> SafeString:
    """Put together once a day and language."""
    return render_to_string("backbone/_later_days.html", {"days": later_days(now)})


def later_days(now: date) -> list[tuple[date, str]]:
    """Until when a line may sleep at one press."""
    monday = now + timedelta(days=MONDAY - now.weekday())
    return [
        (now + timedelta(days=1), _("Tomorrow")),
        (monday if (monday - now).days > 1 else monday + timedelta(days=WEEK), _("Next week")),
        (now + timedelta(days=MONTH), _("In four weeks")),
    ]
