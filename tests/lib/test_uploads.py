import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from network.lib import uploads


@pytest.mark.parametrize(("most", "code"), [(10, 400), (10_000, 200)])
def test_a_body_nobody_needs_is_not_read(db, monkeypatch, most, code):
    monkeypatch.setattr(uploads, "MOST_BYTES", most)
    answer = Client(raise_request_exception=False).post("/join/", {"picture": SimpleUploadedFile("a.bin", b"x" * 5000)})
    assert answer.status_code == code
