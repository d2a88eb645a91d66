import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import connection

from backbone.models import Import
from gatherings.models import AgendaTemplate
from network.lib.mail import Message
from partners.models import Affiliation, Application
from people.holdings import HOLDINGS, copy_of, erase
from people.models import AuditEntry, Delivery, EmailChange, Link, Person, Suppression
from people.personal_data import NAME_LEFT
from tests.house.imports import app_of
from tests.make import make_affiliation, make_person

OURS = [model for model in apps.get_models() if app_of(model.__module__)]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_field_of_every_model_is_declared_personal_or_not(model):
    holding = HOLDINGS[model]
    fields = {field.name for field in model._meta.get_fields() if field.concrete and not field.auto_created}
    declared = {*holding.personal, *holding.shown, *holding.other, *holding.mentions}
    assert declared - {"id"} == fields - {"id"}


def test_our_models_are_all_looked_at():
    assert {"Person", "Delivery", "Link", "Affiliation", "Application"} <= {model.__name__ for model in OURS}


@pytest.fixture
def mira(db, sandpiper):
    """Left traces wherever somebody can."""
    person = make_person("Mira Oʼ'Sullivan", "mira.o@example.org", phone="+44 1234 567890", pronouns="mira/miras")
    person.set_password("a-long-one-for-mira")
    person.save()
    make_affiliation(sandpiper, person, title="Mira's title", description="Mira does much", is_primary=True)
    return person


def leave_traces(person, other):
    Delivery.queue("test", "one", Message(f"To {person.name}", [person.phone], "w", greeting=person.name), person)
    text = "long enough to make the line break in the middle of the name of " + person.name + " and go on"
    Delivery.queue("test", "two", Message(f"About {person.name}", [text, person.email], "why"), other)
    EmailChange.ask(person, "mira.new@example.org")
    Suppression.objects.create(address=person.email, reason="asked by mira.o@example.org")
    Link.create(person, "partner.profile")
    EmailAddress.objects.create(user=person, email=person.email)
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    person.make_token(by=person, days=30)
    Application.objects.create(
        organisation="Lantern", what_we_do=f"{person.name} and others", why="w", contact_name=person.name,
        contact_email=person.email.upper(), contact_title="Mira's",
    )  # fmt: skip


