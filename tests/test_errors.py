"""What somebody sees when a request cannot be answered."""

import pytest
from django.test import Client

from gatherings.models import DateMark
from learning.models import Assumption
from tests.make_checks import make_check
from tests.make_gatherings import make_gathering, make_rsvp


@pytest.mark.parametrize("path", ["/about/", "/sign-in/", "/nowhere/", "/api/v1/partners/"])
def test_another_sites_name_is_refused_in_words(db, path):
    answer = Client(raise_request_exception=False).get(path, headers={"host": "elsewhere.example"})
    assert (answer.status_code, "We did not understand that" in answer.text) == (400, True)


TOO_LONG = "2" * 5000  # Python reads no number of more than 4300 digits


@pytest.mark.parametrize("path", ["/highlights/?year=", "/jobs/new/?from=", "/partners/new/?seat=", "/plan/?place="])
def test_what_only_looks_like_a_number_is_none(as_, asha, path):
    client = as_(asha)
    assert [client.get(f"{path}{typed}").status_code for typed in (TOO_LONG, "²")] == [200, 200]


def test_a_version_that_is_no_number_is_none_of_now(as_, ben):
    one = Assumption.hold(ben, words="Parents read.", where_from="A survey.")
    answer = as_(ben).post(f"/learning/assumptions/{one.pk}/edit/", {"words": "They do.", "version": TOO_LONG})
    assert (answer.status_code, Assumption.objects.get().words) == (422, "Parents read.")


def test_a_date_nobody_proposed_is_not_marked(as_, ben, chidi):
    rsvp = make_rsvp(make_gathering("Finding a day", chidi, is_date_open=True), ben)
    form = {"data": f"mark=1&date-{TOO_LONG}=yes", "content_type": "application/x-www-form-urlencoded"}
    answer = as_(ben).post(f"/gatherings/answers/{rsvp.pk}/", **form)
    assert (answer.status_code, DateMark.objects.count()) == (302, 0)


def test_an_answer_that_is_no_number_is_asked_for_again(as_, ben, asha):
    check = make_check(asha, [ben])
    answer = as_(ben).post(f"/check/{check.pk}/answer/", {"s1": "²", "send": "1"})
    assert answer.status_code == 422
