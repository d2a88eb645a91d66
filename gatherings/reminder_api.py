"""The API of reminders: whose plan, what goes when, in which words."""

from typing import Any
from uuid import uuid4

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from gatherings import reminders
from gatherings.gathering_serializers import BIGGEST
from gatherings.models import Audience, Gathering, Reminder, Series, Side, Unit
from gatherings.models.reminder import MOST
from network.lib.api import Strict
from partners.api import Door, must

PLAN = "gatherings.change_reminders"


class OwnerSerializer(Strict):
    """Whose plan: of a gathering, a series, or (neither) the network."""

    gathering = serializers.IntegerField(min_value=1, max_value=BIGGEST, required=False)
    series = serializers.IntegerField(min_value=1, max_value=BIGGEST, required=False)


class ChangeReminderSerializer(Strict):
    """Empty words are those that come along, in each reader’s language."""

    audience = serializers.ChoiceField(choices=Audience.choices, required=False)
    amount = serializers.IntegerField(min_value=0, max_value=MOST, required=False)
    unit = serializers.ChoiceField(choices=Unit.choices, required=False)
    side = serializers.ChoiceField(choices=Side.choices, required=False)
    clock = serializers.TimeField(required=False)
    subject = serializers.CharField(max_length=150, allow_blank=True, required=False)
    text = serializers.CharField(max_length=4000, allow_blank=True, required=False)
    is_on = serializers.BooleanField(required=False)


class NewReminderSerializer(ChangeReminderSerializer, OwnerSerializer):
    """A line in one’s own words; the plan has to be one’s own first."""

    audience = serializers.ChoiceField(choices=Audience.choices)
    amount = serializers.IntegerField(min_value=0, max_value=MOST)


class ReminderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Reminder
        fields = read_only_fields = (
            "id", "gathering", "series", "about", "audience", "amount", "unit", "side", "clock", "subject", "text",
            "is_on",
        )  # fmt: skip


class TurnSerializer(serializers.Serializer):
    """One line of the plan for one gathering: when it goes, how things stand, to how many it went, who waits."""

    about = serializers.CharField(source="turn.reminder.about")
    moment = serializers.DateTimeField(source="turn.moment")
    state = serializers.CharField()
    went_to = serializers.SerializerMethodField()
    waiting = serializers.SerializerMethodField()

    def get_went_to(self, line: dict[str, Any]) -> int:
        return len(line["turn"].told)

    def get_waiting(self, line: dict[str, Any]) -> int:
        return len(line["turn"].waiting()) if line["state"] in ("coming", "due") else 0


def the_owner(request: Request, said: dict[str, Any]) -> Gathering | Series | None:
    """Whose plan it is, for who may change it."""
    owner: Gathering | Series | None = None
    gathering, series = said.pop("gathering", None), said.pop("series", None)
    if gathering:
        owner = get_object_or_404(Gathering.objects.visible_to(request.user), pk=gathering)
    elif series:
        owner = get_object_or_404(Series.objects.visible_to(request.user), pk=series)
    must(request, PLAN, owner)
    return owner


@extend_schema_view(
    list=extend_schema(summary="Lines of plans you may change"), retrieve=extend_schema(summary="One line of a plan")
)
class ReminderViewSet(Door):
    queryset = Reminder.objects.none()
    serializer_class = whole = ReminderSerializer
    filterset_fields = ("gathering", "series")

    def get_queryset(self) -> QuerySet[Reminder]:
        return Reminder.objects.visible_to(self.request.user).order_by("pk")

    @extend_schema(
        summary="Add a reminder in your own words",
        request=NewReminderSerializer,
        responses={201: ReminderSerializer},
    )
    def create(self, request: Request) -> Response:
        said = self.checked(NewReminderSerializer)
        owner = the_owner(request, said)
        if not Reminder.objects.of(owner).exists():
            raise exceptions.ValidationError({"gathering": [_("Begin a plan of one’s own first.")]})
        row = Reminder.add(request.user, owner, uuid4().hex, **said)
        return self.answer(row.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change when a reminder goes, to whom, in which words", request=ChangeReminderSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        return self.answer(self.get_object().edit(request.user, **self.checked(ChangeReminderSerializer)).pk)

    @extend_schema(summary="Take a reminder of your own words away", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: int) -> Response:
        self.get_object().remove(request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        summary="Begin a plan of one’s own", request=OwnerSerializer, responses=ReminderSerializer(many=True)
    )
    @action(detail=False, methods=["post"], pagination_class=None, filterset_fields=None)
    def own(self, request: Request) -> Response:
        owner = the_owner(request, self.checked(OwnerSerializer))
        inherited = reminders.inherited_by(owner) if isinstance(owner, Gathering) else reminders.network_plan()
        rows = Reminder.own(request.user, owner, inherited)
        return Response(ReminderSerializer(rows, many=True).data)

    @extend_schema(summary="Go back to the common plan", request=OwnerSerializer, responses={204: None})
    @action(detail=False, methods=["post"], filterset_fields=None)
    def follow(self, request: Request) -> Response:
        Reminder.follow(request.user, the_owner(request, self.checked(OwnerSerializer)))
        return Response(status=status.HTTP_204_NO_CONTENT)


class TurnViewSet(viewsets.GenericViewSet):
    """What one gathering reminds of."""

    queryset = Gathering.objects.none()
    serializer_class = TurnSerializer
    lookup_value_regex = "[0-9]+"
    lookup_value_converter = "int"
    pagination_class = None

    def get_queryset(self) -> QuerySet[Gathering]:
        return reminders.with_people(Gathering.objects.visible_to(self.request.user))

    @extend_schema(summary="What goes to whom and when", responses=TurnSerializer(many=True))
    @action(detail=True, methods=["get"])
    def reminders(self, request: Request, pk: int) -> Response:
        gathering, now = self.get_object(), timezone.now()
        must(request, PLAN, gathering)
        lines = [{"turn": turn, "state": turn.state_at(now)} for turn in reminders.turns_of(gathering)]
        return Response(TurnSerializer(lines, many=True).data)
