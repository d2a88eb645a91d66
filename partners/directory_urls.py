"""The pages everybody in the network reads."""

from django.urls import path

from partners.views import about, directory, exports, person, search

urlpatterns = [
    path("about/", about.about, name="about"),
    path("search/", search.search, name="search"),
    path("directory/", directory.directory_list, name="directory"),
    path("directory/people/", directory.directory_people, name="directory_people"),
    path("directory/print/", directory.directory_print, name="directory_print"),
    path("directory/booklet.pdf", exports.directory_pdf, name="directory_pdf"),
    path("directory/partners.csv", exports.partners_csv, name="partners_csv"),
    path("directory/partners.vcf", exports.partners_vcards, name="partners_vcards"),
    path("directory/kumu.json", exports.partners_kumu, name="partners_kumu"),
    path("directory/people.csv", exports.people_csv, name="people_csv"),
    path("directory/people.vcf", exports.people_vcards, name="people_vcards"),
    path("people/<int:pk>/", person.person_detail, name="person_detail"),
    path("people/<int:pk>/card.vcf", person.person_vcard, name="person_vcard"),
    path("partners/<slug:slug>/card.vcf", exports.partner_vcard, name="partner_vcard"),
]
