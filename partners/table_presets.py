"""Presets for who is at the table. Facts with their sources; the words beside them are ours."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.models import Sector


@dataclass(frozen=True)
class Preset:
    """key: in code. seats: name → the sector of the directory that fills it by itself, "" where none does."""

    key: str
    name: Any
    about: Any
    seats: tuple[tuple[Any, str], ...]


GENERAL = Preset(
    "general", _("Ten sectors"), _("The sectors of the directory: who is of one sits there by that."),
    tuple((sector.label, sector.value) for sector in Sector),
)  # fmt: skip
DRUG_FREE = Preset(
    "drug_free", _("Twelve sectors of a community coalition"),
    _("The twelve sectors that the United States’ Drug-Free Communities programme asks of a coalition."),
    (
        (_("youth"), ""), (_("parents"), ""), (_("business"), Sector.BUSINESS), (_("media"), Sector.MEDIA),
        (_("school"), Sector.EDUCATION), (_("youth-serving organisation"), ""), (_("law enforcement"), ""),
        (_("faith"), Sector.FAITH), (_("civic or volunteer group"), ""), (_("healthcare"), Sector.HEALTH),
        (_("government"), Sector.PUBLIC_AGENCY), (_("other organisation that works on it"), ""),
    ),
)  # fmt: skip
PRESETS = {preset.key: preset for preset in (GENERAL, DRUG_FREE)}
