"""Subscribing to the newsletter, and leaving it."""

from django.urls import path

from newsletter.views import subscription

urlpatterns = [
    path("newsletter/subscribe/", subscription.subscription_subscribe, name="subscription_subscribe"),
    path("newsletter/subscribe/thanks/", subscription.subscription_thanks, name="subscription_thanks"),
    path("newsletter/confirm/<str:token>/", subscription.subscription_confirm, name="subscription_confirm"),
    path("newsletter/leave/<str:token>/", subscription.subscription_leave, name="subscription_leave"),
    path("newsletter/subscribers/", subscription.subscription_list, name="subscription_list"),
    path("newsletter/subscribers/subscribers.csv", subscription.subscription_csv, name="subscription_csv"),
    path("newsletter/subscribers/new/", subscription.subscription_new, name="subscription_new"),
    path("newsletter/subscribers/<int:pk>/end/", subscription.subscription_end, name="subscription_end"),
]
