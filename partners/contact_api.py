"""The API of touchpoints, rhythms and seats at the table: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from network.lib.api import Stale
from partners import contact_serializers as shape
from partners import in_touch
from partners.api import Door, must
from partners.models import Partner, Rhythm, Seat, Touchpoint
from partners.role_api import people_of

LOG, TABLE = "partners.log_touchpoint", "partners.change_table"


def known(request: Request, number: int) -> Partner:
    """A partner at any stage that this person sees; 400 when there is none."""
    partner = Partner.objects.present().visible_to(request.user).filter(pk=number).first()
    if partner is None:
        raise exceptions.ValidationError({"partner": [_("There is no such partner.")]})
    return partner


def current(said: dict[str, Any], thing: Any) -> int:
    """The version that was sent; 400 without one, 409 for one that is past."""
    version = said.pop("version", None)
    if version is None:
        raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
    if version != thing.version:
        raise Stale()
    return version


@extend_schema_view(
    list=extend_schema(summary="Conversations with partners"), retrieve=extend_schema(summary="One conversation")
)
class TouchpointViewSet(Door):
    queryset = Touchpoint.objects.none()
    serializer_class = whole = shape.TouchpointSerializer
    filterset_fields = ("partner", "kind")

    def get_queryset(self) -> QuerySet[Touchpoint]:
        return Touchpoint.objects.visible_to(self.request.user).with_names().newest_first()

    @extend_schema(
        summary="Write a conversation down",
        request=shape.NewTouchpointSerializer,
        responses={201: shape.TouchpointSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, LOG)
        said = self.checked(shape.NewTouchpointSerializer)
        partner = known(request, said.pop("partner"))
        said |= people_of(partner, with_person=said.pop("with_person", None))
        row = in_touch.write_down(request.user, partner, **said)
        return self.answer(row.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change the note of a conversation")
    def partial_update(self, request: Request, pk: int) -> Response:
        row = self.get_object()
        must(request, LOG)
        said = self.checked(instance=row, partial=True)
        version = current(said, row)
        if "with_person_id" in said:
            said |= people_of(row.partner, with_person=said.pop("with_person_id"))
        return self.answer(in_touch.rewrite(row, request.user, version, **said).pk)

    @extend_schema(summary="Take the note of a conversation back", request=None)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: int) -> Response:
        row = self.get_object()
        must(request, LOG)
        return self.answer(in_touch.take_back(row, request.user).pk)

    @extend_schema(summary="Put the note of a conversation back", request=None)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def give_back(self, request: Request, pk: int) -> Response:
        row = self.get_object()
        must(request, LOG)
        return self.answer(in_touch.give_back(row, request.user).pk)


@extend_schema_view(
    list=extend_schema(summary="When partners were last in touch"),
    retrieve=extend_schema(summary="When one partner was last in touch"),
)
class RhythmViewSet(Door):
    queryset = Rhythm.objects.none()
    serializer_class = whole = shape.RhythmSerializer

    def get_queryset(self) -> QuerySet[Rhythm]:
        rows = Rhythm.objects.visible_to(self.request.user).kept().select_related("partner")
        return rows.order_by("heard_on", "partner__sort_name", "pk")

    @extend_schema(summary="Choose how often to be in touch with a partner")
    def partial_update(self, request: Request, pk: int) -> Response:
        row = self.get_object()
        must(request, LOG)
        said = self.checked(instance=row, partial=True)
        if "every_days" in said:
            Rhythm.choose(request.user, row.partner, said["every_days"])
        return self.answer(row.pk)


@extend_schema_view(list=extend_schema(summary="Seats at the table"), retrieve=extend_schema(summary="One seat"))
class SeatViewSet(Door):
    queryset = Seat.objects.none()
    serializer_class = whole = shape.SeatSerializer
    filterset_fields = ("kind",)

    def get_queryset(self) -> QuerySet[Seat]:
        return Seat.objects.visible_to(self.request.user).select_related("place").prefetch_related("partners")

    @extend_schema(
        summary="Add a seat at the table", request=shape.NewSeatSerializer, responses={201: shape.SeatSerializer}
    )
    def create(self, request: Request) -> Response:
        must(request, TABLE)
        seat = Seat.add(request.user, **self.checked(shape.NewSeatSerializer))
        return self.answer(seat.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change a seat at the table")
    def partial_update(self, request: Request, pk: int) -> Response:
        seat = self.get_object()
        must(request, TABLE)
        said = self.checked(instance=seat, partial=True)
        return self.answer(seat.edit(request.user, current(said, seat), **said).pk)

    @extend_schema(summary="Take a seat away", request=None)
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: int) -> Response:
        seat = self.get_object()
        must(request, TABLE)
        return self.answer(seat.remove(request.user).pk)

    @extend_schema(summary="Put a seat back", request=None)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def give_back(self, request: Request, pk: int) -> Response:
        seat = self.get_object()
        must(request, TABLE)
        return self.answer(seat.put_back(request.user).pk)

    @extend_schema(summary="Put a partner on a seat", request=shape.SittingSerializer)
    @action(detail=True, methods=["post"])
    def sit(self, request: Request, pk: int) -> Response:
        seat = self.get_object()
        must(request, TABLE)
        partner = known(request, self.checked(shape.SittingSerializer)["partner"])
        return self.answer(seat.take_place(request.user, partner).pk)

    @extend_schema(summary="Take a partner off a seat", request=shape.SittingSerializer)
    @action(detail=True, methods=["post"], url_path="give-up")
    def give_up(self, request: Request, pk: int) -> Response:
        seat = self.get_object()
        must(request, TABLE)
        partner = known(request, self.checked(shape.SittingSerializer)["partner"])
        return self.answer(seat.give_up(request.user, partner).pk)
