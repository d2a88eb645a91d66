"""A cookie may say anything."""

import pytest
from django.test import Client


@pytest.mark.parametrize("cookie", ['"a\\000bcdefghijk"', '"\\377\\376aaaaaaaa"', "x" * 5000, "../../etc/passwd"])
def test_a_key_we_never_made_is_nobodys_session(db, cookie):
    answer = Client(raise_request_exception=False).get("/directory/", headers={"cookie": f"sessionid={cookie}"})
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/directory/")
