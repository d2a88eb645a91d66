"""The policy for partners, the directory, applications, and the personal link for a profile."""

from tests.access import places
from tests.access.actors import EVERYBODY, KEEPERS, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

SEEN, PEOPLE, FIELDS = (
    ("Partner.visible_to",),
    ("partners.directory.visible_people",),
    ("partners.directory.may_see",),
)
CHANGE, CONFIRM, COLLEAGUES = (
    ("partners.change_partner",),
    ("partners.confirm_partner",),
    ("partners.change_affiliation",),
)
ARCHIVE, MERGE, STAGE = ("partners.archive_partner",), ("partners.merge_partner",), ("partners.change_stage",)
ASK, INVITE = ("partners.ask_partner",), ("people.invite_person",)
# Two doors one behind the other: one alone keeps people out, so both are taken out together.
BOTH = ("partners.change_partner + Partner.visible_to",)
DOUBLE = ("partners.view_application + Application.visible_to",)
READ, DECIDE = ("partners.view_application",), ("partners.decide_application + Application.visible_to",)


def logo(world: World) -> list:
    return [world.hidden.slug, "canary.webp"]


BY_LINK = [
    ("partner_edit", places.link),
    ("partner_logo_change", places.link),
    ("affiliation_add", places.link),
    ("affiliation_edit", places.link_fern),
    ("affiliation_end", places.link_fern),
]
ACTS_BY_LINK = [
    ("partner_confirm", places.link),
    ("partner_logo_remove", places.link),
    ("partner_logo_restore", lambda world: [world.link.token, "x.webp"]),
    ("affiliation_resume", places.link_fern),
]
SPENT = ("partner_edit", "partner_confirm", "partner_logo_change", "partner_logo_remove", "affiliation_add")

CASES = [
    # The directory
    Case("about", get=EVERYBODY),
    Case("directory", get=SIGNED_IN),
    Case("directory", query="?q=canary", get=SIGNED_IN),
    Case("directory_people", get=SIGNED_IN, guard=PEOPLE + FIELDS),
    Case("directory_print", get=SIGNED_IN),
    Case("directory_pdf", get=SIGNED_IN),
    Case("partners_csv", get=SIGNED_IN),
    Case("partners_vcards", get=SIGNED_IN),
    Case("partners_kumu", get=SIGNED_IN),
    Case("people_csv", get=SIGNED_IN, guard=PEOPLE + FIELDS),
    Case("people_vcards", get=SIGNED_IN, guard=PEOPLE + FIELDS),
    Case("search", get=SIGNED_IN),
    Case("search", query="?q=canary", get=SIGNED_IN, guard=SEEN + PEOPLE),
    Case("person_detail", get=SIGNED_IN, at=places.fern, guard=FIELDS),
    Case("person_detail", get=STAFF, at=places.unknown_person, guard=PEOPLE, note="of a prospect"),
    Case("person_vcard", get=SIGNED_IN, at=places.fern, guard=FIELDS),
    Case("person_vcard", get=STAFF, at=places.unknown_person, note="of a prospect"),
    # Partners
    Case("partner_list", get=STAFF, guard=("partners.see_all_partners",)),
    Case("partner_export", get=STAFF, guard=("partners.see_all_partners",)),
    Case("partner_new", get=STAFF, post=STAFF, guard=("partners.add_partner",)),
    Case("partner_detail", get=SIGNED_IN, at=places.a),
    Case("partner_detail", get=STAFF, at=places.hidden, guard=SEEN, note="a prospect"),
    Case("partner_vcard", get=SIGNED_IN, at=places.a),
    Case("partner_vcard", get=STAFF, at=places.hidden, guard=SEEN, note="a prospect"),
    Case("partner_history", get=KEEPERS, at=places.a, guard=CHANGE),
    Case("partner_logo", get=STAFF, at=logo, guard=SEEN, note="of a prospect"),
    # Its profile
    Case("partner_edit", get=KEEPERS, post=KEEPERS, at=places.a, guard=CHANGE),
    Case("partner_edit", get=STAFF, post=STAFF, at=places.hidden, guard=BOTH, note="a prospect"),
    Case("partner_confirm", post=KEEPERS, at=places.a, guard=CONFIRM),
    Case("partner_logo_change", get=KEEPERS, post=KEEPERS, at=places.a, guard=CHANGE),
    Case("partner_logo_remove", post=KEEPERS, at=places.a, guard=CHANGE),
    Case("partner_logo_restore", post=KEEPERS, at=lambda world: [world.a.slug, "x.webp"], guard=CHANGE),
    Case("affiliation_add", get=KEEPERS, post=KEEPERS, at=places.a, guard=COLLEAGUES),
    Case("affiliation_edit", get=KEEPERS, post=KEEPERS, at=places.a_fern, guard=COLLEAGUES),
    Case("affiliation_end", get=KEEPERS, post=KEEPERS, at=places.a_fern, guard=COLLEAGUES),
    Case("affiliation_resume", post=KEEPERS, at=places.a_fern, guard=COLLEAGUES),
    Case("affiliation_invite", post=STAFF, at=places.a_fern, guard=INVITE),
    # The same by the personal link: whoever holds it may
    *(Case(f"link_{name}", get=EVERYBODY, post=EVERYBODY, at=at, as_link=True) for name, at in BY_LINK),
    *(Case(f"link_{name}", post=EVERYBODY, at=at, as_link=True) for name, at in ACTS_BY_LINK),
    *(Case(f"link_{name}", at=places.spent, note="spent") for name in SPENT),
    Case("link_partner_logo", at=lambda world: [world.spent.token, "canary.webp"], note="spent"),
    # The backbone's care for partners
    Case("partner_ask", post=STAFF, at=places.a, guard=ASK),
    Case("partner_stage", get=STAFF, post=STAFF, at=places.a, guard=STAGE),
    Case("partner_archive", post=STAFF, at=places.a, guard=ARCHIVE),
    Case("partner_merge", get=STAFF, at=places.a, guard=MERGE),
    Case("partner_merge_with", get=STAFF, post=STAFF, at=lambda w: [w.a.slug, w.b.slug], guard=MERGE),
    Case("partner_ask_ticked", post=STAFF, guard=ASK),
    Case("partner_invite_ticked", post=STAFF, guard=INVITE),
    Case("partner_archive_ticked", post=STAFF, guard=ARCHIVE),
    Case("partner_restore", post=STAFF, at=lambda world: [str(world.a.pk)], guard=ARCHIVE),
    # Joining
    Case("join", get=EVERYBODY, post=EVERYBODY),
    Case("join_thanks", get=EVERYBODY),
    Case("application_list", get=STAFF, guard=READ),
    Case("application_detail", get=STAFF, at=places.application, guard=DOUBLE),
    Case("application_welcome", post=STAFF, at=places.application, guard=DECIDE),
    Case("application_decline", post=STAFF, at=places.application, guard=DECIDE),
    Case("application_put_aside", post=STAFF, at=places.application, guard=DECIDE),
    Case("application_take_up", post=STAFF, at=places.application, guard=DECIDE),
]
