"""Jobs a network usually needs, to start from. Our own words; hours are what such a job tends to take in a month."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Suggestion:
    """A job of the catalogue: its name, what its holder does, hours a month, whether it goes on without end."""

    name: Any
    does: Any
    hours: int
    standing: bool = True


CATALOGUE = (
    Suggestion(_("Media content"), _("Takes pictures, writes short pieces, keeps the network’s story visible."), 6),
    Suggestion(_("Strategic planning"), _("Keeps the plan of action together and asks whether it still fits."), 4),
    Suggestion(_("Fundraising"), _("Finds money for shared work and writes to those who might give it."), 8),
    Suggestion(_("Programme implementation"), _("Carries one shared activity from plan to practice."), 12, False),
    Suggestion(_("Volunteer coordination"), _("Finds, welcomes and thanks volunteers for shared events."), 6),
    Suggestion(_("Fiscal management"), _("Holds shared money, pays bills, reports to funders."), 8),
    Suggestion(_("Website"), _("Keeps the network’s public pages true."), 4),
    Suggestion(_("Facilitator"), _("Designs and runs gatherings so that everybody is heard."), 6),
    Suggestion(_("Note-taker"), _("Writes down what was decided and promised, and sends it round."), 3),
    Suggestion(_("Host and venue"), _("Offers a room, opens the door, makes people welcome."), 3),
    Suggestion(_("Data lead"), _("Collects the shared figures, checks them, explains them."), 6),
    Suggestion(_("Newsletter editor"), _("Gathers news from partners and sends the newsletter."), 5),
    Suggestion(_("Highlight interviewer"), _("Talks with one partner a month and writes its portrait."), 3),
    Suggestion(_("Community liaison"), _("Listens to families and residents and brings their words to the table."), 6),
    Suggestion(_("Interpreter"), _("Interprets at gatherings and translates what must be understood."), 4),
    Suggestion(_("Policy watcher"), _("Follows councils and budgets and says when our voice is needed."), 4),
    Suggestion(_("Welcome buddy"), _("Meets each new partner in its first three months."), 2),
    Suggestion(_("Evaluator"), _("Asks what difference we make and how we would know."), 5),
    Suggestion(_("Link between group and steering committee"), _("Carries reports and asks up, directions down."), 3),
    Suggestion(_("Conflict contact"), _("Hears concerns early and quietly, and helps to settle them."), 2),
    Suggestion(_("Archivist"), _("Keeps minutes, agreements and pictures where people find them."), 2),
)
