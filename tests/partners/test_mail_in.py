"""A mail with a copy to us becomes a note of a conversation, once, with each partner it went to."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.core.management import call_command

from network.lib.dates import today
from partners import in_touch, mail_in
from partners.models import Partner, Touchpoint
from tests.make import make_affiliation, make_partner, make_person


def letter(**changes) -> bytes:
    mail = EmailMessage()
    said = {
        "From": "Asha Rao <ASHA@example.org>",
        "To": "Ben Okafor <ben@example.org>, fern@example.org",
        "Cc": '"Lindqvist, Dora" <dora@example.org>, noted@example.org, stranger@example.com',
        "Subject": "AW: Re: The rent, and a chair",
        "Date": f"{today() - timedelta(days=1):%a, %d %b %Y} 12:00:00 +0000",
        "Message-ID": "<one@example.org>",
        **{header.replace("_", "-"): value for header, value in changes.items()},
    }
    for header, value in said.items():
        mail[header] = value
    mail.set_content("Dear Ben, …")
    return mail.as_bytes()


def notes() -> list[tuple[str, str, str, str]]:
    rows = Touchpoint.objects.with_names().order_by("partner__name")
    return [(row.partner.name, row.with_person.name, row.by.name, row.words) for row in rows]


def test_each_partner_among_the_addressees_gets_one_note(asha, ben, fern, dora, sandpiper, clinic):
    Partner.objects.update(joined_on=today() - timedelta(days=90))
    assert len(mail_in.take(letter())) == 2
    assert notes() == [
        ("Rivermouth Clinic", "Dora Lindqvist", "Asha Rao", "The rent, and a chair"),
        ("Sandpiper Playgroup", "Ben Okafor", "Asha Rao", "The rent, and a chair"),
    ]
    clinic.refresh_from_db()
    assert (in_touch.silent_for(clinic).how, in_touch.silent_for(clinic).days) == ("touchpoint", 1)


def test_a_mail_read_twice_is_noted_once_and_stays_taken_back(asha, ben, sandpiper):
    (note,) = mail_in.take(letter())
    in_touch.take_back(note, asha)
    assert (mail_in.take(letter()), Touchpoint.objects.standing().count()) == ([], 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"From": "ben@example.org"},
        {"From": "asha@example.org.evil.example"},
        {"Authentication_Results": "mx.example.org; spf=pass; dmarc=fail"},
        {"Auto_Submitted": "auto-replied"},
        {"To": "nobody@example.com", "Cc": ""},
        {"To": "ben@example.org" + ", x@example.com" * 2, "From": ""},
    ],
)
def test_what_nobody_of_us_wrote_by_hand_is_left_alone(asha, ben, sandpiper, changes):
    assert (mail_in.take(letter(**changes)), Touchpoint.objects.count()) == ([], 0)


@pytest.mark.parametrize("mail", [b"", b"\xff\xfe", b"From: asha@example.org\nDate: soon\nTo: =?x?q?=\n\n"])
def test_what_is_no_mail_at_all_breaks_nothing(asha, mail):
    assert mail_in.take(mail) == []


def test_a_day_that_is_missing_or_to_come_is_today(asha, ben, sandpiper):
    for number, said in enumerate(("", "soon", "Fri, 01 Jan 2100 12:00:00 +0000")):
        mail_in.take(letter(Date=said, Message_ID=f"<{number}@example.org>"))
    assert set(Touchpoint.objects.values_list("on", flat=True)) == {today()}


def test_a_mail_no_program_can_read_keeps_no_other_from_being_read(asha, ben, sandpiper, tmp_path):
    (tmp_path / "1.eml").write_bytes(b"From: <\nTo: ben@example.org\n\nBuy this.")
    (tmp_path / "2.eml").write_bytes(letter(Cc=""))
    assert (mail_in.read(str(tmp_path)), mail_in.read(str(tmp_path))) == (1, 0)


def test_a_folder_of_mails_is_read_by_the_command(asha, ben, sandpiper, tmp_path, capsys):
    make_affiliation(make_partner("Gone"), make_person(email="gone@example.org")).end(asha)
    (tmp_path / "one.eml").write_bytes(letter(To="ben@example.org, gone@example.org", Cc=""))
    call_command("read_touchpoints", str(tmp_path))
    call_command("read_touchpoints", str(tmp_path))
    assert capsys.readouterr().out == "New notes: 1\nNew notes: 0\n"
