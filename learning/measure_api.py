"""The API of measures and figures: the verbs and permissions of the pages; figures only as they may be shown."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from learning import measure_serializers as shape
from learning import periods
from learning.curve import curve_of
from learning.entering import Group, Said, enter, take_back
from learning.models import Annotation, GroupMeasure, Measure, OwedFigure, Reading, Target
from learning.rolling_up import Figure
from partners.api import Door, must
from working_groups.common_agenda_api import stale_is_409

CHANGE = "learning.change_measure"


@extend_schema_view(list=extend_schema(summary="Measures"), retrieve=extend_schema(summary="One measure"))
class MeasureViewSet(Door):
    queryset = Measure.objects.none()
    serializer_class = whole = shape.MeasureSerializer
    filterset_fields = ("kind",)

    def get_queryset(self) -> QuerySet[Measure]:
        return Measure.objects.visible_to(self.request.user).in_order()

    def changeable(self) -> Measure:
        measure = self.get_object()
        must(self.request, CHANGE, measure)
        return measure

    @extend_schema(
        summary="Add a measure", request=shape.NewMeasureSerializer, responses={201: shape.MeasureSerializer}
    )
    def create(self, request: Request) -> Response:
        must(request, "learning.add_measure")
        measure = Measure.add(request.user, **self.checked(shape.NewMeasureSerializer))
        return self.answer(measure.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Describe a measure anew")
    def partial_update(self, request: Request, pk: int) -> Response:
        measure = self.changeable()
        changes = self.checked(instance=measure, partial=True)
        version = changes.pop("version", None)
        if version is None:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        return self.answer(stale_is_409(measure.edit, request.user, version, **changes).pk)

    @extend_schema(summary="Archive a measure", request=None)
    @action(detail=True, methods=["post"])
    def archive(self, request: Request, pk: int) -> Response:
        return self.answer(self.changeable().archive(request.user).pk)

    @extend_schema(summary="Take an archived measure up again", request=None)
    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: int) -> Response:
        return self.answer(self.changeable().restore(request.user).pk)

    @extend_schema(summary="Its figures as they may be shown, path and forecast", responses=shape.CurveSerializer)
    @action(detail=True, methods=["get"])
    def curve(self, request: Request, pk: int) -> Response:
        return Response(shape.CurveSerializer(curve_of(self.get_object())).data)

    @extend_schema(summary="Set a target", request=shape.NewTargetSerializer, responses={201: shape.TargetSerializer})
    @action(detail=True, methods=["post"])
    def targets(self, request: Request, pk: int) -> Response:
        measure = self.changeable()
        target = Target.put(request.user, measure, **self.checked(shape.NewTargetSerializer))
        return Response(shape.TargetSerializer(target).data, status=status.HTTP_201_CREATED)

    @extend_schema(
        summary="Write on the chart",
        request=shape.NewAnnotationSerializer,
        responses={201: shape.AnnotationSerializer},
    )
    @action(detail=True, methods=["post"])
    def annotations(self, request: Request, pk: int) -> Response:
        measure = self.changeable()
        note = Annotation.write(request.user, measure, **self.checked(shape.NewAnnotationSerializer))
        return Response(shape.AnnotationSerializer(note).data, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Enter or correct a figure", request=shape.FigureSerializer, responses=shape.CurveSerializer)
    @action(detail=True, methods=["post"])
    def figures(self, request: Request, pk: int) -> Response:
        measure = self.changeable()
        said = self.checked(shape.FigureSerializer)
        period = periods.read(said["period"], measure.every)
        return entered(request, measure, said["partner"], period, said)

    @extend_schema(summary="Take a figure back", request=shape.PlaceSerializer, responses=shape.CurveSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request: Request, pk: int) -> Response:
        measure = self.changeable()
        said = self.checked(shape.PlaceSerializer)
        take_back(request.user, measure, said["partner"], periods.read(said["period"], measure.every))
        return Response(shape.CurveSerializer(curve_of(measure)).data)


@extend_schema_view(
    list=extend_schema(summary="Figures your partners gave"), retrieve=extend_schema(summary="One of them")
)
class ReadingViewSet(Door):
    queryset = Reading.objects.none()
    serializer_class = whole = shape.ReadingSerializer
    filterset_fields = ("measure", "partner")

    def get_queryset(self) -> QuerySet[Reading]:
        return Reading.objects.visible_to(self.request.user).select_related("measure").order_by("-period", "-pk")


@extend_schema_view(list=extend_schema(summary="Figures that are owed"), retrieve=extend_schema(summary="One of them"))
class OwedFigureViewSet(Door):
    queryset = OwedFigure.objects.none()
    serializer_class = whole = shape.OwedFigureSerializer

    def get_queryset(self) -> QuerySet[OwedFigure]:
        rows = OwedFigure.objects.visible_to(self.request.user).with_names()
        return (rows.open() if self.action == "list" else rows).by_due_day()

    @extend_schema(
        summary="Give a figure that is owed", request=shape.NewFigureSerializer, responses=shape.CurveSerializer
    )
    @action(detail=True, methods=["post"])
    def give(self, request: Request, pk: int) -> Response:
        owed = get_object_or_404(self.get_queryset(), pk=pk)
        must(request, "learning.give_figure", owed)
        return entered(request, owed.measure, owed.partner, owed.period, self.checked(shape.NewFigureSerializer))


def entered(request: Request, measure: Measure, partner: Any, period: date, said: dict[str, Any]) -> Response:
    groups = [Group(row["dimension"], row["group"], figure_of(row)) for row in said["groups"]]
    words = Said(figure_of(said), said["note"], said["source"], said["flags"], groups)
    stale_is_409(enter, request.user, measure, partner, period, words, said["base"])
    return Response(shape.CurveSerializer(curve_of(measure)).data)


def figure_of(said: dict[str, Any]) -> Figure:
    if "value" in said and "numerator" not in said and "denominator" not in said:
        return Figure(said["value"])
    if "numerator" in said and "denominator" in said and "value" not in said:
        return Figure(said["numerator"], said["denominator"])
    raise exceptions.ValidationError({"value": [_("Give a value, or a numerator and a denominator.")]})


@extend_schema_view(
    list=extend_schema(summary="Which measures are whose"), retrieve=extend_schema(summary="One measure of a group")
)
class GroupMeasureViewSet(Door):
    queryset = GroupMeasure.objects.none()
    serializer_class = whole = shape.GroupMeasureSerializer
    filterset_fields = ("group", "measure")

    def get_queryset(self) -> QuerySet[GroupMeasure]:
        return GroupMeasure.objects.visible_to(self.request.user).order_by("pk")

    @extend_schema(
        summary="Say which measures are a group’s own",
        request=shape.ChooseMeasuresSerializer,
        responses=shape.GroupMeasureSerializer(many=True),
        filters=False,
    )
    @action(detail=False, methods=["post"])
    def choose(self, request: Request) -> Response:
        said = self.checked(shape.ChooseMeasuresSerializer)
        must(request, "working_groups.change_group", said["group"])
        GroupMeasure.choose(request.user, said["group"], said["measures"])
        return Response(self.whole(self.get_queryset().filter(group=said["group"]), many=True).data)
