"""Ending a pause, and what was shared in it.

Words shared without a name must not lead to their writer. So, while a pause is open, they are shown to nobody, not even
as a number; when it ends, all of them become `Unsigned` rows at once, if there are at least LEAST_UNSIGNED, else none.
An `Unsigned` row knows no person and no moment, and its key, which gives the order, is random. What appears is one set
of words by a set of people: no page, answer of the API or audit entry says, before or after, which is whose. Whoever
takes part knows their own words; so at least two others stand behind every line they did not write.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from gatherings.models import Pause, Reflection, Unsigned
from people.models import AuditEntry, Person

LEAST_UNSIGNED = 3


@dataclass(frozen=True)
class Shared:
    """Words everybody at the gathering may read; name is "" where they were shared without."""

    words: str
    name: str = ""
    person: Person | None = None


@transaction.atomic
def end_pause(pause: Pause, by: Person | None) -> Pause:
    """End it and show what was shared without a name, all at once or not at all. Ending twice is ending once."""
    pause.lock()
    if not pause.is_open:
        return pause
    pause.ended_at = timezone.now()
    pause.save(update_fields=["ended_at"])
    reveal(pause)
    AuditEntry.record("pause.ended", by=by, target=pause.gathering, pause=pause.pk)
    return pause


def reveal(pause: Pause) -> None:
    """What too few shared stays with them; a guest's words that nobody may read are kept nowhere."""
    waiting = pause.reflections.unnamed()
    texts = list(waiting.values_list("words", flat=True))
    if len(texts) >= LEAST_UNSIGNED:
        rows = (Unsigned(pause=pause, words=text) for text in texts)
        Unsigned.objects.bulk_create(sorted(rows, key=lambda row: row.pk))
    else:
        waiting.filter(guest="").keep_back()
    waiting.exclude(guest="").delete()


def shared_in(pauses: Iterable[Pause]) -> dict[Any, list[Shared]]:
    """What may be read of each pause: with names, in the order of names; then without. Two queries."""
    keys = [pause.pk for pause in pauses]
    found: dict[Any, list[Shared]] = defaultdict(list)
    named = Reflection.objects.named().filter(pause__in=keys)
    for one in sorted(named, key=lambda one: one.author.casefold()):
        found[one.pause_id].append(Shared(one.words, one.author, one.person))
    for row in Unsigned.objects.filter(pause__in=keys):
        found[row.pause_id].append(Shared(row.words))
    return found


def end_left_open() -> None:
    """End what nobody ended; the task of the timetable."""
    for pause in Pause.objects.left_open(timezone.now()):
        end_pause(pause, None)
