"""Uploaded pictures: only raster images, decoded and written anew, so that nothing else rides along."""

import io
import secrets
import warnings

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

ALLOWED = {"PNG", "JPEG", "WEBP"}
MAX_BYTES = 4_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 512


def clean_picture(upload: UploadedFile, side: int = MAX_SIDE) -> ContentFile:
    """The picture as a WebP of at most `side` pixels a side, under a random name, without its metadata.

    Raises ValidationError, in the words of the person who uploads, for anything that is not a PNG, JPEG or WebP image.
    """
    if upload.size and upload.size > MAX_BYTES:
        raise ValidationError(_("This picture is larger than 4 MB. Please choose a smaller one."))
    image = _opened(upload)
    image.thumbnail((side, side))
    out = io.BytesIO()
    image.convert("RGBA" if "A" in image.getbands() or image.mode == "P" else "RGB").save(out, "WEBP", quality=85)
    return ContentFile(out.getvalue(), name=f"{secrets.token_hex(16)}.webp")


def _opened(upload: UploadedFile) -> Image.Image:
    refusal = ValidationError(_("This is not a picture we can read. Please choose a PNG, JPEG or WebP file."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(upload, formats=sorted(ALLOWED))
            if image.width * image.height > MAX_PIXELS:
                raise refusal
            return ImageOps.exif_transpose(image)
    except ValidationError:
        raise
    except Exception as error:  # whatever a broken file, or broken notes of a camera in it, make the reader throw
        raise refusal from error
