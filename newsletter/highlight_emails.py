"""The mails about a partner's highlight."""

from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from network.lib.mail import Message, dear
from people.kinds import Kind, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words


def why(highlight) -> str:
    return _("You get this mail because you speak for %(partner)s.") % {"partner": highlight.partner}


def highlight_ask(highlight, person, url: str, words: Words | None = None) -> Message:
    """The four questions, with a personal link."""
    said = words or plan_words("highlight")
    subject, paragraphs = said.filled(partner=highlight.partner, month=highlight.month_name)
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=paragraphs,
        button=(_("Answer the four questions"), url),
        after=[
            _("You see how it looks before anybody else does, and it is shown only after your yes."),
            _("The month does not suit you? The same page has a button for that."),
        ],
        why=why(highlight),
    )


def highlight_remind(highlight, person, url: str) -> Message:
    said = plan_words("highlight_again")
    subject, paragraphs = said.filled(partner=highlight.partner, month=highlight.month_name)
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=paragraphs,
        button=(_("Answer the four questions"), url),
        after=[_("If now is not a good time, say so on the same page, and the next partner in line steps in.")],
        why=why(highlight),
    )


def highlight_approve(highlight, person, url: str) -> Message:
    """Somebody else worked on the words: they are shown only after the partner's yes."""
    about = {"partner": highlight.partner, "month": highlight.month_name}
    return Message(
        subject=_("May we show it like this?"),
        greeting=dear(person.name),
        paragraphs=[
            _("This is how %(partner)s would stand in the newsletter of %(month)s. It waits for your yes.") % about,
            *[f"{question}\n{answer}" for question, answer in highlight.told()],
        ],
        button=(_("See it and say yes"), url),
        after=[_("You can still change every word.")],
        why=why(highlight),
    )


def highlight_passed_on(highlight, person) -> Message:
    """No answer came in time: the turn goes to the next in line, without a grudge."""
    about = {"partner": highlight.partner, "month": highlight.month_name}
    months = 3
    return Message(
        subject=_("Another time, gladly"),
        greeting=dear(person.name),
        paragraphs=[
            _("We did not hear from you, so another partner takes the highlight of %(month)s.") % about,
            ngettext(
                "No harm done. After %(months)d month %(partner)s stands in line again.",
                "No harm done. After %(months)d months %(partner)s stands in line again.",
                months,
            )
            % {**about, "months": months},
        ],
        why=why(highlight),
    )


PERSON = SimpleNamespace(name="Lena Novak")
HIGHLIGHT = SimpleNamespace(
    partner="Sandpiper Playgroup",
    month_name="March 2026",
    told=lambda: [(_("What we are working on"), "Open mornings in two more villages, from spring on.")],
)
URL = "https://network.example/l/…/"

register(
    Kind("highlight_ask", lazy("Highlights"), lambda: highlight_ask(HIGHLIGHT, PERSON, URL)),
    Kind("highlight_passed_on", lazy("Highlights another time"), lambda: highlight_passed_on(HIGHLIGHT, PERSON)),
)
