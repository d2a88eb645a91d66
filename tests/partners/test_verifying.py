"""An agreement taken along proves itself: with us at /verify/, and without us by a script."""

import json
import random
import subprocess
import sys
from base64 import b64encode
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from partners import check_agreement
from partners.mou_bundle import bundle_of, plain, zipped
from partners.mou_document import sha256_of
from partners.mou_paper import drawn, pdf_of
from partners.mou_seal import seal_bytes, sealed
from partners.verifying import verify
from people.models import AuditEntry
from tests.make_mous import make_active, make_offered, sign_as


@pytest.fixture
def active(asha, sandpiper, ben, clinic):
    mou = make_active(asha, sandpiper)
    AuditEntry.record("partner.edited", by=asha, target=clinic, changes={"phone": ["", "canary-phone"]})
    return mou


def files_of(bundle: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(bundle)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_what_we_gave_out_is_ours_and_unchanged(active):
    version = active.current
    for content in (pdf_of(version), bundle_of(version), version.text.encode()):
        verdict = verify(content)
        assert (verdict.holds, verdict.version, [words for holds, words in verdict.findings if not holds]) == (
            True, version, [],
        )  # fmt: skip


def test_a_correction_is_ours_too(asha, active):
    active.correct(asha, {"time": "Four hours a month."}, "Said shorter.")
    assert [verify(make(active.current)).holds for make in (pdf_of, bundle_of)] == [True, True]


def test_one_byte_changed_anywhere_in_a_bundle_is_found(active):
    files, chance = files_of(bundle_of(active.current)), random.Random(7)
    assert len(files) == 10
    for name, content in files.items():
        for place in {0, len(content) - 1, *(chance.randrange(len(content)) for _ in range(4))}:
            changed = zipped({**files, name: flipped(content, place)})
            assert not check_agreement.check(changed).hold, (name, place)


def test_one_byte_changed_in_the_pdf_is_found(active):
    pdf, chance = pdf_of(active.current), random.Random(7)
    for place in [*(chance.randrange(len(pdf)) for _ in range(10)), len(pdf) - 1]:
        assert not verify(flipped(pdf, place)).holds


def test_a_file_left_out_or_put_in_is_found(active):
    files = files_of(bundle_of(active.current))
    for name in files:
        assert not check_agreement.check(zipped({key: files[key] for key in files if key != name})).hold, name
    assert not check_agreement.check(zipped({**files, "more.txt": b"more"})).hold


def test_a_text_forged_with_all_its_fingerprints_fails_the_seal_and_the_record(active):
    files = files_of(bundle_of(active.current))
    text = files["agreement.txt"].replace(b"four hours", b"five hours")
    version = json.loads(files["version.json"])
    forged = check_agreement.sha256(text)
    version |= {"sha256": forged, "signed_sha256": forged, "size": len(text)}
    files |= {"agreement.txt": text, "version.json": json.dumps(version).encode()}
    files["manifest.json"] = json.dumps(
        {"files": {name: check_agreement.sha256(files[name]) for name in files if not name.startswith("manifest")}}
    ).encode()
    broken = [words for holds, words in check_agreement.check(zipped(files)).all if not holds]
    assert "The network’s seal under the list is whole." in broken
    assert any("Signed under this very text" in words for words in broken)


def test_the_bundle_tells_nothing_of_other_partners(active):
    assert b"canary-phone" not in b"".join(files_of(bundle_of(active.current)).values())


def test_the_script_runs_alone_and_finds_the_fingerprints_of_the_receipts(active, tmp_path):
    bundle = bundle_of(active.current)
    (tmp_path / "agreement.zip").write_bytes(bundle)
    (tmp_path / "check_agreement.py").write_bytes(files_of(bundle)["check_agreement.py"])
    heads = AuditEntry.objects.filter(act="mou.signed").values_list("hash", flat=True)
    words = [sys.executable, "-I", "check_agreement.py", "agreement.zip", active.current.sha256, *heads]
    told = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout.splitlines()[-1]) == (0, "Everything holds.")
    told = subprocess.run([*words, "0" * 64], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (told.returncode, "nowhere in this bundle" in told.stdout) == (1, True)


def test_what_is_not_ours_is_told_so(active, settings, tmp_path):
    bundle = bundle_of(active.current)
    assert [verify(junk).holds for junk in (b"", b"PK", b"%PDF-1.7", b"hello", b"PK\x03\x04junk")] == [False] * 5
    settings.SEAL_FILE = tmp_path / "other.pem"
    assert not verify(bundle).holds


def test_our_own_seal_under_something_else_does_not_make_it_an_agreement_of_ours(active):
    verdict = verify(sealed(drawn(active.current), "A joke", "Harbour County"))
    assert (verdict.holds, verdict.findings[0][0]) == (False, True)


def test_nothing_is_given_out_before_both_have_signed(asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper)
    sign_as(mou, ben)
    with pytest.raises(ValidationError, match="once both sides have signed"):
        bundle_of(mou.current)
    assert not verify(mou.current.text.encode()).holds


def test_both_sides_take_it_along_from_its_page_and_anybody_checks_it(active, as_, ben, asha, client):
    page = f"/mous/{active.pk}/"
    for person in (ben, asha):
        assert f"{page}bundle/" in as_(person).get(page).content.decode()
        answer = as_(person).get(f"{page}bundle/")
        assert answer["Content-Type"] == "application/zip"
    copy = BytesIO(answer.content)
    copy.name = "agreement.zip"
    assert "nothing in it was changed" in client.post("/verify/", {"file": copy}).content.decode()


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked(active):
    files = check_agreement.read(bundle_of(active.current))
    found = verify(zipped({**files, "record.json": b" " * (check_agreement.MOST_BYTES + 1)}))
    assert [words for holds, words in found.findings if not holds] == [
        "The bundle cannot be read: it is too large to be an agreement."
    ]


def test_a_key_made_to_keep_us_busy_is_not_used(active):
    files = check_agreement.read(bundle_of(active.current))
    bits = b"\x00" + der(0x30, der(0x02, b"\x7f" * 100_000) + der(0x02, b"\x7f" * 100_000))
    certificate = check_agreement.RSA_OID + der(0x03, bits)
    pem = f"-----BEGIN CERTIFICATE-----{b64encode(certificate).decode()}-----END CERTIFICATE-----"
    found = verify(zipped({**files, "certificate.pem": pem.encode()}))
    assert "The bundle cannot be read: the certificate holds no key of use." in dict(map(reversed, found.findings))


def der(tag: int, content: bytes) -> bytes:
    """An ASN.1 element with a length of four bytes."""
    return bytes([tag, 0x84]) + len(content).to_bytes(4, "big") + content


def test_a_bundle_somebody_sealed_with_a_key_of_their_own_breaks_nothing(active, settings, tmp_path, client):
    settings.SEAL_FILE = str(tmp_path / "own.pem")
    files = check_agreement.read(bundle_of(active.current))
    told = plain({**json.loads(files["version.json"]), "mou": ["no", "number"]})
    files = {**files, "version.json": told}
    manifest = plain({"files": {name: sha256_of(files[name]) for name in files if not name.startswith("manifest")}})
    forged = zipped({**files, "manifest.json": manifest, "manifest.sig": seal_bytes(manifest).encode()})
    assert check_agreement.check(forged).hold
    settings.SEAL_FILE = str(tmp_path / "ours.pem")
    assert not verify(forged).holds


def test_a_file_larger_than_any_copy_is_refused_at_the_field(client, db, monkeypatch):
    monkeypatch.setattr("partners.forms.mou.MOST_BYTES", 10)
    answer = client.post("/verify/", {"file": SimpleUploadedFile("copy.pdf", b"%PDF-1.7 too long")})
    assert (answer.status_code, "at most 20 MB" in answer.text) == (422, True)
