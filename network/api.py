"""The API of all apps under /api/v1/, and its description."""

from typing import Any

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from network.lib.problems import Nowhere
from partners.api import AffiliationViewSet, PartnerViewSet, PersonViewSet
from partners.exchange_api import IntroductionViewSet, NeedViewSet, OfferViewSet
from partners.role_api import AppointmentViewSet, ConcernViewSet, PartingViewSet, RoleViewSet

router = SimpleRouter(use_regex_path=False)
router.register("partners", PartnerViewSet)
router.register("people", PersonViewSet)
router.register("affiliations", AffiliationViewSet)
router.register("partners", PartingViewSet, basename="parting")
router.register("jobs", RoleViewSet)
router.register("appointments", AppointmentViewSet)
router.register("needs", NeedViewSet)
router.register("offers", OfferViewSet)
router.register("introductions", IntroductionViewSet)
router.register("concerns", ConcernViewSet)

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="api_schema"),
    path("", include(router.urls)),
    re_path("^.*$", Nowhere.as_view(), name="api_nowhere"),
]

PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457), in words.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "object", "description": "What to correct, by field.", "additionalProperties": True},
    },
}


def describe_problems(result: dict[str, Any], **_options: Any) -> dict[str, Any]:
    """Every operation may answer with a problem document."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["4XX"] = {"description": "A problem document", "content": content}
    return result
