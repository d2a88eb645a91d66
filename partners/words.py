"""Words to start from when somebody answers an application. Nobody has to begin with an empty page."""

from django.utils.translation import gettext as _

from partners.models import Application


def welcome_words(application: Application) -> str:
    return _(
        "We read your application with joy: %(organisation)s is now a partner.\n\n"
        "The next step is small. Have a look at your profile and tell us who else should be in the list. "
        "We will call you in the coming days to hear where you would like to begin."
    ) % {"organisation": application.organisation}


def decline_words(application: Application, start: str) -> str:
    """One of three beginnings: "fit", "later" or "aligned"; an unknown one gives the first."""
    beginnings = {
        "fit": _(
            "Thank you for asking to join with %(organisation)s, and for the time it took to write to us.\n\n"
            "We have talked it over. What you do and what we have set out to do lie too far apart for us to be of use "
            "to one another at present. If that changes, please write again: the door stays open."
        ),
        "later": _(
            "Thank you for asking to join with %(organisation)s.\n\n"
            "We like what you do. This season we cannot welcome new partners well, and we would rather do it well than "
            "soon. May we write to you again in a few months?"
        ),
        "aligned": _(
            "Thank you for asking to join with %(organisation)s.\n\n"
            "Your work goes in the same direction as ours. We suggest staying in touch without an agreement: you hear "
            "from us, you are welcome at our open gatherings, and nothing is asked of you."
        ),
    }
    return beginnings.get(start, beginnings["fit"]) % {"organisation": application.organisation}
