"""Logos: cleaned, shown to whoever sees the partner, never half written, brought back by undo."""

import io
import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from partners import logos
from partners.models import Partner
from partners.tasks import forget_logos
from people.models import Link, Visibility


def picture(name="logo.png", side=40):
    out = io.BytesIO()
    Image.new("RGB", (side, side), "teal").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


@pytest.fixture
def url(sandpiper):
    return f"{sandpiper.get_absolute_url()}logo/"


@pytest.fixture
def shown(as_, ben, sandpiper, url):
    """The URL of a logo that Ben has uploaded."""
    as_(ben).post(url, {"picture": picture()})
    sandpiper.refresh_from_db()
    return sandpiper.logo_url


def test_an_uploaded_logo_is_a_small_webp_under_a_random_name(as_, ben, shown):
    answer = as_(ben).get(shown)
    image = Image.open(io.BytesIO(answer.content))
    assert (image.format, image.size) == ("WEBP", (40, 40))
    headers = {name: answer[name] for name in ("Content-Type", "X-Content-Type-Options", "Cache-Control")}
    assert headers == {
        "Content-Type": "image/webp",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=604800",
    }


def test_a_logo_is_seen_by_whoever_sees_the_partner(as_, client, dora, ben, sandpiper, shown):
    assert [as_(dora).get(shown).status_code, client.get(shown).status_code] == [200, 404]
    Partner.objects.filter(pk=sandpiper.pk).update(listed=Visibility.PUBLIC)
    assert client.get(shown).status_code == 200
    assert client.get(shown.replace(".webp", "0.webp")).status_code == 404


def test_a_link_holder_sees_and_changes_the_logo(client, ben, sandpiper, shown):
    token = Link.create(ben, "partner.profile", sandpiper).token
    assert client.get(f"/l/{token}/logo/{sandpiper.logo_name}").status_code == 200
    assert client.post(f"/l/{token}/logo/", {"picture": picture()}).url == f"/l/{token}/"
    before = sandpiper.logo_name
    sandpiper.refresh_from_db()
    assert sandpiper.logo_name != before


def test_what_is_no_picture_is_refused_in_words(as_, ben, sandpiper, url):
    answer = as_(ben).post(url, {"picture": SimpleUploadedFile("logo.svg", b"<svg onload='x()'/>")})
    assert answer.status_code == 422
    assert answer.context["form"].errors["picture"] == [
        "This is not a picture we can read. Please choose a PNG, JPEG or WebP file."
    ]


def test_a_member_who_may_not_edit_uploads_nothing(as_, fern, url):
    assert as_(fern).post(url, {"picture": picture()}).status_code == 403


def test_over_the_quota_nothing_is_stored(as_, ben, sandpiper, url, settings):
    settings.UPLOAD_LIMIT_BYTES = 10
    answer = as_(ben).post(url, {"picture": picture()})
    assert (answer.status_code, logos.stored()) == (422, [])


def test_a_full_disk_leaves_no_truncated_file_and_the_old_logo(as_, ben, sandpiper, url, shown, monkeypatch):
    kept = logos.stored()
    write = os.write

    def full(descriptor, data):
        write(descriptor, bytes(data)[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    monkeypatch.setattr(ContentFile, "chunks", half)
    answer = as_(ben).post(url, {"picture": picture(side=90)})
    sandpiper.refresh_from_db()
    assert (answer.status_code, logos.stored(), sandpiper.logo_url) == (422, kept, shown)


def half(self, chunk_size=None):
    """A write that stops in the middle, as on a disk that fills up."""
    yield b"RIFF"
    raise OSError(28, "No space left on device")


def test_taking_the_logo_away_can_be_undone(as_, ben, sandpiper, url, shown):
    client = as_(ben)
    answer = client.post(f"{url}remove/", follow=True)
    undo = f"{url}restore/{shown.rpartition('/')[2]}/"
    assert f'action="{undo}"' in answer.text
    client.post(undo)
    sandpiper.refresh_from_db()
    assert sandpiper.logo_url == shown


@pytest.mark.parametrize("name", ["nothing.webp", "..%2Fsecret", "a%00b"])
def test_undo_brings_back_no_file_that_is_not_there(as_, ben, sandpiper, url, name):
    as_(ben).post(f"{url}restore/{name}/")
    sandpiper.refresh_from_db()
    assert sandpiper.logo_url == ""


def test_files_nobody_shows_are_forgotten_after_a_day(as_, ben, sandpiper, url, shown):
    first = sandpiper.logo.name
    as_(ben).post(url, {"picture": picture()})
    forget_logos()
    assert len(logos.stored()) == 2
    os.utime(default_storage.path(first), (time.time() - 90_000,) * 2)
    forget_logos()
    sandpiper.refresh_from_db()
    assert logos.stored() == [sandpiper.logo.name]
