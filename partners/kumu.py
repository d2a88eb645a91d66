"""The directory as a Kumu blueprint (docs.kumu.io, "JSON / Blueprints"): organisations and people, and who is where.

Kumu knows an element by its label, so a name that occurs twice gets a number.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from partners.directory import with_people
from partners.models import Partner

CHUNK = 500


def blueprint(partners: QuerySet[Partner], viewer: Any) -> Iterator[str]:
    """The JSON text of a blueprint of these partners and the people this viewer sees there, piece by piece."""
    labels = Labels()
    ties: list[dict[str, str]] = []
    first = True
    yield '{"elements": ['
    for partner in with_people(partners, viewer).prefetch_related("places").iterator(chunk_size=CHUNK):
        organisation = labels.of("partner", partner.pk, partner.name)
        elements = [organisation_element(organisation, partner)]
        for row in partner.current:
            if not labels.has("person", row.person_id):
                person = labels.of("person", row.person_id, row.person.name)
                elements.append({"label": person, "type": "Person"})
            ties.append(tie(labels.of("person", row.person_id, row.person.name), organisation, row.title))
        for element in elements:
            yield ("" if first else ", ") + json.dumps(element, ensure_ascii=False)
            first = False
    yield '], "connections": '
    yield json.dumps(ties, ensure_ascii=False) + "}"


def organisation_element(label: str, partner: Partner) -> dict[str, Any]:
    return {
        "label": label,
        "type": "Organization",
        "description": partner.summary,
        "stage": partner.stage,
        "sector": partner.sector,
        "tags": [place.name for place in partner.places.all()],
    }


def tie(person: str, organisation: str, title: str) -> dict[str, str]:
    return {"from": person, "to": organisation, "type": "Affiliation", "label": title, "direction": "undirected"}


class Labels:
    """One label for each thing, different from all others."""

    def __init__(self) -> None:
        self.given: dict[tuple[str, int], str] = {}
        self.uses: Counter[str] = Counter()

    def has(self, kind: str, pk: int) -> bool:
        return (kind, pk) in self.given

    def of(self, kind: str, pk: int, name: str) -> str:
        if not self.has(kind, pk):
            self.uses[name] += 1
            self.given[kind, pk] = name if self.uses[name] == 1 else f"{name} ({self.uses[name]})"
        return self.given[kind, pk]
