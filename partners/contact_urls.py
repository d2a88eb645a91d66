"""Contact with partners, and who is at the table."""

from django.urls import path

from partners.doors import of_partner
from partners.views import contact, table

urlpatterns = [
    path("contact/", contact.contact_list, name="contact_list"),
    path("contact/new/", contact.contact_new, name="contact_new"),
    path("contact/usual/", contact.contact_usual, name="contact_usual"),
    path("contact/<int:pk>/edit/", contact.touchpoint_edit, name="touchpoint_edit"),
    path("contact/<int:pk>/withdraw/", contact.touchpoint_withdraw, name="touchpoint_withdraw"),
    path("contact/<int:pk>/return/", contact.touchpoint_return, name="touchpoint_return"),
    of_partner("contact/", contact.partner_contact, "partner_contact"),
    of_partner("contact/rhythm/", contact.partner_rhythm, "partner_rhythm"),
    path("table/", table.table_detail, name="table_detail"),
    path("table/preset/<slug:key>/", table.table_preset, name="table_preset"),
    path("table/new/", table.seat_new, name="seat_new"),
    path("table/<int:pk>/edit/", table.seat_edit, name="seat_edit"),
    path("table/<int:pk>/sit/", table.seat_sit, name="seat_sit"),
    path("table/<int:pk>/sit/<int:partner>/end/", table.seat_give_up, name="seat_give_up"),
    path("table/<int:pk>/remove/", table.seat_remove, name="seat_remove"),
    path("table/<int:pk>/return/", table.seat_return, name="seat_return"),
]
