"""The API of staff time and of the picture of a year: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backbone import catalyst
from backbone import ourselves_serializers as shape
from backbone.models import AnnualPicture, CatalystLimit, StaffWeek
from backbone.year.picture import Picture, picture_of
from gatherings.models.initiative import Part
from learning.voice_api import unless_stale
from partners.api import Door, must
from partners.directory import is_in_network

ENTER = "backbone.enter_staff_week"
WRITE = "backbone.write_year"


@extend_schema_view(list=extend_schema(summary="Your own weeks"), retrieve=extend_schema(summary="One of your weeks"))
class StaffWeekViewSet(Door):
    queryset = StaffWeek.objects.none()
    serializer_class = whole = shape.StaffWeekSerializer

    def get_queryset(self) -> QuerySet[StaffWeek]:
        return StaffWeek.objects.visible_to(self.request.user).prefetch_related("hours")

    @extend_schema(
        summary="Enter or correct a week",
        request=shape.NewStaffWeekSerializer,
        responses={201: shape.StaffWeekSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, ENTER)
        said = self.checked(shape.NewStaffWeekSerializer)
        hours = {(one["function"], one["part"]): one["hours"] for one in said.pop("hours")}
        is_there = self.get_queryset().filter(monday=said["monday"]).exists()
        if is_there and "version" not in said:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        week = unless_stale(StaffWeek.enter, by=request.user, hours=hours, **said)
        return self.answer(week.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="How much of its time the team spends implementing", responses=shape.GuardSerializer)
    @action(detail=False, methods=["get"], pagination_class=None, filter_backends=[])
    def guard(self, request: Request) -> Response:
        must(request, ENTER)
        return Response(told(catalyst.guard()))

    @extend_schema(summary="Choose the limit", request=shape.LimitSerializer, responses=shape.LimitSerializer)
    @action(detail=False, methods=["post"], pagination_class=None, filter_backends=[])
    def limit(self, request: Request) -> Response:
        must(request, "backbone.choose_limit")
        limit = CatalystLimit.choose(request.user, **self.checked(shape.LimitSerializer))
        return Response(shape.LimitSerializer(limit).data)


def told(guard: catalyst.Guard) -> dict[str, Any]:
    return {
        "limit": guard.limit.percent,
        "share": guard.lately.share,
        "is_over": guard.is_over,
        "weeks": [
            {"monday": monday, "hours": time.whole, "implementing": time.by(1, Part.IMPLEMENT), "share": time.share}
            for monday, time in guard.weeks.items()
        ],
        "initiatives_without_partner_lead": [one.pk for one in guard.leaderless],
    }


@extend_schema_view(
    list=extend_schema(summary="Pictures of a year you may see"), retrieve=extend_schema(summary="The words of one")
)
class YearViewSet(Door):
    queryset = AnnualPicture.objects.none()
    serializer_class = whole = shape.YearSerializer
    filterset_fields = ("year",)

    def get_queryset(self) -> QuerySet[AnnualPicture]:
        return AnnualPicture.objects.visible_to(self.request.user)

    @extend_schema(
        summary="Begin the picture of a year", request=shape.BeginYearSerializer, responses={201: shape.YearSerializer}
    )
    def create(self, request: Request) -> Response:
        must(request, WRITE)
        year = self.checked(shape.BeginYearSerializer)["year"]
        return self.answer(AnnualPicture.of(year, request.user).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Write foreword and thanks")
    def partial_update(self, request: Request, pk: int) -> Response:
        picture = self.get_object()
        must(request, WRITE)
        said = self.checked(instance=picture, partial=True)
        if "version" not in said:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        return self.answer(unless_stale(picture.edit, by=request.user, **said).pk)

    @extend_schema(summary="Declare it public, or no longer", request=shape.DeclareSerializer)
    @action(detail=True, methods=["post"])
    def declare(self, request: Request, pk: int) -> Response:
        picture = self.get_object()
        must(request, WRITE)
        return self.answer(picture.declare(request.user, self.checked(shape.DeclareSerializer)["public"]).pk)

    @extend_schema(summary="What the sheet tells, on the side you see", responses=shape.PictureSerializer)
    @action(detail=True, methods=["get"], filter_backends=[])
    def picture(self, request: Request, pk: int) -> Response:
        year = self.get_object().year
        return Response(sheet(picture_of(year, is_public=not is_in_network(request.user))))


def sheet(picture: Picture) -> dict[str, Any]:
    return {
        "year": picture.year,
        "is_public": picture.is_public,
        "tallies": [{"number": one.number, "label": str(one.label)} for one in picture.tallies],
        "gatherings_by_month": picture.months,
        **{name: [one.name for one in rows] for name, rows in (
            ("partners", picture.members.here), ("joined", picture.members.joined), ("left", picture.members.left),
        )},
    }  # fmt: skip
