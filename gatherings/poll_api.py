"""The API of finding a date: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from gatherings import polling
from gatherings.gathering_serializers import BIGGEST
from gatherings.models import Fit, Gathering
from network.lib.api import Strict, body_of
from partners.api import must

INVITE = "gatherings.invite_guests"
NOTHING: dict[str, Any] = {"request": None, "responses": {204: None}}


class SlotSerializer(Strict):
    """A date to choose from, by the clocks of the gathering’s zone."""

    day = serializers.DateField()
    begins = serializers.TimeField()


class SlotsSerializer(Strict):
    """Two to eight dates; marks on those that stay are kept."""

    dates = SlotSerializer(many=True)


class DateSerializer(serializers.Serializer):
    """A proposed date, and how many it suits."""

    id = serializers.IntegerField(source="date.pk")
    day = serializers.DateField(source="date.day")
    begins = serializers.TimeField(source="date.begins")
    starts_at = serializers.DateTimeField(source="date.starts_at")
    counts = serializers.DictField(child=serializers.IntegerField())
    is_best = serializers.BooleanField()


class TakeDateSerializer(Strict):
    date = serializers.IntegerField(min_value=1, max_value=BIGGEST)


class MarkSerializer(Strict):
    date = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    fit = serializers.ChoiceField(choices=Fit.choices)


class MarksSerializer(Strict):
    marks = MarkSerializer(many=True)


class OwnDateSerializer(serializers.Serializer):
    """A proposed date, and what one said about it; empty for nothing yet."""

    id = serializers.IntegerField()
    day = serializers.DateField()
    begins = serializers.TimeField()
    starts_at = serializers.DateTimeField()
    fit = serializers.CharField()


class PollViewSet(viewsets.GenericViewSet):
    """The dates of one gathering that are to choose from."""

    queryset = Gathering.objects.none()
    serializer_class = DateSerializer
    lookup_value_regex = "[0-9]+"
    lookup_value_converter = "int"
    pagination_class = None

    def get_queryset(self) -> QuerySet[Gathering]:
        return Gathering.objects.visible_to(self.request.user)

    def allowed(self) -> Gathering:
        gathering = self.get_object()
        must(self.request, INVITE, gathering)
        return gathering

    @extend_schema(summary="Proposed dates, and what suits most", responses=DateSerializer(many=True))
    @action(detail=True, methods=["get"])
    def dates(self, request: Request, pk: int) -> Response:
        return Response(DateSerializer(polling.table_of(self.allowed()).columns, many=True).data)

    @extend_schema(summary="Propose dates", request=SlotsSerializer, responses=DateSerializer(many=True))
    @dates.mapping.post
    def propose(self, request: Request, pk: int) -> Response:
        gathering, said = self.allowed(), body_of(request, SlotsSerializer)
        polling.propose(gathering, request.user, [(one["day"], one["begins"]) for one in said["dates"]])
        return Response(DateSerializer(polling.table_of(gathering).columns, many=True).data)

    @extend_schema(summary="Ask everybody it is for which date suits", **NOTHING)
    @action(detail=True, methods=["post"], url_path="dates-ask", url_name="dates-ask")
    def ask(self, request: Request, pk: int) -> Response:
        polling.ask(self.allowed(), request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(summary="Take one of the dates", request=TakeDateSerializer, responses={204: None})
    @action(detail=True, methods=["post"], url_path="dates-take", url_name="dates-take")
    def take(self, request: Request, pk: int) -> Response:
        gathering, number = self.allowed(), body_of(request, TakeDateSerializer)["date"]
        chosen = gathering.proposed_dates.filter(pk=number).first()
        if chosen is None:
            raise exceptions.ValidationError({"date": [_("Choose one of the proposed dates.")]})
        polling.take(gathering, request.user, chosen)
        return Response(status=status.HTTP_204_NO_CONTENT)
