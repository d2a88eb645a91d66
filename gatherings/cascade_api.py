"""The API of reports, asks and directions: the verbs and permissions of the pages."""

from typing import Any

from django.core.exceptions import ValidationError as Refused
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from gatherings import cascade
from network.lib.api import Stale, Strict
from partners.api import Door, must
from working_groups.models import Ask, Receipt, Report, WorkingGroup
from working_groups.models.report import LONGEST_ASK, MOST_ASKS

BIGGEST = 2**31 - 1


class AskSerializer(serializers.ModelSerializer):
    """days: how long it waits, or waited. answer: the words of the answer, "" as long as there is none."""

    days = serializers.IntegerField(read_only=True)
    answer = serializers.SerializerMethodField()

    class Meta:
        model = Ask
        fields = read_only_fields = (
            "id", "report", "group", "to", "text", "asked_at", "answered_at", "withdrawn_at", "days", "answer",
        )  # fmt: skip

    def get_answer(self, ask: Ask) -> str:
        return ask.answer.text if ask.answered_at else ""


class ReportSerializer(serializers.ModelSerializer):
    asks = AskSerializer(many=True, read_only=True)

    class Meta:
        model = Report
        fields = read_only_fields = ("id", "group", "by", "done", "learned", "figures", "story", "sent_at", "asks")


class NewReportSerializer(Strict):
    """A report, sent at once. questions: what the group asks; version: of the draft there is, 0 where there is none."""

    group = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    done = serializers.CharField(max_length=3000, allow_blank=True, default="")
    learned = serializers.CharField(max_length=2000, allow_blank=True, default="")
    figures = serializers.CharField(max_length=1000, allow_blank=True, default="")
    story = serializers.CharField(max_length=2000, allow_blank=True, default="")
    questions = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_ASK), max_length=MOST_ASKS, default=list
    )
    version = serializers.IntegerField(min_value=0, max_value=BIGGEST, default=0)


class AnswerAskSerializer(Strict):
    text = serializers.CharField(max_length=2000)


class ReceiptSerializer(serializers.ModelSerializer):
    """A direction on its way to a group."""

    text = serializers.CharField(source="direction.text", read_only=True)
    ask = serializers.IntegerField(source="direction.ask_id", read_only=True, allow_null=True)
    said_by = serializers.IntegerField(source="direction.group_id", read_only=True)

    class Meta:
        model = Receipt
        fields = read_only_fields = ("id", "group", "said_by", "text", "ask", "acknowledged_at", "words")


class HeardSerializer(Strict):
    words = serializers.CharField(max_length=500, allow_blank=True, default="")


@extend_schema_view(list=extend_schema(summary="Reports of groups"), retrieve=extend_schema(summary="One report"))
class ReportViewSet(Door):
    queryset = Report.objects.none()
    serializer_class = whole = ReportSerializer

    def get_queryset(self) -> QuerySet[Report]:
        return Report.objects.visible_to(self.request.user).prefetch_related("asks__answer")

    @extend_schema(summary="Send the report of a group", request=NewReportSerializer, responses={201: ReportSerializer})
    def create(self, request: Request) -> Response:
        said: dict[str, Any] = self.checked(NewReportSerializer)
        seen = WorkingGroup.objects.visible_to(request.user).select_related("parent")
        group = get_object_or_404(seen, pk=said.pop("group"))
        must(request, "working_groups.write_report", group)
        try:
            report = cascade.write(group, request.user, is_done=True, **said)
        except Refused as error:
            if getattr(error, "code", "") == "stale":
                raise Stale from error
            raise
        return self.answer(report.pk, status.HTTP_201_CREATED)


@extend_schema_view(list=extend_schema(summary="Asks of groups"), retrieve=extend_schema(summary="One ask"))
class AskViewSet(Door):
    queryset = Ask.objects.none()
    serializer_class = whole = AskSerializer

    def get_queryset(self) -> QuerySet[Ask]:
        return Ask.objects.visible_to(self.request.user).with_names().select_related("answer").order_by("pk")

    @extend_schema(summary="Answer an ask", request=AnswerAskSerializer, operation_id="asks_answer")
    @action(detail=True, methods=["post"], url_path="answer", url_name="answer")
    def give_answer(self, request: Request, pk: int) -> Response:
        ask = self.get_object()
        must(request, "working_groups.answer_ask", ask)
        cascade.answer(ask, request.user, **self.checked(AnswerAskSerializer))
        return self.answer(ask.pk)

    @extend_schema(summary="Take an ask back", request=None)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: int) -> Response:
        ask = self.get_object()
        must(request, "working_groups.withdraw_ask", ask)
        return self.answer(cascade.withdraw(ask, request.user).pk)


@extend_schema_view(
    list=extend_schema(summary="Directions to groups"), retrieve=extend_schema(summary="One direction to a group")
)
class ReceiptViewSet(Door):
    queryset = Receipt.objects.none()
    serializer_class = whole = ReceiptSerializer

    def get_queryset(self) -> QuerySet[Receipt]:
        return Receipt.objects.visible_to(self.request.user).with_names().order_by("pk")

    @extend_schema(summary="Say that the group heard it", request=HeardSerializer)
    @action(detail=True, methods=["post"])
    def acknowledge(self, request: Request, pk: int) -> Response:
        receipt = self.get_object()
        must(request, "working_groups.acknowledge_direction", receipt)
        return self.answer(cascade.acknowledge(receipt, request.user, **self.checked(HeardSerializer)).pk)
