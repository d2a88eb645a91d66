from django.urls import path, re_path

from people import links
from people.links import OPENINGS
from people.views import address, audit, delivery, health, invitation, mailbox, me, network, person, sign_in

OPENINGS["invitation"] = invitation.invitation_open
OPENINGS["address.old"] = OPENINGS["address.new"] = address.address_agree

urlpatterns = [
    path("l/<str:token>/", links.open_link, name="link"),
    path("theme/<int:hue>.css", network.theme, name="theme"),
    # Signing in. The names are those allauth looks for; nothing else of allauth can be reached.
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/again/", sign_in.sign_in_again, name="sign_in_again"),
    path("sign-in/code/", sign_in.mailed_code, name="account_confirm_login_code"),
    path("sign-in/second-factor/", sign_in.second_factor, name="mfa_authenticate"),
    path("sign-in/as/<int:pk>/", sign_in.sign_in_as_demo, name="sign_in_as_demo"),
    path("sign-in/password-forgotten/", sign_in.password_forgotten, name="account_reset_password"),
    path("sign-in/password-mailed/", sign_in.password_mailed, name="account_reset_password_done"),
    re_path(
        r"^sign-in/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\w-]+)/$",
        sign_in.password_from_mail,
        name="account_reset_password_from_key",
    ),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    # Me
    path("me/", me.me, name="me"),
    path("me/address/", address.address_change, name="address_change"),
    path("me/address/keep/", address.address_keep, name="address_keep"),
    path("me/security/", me.security, name="security"),
    path("me/security/", me.security, name="mfa_index"),
    path("me/security/confirm/", sign_in.password_again, name="account_reauthenticate"),
    path("me/security/confirm/code/", sign_in.second_factor_again, name="mfa_reauthenticate"),
    path("me/security/password/", sign_in.password_change, name="account_change_password"),
    path("me/security/password/first/", sign_in.password_first, name="account_set_password"),
    path("me/security/second-factor/add/", sign_in.second_factor_add, name="mfa_activate_totp"),
    path("me/security/second-factor/remove/", sign_in.second_factor_remove, name="mfa_deactivate_totp"),
    path("me/security/recovery-codes/", sign_in.recovery_codes_view, name="mfa_view_recovery_codes"),
    path("me/security/recovery-codes/new/", sign_in.recovery_codes_make, name="mfa_generate_recovery_codes"),
    path("me/security/sessions/<int:pk>/end/", me.session_end, name="session_end"),
    path("me/security/sessions/end-others/", me.sessions_end_others, name="sessions_end_others"),
    path("me/security/sign-out-everywhere/", me.sign_out_everywhere, name="sign_out_everywhere"),
    path("me/security/tokens/new/", me.token_make, name="token_make"),
    path("me/security/tokens/<slug:token_key>/revoke/", me.token_revoke, name="token_revoke"),
    path("me/data/", me.my_data, name="my_data"),
    path("me/data/copy/", me.my_data_copy, name="my_data_copy"),
    path("me/data/erase/", me.my_data_erase, name="my_data_erase"),
    # The backbone looks after people and settings
    path("people/<int:pk>/edit/", person.person_edit, name="person_edit"),
    path("people/<int:pk>/invite/", invitation.person_invite, name="person_invite"),
    path("people/<int:pk>/roles/", person.person_roles, name="person_roles"),
    path("people/<int:pk>/deactivate/", person.person_deactivate, name="person_deactivate"),
    path("people/<int:pk>/activate/", person.person_activate, name="person_activate"),
    path("people/<int:pk>/erase/", person.person_erase, name="person_erase"),
    path("settings/", network.settings, name="settings"),
    path("settings/people/", person.person_list, name="person_list"),
    path("settings/people/new/", person.person_add, name="person_add"),
    path("audit/", audit.audit, name="audit"),
    path("audit/check/", audit.audit_check, name="audit_check"),
    path("audit/export/", audit.audit_export, name="audit_export"),
    path("deliveries/", delivery.delivery_list, name="delivery_list"),
    path("deliveries/messages/", delivery.message_list, name="message_list"),
    path("deliveries/messages/<slug:name>/page/", delivery.message_html, name="message_html"),
    path("deliveries/test/", delivery.delivery_test, name="delivery_test"),
    path("deliveries/<int:pk>/", delivery.delivery_detail, name="delivery_detail"),
    path("deliveries/<int:pk>/page/", delivery.delivery_html, name="delivery_html"),
    path("deliveries/<int:pk>/cancel/", delivery.delivery_cancel, name="delivery_cancel"),
    path("deliveries/<int:pk>/send-again/", delivery.delivery_send_again, name="delivery_send_again"),
    path("deliveries/<int:pk>/leave/", delivery.delivery_leave, name="delivery_leave"),
    path("mailbox/", mailbox.mailbox_list, name="mailbox_list"),
    path("mailbox/<str:file>/<int:number>/", mailbox.mailbox_detail, name="mailbox_detail"),
    path("mailbox/<str:file>/<int:number>/page/", mailbox.mailbox_html, name="mailbox_html"),
    path("health/live", health.health_live, name="health_live"),
    path("health/ready", health.health_ready, name="health_ready"),
]
