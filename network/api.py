"""The API of all apps under /api/v1/, and its description."""

from typing import Any

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from backbone.check_api import CheckViewSet
from backbone.network_api import NetworkPictureViewSet, RelationshipRoundViewSet, RelationshipViewSet
from backbone.ourselves_api import StaffWeekViewSet, YearViewSet
from gatherings.after_api import (
    CommitmentViewSet,
    DecisionViewSet,
    FeedbackViewSet,
    IdeaViewSet,
    InitiativeViewSet,
    MinutesViewSet,
)
from gatherings.agenda_api import AgendaViewSet, BlockViewSet, FormatViewSet, WordingViewSet
from gatherings.announcement_api import AnnouncementViewSet
from gatherings.cascade_api import AskViewSet, ReceiptViewSet, ReportViewSet
from gatherings.gathering_api import GatheringViewSet, RsvpViewSet, SeriesViewSet
from gatherings.poll_api import PollViewSet
from gatherings.reflection_api import PauseViewSet, PromptViewSet, ReflectionViewSet
from gatherings.reminder_api import ReminderViewSet, TurnViewSet
from gatherings.run_api import RunViewSet
from learning.lesson_api import LessonViewSet
from learning.measure_api import GroupMeasureViewSet, MeasureViewSet, OwedFigureViewSet, ReadingViewSet
from learning.noticing_api import AssumptionViewSet, EmergenceViewSet
from learning.voice_api import PublishedVoiceViewSet, VoiceViewSet
from network.lib.problems import Nowhere
from newsletter.highlight_api import HighlightViewSet
from newsletter.issue_api import IssueViewSet, SectionViewSet
from newsletter.subscription_api import SubscriptionViewSet
from partners.api import AffiliationViewSet, PartnerViewSet, PersonViewSet
from partners.contact_api import RhythmViewSet, SeatViewSet, TouchpointViewSet
from partners.exchange_api import IntroductionViewSet, NeedViewSet, OfferViewSet
from partners.mou_api import MouRoundViewSet, MouTemplateViewSet, MouViewSet
from partners.role_api import AppointmentViewSet, ConcernViewSet, PartingViewSet, RoleViewSet
from people.delivery_api import DeliveryViewSet, MyMailsViewSet
from people.reminder_api import MissedReminderViewSet, ReminderPlanViewSet
from working_groups.common_agenda_api import CommonAgendaViewSet, GoalViewSet, StrategyViewSet
from working_groups.drafting_api import DraftingRoundViewSet, SuggestionViewSet
from working_groups.group_api import JoinRequestViewSet, MembershipViewSet, WorkingGroupViewSet
from working_groups.plan_api import ActivityViewSet, StrategyReviewViewSet

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
router.register("touchpoints", TouchpointViewSet)
router.register("contact", RhythmViewSet)
router.register("seats", SeatViewSet)
router.register("prompts", PromptViewSet)
router.register("pauses", PauseViewSet)
router.register("reflections", ReflectionViewSet)
router.register("mous", MouViewSet)
router.register("mou-templates", MouTemplateViewSet)
router.register("mou-rounds", MouRoundViewSet)
router.register("common-agendas", CommonAgendaViewSet)
router.register("goals", GoalViewSet)
router.register("strategies", StrategyViewSet)
router.register("groups", WorkingGroupViewSet)
router.register("memberships", MembershipViewSet)
router.register("reports", ReportViewSet)
router.register("asks", AskViewSet)
router.register("directions", ReceiptViewSet)
router.register("join-requests", JoinRequestViewSet)
router.register("activities", ActivityViewSet)
router.register("rounds", DraftingRoundViewSet, basename="round")
router.register("suggestions", SuggestionViewSet)
router.register("strategy-reviews", StrategyReviewViewSet)
router.register("voices", VoiceViewSet)
router.register("lessons", LessonViewSet)
router.register("assumptions", AssumptionViewSet)
router.register("emergence", EmergenceViewSet)
router.register("published-voices", PublishedVoiceViewSet, basename="publishedvoice")
router.register("measures", MeasureViewSet)
router.register("group-measures", GroupMeasureViewSet)
router.register("readings", ReadingViewSet)
router.register("owed-figures", OwedFigureViewSet)
router.register("gatherings", AgendaViewSet, basename="agenda")
router.register("blocks", BlockViewSet, basename="block")
router.register("wordings", WordingViewSet, basename="wording")
router.register("formats", FormatViewSet, basename="format")
router.register("runs", RunViewSet, basename="run")
router.register("minutes", MinutesViewSet)
router.register("decisions", DecisionViewSet)
router.register("commitments", CommitmentViewSet)
router.register("ideas", IdeaViewSet)
router.register("pulses", FeedbackViewSet)
router.register("initiatives", InitiativeViewSet)
router.register("announcements", AnnouncementViewSet)
router.register("gatherings", PollViewSet, basename="poll")
router.register("gatherings", TurnViewSet, basename="turn")
router.register("reminders", ReminderViewSet)
router.register("reminder-plans", ReminderPlanViewSet)
router.register("missed-reminders", MissedReminderViewSet)
router.register("deliveries", DeliveryViewSet)
router.register("my-mails", MyMailsViewSet, basename="mymails")
router.register("gatherings", GatheringViewSet)
router.register("series", SeriesViewSet)
router.register("rsvps", RsvpViewSet)
router.register("highlights", HighlightViewSet)
router.register("subscriptions", SubscriptionViewSet)
router.register("network-pictures", NetworkPictureViewSet)
router.register("relationship-rounds", RelationshipRoundViewSet)
router.register("relationships", RelationshipViewSet)
router.register("checks", CheckViewSet)
router.register("staff-weeks", StaffWeekViewSet)
router.register("years", YearViewSet, basename="year")
router.register("issues", IssueViewSet)
router.register("sections", SectionViewSet)

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


def describe_what_is_shown(result: dict[str, Any], **_options: Any) -> dict[str, Any]:
    """An address that is shown may be empty; a clock on a wall has no offset, which RFC 3339 asks of a time."""
    for schema in result["components"]["schemas"].values():
        for shown in schema.get("properties", {}).values():
            if shown.get("readOnly") and shown.get("format") in ("uri", "time"):
                del shown["format"]
    return result
