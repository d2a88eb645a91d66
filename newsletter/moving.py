"""Two entries of a partner become one: its turns move along."""

from newsletter.models import Highlight, HighlightPause, Passed
from partners.models import Partner
from partners.moving import MOVES
from people.models import Person


def move_highlights(kept: Partner, gone: Partner, by: Person) -> None:
    """Of two turns still to come the one of `kept` stays; of two pauses the longer one."""
    if kept.highlights.open().exists():
        for highlight in gone.highlights.open():
            highlight.let_pass(by, Passed.TEAM)
    Highlight.objects.filter(partner=gone).update(partner=kept)
    days = [pause.until for pause in HighlightPause.objects.filter(partner__in=[kept, gone])]
    if days:
        HighlightPause.objects.filter(partner=gone).delete()
        HighlightPause.objects.update_or_create(partner=kept, defaults={"until": max(days)})


MOVES.append(move_highlights)
