"""The mails about agreements: objects in, Message out."""

from datetime import date
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from network.lib.dates import plain_day
from network.lib.mail import Message, dear
from people.kinds import Kind, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words


def mou_offered(person, mou, url: str) -> Message:
    """Asks the partner's signer to read, comment on and sign an agreement."""
    return Message(
        subject=_("Your agreement with the network: please read and sign"),
        greeting=dear(person.name),
        paragraphs=[
            _("Here is what %(partner)s and the network would promise each other: “%(title)s”.")
            % {"partner": mou.partner.name, "title": mou.title},
            _("Read it in peace. If a clause does not fit, say so there, or propose other words for it."),
        ],
        facts=term_of(mou),
        button=(_("Read the agreement"), url),
        after=[_("No password is needed. The link is for you only; if somebody else signs, please tell us.")],
        why=signer_of(mou),
    )


def mou_changed(person, mou, note: str, url: str) -> Message:
    """Tells the signer that there is a new version, which counts only with their signature."""
    return Message(
        subject=_("A new version of your agreement with the network"),
        greeting=dear(person.name),
        paragraphs=[
            _("The agreement of %(partner)s and the network has been changed.") % {"partner": mou.partner.name},
            *([note] if note else []),
            _("The page shows what is different, word by word. Signatures under the earlier version do not count."),
        ],
        facts=term_of(mou),
        button=(_("See what has changed"), url),
        why=signer_of(mou),
    )


def mou_ready(person, mou, url: str) -> Message:
    """Asks the network's signer for the second signature."""
    return Message(
        subject=_("%(partner)s’s agreement is ready for your signature") % {"partner": mou.partner.name},
        greeting=dear(person.name),
        paragraphs=[
            _("%(partner)s has signed “%(title)s”. With your signature for the network it is in force.")
            % {"partner": mou.partner.name, "title": mou.title}
        ],
        facts=term_of(mou),
        button=(_("Read and sign"), url),
        after=[_("No password is needed. The link is for you only, and only for this agreement.")],
        why=about_of(mou),
    )


def mou_withdrawn(person, mou) -> Message:
    return Message(
        subject=_("Nothing to sign for now"),
        greeting=dear(person.name),
        paragraphs=[
            _("We have taken back the agreement we offered %(partner)s; you need not do anything.")
            % {"partner": mou.partner.name},
            _("You will hear from us when there is a new text."),
        ],
        why=signer_of(mou),
    )


def mou_commented(person, comment, url: str) -> Message:
    """Tells the other side what was said about a clause, or which words were proposed for it."""
    partner, clause = comment.mou.partner.name, comment.clause_title or _("the whole text")
    said = _("%(name)s wrote about “%(clause)s”:") % {"name": comment.by.name, "clause": clause}
    return Message(
        subject=_("%(partner)s’s agreement: a word about “%(clause)s”") % {"partner": partner, "clause": clause},
        greeting=dear(person.name),
        paragraphs=[said, *([comment.words] if comment.words else [])],
        facts=[(_("Proposed words"), comment.proposal)] if comment.proposal else [],
        button=(_("Read and answer"), url),
        why=about_of(comment.mou),
    )


def mou_answered(person, comment, url: str) -> Message:
    """Tells whoever proposed other words what became of them."""
    words = {"clause": comment.clause_title}
    yes = _("Your words for “%(clause)s” go into the agreement. You will be asked to sign the new version.") % words
    no = _("Your words for “%(clause)s” will not go into the agreement as they are.") % words
    return Message(
        subject=_("About your proposal for “%(clause)s”") % words,
        greeting=dear(person.name),
        paragraphs=[yes if comment.decision == "accepted" else no, *([comment.reply] if comment.reply else [])],
        button=(_("Open the agreement"), url),
        why=about_of(comment.mou),
    )


def mou_corrected(person, mou, note: str, url: str) -> Message:
    """Tells both sides about a slip corrected in what they have signed."""
    return Message(
        subject=_("A slip corrected in your agreement"),
        greeting=dear(person.name),
        paragraphs=[
            _("In the agreement of %(partner)s and the network a slip was corrected:") % {"partner": mou.partner.name},
            note,
            _("What you signed stays as it was, and nobody needs to sign anew. If this is more than a slip, say so."),
            _("The corrected text goes with this mail, sealed as a PDF."),
        ],
        button=(_("See the correction"), url),
        why=about_of(mou),
    )


def mou_receipt(person, signature, head: str, url: str) -> Message:
    """What a signer keeps of the moment of signing: the fingerprint of the text and of our record."""
    version = signature.version
    return Message(
        subject=_("You have signed: %(title)s") % {"title": version.mou.title},
        greeting=dear(person.name),
        paragraphs=[
            _("You have signed version %(number)d of the agreement of %(partner)s and the network. Thank you.")
            % {"number": version.number, "partner": version.mou.partner.name},
            _("Keep this mail: with the two fingerprints anybody can tell later that nothing was changed."),
        ],
        facts=[
            (_("Signed as"), f"{signature.name}, {signature.position}"),
            (_("Fingerprint of the text"), signature.sha256),
            (_("Fingerprint of our record"), head),
        ],
        button=(_("Open the agreement"), url),
        why=_("You get this mail because you signed this agreement."),
    )


