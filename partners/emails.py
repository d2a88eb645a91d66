"""The mails this app writes: objects in, Message out."""

from types import SimpleNamespace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message, dear
from people.kinds import Kind, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words


def application_received(application) -> Message:
    """A receipt for whoever asked to join."""
    return Message(
        subject=_("We have your application"),
        greeting=dear(application.contact_name),
        paragraphs=[
            _("Thank you for asking to join with %(organisation)s.") % {"organisation": application.organisation},
            _("A person reads every application. You will hear from us by mail, usually within two weeks."),
        ],
        why=_("You get this mail because this address was given in an application to join."),
    )


def application_waiting(application, person) -> Message:
    """Tells backbone staff that somebody asks to join."""
    return Message(
        subject=_("%(organisation)s asks to join") % {"organisation": application.organisation},
        greeting=dear(person.name),
        paragraphs=[_("An application waits for your answer:"), application.why[:600]],
        button=(_("Read and answer"), f"{settings.SITE_URL}{application.get_absolute_url()}"),
        why=_("You get this mail because you are backbone staff."),
    )


def application_welcomed(application, url: str) -> Message:
    """The backbone's words, and a personal link to the profile."""
    return Message(
        subject=_("Welcome: %(organisation)s is a partner") % {"organisation": application.organisation},
        greeting=dear(application.contact_name),
        paragraphs=[application.words],
        button=(_("Complete your profile"), url),
        after=[
            _("The button is your personal link; no password is needed. It works for 30 days."),
            _("What we all want together: %(url)s") % {"url": f"{settings.SITE_URL}{reverse('common_agenda')}"},
        ],
        why=_("You get this mail because you applied to join."),
    )


def application_declined(application) -> Message:
    return Message(
        subject=_("Your application"),
        greeting=dear(application.contact_name),
        paragraphs=[application.words],
        why=_("You get this mail because you applied to join."),
    )


def confirm_profile(person, partner, url: str, reminder: bool = False, words: Words | None = None) -> Message:
    """Shows what we hold about a partner; one click says that it is true."""
    said = words or plan_words("profile_again" if reminder else "profile")
    subject, paragraphs = said.filled(partner=partner.name)
    rows = [
        (str(partner._meta.get_field(name).verbose_name).capitalize(), str(getattr(partner, name)))
        for name in ("summary", "working_on", "needs_help", "can_help", "email", "phone", "website")
        if getattr(partner, name)
    ]
    people = [f"{row.person.name}, {row.title}" if row.title else row.person.name for row in partner.people_now()]
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=paragraphs,
        facts=[*rows, (_("People"), "; ".join(people))] if people else rows,
        button=(_("Look and confirm"), url),
        after=[_("Something has changed, or somebody has left? The same page lets you put it right.")],
        why=_("You get this mail because you are the contact of %(partner)s.") % {"partner": partner.name},
    )


SAMPLE_URL = "https://network.example.org/l/example/"
SAMPLE_PERSON = SimpleNamespace(name="Lena Novak", email="lena@example.org")
SAMPLE_APPLICATION = SimpleNamespace(
    contact_name="Lena Novak",
    organisation="Sandpiper Playgroup",
    why="We meet families a year before school does, and would like not to do so alone.",
    words="We are glad to have you with us.",
    get_absolute_url=lambda: "/applications/1/",
)


class SamplePartner(SimpleNamespace):
    """Stands in for a partner on the preview page, where nothing may be read from the database."""

    name = "Sandpiper Playgroup"
    summary = "Open mornings and a lending shelf for families with young children."
    working_on = "Two open mornings a week for families with children under three."
    needs_help = "A warm room on Fridays."
    can_help = "Our volunteers host visitors and lend toys."
    email, phone, website = "hello@sandpiper.example", "", "https://sandpiper.example"

    def people_now(self) -> list:
        return [SimpleNamespace(person=SAMPLE_PERSON, title="coordinator")]

    @property
    def _meta(self):
        return SimpleNamespace(get_field=lambda name: SimpleNamespace(verbose_name=name.replace("_", " ")))


register(
    Kind("application_received", lazy("Receipts for applications"), lambda: application_received(SAMPLE_APPLICATION)),
    Kind(
        "application_waiting",
        lazy("Applications to answer"),
        lambda: application_waiting(SAMPLE_APPLICATION, SAMPLE_PERSON),
    ),
    Kind(
        "application_answer",
        lazy("Answers to applications"),
        lambda: application_welcomed(SAMPLE_APPLICATION, SAMPLE_URL),
        again=True,
        any_address=True,
    ),
    Kind(
        "confirm_profile",
        lazy("Profiles to confirm"),
        lambda: confirm_profile(SAMPLE_PERSON, SamplePartner(), SAMPLE_URL),
    ),
)
