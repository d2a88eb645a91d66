"""What there is to see and to change: two partners, a hidden one, and canaries only some may hear."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from backbone.models import Import
from network.lib.mail import Message
from partners.models import Application, Partner, Stage
from people.models import AuditEntry, Delivery, Link, MissedReminder, Person, Suppression, Visibility
from tests.access.after import CANARIES as CANARIES_OF_AFTER
from tests.access.after import After, make_after
from tests.access.agendas import CANARIES as CANARIES_OF_AGENDAS
from tests.access.agendas import Agendas, make_agendas
from tests.access.cascade import CANARIES as CANARIES_OF_CASCADE
from tests.access.cascade import Cascade, make_cascade
from tests.access.common_agenda import CANARIES as CANARIES_OF_COMMON
from tests.access.common_agenda import CommonAgendas, make_common_agendas
from tests.access.contact import CANARIES as CANARIES_OF_CONTACT
from tests.access.contact import Contact, make_contact
from tests.access.gatherings import CANARIES as CANARIES_OF_GATHERINGS
from tests.access.gatherings import Gatherings, make_gatherings
from tests.access.groups import CANARIES as CANARIES_OF_GROUPS
from tests.access.groups import Groups, make_groups
from tests.access.highlights import CANARIES as CANARIES_OF_HIGHLIGHTS
from tests.access.highlights import PHOTO, Highlights, make_highlights
from tests.access.issues import CANARIES as CANARIES_OF_ISSUES
from tests.access.issues import Issues, make_issues
from tests.access.lessons import CANARIES as CANARIES_OF_LESSONS
from tests.access.lessons import Lessons, make_lessons
from tests.access.measures import CANARIES as CANARIES_OF_MEASURES
from tests.access.measures import Measures, make_measures
from tests.access.mous import CANARIES as CANARIES_OF_MOUS
from tests.access.mous import Mous, make_mous
from tests.access.network import CANARIES as CANARIES_OF_NETWORK
from tests.access.network import Network, make_network
from tests.access.noticing import CANARIES as CANARIES_OF_NOTICING
from tests.access.noticing import Noticed, make_noticed
from tests.access.ourselves import CANARIES as CANARIES_OF_OURSELVES
from tests.access.ourselves import Ourselves, make_ourselves
from tests.access.promises import CANARIES as CANARIES_OF_PROMISES
from tests.access.promises import Promises, make_promises
from tests.access.reflections import CANARIES as CANARIES_OF_REFLECTIONS
from tests.access.reflections import Reflections, make_reflections
from tests.access.voices import CANARIES as CANARIES_OF_VOICES
from tests.access.voices import Voices, make_voices
from tests.make import make_affiliation, make_partner, make_person

# The canary → the roles that may hear it. "link" is whoever holds the personal link for A's profile.
CANARIES = {
    **CANARIES_OF_PROMISES,
    **CANARIES_OF_MOUS,
    **CANARIES_OF_GATHERINGS,
    **CANARIES_OF_COMMON,
    **CANARIES_OF_VOICES,
    **CANARIES_OF_MEASURES,
    **CANARIES_OF_LESSONS,
    **CANARIES_OF_NOTICING,
    **CANARIES_OF_NETWORK,
    **CANARIES_OF_AFTER,
    **CANARIES_OF_GROUPS,
    **CANARIES_OF_HIGHLIGHTS,
    **CANARIES_OF_CASCADE,
    **CANARIES_OF_REFLECTIONS,
    **CANARIES_OF_AGENDAS,
    **CANARIES_OF_ISSUES,
    **CANARIES_OF_CONTACT,
    **CANARIES_OF_OURSELVES,
    "canary-own-phone": {"backbone", "member"},  # Fern's, for the backbone only
    "canary-partners-phone": {"backbone", "member", "editor", "other", "facilitator", "link"},  # of A
    "canary-backbone@example.org": {"backbone", "editor", "link"},  # of A
    "canary-tax-number": {"backbone", "editor", "link"},  # of A
    "canary-own-mail@example.org": {"backbone", "community"},  # Elif's, for the backbone only
    "Canary Prospect": {"backbone"},  # a partner the network does not know of yet
    "canary-prospect-person": {"backbone"},
    "canary-application": {"backbone"},
    "canary-delivery": {"backbone"},
    "canary-suppressed": {"backbone"},
    "canary-missed": {"backbone"},
    "canary-import": {"backbone"},
    "canary-reason": {"backbone", "editor"},  # why A's stage changed: its own keepers read its history
}


@dataclass
class World:
    asha: Person
    ben: Person
    fern: Person
    dora: Person
    chidi: Person
    elif_: Person
    gone: Person
    a: Partner
    b: Partner
    hidden: Partner
    application: Application
    delivery: Delivery
    missed: MissedReminder
    import_: Import
    link: Link
    spent: Link
    promises: Promises
    mous: Mous
    gatherings: Gatherings
    common: CommonAgendas
    voices: Voices
    measures: Measures
    lessons: Lessons
    highlights: Highlights
    noticed: Noticed
    network: Network
    after: After
    reflections: Reflections
    agendas: Agendas
    groups: Groups
    cascade: Cascade
    issues: Issues
    contact: Contact
    ourselves: Ourselves
    digest: str = ""  # of all rows, before anybody came to a door

    def switch_off(self) -> None:
        Person.objects.filter(pk=self.gone.pk).update(is_active=False)


def make_world() -> World:
    people = make_cast()
    a = make_partner(
        "Sandpiper Playgroup", sector="nonprofit", phone="canary-partners-phone", tax_id="canary-tax-number",
        email="canary-backbone@example.org", email_visibility=Visibility.BACKBONE, listed=Visibility.PUBLIC,
    )  # fmt: skip
    b = make_partner("Rivermouth Clinic", sector="health")
    make_affiliation(a, people["ben"], title="coordinator", is_primary=True, may_edit=True)
    make_affiliation(a, people["fern"], title="volunteer")
    make_affiliation(b, people["dora"], title="outreach nurse", is_primary=True, may_edit=True)
    make_affiliation(a, people["gone"], title="treasurer", may_edit=True)
    a.change_stage(people["asha"], Stage.PAUSED, "canary-reason")
    links = {
        "link": Link.create(people["ben"], "partner.profile", a),
        "spent": Link.create(people["ben"], "partner.profile", a),
    }
    links["spent"].use()
    papers = make_papers(people["asha"])
    gatherings, hidden = make_gatherings(people, a, b), make_hidden()
    groups = make_groups(people, a)
    agendas = make_agendas(people, gatherings.gathering, gatherings.other)
    return World(
        **people, a=a, b=b, hidden=hidden, issues=make_issues(people), promises=make_promises(people, a, b),
        mous=make_mous(people, a, b), gatherings=gatherings, agendas=agendas,
        after=make_after(people, a, gatherings), groups=groups,
        cascade=make_cascade(people, groups), contact=make_contact(people, a),
        reflections=make_reflections(people, gatherings, a, b),
        common=make_common_agendas(people["asha"], a, b, hidden),
        measures=make_measures(people, groups, a, b),
        voices=make_voices(people), lessons=make_lessons(people, a, b),
        highlights=make_highlights(people, a, b), noticed=make_noticed(people),
        network=make_network(people, a, b),
        ourselves=make_ourselves(people), **papers, **links,
    )  # fmt: skip


def make_cast() -> dict[str, Person]:
    return {
        "asha": make_person("Asha Rao", "asha@example.org", is_backbone=True),
        "ben": make_person("Ben Okafor", "ben@example.org"),
        "fern": make_person("Fern Albright", "fern@example.org", phone="canary-own-phone"),
        "dora": make_person("Dora Lindqvist", "dora@example.org"),
        "chidi": make_person("Chidi Eze", "chidi@example.org", is_facilitator=True),
        "elif_": make_person("Elif Demir", "canary-own-mail@example.org", email_visibility=Visibility.BACKBONE),
        "gone": make_person("Gregor Hahn", "gregor@example.org"),
    }


def make_hidden() -> Partner:
    hidden = make_partner("Canary Prospect", stage=Stage.PROSPECT, logo="logos/canary.webp")
    hang_up_logo()
    make_affiliation(hidden, make_person("Mara canary-prospect-person"), is_primary=True)
    return hidden


def hang_up_logo() -> None:
    """The prospect's logo and the photo of A's highlight, in the folder of this test."""
    for name in ("logos/canary.webp", PHOTO):
        default_storage.save(name, ContentFile(b"RIFF"))


def make_papers(asha: Person) -> dict[str, Any]:
    application = Application.objects.create(
        organisation="Harbour Library", what_we_do="canary-application", why="To read together.",
        contact_name="Ola Berg", contact_email="ola@example.org",
    )  # fmt: skip
    message = Message(subject="canary-delivery", paragraphs=["canary-delivery"], why="A test.")
    delivery = Delivery.queue("test", "canary", message, asha)
    Suppression.add("canary-suppressed@example.org", "", "Mail came back.", came_back=True)
    AuditEntry.record("delivery.resolved", by=asha, target=delivery)
    import_ = Import.begin(asha, "canary-import.csv", b"name\nHarbour Choir\n")
    missed = MissedReminder.objects.create(
        kind="mou_renewal", key="canary", person=asha, about="canary-missed", why="looks after it", reason="late",
        moment=timezone.now() - timedelta(days=9),
    )  # fmt: skip
    return {"application": application, "delivery": delivery, "import_": import_, "missed": missed}
