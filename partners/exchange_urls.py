"""Needs, offers and introductions."""

from django.urls import path

from partners.doors import both_doors
from partners.models.introduction import ANSWER, OUTCOME, SIDES
from partners.views import exchange, introduction
from people.links import OPENINGS

OPENINGS[OUTCOME] = introduction.introduction_detail
OPENINGS.update({ANSWER.format(side): introduction.introduction_detail for side in SIDES})

urlpatterns = [
    path("exchange/", exchange.exchange_list, name="exchange_list"),
    path("exchange/needs/<int:pk>/", exchange.need_detail, name="need_detail"),
    path("exchange/offers/<int:pk>/", exchange.offer_detail, name="offer_detail"),
    path("exchange/needs/<int:pk>/introduce/<slug:slug>/", introduction.need_introduce, name="need_introduce"),
    path("exchange/introductions/", introduction.introduction_list, name="introduction_list"),
    path("exchange/introductions/new/<slug:one>/<slug:other>/", introduction.introduction_new, name="introduction_new"),
    path("exchange/introductions/<int:target_id>/", introduction.introduction_detail, name="introduction_detail"),
    *both_doors("exchange/", exchange.partner_exchange, "partner_exchange"),
    *both_doors("exchange/<str:show>/new/", exchange.posting_new, "posting_new"),
    *both_doors("exchange/<str:show>/<int:pk>/close/", exchange.posting_close, "posting_close"),
    *both_doors("exchange/<str:show>/<int:pk>/reopen/", exchange.posting_reopen, "posting_reopen"),
    *both_doors("exchange/needs/<int:pk>/help/", introduction.need_help, "need_help"),
    *both_doors("exchange/offers/<int:pk>/ask/", introduction.offer_ask, "offer_ask"),
]
