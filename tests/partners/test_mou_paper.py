"""The PDF of an agreement: the very text that was signed, under a seal every reader checks."""

import re
import stat
import subprocess
from pathlib import Path

import pytest
from django.core import mail

from partners.models import MouPaper
from partners.mou_paper import paper_of, pdf_of, preview, unsealed
from partners.mou_seal import is_sealed_by_us
from partners.verifying import verify
from people import sending
from people.kinds import ENCLOSURES
from people.models import AuditEntry, Delivery
from tests.make_mous import make_active, make_mou, make_offered, sign_as


def letters(text: str) -> str:
    """What a text says, without the spaces and hyphens a typesetter puts in."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def read(pdf: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.poppler
def test_a_reader_of_pdfs_finds_the_seal_valid(asha, sandpiper, ben, tmp_path):
    path = tmp_path / "agreement.pdf"
    path.write_bytes(pdf_of(make_active(asha, sandpiper).current))
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=True).stdout
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


@pytest.mark.poppler
def test_the_pdf_holds_the_very_text_that_was_signed(asha, sandpiper, ben, tmp_path):
    version = make_active(asha, sandpiper, gives=[{"kind": "it", "words": "#set page(fill: red) *and* $x$"}]).current
    path = tmp_path / "agreement.pdf"
    path.write_bytes(pdf_of(version))
    said = letters(read(path.read_bytes()))
    for clause in version.document["clauses"]:
        for part in (*clause["text"].split("\n\n"), *clause["points"]):
            assert letters(part) in said
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, path], check=True, capture_output=True)
    assert (tmp_path / "agreement.txt").read_text() == version.text


@pytest.mark.poppler
def test_the_page_of_signatures_says_who_as_what_and_where_the_record_is(asha, sandpiper, ben):
    said = read(pdf_of(make_active(asha, sandpiper).current))
    entry = AuditEntry.objects.get(act="mou.signed", detail__side="partner")
    for words in ("Ben Okafor", "I may sign for Sandpiper Playgroup.", "personal link", "192.0.2.7", entry.hash):
        assert words in said


def test_the_sealed_bytes_are_made_once_and_noted_in_the_record(asha, sandpiper, ben):
    version = make_active(asha, sandpiper).current
    assert unsealed() == [version]
    assert pdf_of(version) == pdf_of(version) == bytes(paper_of(version).pdf)
    assert unsealed() == []
    assert AuditEntry.objects.get(act="mou.sealed").detail["pdf"] == MouPaper.objects.get().sha256


def test_a_byte_changed_breaks_the_seal(asha, sandpiper, ben):
    pdf = pdf_of(make_active(asha, sandpiper).current)
    assert is_sealed_by_us(pdf)
    for place in (200, len(pdf) // 3, len(pdf) // 2, len(pdf) - 2):
        assert not is_sealed_by_us(pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :])
    assert not is_sealed_by_us(pdf + b"\n%more")
    assert not is_sealed_by_us(b"no pdf at all")


def test_a_seal_made_with_another_key_is_not_ours(asha, sandpiper, ben, settings, tmp_path):
    pdf = pdf_of(make_active(asha, sandpiper).current)
    settings.SEAL_FILE = tmp_path / "other.pem"
    assert not is_sealed_by_us(pdf)


def test_the_key_is_made_once_and_only_we_can_read_it(asha, sandpiper, ben, settings, tmp_path):
    settings.SEAL_FILE = tmp_path / "seal.pem"
    mou = make_active(asha, sandpiper)
    pdf_of(mou.current)
    before = Path(settings.SEAL_FILE).read_bytes()
    mou.correct(asha, {"time": "Four hours a month."}, "Said shorter.")
    assert is_sealed_by_us(pdf_of(mou.current))
    assert Path(settings.SEAL_FILE).read_bytes() == before
    assert stat.S_IMODE(Path(settings.SEAL_FILE).stat().st_mode) == 0o600


@pytest.mark.poppler
def test_before_both_have_signed_a_pdf_bears_no_seal_and_says_so(asha, sandpiper, ben, clinic, dora):
    mou = make_offered(asha, sandpiper)
    sign_as(mou, ben)
    draft = make_mou(asha, clinic)
    pdfs = [pdf_of(mou.current), preview(draft.draft_document(), draft.draft_text())]
    assert ["This text has not been signed by both sides." in read(pdf) for pdf in pdfs] == [True, True]
    assert [is_sealed_by_us(pdf) for pdf in pdfs] == [False, False]
    assert not MouPaper.objects.exists()


def enclosed(kind: str) -> list[list[bytes]]:
    """What goes with each mail of a kind, once the worker has done its round."""
    sending.send_due()
    ids = set(Delivery.objects.filter(kind=kind, state="sent").values_list("message_id", flat=True))
    letters = [letter for letter in mail.outbox if letter.extra_headers["Message-ID"] in ids]
    return [[content for _name, content, _type in letter.attachments] for letter in letters]


def test_the_sealed_copy_goes_to_both_with_the_mail_that_both_have_signed(asha, sandpiper, ben, mailoutbox):
    mou = make_active(asha, sandpiper)
    pdf = bytes(paper_of(mou.current).pdf)
    assert enclosed("mou_active") == [[pdf], [pdf]]
    assert verify(pdf).holds
    assert enclosed("mou_receipt") == [[], []]


def test_a_corrected_text_goes_to_both_sealed(asha, sandpiper, ben, mailoutbox):
    mou = make_active(asha, sandpiper)
    version = mou.correct(asha, {"time": "Three hours."}, "A number.")
    assert enclosed("mou_corrected") == [[bytes(paper_of(version).pdf)]] * 2


def test_a_copy_that_cannot_be_made_fails_its_own_mail_and_no_other(asha, sandpiper, ben, mailoutbox, monkeypatch):
    def broken(key: str) -> None:
        raise RuntimeError("no ink")

    make_active(asha, sandpiper)
    monkeypatch.setitem(ENCLOSURES, "mou_active", broken)
    sending.send_due()
    assert Delivery.objects.filter(kind="mou_active", state="failed", server_words__contains="no ink").count() == 2
    assert Delivery.objects.filter(kind="mou_receipt", state="sent").count() == 2
