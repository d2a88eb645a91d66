"""The floor: what Django itself costs for the same page: session, user, count, the same 25 rows with a join, pager.

It shows of each row the columns that the directory and the API show of it, and one column of the person who confirmed
it: no people, places, search form, frame or rules. The list of the API is Django REST framework's own.

The floor of an agenda is a form with the same sixty blocks: of each its times, its columns, its owner, its minutes to
be changed, and the links and buttons that stand beside it; nothing is computed of it.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.core.handlers.wsgi import WSGIHandler
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Template
from django.test import override_settings
from django.urls import path
from rest_framework import generics, serializers
from rest_framework.authentication import SessionAuthentication
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import IsAuthenticated

from bench import plan
from gatherings.models import Gathering
from partners.models import Partner
from partners.models.profile import PROFILE_FIELDS

MIDDLEWARE = [
    "bench.floor.own_urls",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
BASE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{% block title %}{% endblock %}</title></head>
<body><nav>{{ user.name }}</nav><main>{% block content %}{% endblock %}</main></body></html>"""
LIST = """{% extends base %}{% block title %}Partners{% endblock %}{% block content %}<ul>{% for partner in page %}
<li><h2><a href="/partners/{{ partner.slug }}/">{{ partner.name }}</a></h2>
{{ partner.get_sector_display }} {{ partner.confirmed_at|date }} {{ partner.confirmed_by.name }}
<a href="mailto:{{ partner.email }}">{{ partner.email }}</a> <a href="tel:{{ partner.phone }}">{{ partner.phone }}</a>
<a href="{{ partner.website }}">{{ partner.website }}</a><p>{{ partner.summary }}</p></li>
{% endfor %}</ul><p>{{ page.number }} of {{ page.paginator.num_pages }}</p>
{% if page.has_next %}<a href="?page={{ page.next_page_number }}">Next</a>{% endif %}{% endblock %}"""
AGENDA = """{% extends base %}{% block title %}Agenda{% endblock %}{% block content %}<h1>{{ gathering.name }}</h1>
<form method="post">{% for block, starts in blocks %}<li id="block-{{ block.pk }}">
<time datetime="{{ starts.isoformat }}">{{ starts|date:"H:i" }}</time>
<a href="{{ block.pk }}/">{{ block.title }}</a><small>{{ block.get_mode_display }} {{ block.format_key }}
{{ block.about }} {{ block.owner.name }} {{ block.owner_name }}</small>
<label>Minutes: {{ block.title }}<input name="minutes-{{ block.pk }}" value="{{ block.minutes }}"></label>
<input type="hidden" name="base-{{ block.pk }}" value="{{ block.minutes }}">
<button formaction="{{ block.pk }}/up/">Move up: {{ block.title }}</button>
<button formaction="{{ block.pk }}/down/">Move down: {{ block.title }}</button></li>
{% endfor %}</form>{% endblock %}"""
engine = Engine()
base: Template = engine.from_string(BASE)
page_template: Template = engine.from_string(LIST)
agenda_template: Template = engine.from_string(AGENDA)


def own_urls(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer with this module's URLs in the process that serves the project's."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = "bench.floor"
        return get_response(request)

    return answer


def rows() -> Any:
    return Partner.objects.in_directory().select_related("confirmed_by").order_by("sort_name", "pk")


@login_required
def page(request: HttpRequest) -> HttpResponse:
    shown = Paginator(rows(), 25).get_page(request.GET.get("page"))
    return HttpResponse(page_template.render(Context({"page": shown, "user": request.user, "base": base})))


@login_required
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = Gathering.objects.get(pk=pk)
    moment, blocks = gathering.starts_at.astimezone(ZoneInfo(gathering.zone)), []
    for block in gathering.agenda_items.filter(removed_at=None).select_related("owner").order_by("position", "pk"):
        blocks.append((block, moment))
        moment += timedelta(minutes=block.minutes)
    context = {"blocks": blocks, "gathering": gathering, "user": request.user, "base": base}
    return HttpResponse(agenda_template.render(Context(context)))


class Row(serializers.ModelSerializer):
    confirmed_by = serializers.CharField(source="confirmed_by.name", default="")

    class Meta:
        model = Partner
        fields = (
            "id", "slug", *PROFILE_FIELDS, "stage", "joined_on", "external_id", "confirmed_at", "version",
            "confirmed_by",
        )  # fmt: skip


class Pages(PageNumberPagination):
    page_size = 25


class Rows(generics.ListAPIView):
    serializer_class = Row
    pagination_class = Pages
    authentication_classes = [SessionAuthentication]
    permission_classes = [IsAuthenticated]
    throttle_classes = []
    filter_backends = []

    def get_queryset(self) -> Any:
        return rows()


urlpatterns = [
    path("page/", page),
    path("agenda/<int:pk>/", agenda),
    path("api/", Rows.as_view()),
    path("plan/", plan.page, {"base": base}),
]


def handler() -> Callable[..., Any]:
    """A WSGI application of this module alone, without the project's middleware."""
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        return WSGIHandler()
