"""The API of the plan of action: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from partners.api import Door, must
from partners.models import Partner
from working_groups import plan_serializers as shape
from working_groups.common_agenda_api import stale_is_409
from working_groups.models import Activity, Goal, Progress, Strategy, StrategyReview, Verdict

CHANGE, REVIEW = "working_groups.change_activity", "working_groups.review_strategy"


class ActivityFilter(filters.FilterSet):
    partner = filters.NumberFilter(min_value=1, max_value=2**63 - 1, decimal_places=0)
    strategy_key = filters.UUIDFilter()
    progress = filters.ChoiceFilter(choices=Progress.choices)

    class Meta:
        model = Activity
        fields = ("partner", "strategy_key", "progress")


@extend_schema_view(
    list=extend_schema(summary="Activities toward strategies"), retrieve=extend_schema(summary="One activity")
)
class ActivityViewSet(Door):
    queryset = Activity.objects.none()
    serializer_class = whole = shape.ActivitySerializer
    filterset_class = ActivityFilter

    def get_queryset(self) -> QuerySet[Activity]:
        rows = Activity.objects.visible_to(self.request.user).with_names().prefetch_related("reinforces")
        return rows.order_by("pk")

    @extend_schema(
        summary="Write down what a partner does",
        request=shape.NewActivitySerializer,
        responses={201: shape.ActivitySerializer},
    )
    def create(self, request: Request) -> Response:
        said = self.checked(shape.NewActivitySerializer)
        partner = Partner.objects.visible_to(request.user).filter(pk=said.pop("partner")).first()
        if partner is None:
            raise exceptions.ValidationError({"partner": [_("There is no such thing.")]})
        must(request, CHANGE, partner)
        return self.answer(Activity.begin(request.user, partner, **said).pk, status.HTTP_201_CREATED)

    def own(self) -> Activity:
        activity = self.get_object()
        must(self.request, CHANGE, activity.partner)
        return activity

    @extend_schema(summary="Change an activity", request=shape.ChangeSerializer, responses=shape.ActivitySerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        activity = self.own()
        changes = self.checked(shape.ChangeSerializer, instance=activity, partial=True)
        version = changes.pop("version", None)
        if version is None:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        return self.answer(stale_is_409(activity.edit, request.user, version, **changes).pk)

    @extend_schema(summary="Say how an activity goes", request=shape.LookSerializer)
    @action(detail=True, methods=["post"])
    def look(self, request: Request, pk: int) -> Response:
        activity = self.own()
        return self.answer(activity.look_at(request.user, **self.checked(shape.LookSerializer)).pk)


@extend_schema_view(
    list=extend_schema(summary="What was decided about strategies"),
    retrieve=extend_schema(summary="One decision about a strategy"),
)
class StrategyReviewViewSet(Door):
    queryset = StrategyReview.objects.none()
    serializer_class = whole = shape.StrategyReviewSerializer

    def get_queryset(self) -> QuerySet[StrategyReview]:
        return StrategyReview.objects.all()

    @extend_schema(
        summary="Record a decision about a strategy",
        request=shape.NewReviewSerializer,
        responses={201: shape.StrategyReviewSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, REVIEW)
        said = self.checked(shape.NewReviewSerializer)
        return self.answer(reviewed(request.user, said).pk, status.HTTP_201_CREATED)


def reviewed(by: Any, said: dict[str, Any]) -> StrategyReview:
    """The decision these words record; 400 where they point to nothing in force."""
    strategy_key, goal_key, name = said.pop("strategy_key"), said.pop("goal_key"), said.pop("name")
    if said["verdict"] != Verdict.START:
        strategy = Strategy.objects.in_force().filter(key=strategy_key).first()
        if strategy is None:
            raise exceptions.ValidationError({"strategy_key": [_("There is no such thing.")]})
        return StrategyReview.record(by, strategy, **said)
    goal = Goal.objects.filter(key=goal_key, agenda__state="adopted").first()
    if goal is None:
        raise exceptions.ValidationError({"goal_key": [_("There is no such thing.")]})
    said.pop("verdict")
    return StrategyReview.start(by, goal, name, **said)
