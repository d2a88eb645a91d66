from django.urls import URLPattern, path

from partners import directory_urls
from partners.doors import ACT, View, by_slug, by_target, by_token
from partners.views import affiliation, application, partner, profile, upkeep
from people.links import OPENINGS

# What the personal link in a mail about the profile opens.
OPENINGS[ACT] = by_target(partner.partner_by_link)


def of_partner(page: str, view: View, name: str) -> URLPattern:
    """A page of one partner, for whoever signed in."""
    return path(f"partners/<slug:slug>/{page}", by_slug(view), name=name)


def both_doors(page: str, view: View, name: str) -> list[URLPattern]:
    """A page of one partner, signed in and by personal link."""
    return [of_partner(page, view, name), path(f"l/<str:token>/{page}", by_token(view), name=f"link_{name}")]


urlpatterns = [
    *directory_urls.urlpatterns,
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
