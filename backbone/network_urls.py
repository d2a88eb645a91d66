"""The map of the network, its rounds and its files."""

from django.urls import path

from backbone.models import ANSWER
from backbone.relationship_doors import both_doors, with_guest
from backbone.views import network, relationship, relationship_round, tie_import
from people.links import OPENINGS

OPENINGS[ANSWER] = with_guest(relationship.relationship_answer)

urlpatterns = [
    path("network/", network.network_map, name="network_map"),
    path("network/data/", network.network_data, name="network_data"),
    path("network/draw/", network.network_draw, name="network_draw"),
    path("network/method/", network.network_method, name="network_method"),
    path("network/export/<str:name>", network.network_export, name="network_export"),
    path("network/rounds/", relationship_round.relationship_round_list, name="relationship_round_list"),
    path("network/rounds/new/", relationship_round.relationship_round_new, name="relationship_round_new"),
    path("network/rounds/<int:pk>/", relationship_round.relationship_round_detail, name="relationship_round_detail"),
    path(
        "network/rounds/<int:pk>/ask/", relationship_round.relationship_round_invite, name="relationship_round_invite"
    ),
    path(
        "network/rounds/<int:pk>/remind/",
        relationship_round.relationship_round_remind,
        name="relationship_round_remind",
    ),
    path(
        "network/rounds/<int:pk>/extend/",
        relationship_round.relationship_round_extend,
        name="relationship_round_extend",
    ),
    path(
        "network/rounds/<int:pk>/close/", relationship_round.relationship_round_close, name="relationship_round_close"
    ),
    *both_doors("", relationship.relationship_answer, "relationship_answer"),
    *both_doors("<int:pk>/", relationship.relationship_about, "relationship_about"),
    *both_doors("thanks/", relationship.relationship_thanks, "relationship_thanks"),
    path("network/bring-in/", tie_import.tie_import, name="tie_import"),
    path("network/bring-in/enter/", tie_import.tie_import_enter, name="tie_import_enter"),
    path("network/bring-in/<int:pk>/undo/", tie_import.tie_import_undo, name="tie_import_undo"),
]
