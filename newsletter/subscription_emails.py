"""The mails of subscribing. They go to addresses nobody has proved: they hold nothing that a visitor typed."""

from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message
from people.kinds import Kind, register


def subscription_confirm(subscription, url: str, by=None) -> Message:
    """Asks a mailbox for its yes."""
    first = (
        _("%(name)s of the backbone team thought you would like our newsletter.") % {"name": by.name}
        if by
        else _("Somebody, most likely you, asked for our newsletter with this address.")
    )
    return Message(
        subject=_("Shall we send you our newsletter?"),
        greeting=_("Hello,"),
        paragraphs=[first, _("We send it once you say yes here:")],
        button=(_("Yes, send it to me"), url),
        after=[_("If you do nothing, nothing more comes, and in two weeks we forget this address.")],
        why=_("You get this one mail because this address was given to us for the newsletter."),
    )


def subscription_known(subscription) -> Message:
    """For whoever asks for what they already get."""
    return Message(
        subject=_("You get our newsletter already"),
        greeting=_("Hello,"),
        paragraphs=[
            _("Somebody, most likely you, asked for our newsletter with this address. It already comes to you."),
            _("If you miss an issue, please look into the folder for unwanted mail."),
        ],
        button=(_("See or end the subscription"), subscription.leave_url),
        why=_("You get this mail because this address was given to us for the newsletter."),
    )


SUBSCRIPTION = SimpleNamespace(leave_url="https://network.example/newsletter/leave/…/")
URL = "https://network.example/newsletter/confirm/…/"

register(
    Kind(
        "subscription_confirm",
        lazy("Questions to new subscribers"),
        lambda: subscription_confirm(SUBSCRIPTION, URL),
        again=True,
    )
)
