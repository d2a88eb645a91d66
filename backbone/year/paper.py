"""The picture of a year as a PDF of A4 sheets, typeset by Typst. What people wrote is data in it, never source."""

import json
from pathlib import Path
from typing import Any

import typst
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backbone.year.picture import Picture
from learning.showing import Shown
from network.lib.dates import today
from network.lib.excerpts import excerpt

SHEET = Path(__file__).parent.parent / "typst" / "year.typ"
LONGEST = 280


def pdf_of(picture: Picture, network: Any) -> bytes:
    """The bytes of the PDF (PDF/UA-1 where our fonts know every letter)."""
    source = {"data": json.dumps(data_of(picture, network), ensure_ascii=False)}
    try:
        return typst.compile(SHEET.read_bytes(), sys_inputs=source, pdf_standards=["ua-1"])
    except typst.TypstError:  # a letter no font of ours has: the standard forbids it, but it must not keep all from all
        return typst.compile(SHEET.read_bytes(), sys_inputs=source)


def data_of(picture: Picture, network: Any) -> dict[str, Any]:
    words = picture.words
    return {
        "network": network.name,
        "description": network.description,
        "contact": network.contact_email,
        "year": str(picture.year),
        "language": (get_language() or "en").split("-")[0],
        "words": labels(picture),
        "foreword": words.foreword if words else "",
        "signed": words.signed if words else "",
        "thanks_words": words.thanks if words else "",
        "tallies": [[str(one.number), str(one.label)] for one in picture.counted],
        "coverage": [[str(one.label), one.per_cent, f"{one.part} / {one.whole}"] for one in picture.coverage],
        "measures": [measure(one) for one in picture.measures],
        "decisions": [excerpt(one.text, LONGEST) for one in picture.decisions],
        "initiatives": [[one.name, str(one.lead or "")] for one in picture.initiatives],
        "highlights": [[one.partner.name, excerpt(one.working_on, LONGEST)] for one in picture.highlights],
        "lessons": [[one.title, excerpt(one.made_of_it or one.happened, LONGEST)] for one in picture.lessons],
        "voices": [[excerpt(one.public_words, LONGEST), excerpt(one.did, LONGEST)] for one in picture.voices],
        "joined": [partner.name for partner in picture.members.joined],
        "left": [partner.name for partner in picture.members.left],
        "thanks": [[partner.name, line] for partner, line in picture.thanks],
    }


def labels(picture: Picture) -> dict[str, str]:
    return {
        "title": _("Our year %(year)d") % {"year": picture.year},
        "joined": _("Joined"),
        "left": _("Left, with our thanks"),
        "together": _("What we did together"),
        "decisions": _("Some of what we decided"),
        "initiatives": _("Initiatives, and who leads them"),
        "measures": _("What moved"),
        "highlights": _("Partners in the light"),
        "lessons": _("What we learned"),
        "voices": _("You said, we did"),
        "thanks": _("Thank you"),
        "date": date_format(today(), "j F Y"),
    }


def measure(one: Shown) -> dict[str, str]:
    svg = str(one.small).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    told = " · ".join(part for part in (one.period, one.way_words, one.target) if part)
    return {"name": one.measure.name, "value": one.value, "told": told, "svg": svg, "alt": one.in_words()}
