"""A profile edited by several people, signed in and by personal link: nobody's words are lost."""

import threading

import pytest
from django.db import connection

from partners.editing import Clash, edit_since
from partners.models import Partner
from people.models import AuditEntry, Link


def opened(client, url):
    """The fields of the form as a browser would send them back untouched."""
    form = client.get(url).context["form"]
    sent = {}
    for bound in form:
        value = bound.field.prepare_value(bound.value())
        sent[bound.html_name] = "" if value is None else str(value)
        sent[bound.html_initial_name] = sent[bound.html_name]
    return sent


@pytest.fixture
def url(sandpiper):
    return f"{sandpiper.get_absolute_url()}edit/"


def test_an_editor_changes_the_profile_and_the_history_has_before_and_after(as_, ben, sandpiper, url):
    client = as_(ben)
    answer = client.post(url, opened(client, url) | {"fit": "Families first.", "places": "Northside, Old Harbour"})
    sandpiper.refresh_from_db()
    entry = AuditEntry.objects.get(act="partner.edited")
    assert (answer.status_code, sandpiper.fit, sandpiper.version) == (302, "Families first.", 2)
    assert entry.detail["changes"] == {"fit": ["", "Families first."], "places": [[], ["Northside", "Old Harbour"]]}


def test_saving_without_a_change_changes_nothing(as_, ben, sandpiper, url):
    Partner.objects.filter(pk=sandpiper.pk).update(summary="Two lines\nwith space at the end \n")
    client = as_(ben)
    client.post(url, {key: text.replace("\n", "\r\n") for key, text in opened(client, url).items()})
    sandpiper.refresh_from_db()
    assert (sandpiper.version, AuditEntry.objects.count()) == (1, 0)


def test_lines_end_the_same_whichever_browser_sent_them(as_, ben, sandpiper, url):
    client = as_(ben)
    client.post(url, opened(client, url) | {"fit": "One.\r\nTwo."})
    sandpiper.refresh_from_db()
    assert sandpiper.fit == "One.\nTwo."


def test_an_edit_by_somebody_who_read_long_ago_overwrites_nothing_else(asha, sandpiper):
    stale = Partner.objects.get(pk=sandpiper.pk)
    sandpiper.edit(asha, fit="Edited meanwhile.")
    stale.edit(asha, best_at="Edited later.")
    sandpiper.refresh_from_db()
    assert (sandpiper.fit, sandpiper.best_at, sandpiper.version) == ("Edited meanwhile.", "Edited later.", 3)


def test_a_member_who_may_not_edit_is_refused(as_, fern, url):
    assert as_(fern).get(url).status_code == 403
    assert as_(fern).post(url, {"name": "Mine"}).status_code == 403


def test_a_wrong_entry_is_refused_with_what_was_typed(as_, ben, sandpiper, url):
    client = as_(ben)
    answer = client.post(url, opened(client, url) | {"email": "not an address", "fit": "Typed with care"})
    assert (answer.status_code, answer.context["form"].errors.keys()) == (422, {"email"})
    assert "Typed with care</textarea>" in answer.text
    sandpiper.refresh_from_db()
    assert sandpiper.fit == ""


def test_two_people_who_change_different_fields_both_keep_theirs(as_, asha, ben, sandpiper, url):
    client = as_(ben)
    mine = opened(client, url) | {"fit": "Ben wrote this."}
    sandpiper.edit(asha, can_help="Asha wrote this.")
    answer = client.post(url, mine, follow=True)
    sandpiper.refresh_from_db()
    assert (sandpiper.fit, sandpiper.can_help) == ("Ben wrote this.", "Asha wrote this.")
    assert "Somebody else changed other things meanwhile: both are kept." in answer.text


def clash(client, url, sandpiper, asha):
    mine = opened(client, url) | {"fit": "Ben wrote this.", "best_at": "Also Ben."}
    sandpiper.edit(asha, fit="Asha wrote this.")
    return client.post(url, mine)


def sent_again(answer):
    """The form of a 409 page as a browser sends it back."""
    return {key: value for key, value in answer.context["form"].data.items() if not key.startswith("csrf")}


