"""The API of reminders of every kind: when they go, what they say, what comes, what did not go, a pause of all."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from network.lib.api import Strict, body_of
from people import reminding
from people.models import MissedReminder, ReminderPause, ReminderPlan
from people.reminder_kinds import LONGEST_DAYS, REMINDER_KINDS

PERMISSION = "people.change_reminderplan"


class ChangeReminderPlanSerializer(Strict):
    """Empty words and no days are those that come along. version: the one you read."""

    days = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=LONGEST_DAYS), required=False, max_length=10
    )
    clock = serializers.TimeField(required=False)
    subject = serializers.CharField(max_length=150, allow_blank=True, required=False)
    text = serializers.CharField(max_length=4000, allow_blank=True, required=False)
    is_on = serializers.BooleanField(required=False)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class ReminderPlanSerializer(serializers.Serializer):
    """One kind of reminder as it stands. Times and words of those of gatherings are kept in plans of their own."""

    kind = serializers.CharField()
    label = serializers.CharField(source="what.label")
    audience = serializers.CharField(source="what.audience")
    days = serializers.ListField(source="days_of_it", child=serializers.IntegerField())
    clock = serializers.TimeField(source="clock_of_it", read_only=True)
    subject = serializers.CharField(source="words.subject")
    text = serializers.CharField(source="words.text")
    fill_ins = serializers.SerializerMethodField()
    is_on = serializers.BooleanField()
    is_ours = serializers.BooleanField()
    version = serializers.IntegerField()

    def get_fill_ins(self, plan: ReminderPlan) -> list[str]:
        return [name for name, _words in plan.what.fill_ins]


class ReminderReaderSerializer(serializers.Serializer):
    person = serializers.IntegerField(source="person.pk")
    name = serializers.CharField(source="person.name")
    why = serializers.CharField()


class ComingReminderSerializer(serializers.Serializer):
    """A reminder of the next seven days, with everybody it would reach as things stand."""

    kind = serializers.CharField(source="plan.kind")
    about = serializers.CharField(source="due.about")
    moment = serializers.DateTimeField()
    is_paused = serializers.BooleanField()
    readers = ReminderReaderSerializer(source="due.readers", many=True)


class ReminderPauseSerializer(Strict):
    """until: when reminders go again; null while nothing is paused."""

    until = serializers.DateTimeField(allow_null=True)


class BeginReminderPauseSerializer(Strict):
    until = serializers.DateTimeField()


class MissedReminderSerializer(serializers.ModelSerializer):
    """A reminder that did not go to somebody."""

    class Meta:
        model = MissedReminder
        fields = read_only_fields = ("id", "kind", "person", "about", "why", "reason", "moment")


class BackboneOnly(viewsets.GenericViewSet):
    """Who may change reminders sees who gets them; a subclass may ask for another permission."""

    permission = PERMISSION

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not request.user.has_perm(self.permission):
            raise exceptions.PermissionDenied()


class ReminderPlanViewSet(BackboneOnly):
    queryset = ReminderPlan.objects.none()
    serializer_class = ReminderPlanSerializer
    http_method_names = ["get", "head", "post", "patch"]
    lookup_field = "kind"
    lookup_value_regex = "[a-z_]+"
    lookup_value_converter = "slug"
    pagination_class = None

    def the_plan(self, kind: str) -> ReminderPlan:
        if kind not in REMINDER_KINDS:
            raise exceptions.NotFound()
        return ReminderPlan.of(kind)

    def answer(self, kind: str) -> Response:
        return Response(ReminderPlanSerializer(self.the_plan(kind)).data)

    @extend_schema(summary="Every kind of reminder", responses=ReminderPlanSerializer(many=True))
    def list(self, request: Request) -> Response:
        return Response(ReminderPlanSerializer(ReminderPlan.all_of_them(), many=True).data)

    @extend_schema(summary="One kind of reminder")
    def retrieve(self, request: Request, kind: str) -> Response:
        return self.answer(kind)

    @extend_schema(summary="Change when a kind goes and what it says", request=ChangeReminderPlanSerializer)
    def partial_update(self, request: Request, kind: str) -> Response:
        self.the_plan(kind)
        ReminderPlan.change(request.user, kind, **body_of(request, ChangeReminderPlanSerializer))
        return self.answer(kind)

    @extend_schema(summary="Go back to the times and words that come along", request=None)
    @action(detail=True, methods=["post"])
    def reset(self, request: Request, kind: str) -> Response:
        self.the_plan(kind)
        ReminderPlan.reset(request.user, kind)
        return self.answer(kind)

    @extend_schema(summary="What goes to whom within seven days", responses=ComingReminderSerializer(many=True))
    @action(detail=False, methods=["get"])
    def coming(self, request: Request) -> Response:
        rows = reminding.coming(timezone.now(), ReminderPlan.all_of_them())
        return Response(ComingReminderSerializer(rows, many=True).data)

    @extend_schema(summary="Until when all reminders are paused", responses=ReminderPauseSerializer)
    @action(detail=False, methods=["get"])
    def pause(self, request: Request) -> Response:
        pause = ReminderPause.current()
        return Response(ReminderPauseSerializer({"until": pause.until if pause else None}).data)

    @extend_schema(summary="Pause all", request=BeginReminderPauseSerializer, responses=ReminderPauseSerializer)
    @pause.mapping.post
    def begin_pause(self, request: Request) -> Response:
        pause = ReminderPause.begin(request.user, **body_of(request, BeginReminderPauseSerializer))
        return Response(ReminderPauseSerializer({"until": pause.until}).data)

    @extend_schema(summary="Let reminders go again", request=None, responses={204: None})
    @action(detail=False, methods=["post"])
    def resume(self, request: Request) -> Response:
        ReminderPause.end(request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


@extend_schema_view(
    list=extend_schema(summary="Reminders that did not go"),
    retrieve=extend_schema(summary="One reminder that did not go"),
)
class MissedReminderViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, BackboneOnly):
    queryset = MissedReminder.objects.none()
    serializer_class = MissedReminderSerializer
    http_method_names = ["get", "head", "post"]
    lookup_value_regex = "[0-9]+"
    lookup_value_converter = "int"
    filterset_fields = ("kind", "reason")

    def get_queryset(self) -> QuerySet[MissedReminder]:
        return MissedReminder.objects.order_by("-moment", "-pk")

    @extend_schema(summary="Send it after all, to everybody it is for", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def send(self, request: Request, pk: int) -> Response:
        reminding.send_after_all(request.user, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)
