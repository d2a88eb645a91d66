"""Every page there is, once: who looks at it, and where it is. axe, the width and the CSP are checked on each.

A page that is missing here fails a test. Files, acts and parts of pages stand in NOT_PAGES.
"""

from people.kinds import KINDS, stop_token
from tests.access import places
from tests.access.of_agendas import a, of_chidi
from tests.access.of_gatherings import g, invitation, of
from tests.access.of_mous import by_link as by_mou_link
from tests.access.of_mous import m
from tests.access.of_promises import BOTH_DOORS, by_link, of_a, p, token
from tests.access.of_working_groups import w
from tests.browser.look import Look
from tests.browser.pages_after import AFTER
from tests.browser.pages_groups import GROUPS
from tests.browser.pages_issues import ISSUES
from tests.browser.pages_learning import LEARNING
from tests.browser.pages_mail import MAIL
from tests.browser.pages_measures import MEASURES
from tests.browser.pages_network import NETWORK
from tests.browser.pages_newsletter import HIGHLIGHTS
from tests.browser.pages_ourselves import OURSELVES
from tests.browser.pages_plan import PLAN
from tests.browser.pages_reflections import REFLECTIONS
from tests.browser.pages_reminders import REMINDERS
from tests.browser.pages_rounds import ROUNDS
from tests.browser.pages_today import TODAY

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
    Look("standing_list"),
    Look("partner_standing", at=places.a),
    Look("partner_standing", who="ben", at=places.a),
    Look("concern_list", who="ben"),
    Look("concern_list", who="chidi"),
    Look("concern_detail", who="chidi", at=p("concern")),
    Look("concern_contacts"),
]

# Gatherings
GATHERINGS = [
    Look("gathering_list", who="ben"),
    Look("gathering_list", query="?show=past"),
    Look("gathering_list", who="chidi", query="?q=nothing-of-the-kind"),
    Look("gathering_detail", who="ben", at=g("gathering")),
    Look("gathering_detail", who="chidi", at=g("gathering")),
    Look("guest_list", who="chidi", at=g("gathering")),
    Look(
        "guest_withdraw", who="chidi", at=lambda world: [world.gatherings.gathering.pk, world.gatherings.rsvp_dora.pk]
    ),
    Look("guest_choose", who="chidi", at=g("gathering")),
    Look("rsvp_answer", who="ben", at=g("rsvp")),
    Look("rsvp_answer", who="chidi", at=g("rsvp_dora")),
    Look("link", who="", at=invitation),
    Look("gathering_new"),
    Look("date_poll", who="chidi", at=g("polled")),
    Look("rsvp_answer", who="ben", at=g("polled_rsvp")),
    Look("series_list", who="ben"),
    Look("series_detail", who="chidi", at=g("series")),
    Look("series_new"),
    Look("series_edit", at=g("series")),
    Look("series_guests", at=g("series")),
    Look("series_end", at=g("series")),
    Look("gathering_move", at=g("gathering")),
    Look("gathering_cancel", at=g("gathering")),
    Look("gathering_duplicate", at=g("gathering")),
    Look("gathering_edit", who="chidi", at=g("gathering")),
    Look("calendar_subscribe", who="ben"),
    *(Look(f"{name}_reminders", who="chidi", at=g(name)) for name in ("gathering", "series")),
    Look("network_reminders"),
    *(Look(f"reminder_{act}", at=at) for act, at in (("new", of("gathering")), ("edit", g("reminder")))),
    Look("unsubscribe", who="", at=lambda world: [stop_token(world.ben.pk, KINDS["reminder_gathering"])]),
]

# Agendas and formats
AGENDAS = [
    Look("agenda_detail", who="chidi", at=of_chidi()),
    Look("agenda_detail", at=g("open")),
    Look("agenda_sheet", who="chidi", at=of_chidi()),
    Look("agenda_print", who="ben", at=of_chidi()),
    Look("agenda_start", who="chidi", at=of_chidi()),
    Look("agenda_keep", who="chidi", at=of_chidi()),
    Look("agenda_drop", who="chidi", at=of_chidi()),
    Look("agenda_lengthen", who="chidi", at=of_chidi()),
    Look("agenda_split", who="chidi", at=of_chidi()),
    Look("block_edit", who="chidi", at=of_chidi("second")),
    Look("agenda_limits"),
    Look("format_list", who="ben"),
    Look("format_list", who="ben", query="?minutes=1&mode=move"),
    Look("format_detail", who="ben", at=lambda world: ["1-2-4-all"]),
    Look("format_new", who="chidi"),
    Look("format_edit", who="chidi", at=a("format")),
]

# Agreements
MOUS = [
    Look("mou_list"),
    Look("mou_list", who="ben"),
    Look("mou_list", query="?q=nothing-of-the-kind"),
    Look("mou_begin"),
    Look("mou_new", at=places.hidden),
    Look("mou_detail", at=m("offered")),
    Look("mou_detail", who="dora", at=m("active")),
    Look("mou_edit", at=m("draft")),
    Look("mou_offer", at=m("draft")),
    Look("mou_compare", at=m("offered")),
    Look("mou_correct", at=m("active")),
    Look("mou_end", at=m("active")),
    Look("mou_thanks", who="dora", at=m("active")),
    Look("mou_sign", at=m("offered")),
    Look("link", who="", at=by_mou_link()),
    Look("link_mou_sign", who="", at=by_mou_link()),
    Look("link_mou_compare", who="", at=by_mou_link()),
    Look("mou_template_list"),
    Look("mou_template_new"),
    Look("mou_template_edit", at=m("template")),
    Look("mou_round_new", at=m("template")),
    Look("mou_round_correct", at=m("template")),
    Look("mou_round_detail", at=m("round")),
    Look("verify", who=""),
]

