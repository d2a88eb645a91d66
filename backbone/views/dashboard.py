from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from backbone.care import care_groups
from backbone.coming import coming_up
from backbone.group_lines import groups_of
from backbone.news import recent_news
from backbone.numbers import meters
from backbone.own import colleagues, doors, own_groups, own_invitations

NOON, EVENING = 12, 18


def today(request: HttpRequest) -> HttpResponse:
    """Each person's home: what waits for them, then what is coming and how the network is doing."""
    person = request.user
    groups = [*own_invitations(person), *care_groups()] if person.is_backbone else own_groups(person)
    context = {
        "groups": groups,
        "waiting": sum(group.count for group in groups),
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


def day_part() -> str:
    """morning, afternoon or evening where the reader is."""
    hour = timezone.localtime().hour
    return "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"
