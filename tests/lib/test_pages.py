import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from network.lib import pages
from partners.models import Partner
from tests.make import make_partner


@pytest.mark.parametrize("asked", ["", "0", "-1", "x", "1.5", "²", "９", "%00"])
def test_nonsense_asks_for_the_first_page(asked):
    assert pages.page_number(RequestFactory().get("/", {"page": asked})) == 1


def test_an_absurd_page_is_capped():
    assert pages.page_number(RequestFactory().get("/", {"page": "9" * 200})) == pages.LAST_PAGE


@pytest.mark.django_db
def test_a_page_shows_its_rows_and_knows_what_follows():
    names = [make_partner(f"Partner {number}").name for number in range(1, 6)]
    page = pages.page_of(Partner.objects.order_by("pk"), RequestFactory().get("/?q=a&page=2"), per_page=2)
    assert [row.name for row in page.rows] == names[2:4]
    assert (page.count, page.has_previous, page.has_next, page.next_query) == (5, True, True, "?q=a&page=3")


@pytest.mark.django_db
def test_counting_stops_at_the_cap(monkeypatch):
    monkeypatch.setattr(pages, "COUNT_CAP", 2)
    for _ in range(4):
        make_partner()
    page = pages.page_of(Partner.objects.all(), RequestFactory().get("/"))
    assert (page.count, page.more_than_counted) == (2, True)


@pytest.mark.django_db
@pytest.mark.parametrize(("per_page", "count_to", "expected"), [(2, 9, 2), (3, 9, 1), (3, None, 2)])
def test_where_counting_is_dear_a_page_that_shows_all_is_not_counted(per_page, count_to, expected):
    for _ in range(3):
        make_partner()
    with CaptureQueriesContext(connection) as queries:
        page = pages.page_of(Partner.objects.all(), RequestFactory().get("/"), per_page, count_to=count_to)
    assert (len(queries), page.count) == (expected, 3)


def test_more_digits_than_python_reads_are_capped_too():
    assert pages.page_number(RequestFactory().get("/", {"page": "9" * 5000})) == pages.LAST_PAGE


def test_the_path_of_a_page_is_what_django_says():
    assert pages.path_of("person_detail", 705) == reverse("person_detail", args=[705])
    assert pages.path_of("partner_detail", "route-100") == reverse("partner_detail", args=["route-100"])
