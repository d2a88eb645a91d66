from allauth.account import views as account
from django.urls import path

from people import links
from people.views import delivery, health, mailbox, me, network

urlpatterns = [
    path("l/<str:token>/", links.open_link, name="link"),
    path("theme/<int:hue>.css", network.theme, name="theme"),
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", account.request_login_code, name="account_request_login_code"),
    path("sign-in/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-out/", account.logout, name="account_logout"),
    path("me/", me.me, name="me"),
    path("me/security/", me.security, name="security"),
    path("me/data/", me.my_data, name="my_data"),
    path("settings/", network.settings, name="settings"),
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