# The common agenda
COMMON_AGENDA = [
    Look("common_agenda", who=""),
    Look("common_agenda"),
    Look("common_agenda_version", who="ben", at=lambda world: [2]),
    Look("common_agenda_draft", who="ben"),
    Look("common_agenda_draft"),
    Look("common_agenda_section", at=lambda world: ["vision"]),
    Look("common_agenda_adopt"),
    Look("goal_new"),
    Look("goal_edit", at=w("goal")),
    Look("strategy_new", at=w("goal")),
    Look("strategy_edit", at=w("strategy")),
]

PAGES = [
    *AFTER,
    *LEARNING,
    *HIGHLIGHTS,
    *ISSUES,
    *MAIL,
    *MEASURES,
    *PROMISES,
    *COMMON_AGENDA,
    *GROUPS,
    *OURSELVES,
    *PLAN,
    *NETWORK,
    *ROUNDS,
    *REMINDERS,
    *TODAY,
    *MOUS,
    *GATHERINGS,
    *REFLECTIONS,
    *AGENDAS,
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
    contact_usual partner_rhythm seat_give_up seat_remove seat_return table_preset touchpoint_return touchpoint_withdraw
    snooze_new snooze_wake subscription_end link_round_lean highlight_approve highlight_ask highlight_next
    highlight_pass highlight_pause highlight_photo highlight_return highlight_take_back link_highlight_approve
    link_highlight_pass link_highlight_pause link_highlight_photo link_highlight_return link_highlight_take_back
    reminder_send reminder_pause reminder_resume reminder_plan_page reminder_plan_switch check_csv check_remind
    check_comment_off year_pdf year_declare theme health_live health_ready delivery_html message_html
    delivery_cancel delivery_send_again delivery_leave delivery_resume delivery_cancel_found suppression_lift
    mail_webhook delivery_test mailbox_list mailbox_detail mailbox_html sign_in_again sign_in_as_demo
    account_confirm_login_code mfa_authenticate account_logout address_keep mfa_index account_reauthenticate
    mfa_reauthenticate account_change_password mfa_activate_totp mfa_deactivate_totp mfa_view_recovery_codes
    issue_new issue_now issue_values issue_look_again issue_discard issue_duplicate issue_audience_count issue_html
    issue_test issue_unschedule issue_feed issue_picture section_add section_back section_values section_move
    section_remove section_picture section_step item_choose mfa_generate_recovery_codes session_end
    sessions_end_others sign_out_everywhere token_make token_revoke my_data_copy my_data_erase person_invite
    person_deactivate person_activate audit_export directory_pdf partners_csv partners_kumu partners_vcards
    people_csv people_vcards person_vcard partner_vcard partner_export subscription_csv partner_logo link_partner_logo
    partner_confirm partner_logo_remove partner_logo_restore affiliation_resume affiliation_invite
    link_partner_confirm link_partner_logo_remove link_partner_logo_restore link_affiliation_resume partner_ask
    partner_archive partner_ask_ticked partner_invite_ticked partner_archive_ticked partner_restore
    application_welcome application_decline application_put_aside application_take_up import_progress import_columns
    import_decide import_start import_undo import_drop audit_check measure_archive measure_restore measure_csv
    target_remove annotation_remove reading_take_back figure_ask figures_import_enter common_agenda_begin
    common_agenda_drop goal_remove goal_up goal_down strategy_remove strategy_up strategy_down round_lean
    ask_withdraw receipt_acknowledge group_reopen update_withdraw update_bring_back channel_remove member_end
    member_resume join_take_back role_close role_reopen posting_close posting_reopen link_posting_close
    link_posting_reopen partner_return mou_copy link_mou_copy mou_bundle link_mou_bundle mou_say link_mou_say
    mou_decide link_mou_decide mou_withdraw mou_discard mou_take_up mou_clause_back mou_template_clause_back
    mou_follow mou_template_archive mou_template_restore link_mou_thanks calendar_renew calendar_stop calendar_feed
    calendar_public gathering_calendar reminders_own reminders_follow reminder_switch reminder_remove run_now
    run_screen_now run_press run_capture captured_drop captured_restore run_there run_walk_in gathering_close
    gathering_reopen minutes_approve commitment_tell commitment_untell initiative_start initiative_reopen
    prompt_take_in prompt_retire prompt_bring_back pause_end pause_extend my_reflection_forget agenda_now
    agenda_lessons agenda_undo agenda_minutes agenda_fit agenda_take block_add block_act block_move block_remove
    block_values wording_settle template_close template_reopen format_close format_reopen guest_invite date_ask
    date_take rsvp_join gathering_restore series_go_on series_leave_out series_take_back assumption_reopen
    emergence_withdraw emergence_return lesson_withdraw lesson_return lesson_appreciate lesson_practice
    lesson_take_up voice_said_withdraw voice_publish voice_keep voice_assign voice_answer voice_follow voice_aside
    voice_hold voice_withdraw announcement_withdraw announcement_return announcement_move announcement_sort
    link_announcement_withdraw link_announcement_return network_data network_export network_draw
    relationship_round_invite relationship_round_remind relationship_round_extend relationship_round_close
    tie_import_enter tie_import_undo
"""
