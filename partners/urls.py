from django.urls import path

from partners.views import directory, partner

urlpatterns = [
    path("about/", directory.about, name="about"),
    path("search/", directory.search, name="search"),
    path("directory/", directory.directory, name="directory"),
    path("people/<int:pk>/", directory.person_detail, name="person_detail"),
    path("partners/", partner.partner_list, name="partner_list"),
    path("partners/<slug:slug>/", partner.partner_detail, name="partner_detail"),
]
