"""The API of the common agenda: the verbs and permissions of the pages."""

from typing import Any

from django.core.exceptions import ValidationError as Refused
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from network.lib.api import Stale
from partners.api import Door, must
from working_groups import common_agenda_serializers as shape
from working_groups.models import CommonAgenda, Goal, Strategy
from working_groups.models.common_agenda import State
from working_groups.models.goal import Ordered

WRITE = "working_groups.write_common_agenda"


@extend_schema_view(
    list=extend_schema(summary="Versions of the common agenda"), retrieve=extend_schema(summary="One version")
)
class CommonAgendaViewSet(Door):
    queryset = CommonAgenda.objects.none()
    serializer_class = whole = shape.CommonAgendaSerializer

    def get_queryset(self) -> QuerySet[CommonAgenda]:
        return CommonAgenda.objects.visible_to(self.request.user).with_goals().order_by("-number")

    @extend_schema(summary="Begin the next version", request=None, responses={201: shape.CommonAgendaSerializer})
    def create(self, request: Request) -> Response:
        must(request, WRITE)
        return self.answer(CommonAgenda.begin(request.user).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Write a section of the draft anew", request=shape.SectionSerializer)
    @action(detail=True, methods=["post"])
    def section(self, request: Request, pk: int) -> Response:
        draft = self.get_object()
        must(request, WRITE)
        return self.answer(stale_is_409(draft.rewrite, request.user, **self.checked(shape.SectionSerializer)).pk)

    @extend_schema(
        summary="Add a goal to the draft", request=shape.NewGoalSerializer, responses={201: shape.GoalSerializer}
    )
    @action(detail=True, methods=["post"])
    def goals(self, request: Request, pk: int) -> Response:
        draft = self.get_object()
        must(request, WRITE)
        goal = Goal(agenda=draft, **self.checked(shape.NewGoalSerializer)).add(request.user)
        return Response(shape.GoalSerializer(goal).data, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Put the draft into force", request=shape.AdoptSerializer)
    @action(detail=True, methods=["post"])
    def adopt(self, request: Request, pk: int) -> Response:
        draft = self.get_object()
        must(request, "working_groups.adopt_common_agenda")
        return self.answer(draft.adopt(request.user, **self.checked(shape.AdoptSerializer)).pk)

    @extend_schema(summary="Throw the draft away", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def drop(self, request: Request, pk: int) -> Response:
        draft = self.get_object()
        must(request, WRITE)
        draft.drop(request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


def stale_is_409(verb: Any, *arguments: Any, **said: Any) -> Any:
    """What a verb returns; where somebody else was faster, 409."""
    try:
        return verb(*arguments, **said)
    except Refused as error:
        if getattr(error, "code", "") == "stale":
            raise Stale from error
        raise


class PieceDoor(Door):
    """Goals and strategies of the versions one sees; only those of the draft can be changed."""

    def of_draft(self) -> Any:
        piece = self.get_object()
        must(self.request, WRITE)
        if piece.draft.state != State.DRAFT:
            raise exceptions.ValidationError(_("This version is not in the making any more."))
        return piece

    def partial_update(self, request: Request, pk: int) -> Response:
        piece: Ordered = self.of_draft()
        changes = self.checked(instance=piece, partial=True)
        version = changes.pop("version", None)
        if version is None:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        return self.answer(stale_is_409(piece.edit, request.user, version, **changes).pk)

    @extend_schema(summary="Move it up or down", request=shape.MovePieceSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request: Request, pk: int) -> Response:
        piece = self.of_draft()
        return self.answer(piece.move(request.user, self.checked(shape.MovePieceSerializer)["steps"]).pk)

    @extend_schema(summary="Take it out of the draft", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: int) -> Response:
        self.of_draft().remove(request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


@extend_schema_view(
    list=extend_schema(summary="Goals of all versions"),
    retrieve=extend_schema(summary="One goal"),
    partial_update=extend_schema(summary="Word a goal of the draft anew"),
)
class GoalViewSet(PieceDoor):
    queryset = Goal.objects.none()
    serializer_class = whole = shape.GoalSerializer

    def get_queryset(self) -> QuerySet[Goal]:
        visible = CommonAgenda.objects.visible_to(self.request.user)
        rows = Goal.objects.filter(agenda__in=visible).select_related("agenda").prefetch_related("strategies")
        return rows.order_by("-agenda__number", "position", "pk")

    @extend_schema(
        summary="Add a strategy to a goal of the draft",
        request=shape.NewStrategySerializer,
        responses={201: shape.StrategySerializer},
    )
    @action(detail=True, methods=["post"])
    def strategies(self, request: Request, pk: int) -> Response:
        goal = self.of_draft()
        strategy = Strategy(goal=goal, **self.checked(shape.NewStrategySerializer)).add(request.user)
        return Response(shape.StrategySerializer(strategy).data, status=status.HTTP_201_CREATED)


@extend_schema_view(
    list=extend_schema(summary="Strategies of all versions"),
    retrieve=extend_schema(summary="One strategy"),
    partial_update=extend_schema(summary="Word a strategy of the draft anew"),
)
class StrategyViewSet(PieceDoor):
    queryset = Strategy.objects.none()
    serializer_class = whole = shape.StrategySerializer

    def get_queryset(self) -> QuerySet[Strategy]:
        visible = CommonAgenda.objects.visible_to(self.request.user)
        rows = Strategy.objects.filter(goal__agenda__in=visible).select_related("goal__agenda")
        return rows.order_by("-goal__agenda__number", "goal__position", "goal", "position", "pk")