def mou_active(person, mou, head: str, url: str) -> Message:
    """Tells both sides that both have signed; with it goes the way to their copy."""
    return Message(
        subject=_("Signed by both: %(title)s") % {"title": mou.title},
        greeting=dear(person.name),
        paragraphs=[
            _("%(partner)s and the network have both signed. The agreement holds.") % {"partner": mou.partner.name},
            _("Your copy, sealed as a PDF, goes with this mail. It stays behind this button, too."),
        ],
        facts=[
            *term_of(mou),
            (_("Fingerprint of the text"), mou.current.sha256),
            (_("Fingerprint of our record"), head),
        ],
        button=(_("Open your copy"), url),
        why=about_of(mou),
    )


def mou_renewal(person, mou, days: int, url: str, words: Words | None = None) -> Message:
    """Reminds both sides before the end; nothing is renewed in silence."""
    left = ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    said = words or plan_words("mou_renewal")
    subject, paragraphs = said.filled(partner=mou.partner.name, day=plain_day(mou.until), left=left)
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=paragraphs,
        button=(_("Open the agreement"), url),
        why=about_of(mou),
    )


def mou_ended(person, mou, url: str) -> Message:
    return Message(
        subject=_("The agreement with %(partner)s has ended") % {"partner": mou.partner.name},
        greeting=dear(person.name),
        paragraphs=[
            _("The agreement of %(partner)s and the network has ended: %(how)s.")
            % {"partner": mou.partner.name, "how": mou.get_ending_display()},
            *([mou.ending_words] if mou.ending_words else []),
            _("Thank you for the time it held. What was signed stays readable."),
        ],
        button=(_("Open the agreement"), url),
        why=about_of(mou),
    )


def signer_of(mou) -> str:
    return _("You get this mail because you are named to sign for %(partner)s.") % {"partner": mou.partner.name}


def about_of(mou) -> str:
    return _("You get this mail because you look after the agreement of %(partner)s and the network.") % {
        "partner": mou.partner.name
    }


def term_of(mou) -> list[tuple[str, str]]:
    end = [(_("Until"), plain_day(mou.until))] if mou.until else []
    return [(_("From"), plain_day(mou.starts_on)), *end]


SAMPLE_URL = "https://network.example.org/l/example/"
LENA = SimpleNamespace(name="Lena Novak")
PRINT = "9f2c4e0b7a" * 6 + "51d3"
SAMPLE = SimpleNamespace(
    partner=SimpleNamespace(name="Sandpiper Playgroup"), title="Memorandum of understanding",
    starts_on=date(2027, 1, 1), until=date(2027, 12, 31), current=SimpleNamespace(sha256=PRINT), ending_words="",
    get_ending_display=lambda: _("its term was over"),
)  # fmt: skip
SAMPLE_COMMENT = SimpleNamespace(
    mou=SAMPLE, by=LENA, clause_title="Meetings and attendance", decision="accepted",
    reply="Thank you, that is clearer.", words="Mornings are when we open.",
    proposal="Somebody from Sandpiper Playgroup comes to gatherings after two o’clock.",
)  # fmt: skip
SAMPLE_SIGNATURE = SimpleNamespace(
    version=SimpleNamespace(number=2, mou=SAMPLE), name="Lena Novak", position="director", sha256=PRINT
)
NOTE = "The mornings we open are now spelled out."

register(
    Kind("mou_offered", lazy("Agreements to sign"), lambda: mou_offered(LENA, SAMPLE, SAMPLE_URL), again=True),
    Kind("mou_changed", lazy("New versions to sign"), lambda: mou_changed(LENA, SAMPLE, NOTE, SAMPLE_URL), again=True),
    Kind("mou_ready", lazy("Countersignatures"), lambda: mou_ready(LENA, SAMPLE, SAMPLE_URL), again=True),
    Kind("mou_withdrawn", lazy("Offers taken back"), lambda: mou_withdrawn(LENA, SAMPLE)),
    Kind("mou_commented", lazy("Comments on agreements"), lambda: mou_commented(LENA, SAMPLE_COMMENT, SAMPLE_URL)),
    Kind("mou_answered", lazy("Proposals answered"), lambda: mou_answered(LENA, SAMPLE_COMMENT, SAMPLE_URL)),
    Kind("mou_corrected", lazy("Slips corrected"), lambda: mou_corrected(LENA, SAMPLE, NOTE, SAMPLE_URL)),
    Kind(
        "mou_receipt",
        lazy("Receipts for signatures"),
        lambda: mou_receipt(LENA, SAMPLE_SIGNATURE, PRINT, SAMPLE_URL),
        again=True,
    ),
    Kind("mou_active", lazy("Signed by both"), lambda: mou_active(LENA, SAMPLE, PRINT, SAMPLE_URL), again=True),
    Kind("mou_renewal", lazy("Agreements that end"), lambda: mou_renewal(LENA, SAMPLE, 30, SAMPLE_URL)),
    Kind("mou_ended", lazy("Agreements that ended"), lambda: mou_ended(LENA, SAMPLE, SAMPLE_URL)),
)
