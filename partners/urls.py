from django.urls import path

from partners import directory_urls
from partners.views import partner

urlpatterns = [
    *directory_urls.urlpatterns,
    path("partners/", partner.partner_list, name="partner_list"),
    path("partners/<slug:slug>/", partner.partner_detail, name="partner_detail"),
]
