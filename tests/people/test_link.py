from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from network.lib.tokens import new_token
from people.models import EmailChange, Link
from people.models.link import PURPOSE


def test_a_link_is_found_by_its_token_and_kept_as_a_fingerprint(ben):
    link = Link.create(ben, "partner.profile")
    assert Link.find(link.token) == link
    assert link.token not in str(Link.objects.filter(pk=link.pk).values().get())
    assert len(link.token) > 40


@pytest.mark.parametrize("end", ["use", "revoke", "expire", "switch off"])
def test_a_link_that_has_ended_is_not_found(ben, asha, end):
    link = Link.create(ben, "partner.profile", days=3)
    acts = {
        "use": link.use,
        "revoke": Link.objects.filter(pk=link.pk).revoke,
        "expire": lambda: Link.objects.filter(pk=link.pk).update(expires_at=timezone.now()),
        "switch off": lambda: ben.deactivate(by=asha),
    }
    acts[end]()
    assert Link.find(link.token) is None


def test_a_link_that_works_once_is_spent_by_the_first(ben):
    link = Link.create(ben, "invitation", ben)
    assert [link.use(), link.use()] == [True, False]


def test_a_link_opens_the_page_of_its_own_act_only(ben):
    """A link to agree to an address, pointing at an id where another act has something, opens its own page."""
    change = EmailChange.ask(ben, "new@example.org")
    invitation = Link.create(ben, "invitation", change)
    unknown = Link.create(ben, "no.such.act")
    assert "Welcome" in Client().get(f"/l/{invitation.token}/").content.decode()
    assert Client().get(f"/l/{unknown.token}/").status_code == 410


@pytest.mark.parametrize("token", ["x", "x~y", "ä", "0" * 500], ids=["junk", "no signature", "no letter", "long"])
def test_a_made_up_token_is_refused_without_asking_the_database(db, token, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Link.find(token) is None


def test_a_token_we_signed_but_never_gave_out_is_refused(db):
    assert Client().get(f"/l/{new_token(PURPOSE)}/").status_code == 410


def test_the_page_of_a_link_tells_no_other_site_and_is_kept_nowhere(ben, asha):
    answer = Client().get(f"/l/{ben.invite(by=asha).token}/")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_a_link_says_when_it_is_gone_and_what_to_do(ben):
    link = Link.create(ben, "invitation", ben, days=1)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        page = Client().get(f"/l/{link.token}/")
    assert (page.status_code, "This link no longer works" in page.content.decode()) == (410, True)


def test_holding_a_link_is_not_being_signed_in(ben, asha):
    client = Client()
    client.get(f"/l/{ben.invite(by=asha).token}/")
    assert client.get("/me/")["Location"] == "/sign-in/?next=/me/"


def test_an_error_behind_a_link_names_it_to_nobody_either(client, db):
    answer = client.get("/l/some-token/no-such-page/")
    assert (answer.status_code, answer["Referrer-Policy"], "no-store" in answer["Cache-Control"]) == (
        404,
        "no-referrer",
        True,
    )


@pytest.mark.parametrize("address", ["/sign-in/new-password/x-set-password/", "/l/some-token/", "/mails/some-token/"])
def test_a_page_behind_a_secret_tells_our_own_site_where_a_form_comes_from(client, db, address):
    """Else browsers send `Origin: null`, and our own forms are refused."""
    assert '<meta name="referrer" content="same-origin">' in client.get(address).text
