"""What somebody sees when a request cannot be answered."""

import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/about/", "/sign-in/", "/nowhere/", "/api/v1/partners/"])
def test_another_sites_name_is_refused_in_words(db, path):
    answer = Client(raise_request_exception=False).get(path, headers={"host": "elsewhere.example"})
    assert (answer.status_code, "We did not understand that" in answer.text) == (400, True)
