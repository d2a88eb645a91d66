"""The API of highlights: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from learning.voice_api import unless_stale
from network.lib.dates import today
from newsletter import highlight_serializers as shape
from newsletter import turns
from newsletter.models import Highlight, HighlightState, Passed, month_of
from newsletter.rotation import line, months_after
from partners.api import Door, must
from partners.role_api import partner_of


@extend_schema_view(
    list=extend_schema(summary="Highlights you may read"), retrieve=extend_schema(summary="One highlight")
)
class HighlightViewSet(Door):
    queryset = Highlight.objects.none()
    serializer_class = whole = shape.HighlightSerializer
    filterset_fields = ("state", "partner")

    def get_queryset(self) -> QuerySet[Highlight]:
        return Highlight.objects.visible_to(self.request.user).with_partner()

    def the(self, wish: str) -> Highlight:
        highlight = self.get_object()
        must(self.request, f"newsletter.{wish}", highlight)
        return highlight

    @extend_schema(summary="Plan a turn", request=shape.PlanSerializer, responses={201: shape.HighlightSerializer})
    def create(self, request: Request) -> Response:
        must(request, "newsletter.plan_highlights")
        said = self.checked(shape.PlanSerializer)
        highlight = Highlight.plan(request.user, partner_of(request, said["partner"]), said["month"])
        return self.answer(highlight.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Write a highlight: as its partner, or as the backbone, which asks the partner for its yes")
    def partial_update(self, request: Request, pk: int) -> Response:
        highlight = self.get_object()
        speaks = request.user.has_perm("newsletter.answer_highlight", highlight)
        if not speaks:
            must(request, "newsletter.edit_highlight", highlight)
        said = self.checked(instance=highlight, partial=True)
        if "version" not in said:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        verb: Any = highlight.answer if speaks else highlight.edit
        return self.answer(unless_stale(verb, by=request.user, **said).pk)

    @extend_schema(summary="Ask a partner, or remind it", request=None)
    @action(detail=True, methods=["post"])
    def ask(self, request: Request, pk: int) -> Response:
        highlight = self.the("plan_highlights")
        verb = highlight.ask if highlight.state == HighlightState.PLANNED else highlight.remind
        if verb(request.user) is None:
            raise exceptions.ValidationError({"partner": [_("Nobody there can be reached by mail.")]})
        return self.answer(highlight.pk)

    @extend_schema(summary="The partner says yes to the version it saw", request=shape.SeenSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, pk: int) -> Response:
        highlight = self.the("answer_highlight")
        version = self.checked(shape.SeenSerializer)["version"]
        return self.answer(unless_stale(highlight.approve, by=request.user, version=version).pk)

    @extend_schema(summary="The partner takes its yes back", request=None)
    @action(detail=True, methods=["post"], url_path="take-back", url_name="take-back")
    def take_back(self, request: Request, pk: int) -> Response:
        return self.answer(self.the("answer_highlight").take_back(request.user).pk)

    @extend_schema(summary="Let a turn pass", request=None)
    @action(detail=True, methods=["post"], url_path="pass", url_name="pass")
    def let_pass(self, request: Request, pk: int) -> Response:
        highlight = self.the("pass_highlight")
        speaks = request.user.has_perm("newsletter.answer_highlight", highlight)
        return self.answer(highlight.let_pass(request.user, Passed.PARTNER if speaks else Passed.TEAM).pk)

    @extend_schema(summary="Bring a turn back that was let pass", request=None)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def bring_back(self, request: Request, pk: int) -> Response:
        return self.answer(self.the("pass_highlight").bring_back(request.user).pk)

    @extend_schema(summary="Exchange the months of two turns", request=shape.SwapSerializer)
    @action(detail=True, methods=["post"])
    def swap(self, request: Request, pk: int) -> Response:
        highlight = self.the("plan_highlights")
        other = get_object_or_404(self.get_queryset(), pk=self.checked(shape.SwapSerializer)["other"])
        return self.answer(highlight.swap_with(request.user, other).pk)

    @extend_schema(
        summary="Who is in line for next month, the next one first",
        responses=shape.InLineSerializer(many=True),
        filters=False,
    )
    @action(detail=False, pagination_class=None, filterset_fields=())
    def line(self, request: Request) -> Response:
        found = line(turns.standings(), months_after(month_of(today()), 1))
        return Response(shape.InLineSerializer(found, many=True).data)
