"""Jobs and who does them; leaving, thanking, good standing, and raising a concern."""

from django.urls import path

from partners.doors import both_doors, by_token, of_partner
from partners.leaving import RETURN
from partners.models.appointment import ANSWER
from partners.views import appointment, concern, departure, role, standing
from people.links import OPENINGS

OPENINGS[ANSWER] = appointment.appointment_answer
OPENINGS[RETURN] = departure.partner_return_by_link

urlpatterns = [
    path("jobs/", role.role_list, name="role_list"),
    path("jobs/new/", role.role_new, name="role_new"),
    path("jobs/coverage/", role.role_coverage, name="role_coverage"),
    path("jobs/for/<slug:slug>/", role.role_list_for, name="role_list_for"),
    path("jobs/of/<int:pk>/", role.role_list_of, name="role_list_of"),
    path("jobs/asked/<int:target_id>/", appointment.appointment_answer, name="appointment_answer"),
    path("jobs/held/<int:pk>/end/", appointment.appointment_end, name="appointment_end"),
    path("jobs/held/<int:pk>/extend/", appointment.appointment_extend, name="appointment_extend"),
    path("jobs/<int:pk>/", role.role_detail, name="role_detail"),
    path("jobs/<int:pk>/edit/", role.role_edit, name="role_edit"),
    path("jobs/<int:pk>/close/", role.role_close, name="role_close"),
    path("jobs/<int:pk>/reopen/", role.role_reopen, name="role_reopen"),
    path("jobs/<int:pk>/suggest/", role.role_suggest, name="role_suggest"),
    path("jobs/<int:pk>/appoint/", role.role_appoint, name="role_appoint"),
    *both_doors("jobs/", appointment.partner_jobs, "partner_jobs"),
    *both_doors("jobs/<int:pk>/take/", appointment.role_take, "role_take"),
    path(
        "l/<str:token>/jobs/held/<int:pk>/end/",
        by_token(appointment.appointment_end_by_link),
        name="link_appointment_end",
    ),
    *both_doors("story/", departure.partner_story, "partner_story"),
    *both_doors("leave/", departure.partner_leave, "partner_leave"),
    of_partner("return/", departure.partner_return, "partner_return"),
    path("partners/standing/", standing.standing_list, name="standing_list"),
    of_partner("standing/", standing.partner_standing, "partner_standing"),
    path("concern/", concern.concern_list, name="concern_list"),
    path("concern/contacts/", concern.concern_contacts, name="concern_contacts"),
    path("concern/<int:pk>/", concern.concern_detail, name="concern_detail"),
]