def test_the_same_field_changed_by_two_shows_both_texts_and_saves_nothing(as_, asha, ben, sandpiper, url):
    answer = clash(as_(ben), url, sandpiper, asha)
    sandpiper.refresh_from_db()
    assert (answer.status_code, sandpiper.fit, sandpiper.best_at) == (409, "Asha wrote this.", "")
    assert "Ben wrote this.</textarea>" in answer.text
    assert '<div class="theirs">Asha wrote this.</div>' in answer.text


def test_after_seeing_both_texts_the_second_save_counts(as_, asha, ben, sandpiper, url):
    client = as_(ben)
    again = sent_again(clash(client, url, sandpiper, asha)) | {"fit": "Asha and Ben wrote this."}
    assert client.post(url, again).status_code == 302
    sandpiper.refresh_from_db()
    assert (sandpiper.fit, sandpiper.best_at) == ("Asha and Ben wrote this.", "Also Ben.")


def test_theirs_can_be_taken_instead_of_mine(as_, asha, ben, sandpiper, url):
    client = as_(ben)
    again = sent_again(clash(client, url, sandpiper, asha)) | {"take": "fit"}
    assert client.post(url, again).status_code == 302
    sandpiper.refresh_from_db()
    assert (sandpiper.fit, sandpiper.best_at) == ("Asha wrote this.", "Also Ben.")


def test_a_third_change_meanwhile_clashes_again(as_, asha, ben, sandpiper, url):
    client = as_(ben)
    again = sent_again(clash(client, url, sandpiper, asha))
    sandpiper.edit(asha, fit="Asha thought again.")
    answer = client.post(url, again)
    assert (answer.status_code, answer.context["form"].theirs) == (409, {"fit": "Asha thought again."})


def test_the_same_change_made_by_two_is_no_clash(as_, asha, ben, sandpiper, url):
    client = as_(ben)
    mine = opened(client, url) | {"website": "https://sandpiper.example"}
    sandpiper.edit(asha, website="https://sandpiper.example")
    assert client.post(url, mine).status_code == 302


def test_the_order_and_spelling_of_places_are_no_clash(asha, sandpiper):
    sandpiper.edit(asha, places=["Northside", "Old Harbour"])
    changed = edit_since(sandpiper, asha, {"places": ["Eastquay"]}, {"places": ["old harbour", "northside"]})
    assert changed == []


@pytest.mark.django_db(transaction=True)
def test_two_saves_in_the_same_moment_lose_nobodys_words(asha, sandpiper):
    """Both write the same field from the same beginning: one is saved, the other is told."""
    start, outcome = threading.Barrier(2), []

    def save(words):
        partner = Partner.objects.get(pk=sandpiper.pk)
        start.wait()
        try:
            edit_since(partner, asha, {"fit": ""}, {"fit": words})
            outcome.append(("saved", words))
        except Clash as told:
            outcome.append(("told", told.theirs["fit"]))
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=[words]) for words in ("one", "two")]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    saved = Partner.objects.get(pk=sandpiper.pk).fit
    assert sorted(outcome) == [("saved", saved), ("told", saved)]


@pytest.mark.django_db(transaction=True)
def test_two_saves_of_different_fields_in_the_same_moment_are_both_kept(asha, sandpiper):
    start = threading.Barrier(2)

    def save(name):
        partner = Partner.objects.get(pk=sandpiper.pk)
        start.wait()
        edit_since(partner, asha, {name: ""}, {name: "mine"})
        connection.close()

    threads = [threading.Thread(target=save, args=[name]) for name in ("fit", "best_at")]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    partner = Partner.objects.get(pk=sandpiper.pk)
    assert (partner.fit, partner.best_at, partner.version) == ("mine", "mine", 3)


def test_a_link_opens_the_same_form_and_the_history_names_its_bearer(client, fern, sandpiper):
    token = Link.create(fern, "partner.profile", sandpiper).token
    url = f"/l/{token}/edit/"
    answer = client.post(url, opened(client, url) | {"fit": "From the mail."})
    assert answer.url == f"/l/{token}/"
    assert AuditEntry.objects.get(act="partner.edited").actor == fern


def test_a_link_for_one_partner_opens_no_other(client, ben, sandpiper, clinic):
    token = Link.create(ben, "partner.profile", sandpiper).token
    assert client.get(f"/l/{token}/edit/").context["partner"] == sandpiper
    assert client.get(f"{clinic.get_absolute_url()}edit/").status_code == 302  # to the sign-in page