def all_text():
    """Every value of every table, by table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield table, str(cursor.fetchall())


def traces(*words):
    return sorted({table for table, text in all_text() for word in words if word.lower() in text.lower()})


def test_nothing_of_an_erased_person_is_left_anywhere_in_the_database(mira, asha, as_, django_user_model):
    leave_traces(mira, asha)
    as_(mira).get("/me/")
    words = ("mira", "sullivan", "1234 567890")
    assert len(traces(*words)) >= 5
    erase(mira, by=mira)
    assert traces(*words) == []
    assert (mira.name, mira.email, mira.phone, mira.is_active) == (str(NAME_LEFT), None, "", False)


def test_the_history_keeps_that_somebody_acted_and_stays_whole(mira, asha):
    mira.edit(by=mira, pronouns="")
    erase(mira, by=asha)
    assert AuditEntry.first_broken() is None
    entries = AuditEntry.objects.about(mira).order_by("number").values_list("act", "actor")
    assert list(entries) == [("person.edited", mira.pk), ("person.erased", asha.pk)]


def test_erasing_ends_sessions_links_tokens_and_second_factor(mira, as_):
    client = as_(mira)
    leave_traces(mira, mira)
    erase(mira, by=mira)
    assert client.get("/me/").status_code == 302
    assert Session.objects.count() == 0
    assert (mira.links.count(), mira.auth_token_set.count(), mira.authenticator_set.count()) == (0, 0, 0)


def test_what_an_erased_person_was_for_a_partner_passes_on(mira, sandpiper, asha):
    colleague = make_affiliation(sandpiper)
    erase(mira, by=asha)
    assert list(sandpiper.people_now()) == [colleague]
    assert Affiliation.objects.get(person=mira).ended_on is not None
    assert Affiliation.objects.get(pk=colleague.pk).is_primary


def test_mail_that_waits_for_an_erased_person_is_called_back(mira, asha):
    delivery = Delivery.queue("test", "one", Message("Hello", ["x"], "why"), mira)
    erase(mira, by=asha)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.address) == ("cancelled", f"erased-{delivery.pk}@example.invalid")


def test_a_file_that_waits_to_be_imported_does_not_bring_a_person_back(mira, asha):
    file = f"name,contact_name,contact_email\nLantern,{mira.name},{mira.email}\n".encode()
    waiting, other = Import.begin(asha, "people.csv", file), Import.begin(asha, "others.csv", b"name\nLantern\n")
    done = Import.begin(asha, "done.csv", b"")
    Import.objects.filter(pk=done.pk).update(
        state="done", report={"lines": [{"contact": mira.name, "to": [mira.email]}]}
    )
    erase(mira, by=asha)
    states = {row.pk: (row.state, bytes(row.data)) for row in Import.objects.all()}
    assert states[waiting.pk] == ("dropped", b"")
    assert states[other.pk] == ("to_check", b"name\nLantern\n")
    assert Import.objects.get(pk=done.pk).report == {"lines": [{"contact": "…", "to": ["…"]}]}


def test_somebody_else_with_part_of_the_name_keeps_theirs(mira, asha):
    Delivery.queue("test", "one", Message("Hello", ["Miranda Sullivan-Ray says hello"], "why"), asha)
    erase(mira, by=asha)
    assert "Miranda Sullivan-Ray says hello" in Delivery.objects.get().text


def test_what_others_wrote_stays_whole_whatever_somebody_is_called(elif_, asha):
    row = AgendaTemplate.objects.create(name="Usual", minutes=5, blocks=[{"title": "Title of the day", "minutes": 5}])
    Person.objects.filter(pk=elif_.pk).update(name="title", phone="day")
    elif_.refresh_from_db()
    erase(elif_, asha)
    row.refresh_from_db()
    assert row.blocks == [{"title": "… of the day", "minutes": 5}]


def test_nobody_blots_out_a_word_of_their_own_choice(elif_, asha, as_):
    text = Delivery.queue("test", "one", Message("Hello", ["Come to Sandpiper Playgroup."], "why"), asha).text
    elif_.edit(elif_, name="Sandpiper Playgroup")
    answer = as_(elif_).post("/me/data/erase/", {"name": "Sandpiper Playgroup"})
    assert (answer.status_code, "second person" in answer.text, Delivery.objects.get().text) == (422, True, text)
    erase(elif_, asha)
    assert Person.objects.get(pk=elif_.pk).erased_at


def test_the_last_backbone_staff_member_cannot_be_erased(asha, as_):
    with pytest.raises(ValidationError, match="hold the network together"):
        erase(asha, by=asha)
    answer = as_(asha).post("/me/data/erase/", {"name": "Asha Rao"})
    assert answer.status_code == 422
    assert Person.objects.get(pk=asha.pk).name == "Asha Rao"


def test_my_copy_holds_everything_about_me_and_no_secret(mira, asha, as_):
    leave_traces(mira, asha)
    answer = as_(mira).post("/me/data/copy/")
    copy = json.loads(answer.content)
    assert answer["Content-Disposition"].startswith('attachment; filename="my-data-')
    assert copy["People"][0]["Mail address"] == "mira.o@example.org"
    assert copy["Affiliations"][0]["Partner"] == "Sandpiper Playgroup"
    assert sorted(copy) == sorted(copy_of(mira))
    assert not {"pbkdf2", mira.password, mira.links.first().token_hash} & set(str(copy).split("'"))
    assert AuditEntry.objects.filter(act="person.data_exported", actor=mira).count() == 1


def test_my_copy_holds_nothing_of_others(ben, dora):
    assert "dora@example.org" not in str(copy_of(ben))


def test_i_erase_my_data_by_typing_my_name(ben, as_):
    client = as_(ben)
    answer = client.post("/me/data/erase/", {"name": "Ben"})
    assert answer.status_code == 422
    assert "This is not the name that stands there." in answer.content.decode()
    answer = client.post("/me/data/erase/", {"name": "ben okafor"})
    assert "Your data is erased" in answer.content.decode()
    assert client.get("/me/").status_code == 302
    assert Person.objects.get(pk=ben.pk).erased_at is not None


def test_whoever_has_a_password_types_it_before_erasing(ben, as_):
    ben.set_password("a-long-one-for-ben")
    ben.save()
    client = as_(ben)
    answer = client.get("/me/data/erase/")
    assert answer["Location"] == "/me/security/confirm/?next=%2Fme%2Fdata%2Ferase%2F"
    answer = client.post(answer["Location"], {"password": "a-long-one-for-ben", "next": "/me/data/erase/"})
    assert answer["Location"] == "/me/data/erase/"
    assert client.get("/me/data/erase/").status_code == 200
