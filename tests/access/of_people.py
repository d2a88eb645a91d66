"""The policy for people, signing in, mail and audit."""

from people.kinds import KINDS, stop_token
from tests.access import places
from tests.access.actors import EVERYBODY, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

DELIVERIES, MAIL = ("people.view_delivery",), ("people.change_delivery",)
AUDIT, ADD = ("people.view_auditentry",), ("people.add_person",)
ROLES, SWITCH = ("people.set_roles",), ("people.deactivate_person",)


def way_out(world: World) -> list:
    return [stop_token(world.fern.pk, KINDS["reminder_gathering"])]


CASES = [
    # Anybody
    Case("theme", get=EVERYBODY, at=lambda world: [192]),
    Case("health_live", get=EVERYBODY),
    Case("health_ready", get=EVERYBODY, note="says only names and numbers"),
    Case("mailbox_list", note="not where people work"),
    Case("mailbox_detail", at=lambda world: ["x", 1]),
    Case("mailbox_html", at=lambda world: ["x", 1]),
    # The doors
    Case("account_login", get=EVERYBODY, post=EVERYBODY),
    Case("sign_in_again", post=EVERYBODY),
    Case("sign_in_as_demo", at=places.fern, note="nobody of the demo"),
    Case("account_confirm_login_code", get=EVERYBODY, post=EVERYBODY),
    Case("mfa_authenticate", get=EVERYBODY, post=EVERYBODY),
    Case("account_reset_password", get=EVERYBODY, post=EVERYBODY),
    Case("account_reset_password_done", get=EVERYBODY),
    Case("account_reset_password_from_key", get=EVERYBODY, post=EVERYBODY, at=lambda world: ["x", "set-password"]),
    Case("account_logout", post=EVERYBODY),
    Case("link", get=EVERYBODY, at=places.link, as_link=True),
    Case("link", at=places.spent, note="spent"),
    Case("link", at=lambda world: ["x"], note="made up"),
    Case("unsubscribe", get=EVERYBODY, post=EVERYBODY, at=way_out),
    Case("unsubscribe", at=lambda world: ["x"], note="made up"),
    # About oneself
    Case("me", get=SIGNED_IN, post=SIGNED_IN),
    Case("address_change", get=SIGNED_IN, post=SIGNED_IN),
    Case("address_keep", post=SIGNED_IN),
    Case("security", get=SIGNED_IN),
    Case("mfa_index", get=SIGNED_IN),
    Case("account_reauthenticate", note="without a password"),
    Case("mfa_reauthenticate", note="without a second factor"),
    Case("account_change_password", get=SIGNED_IN, post=SIGNED_IN),
    Case("account_set_password", get=SIGNED_IN, post=SIGNED_IN),
    Case("mfa_activate_totp", get=SIGNED_IN, post=SIGNED_IN),
    Case("mfa_deactivate_totp", note="none there"),
    Case("mfa_view_recovery_codes", note="none there"),
    Case("mfa_generate_recovery_codes", get=SIGNED_IN, post=SIGNED_IN),
    Case("session_end", at=lambda world: [0], note="not one's own"),
    Case("sessions_end_others", post=SIGNED_IN),
    Case("sign_out_everywhere", post=SIGNED_IN),
    Case("token_make", post=SIGNED_IN),
    Case("token_revoke", post=SIGNED_IN, at=lambda world: ["0" * 15]),
    Case("my_data", get=SIGNED_IN),
    Case("my_data_copy", post=SIGNED_IN),
    Case("my_data_erase", get=SIGNED_IN, post=SIGNED_IN),
    # Backbone staff look after people
    Case("person_list", get=STAFF, guard=ROLES),
    Case("person_add", get=STAFF, post=STAFF, guard=ADD),
    Case("person_edit", get=STAFF, post=STAFF, guard=ADD, at=places.fern),
    Case("person_invite", post=STAFF, guard=("people.invite_person",), at=places.fern),
    Case("person_roles", get=STAFF, post=STAFF, guard=ROLES, at=places.fern),
    Case("person_deactivate", post=STAFF, guard=SWITCH, at=places.fern),
    Case("person_activate", post=STAFF, guard=SWITCH, at=places.fern),
    Case("person_erase", get=STAFF, post=STAFF, guard=("people.erase_person",), at=places.fern),
    Case("settings", get=STAFF, post=STAFF, guard=("people.change_network",)),
    # Mail
    Case("delivery_list", get=STAFF, guard=DELIVERIES),
    Case("delivery_detail", get=STAFF, guard=DELIVERIES, at=places.delivery),
    Case("delivery_html", get=STAFF, guard=DELIVERIES, at=places.delivery),
    Case("message_list", get=STAFF, guard=DELIVERIES),
    Case("message_html", get=STAFF, guard=DELIVERIES, at=lambda world: ["test"]),
    Case("delivery_cancel", post=STAFF, guard=MAIL, at=places.delivery),
    Case("delivery_send_again", post=STAFF, guard=MAIL, at=places.delivery),
    Case("delivery_leave", post=STAFF, guard=MAIL, at=places.delivery),
    Case("delivery_test", post=STAFF, guard=MAIL),
    # Audit
    Case("audit", get=STAFF, guard=AUDIT),
    Case("audit_check", post=STAFF, guard=AUDIT),
    Case("audit_export", get=STAFF, guard=AUDIT),
]
