from django.urls import path

from partners import contact_urls, directory_urls, exchange_urls, mou_urls, role_urls
from partners.doors import ACT, both_doors, by_target, of_partner
from partners.views import affiliation, application, partner, profile, upkeep
from people.links import OPENINGS

# What the personal link in a mail about the profile opens.
OPENINGS[ACT] = by_target(partner.partner_by_link)


urlpatterns = [
    *directory_urls.urlpatterns,
    *role_urls.urlpatterns,
    *exchange_urls.urlpatterns,
    *mou_urls.urlpatterns,
    *contact_urls.urlpatterns,
    path("partners/", partner.partner_list, name="partner_list"),
    path("partners/new/", partner.partner_new, name="partner_new"),
    path("partners/export/", partner.partner_export, name="partner_export"),
    path("partners/ask/", upkeep.partner_ask_ticked, name="partner_ask_ticked"),
    path("partners/invite/", upkeep.partner_invite_ticked, name="partner_invite_ticked"),
    path("partners/archive/", upkeep.partner_archive_ticked, name="partner_archive_ticked"),
    path("partners/restore/<str:ids>/", upkeep.partner_restore, name="partner_restore"),
    of_partner("", partner.partner_detail, "partner_detail"),
    of_partner("history/", partner.partner_history, "partner_history"),
    of_partner("ask/", upkeep.partner_ask, "partner_ask"),
    of_partner("stage/", upkeep.partner_stage, "partner_stage"),
    of_partner("archive/", upkeep.partner_archive, "partner_archive"),
    of_partner("merge/", upkeep.partner_merge, "partner_merge"),
    of_partner("merge/<slug:other>/", upkeep.partner_merge_with, "partner_merge_with"),
    of_partner("people/<int:pk>/invite/", affiliation.affiliation_invite, "affiliation_invite"),
    *both_doors("edit/", profile.partner_edit, "partner_edit"),
    *both_doors("confirm/", profile.partner_confirm, "partner_confirm"),
    *both_doors("logo/", profile.partner_logo_change, "partner_logo_change"),
    *both_doors("logo/remove/", profile.partner_logo_remove, "partner_logo_remove"),
    *both_doors("logo/restore/<str:name>/", profile.partner_logo_restore, "partner_logo_restore"),
    *both_doors("logo/<str:name>", profile.partner_logo, "partner_logo"),
    *both_doors("people/add/", affiliation.affiliation_add, "affiliation_add"),
    *both_doors("people/<int:pk>/edit/", affiliation.affiliation_edit, "affiliation_edit"),
    *both_doors("people/<int:pk>/left/", affiliation.affiliation_end, "affiliation_end"),
    *both_doors("people/<int:pk>/back/", affiliation.affiliation_resume, "affiliation_resume"),
    path("join/", application.join, name="join"),
    path("join/thanks/", application.join_thanks, name="join_thanks"),
    path("applications/", application.application_list, name="application_list"),
    path("applications/<int:pk>/", application.application_detail, name="application_detail"),
    path("applications/<int:pk>/welcome/", application.application_welcome, name="application_welcome"),
    path("applications/<int:pk>/decline/", application.application_decline, name="application_decline"),
    path("applications/<int:pk>/aside/", application.application_put_aside, name="application_put_aside"),
    path("applications/<int:pk>/take-up/", application.application_take_up, name="application_take_up"),
]
