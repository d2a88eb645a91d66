"""What there is of agendas and formats in the world of the policy."""

from dataclasses import dataclass
from typing import Any

from gatherings import agenda_builder as builder
from gatherings import agenda_templates as templates
from gatherings.models import AgendaItem, AgendaTemplate, Format, Gathering, Wording
from tests.make_agendas import make_block

# The canary → the roles that may hear it.
CANARIES = {
    "canary-facilitators-note": {"backbone", "facilitator"},
    "canary-parked-block": {"backbone", "facilitator"},
    "canary-other-wording": {"backbone", "facilitator"},
    "canary-closed-format": {"backbone"},
    "canary-closed-template": {"backbone", "facilitator"},
}


@dataclass
class Agendas:
    block: AgendaItem  # of Chidi's gathering
    second: AgendaItem
    parked: AgendaItem
    wording: Wording
    other: AgendaItem  # of Asha's gathering
    format: Format
    closed: Format
    template: AgendaTemplate
    closed_template: AgendaTemplate


def make_agendas(people: dict[str, Any], gathering: Gathering, other: Gathering) -> Agendas:
    asha, chidi = people["asha"], people["chidi"]
    notes = {"notes": "canary-facilitators-note", "purpose": "know", "owner": chidi}
    block = make_block(gathering, "Arrive and check in", minutes=20, **notes)
    second = make_block(gathering, "What we saw", minutes=60, purpose="learn", description="Three minutes each.")
    base = {"description": "Three minutes each."}
    builder.edit(second, asha, base, {"description": "Two minutes each."})
    [wording] = builder.edit(second, chidi, base, {"description": "canary-other-wording"}).wordings
    told = {"summary": "Two lines facing each other.", "minutes_least": 5, "minutes": 10, "minutes_most": 20}
    template = templates.save_as_template(gathering, chidi, "A quiet start")
    return Agendas(
        block=block,
        second=second,
        parked=make_block(gathering, "canary-parked-block", is_parked=True),
        wording=wording,
        other=make_block(other, "Elsewhere", notes="canary-facilitators-note"),
        format=Format.add(asha, name="Harbour line", **told),
        closed=Format.add(asha, name="canary-closed-format", **told).close(asha),
        template=template,
        closed_template=templates.close(templates.save_as_template(gathering, chidi, "canary-closed-template"), asha),
    )
