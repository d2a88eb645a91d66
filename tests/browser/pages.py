"""Every page there is, once: who looks at it, and where it is. axe, the width and the CSP are checked on each.

A page that is missing here fails a test. Files, acts and parts of pages stand in NOT_PAGES.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.access import places
from tests.access.of_promises import BOTH_DOORS, by_link, of_a, p, token
from tests.access.world import World


@dataclass(frozen=True)
class Look:
    """route: its name. who: "" for the public, else an attribute of World. at: the route's arguments. query: "?…"."""

    route: str
    who: str = "asha"
    at: Callable[[World], list] = lambda world: []
    query: str = ""

    def __str__(self) -> str:
        return f"{self.route}{self.query} as {self.who or 'public'}"


# Jobs, needs and offers, leaving, concerns
PROMISES = [
    Look("role_list", who="ben"),
    Look("role_list", query="?q=nothing-of-the-kind"),
    Look("role_detail", who="ben", at=p("role")),
    Look("role_detail", at=p("closed")),
    Look("role_new"),
    Look("role_edit", at=p("role")),
    Look("role_suggest", at=p("role")),
    Look("role_appoint", at=p("role")),
    Look("role_coverage"),
    Look("role_list_for", at=places.b),
    Look("role_list_of", at=lambda world: [world.ben.pk]),
    Look("appointment_answer", who="ben", at=p("asked")),
    Look("appointment_end", who="ben", at=p("held")),
    Look("appointment_extend", who="ben", at=p("held")),
    Look("link_appointment_end", who="", at=by_link("held")),
    Look("link", who="", at=token("answer")),
    Look("exchange_list", who="ben"),
    Look("exchange_list", query="?show=offers"),
    Look("need_detail", who="ben", at=p("need")),
    Look("offer_detail", who="ben", at=p("offer_b")),
    Look("need_introduce", who="ben", at=lambda world: [world.promises.need.pk, world.b.slug]),
    Look("introduction_list"),
    Look("introduction_new", at=lambda world: [world.a.slug, world.b.slug]),
    Look("introduction_detail", who="dora", at=p("introduction")),
    Look("link", who="", at=token("agree")),
    *(Look(name, who="ben", at=of_a(*rest)) for name, rest, _guard in BOTH_DOORS),
    *(Look(f"link_{name}", who="", at=by_link(*rest)) for name, rest, _guard in BOTH_DOORS),
    Look("partner_leave", who="ben", at=places.a),
    Look("link_partner_leave", who="", at=places.link),
    Look("link", who="", at=token("back")),
    Look("partner_detail", at=lambda world: [world.promises.left.slug]),
    Look("partner_story", who="ben", at=places.a),
    Look("link_partner_story", who="", at=places.link),
    Look("concern_list", who="ben"),
    Look("concern_list", who="chidi"),
    Look("concern_detail", who="chidi", at=p("concern")),
    Look("concern_contacts"),
]

PAGES = [
    *PROMISES,
    # The public
    Look("about", who=""),
    Look("join", who=""),
    Look("join_thanks", who=""),
    Look("account_login", who=""),
    Look("account_reset_password", who=""),
    Look("account_reset_password_done", who=""),
    Look("account_reset_password_from_key", who="", at=lambda world: ["x", "set-password"]),
    # By personal link
    Look("link", who="", at=places.link),
    Look("link", who="", at=places.spent),
    Look("link_partner_edit", who="", at=places.link),
    Look("link_partner_logo_change", who="", at=places.link),
    Look("link_affiliation_add", who="", at=places.link),
    Look("link_affiliation_edit", who="", at=places.link_fern),
    Look("link_affiliation_end", who="", at=places.link_fern),
    # A partner's representative, and whoever signed in
    Look("today", who="ben"),
    Look("today", who="elif_"),
    Look("me", who="ben"),
    Look("address_change", who="ben"),
    Look("security", who="ben"),
    Look("account_set_password", who="ben"),
    Look("my_data", who="ben"),
    Look("directory", who="ben"),
    Look("directory", who="ben", query="?q=nothing-of-the-kind"),
    Look("directory_people", who="ben"),
    Look("directory_print", who="ben"),
    Look("search", who="ben", query="?q=sandpiper"),
    Look("person_detail", who="ben", at=places.fern),
    Look("partner_detail", who="ben", at=places.a),
    Look("partner_detail", who="elif_", at=places.b),
    Look("partner_edit", who="ben", at=places.a),
    Look("partner_history", who="ben", at=places.a),
    Look("partner_logo_change", who="ben", at=places.a),
    Look("affiliation_add", who="ben", at=places.a),
    Look("affiliation_edit", who="ben", at=places.a_fern),
    Look("affiliation_end", who="ben", at=places.a_fern),
    # Backbone staff
    Look("today"),
    Look("partner_list"),
    Look("partner_new"),
    Look("partner_detail", at=places.hidden),
    Look("partner_stage", at=places.a),
    Look("partner_merge", at=places.a),
    Look("partner_merge_with", at=lambda world: [world.a.slug, world.b.slug]),
    Look("import_list"),
    Look("import_detail", at=places.import_),
    Look("application_list"),
    Look("application_detail", at=places.application),
    Look("person_detail", at=places.elif_),
    Look("person_list"),
    Look("person_add"),
    Look("person_edit", at=places.fern),
    Look("person_roles", at=places.fern),
    Look("person_erase", at=places.fern),
    Look("settings"),
    Look("audit"),
    Look("delivery_list"),
    Look("delivery_detail", at=places.delivery),
    Look("message_list"),
]

# Routes that show no page of their own: acts, files, parts of pages, machines' answers, pages of development, and the
# doors that open only in the middle of signing in (tests/browser/test_stories.py walks through those).
NOT_PAGES = """
    theme health_live health_ready delivery_html message_html delivery_cancel delivery_send_again delivery_leave
    delivery_test mailbox_list mailbox_detail mailbox_html sign_in_again sign_in_as_demo account_confirm_login_code
    mfa_authenticate account_logout address_keep mfa_index account_reauthenticate mfa_reauthenticate
    account_change_password mfa_activate_totp mfa_deactivate_totp mfa_view_recovery_codes
    mfa_generate_recovery_codes session_end sessions_end_others sign_out_everywhere token_make token_revoke
    my_data_copy my_data_erase person_invite person_deactivate person_activate audit_export directory_pdf
    partners_csv partners_kumu partners_vcards people_csv people_vcards person_vcard partner_vcard partner_export
    partner_logo link_partner_logo partner_confirm partner_logo_remove partner_logo_restore affiliation_resume
    affiliation_invite link_partner_confirm link_partner_logo_remove link_partner_logo_restore
    link_affiliation_resume partner_ask
    partner_archive partner_ask_ticked partner_invite_ticked partner_archive_ticked partner_restore
    application_welcome application_decline application_put_aside application_take_up import_progress import_columns
    import_decide import_start import_undo import_drop audit_check
    role_close role_reopen posting_close posting_reopen link_posting_close link_posting_reopen partner_return
"""
