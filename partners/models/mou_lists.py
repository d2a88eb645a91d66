"""What a partner gives and gets under an agreement: short lists, kept as JSON."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partners.models.mou_state import Contribution

MOST_POINTS = 20
LONGEST_POINT = 200


def is_point(words: Any) -> bool:
    return isinstance(words, str) and 0 < len(words.strip()) <= LONGEST_POINT


def check_gives(gives: Any) -> None:
    """[{"kind": a Contribution, "words": text}, …]"""
    if not isinstance(gives, list) or len(gives) > MOST_POINTS or not all(map(is_gift, gives)):
        raise ValidationError(_("At most twenty contributions, each with its kind and a few words."))


def is_gift(gift: Any) -> bool:
    known = isinstance(gift, dict) and set(gift) == {"kind", "words"} and gift["kind"] in Contribution.values
    return known and is_point(gift["words"])


def check_gets(gets: Any) -> None:
    """[text, …]"""
    if not isinstance(gets, list) or len(gets) > MOST_POINTS or not all(map(is_point, gets)):
        raise ValidationError(_("At most twenty benefits, each in a few words."))
