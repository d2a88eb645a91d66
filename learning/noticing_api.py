"""The API of assumptions and of what emerged: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from learning import noticing_serializers as shape
from learning.models import Assumption, Emergence
from learning.voice_api import unless_stale
from partners.api import Door, must
from partners.role_api import partner_of

WRITE, CHANGE = "learning.write_noticed", "learning.change_noticed"


class NoticedViewSet(Door):
    """What both have in common."""

    def the(self) -> Any:
        entry = self.get_object()
        must(self.request, CHANGE, entry)
        return entry

    def changed(self) -> Response:
        entry = self.the()
        said = self.checked(instance=entry, partial=True)
        if "version" not in said:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        if said.get("partner_id") is not None:
            partner_of(self.request, said["partner_id"])
        return self.answer(unless_stale(entry.edit, by=self.request.user, **said).pk)


@extend_schema_view(list=extend_schema(summary="Assumptions we hold"), retrieve=extend_schema(summary="One assumption"))
class AssumptionViewSet(NoticedViewSet):
    queryset = Assumption.objects.none()
    serializer_class = whole = shape.AssumptionSerializer
    filterset_fields = ("state",)

    def get_queryset(self) -> QuerySet[Assumption]:
        return Assumption.objects.all()

    @extend_schema(
        summary="Write down an assumption",
        request=shape.NewAssumptionSerializer,
        responses={201: shape.AssumptionSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, WRITE)
        one = Assumption.hold(request.user, **self.checked(shape.NewAssumptionSerializer))
        return self.answer(one.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Word an assumption anew")
    def partial_update(self, request: Request, pk: int) -> Response:
        return self.changed()

    @extend_schema(summary="Keep an assumption or let it go", request=shape.SettleAssumptionSerializer)
    @action(detail=True, methods=["post"])
    def settle(self, request: Request, pk: int) -> Response:
        one = self.the()
        said = self.checked(shape.SettleAssumptionSerializer)
        return self.answer(unless_stale(one.settle, by=request.user, **said).pk)

    @extend_schema(summary="Open an assumption again", request=None)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: int) -> Response:
        return self.answer(self.the().reopen(request.user).pk)


@extend_schema_view(list=extend_schema(summary="The emergence log"), retrieve=extend_schema(summary="One entry of it"))
class EmergenceViewSet(NoticedViewSet):
    queryset = Emergence.objects.none()
    serializer_class = whole = shape.EmergenceSerializer
    filterset_fields = ("kind",)

    def get_queryset(self) -> QuerySet[Emergence]:
        return Emergence.objects.visible_to(self.request.user)

    @extend_schema(
        summary="Write down what emerged",
        request=shape.NewEmergenceSerializer,
        responses={201: shape.EmergenceSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, WRITE)
        said = self.checked(shape.NewEmergenceSerializer)
        if said.get("partner_id") is not None:
            partner_of(request, said["partner_id"])
        return self.answer(Emergence.note(request.user, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Tell anew what emerged")
    def partial_update(self, request: Request, pk: int) -> Response:
        return self.changed()

    @extend_schema(summary="Take it back", request=None)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: int) -> Response:
        return self.answer(self.the().withdraw(request.user).pk)

    @extend_schema(summary="Let it stand again", request=None)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def give_back(self, request: Request, pk: int) -> Response:
        return self.answer(self.the().give_back(request.user).pk)
