"""Who has the agenda of a gathering open right now, so that facilitators know of each other."""

import time

from django.core.cache import cache

from gatherings.models import Gathering
from people.models import Person

HERE, NOTED_EVERY = 20, 8  # seconds: how long a page counts as open after its last sign, how often signs are noted


def note(gathering: Gathering, person: Person) -> list[str]:
    """Note that this person looks at the agenda; returns the names of the others who do, in order.

    Two signs at the same moment may lose one; the next one comes within seconds.
    """
    key, now = f"agenda-here-{gathering.pk}", time.time()
    here: dict[int, tuple[str, float]] = cache.get(key) or {}
    if now - here.get(person.pk, ("", 0.0))[1] > NOTED_EVERY:
        here = {pk: sign for pk, sign in here.items() if now - sign[1] < HERE} | {person.pk: (person.name, now)}
        cache.set(key, here, HERE)
    return sorted(name for pk, (name, at) in here.items() if pk != person.pk and now - at < HERE)
