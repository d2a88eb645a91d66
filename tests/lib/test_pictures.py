import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from network.lib.pictures import MAX_BYTES, MAX_SIDE, clean_picture


def upload(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return SimpleUploadedFile("logo", buffer.getvalue())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_written_anew_small_and_nameless(kind):
    clean = clean_picture(upload(Image.new("RGB", (2000, 1000), "teal"), kind))
    image = Image.open(clean)
    assert (image.format, image.size, clean.name.endswith(".webp")) == ("WEBP", (MAX_SIDE, MAX_SIDE // 2), True)


def test_where_a_photo_was_taken_does_not_ride_along():
    exif = Image.Exif()
    exif[0x010E] = "at home"
    clean = clean_picture(upload(Image.new("RGB", (20, 20)), "JPEG", exif=exif))
    assert dict(Image.open(clean).getexif()) == {}


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", b"GIF89a" + b"\0" * 20, b"\x89PNG\r\n\x1a\n"],
)
def test_anything_else_is_refused_in_words(data):
    with pytest.raises(ValidationError, match="PNG, JPEG or WebP"):
        clean_picture(SimpleUploadedFile("logo.png", data))


def test_half_a_picture_is_refused():
    whole = upload(Image.effect_noise((300, 300), 90), "PNG").read()
    with pytest.raises(ValidationError, match="PNG, JPEG or WebP"):
        clean_picture(SimpleUploadedFile("logo.png", whole[: len(whole) // 2]))


@pytest.mark.parametrize(("place", "byte"), [(17, 0), (17, 26), (43, 4)])
def test_broken_notes_of_a_camera_are_refused_in_words(place, byte):
    exif = Image.Exif()
    exif.update({0x0112: 6, 0x0128: 2, 0x010E: "abcde"})
    data = bytearray(upload(Image.new("RGB", (20, 20)), "JPEG", exif=exif).read())
    data[data.find(b"Exif") + place] = byte
    with pytest.raises(ValidationError, match="PNG, JPEG or WebP"):
        clean_picture(SimpleUploadedFile("logo.jpg", bytes(data)))


def test_a_huge_file_is_refused_before_it_is_read():
    with pytest.raises(ValidationError, match="4 MB"):
        clean_picture(SimpleUploadedFile("logo.png", b"x" * (MAX_BYTES + 1)))
