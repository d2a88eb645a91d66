from allauth.account import views as account
from django.urls import path

from people import links
from people.views import me, network

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
]
