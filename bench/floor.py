"""The floor: what Django itself costs for the same page: session, user, count, the same 25 rows with a join, pager."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.handlers.wsgi import WSGIHandler
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Template
from django.test import override_settings
from django.urls import path
from rest_framework import generics, serializers

from partners.models import Partner

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
<li><a href="/partners/{{ partner.slug }}/">{{ partner.name }}</a>
{{ partner.stage }} {{ partner.summary }}
{{ partner.confirmed_by.name }}</li>
{% endfor %}</ul><p>{{ page.number }} of {{ page.paginator.num_pages }}</p>
{% if page.has_next %}<a href="?page={{ page.next_page_number }}">Next</a>{% endif %}{% endblock %}"""
engine = Engine()
base: Template = engine.from_string(BASE)
page_template: Template = engine.from_string(LIST)


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


class Row(serializers.ModelSerializer):
    confirmed_by = serializers.CharField(source="confirmed_by.name", default="")

    class Meta:
        model = Partner
        fields = ("id", "slug", "name", "stage", "sector", "summary", "working_on", "website", "confirmed_by")


class Rows(generics.ListAPIView):
    serializer_class = Row

    def get_queryset(self) -> Any:
        return rows()


urlpatterns = [path("page/", page), path("api/", Rows.as_view())]


def handler() -> Callable[..., Any]:
    """A WSGI application of this module alone, without the project's middleware."""
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        return WSGIHandler()
