"""The API of the collaboration check: the verbs, permissions and limits of the pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backbone import checking
from backbone import ourselves_serializers as shape
from backbone.check_results import Row, results_of
from backbone.models import Asked, Check
from partners.api import Door, must

OPEN = "backbone.open_check"


@extend_schema_view(
    list=extend_schema(summary="Rounds of the collaboration check"), retrieve=extend_schema(summary="One round")
)
class CheckViewSet(Door):
    queryset = Check.objects.none()
    serializer_class = whole = shape.CheckSerializer
    filterset_fields = ("state",)

    def get_queryset(self) -> QuerySet[Check]:
        return Check.objects.visible_to(self.request.user).with_numbers()

    @extend_schema(
        summary="Open a round and write to whom it asks",
        request=shape.NewCheckSerializer,
        responses={201: shape.CheckSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, OPEN)
        check = checking.open_round(request.user, **self.checked(shape.NewCheckSerializer))
        return self.answer(check.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Remind who has not answered", request=None, responses=shape.RemindedSerializer)
    @action(detail=True, methods=["post"])
    def remind(self, request: Request, pk: int) -> Response:
        must(request, OPEN)
        return Response({"reminded": checking.remind(self.get_object(), request.user)})

    @extend_schema(summary="Close a round, for good", request=None)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: int) -> Response:
        must(request, OPEN)
        return self.answer(checking.close(self.get_object(), request.user).pk)

    @extend_schema(
        summary="What a closed round says; of an open one nothing", responses=shape.ResultSerializer(many=True)
    )
    @action(detail=True, methods=["get"], pagination_class=None, filter_backends=[])
    def results(self, request: Request, pk: int) -> Response:
        results = results_of(self.get_object())
        return Response([told(row) for row in results.rows] if results and results.is_shown else [])

    @extend_schema(summary="Keep a comment off the page, or put it back", request=shape.CommentOffSerializer)
    @action(detail=True, methods=["post"])
    def comment(self, request: Request, pk: int) -> Response:
        must(request, OPEN)
        check, said = self.get_object(), self.checked(shape.CommentOffSerializer)
        rows = check.comments.filter(check_round__state="closed")
        get_object_or_404(rows, pk=said["comment"]).take_off(request.user, said["off"])
        return self.answer(check.pk)

    @extend_schema(methods=["get"], summary="What you said so far", responses=shape.AnsweredSerializer)
    @extend_schema(
        methods=["post"],
        summary="Save what you say, or hand it in",
        request=shape.CheckAnswerSerializer,
        responses=shape.AnsweredSerializer,
    )
    @action(detail=True, methods=["get", "post"], url_path="answer", url_name="answer", filter_backends=[])
    def give_answer(self, request: Request, pk: int) -> Response:
        rows = Asked.objects.visible_to(request.user).select_related("check_round")
        asked = get_object_or_404(rows, check_round=self.get_object())
        if request.method == "POST":
            if asked.has_answered:
                raise ValidationError(_("You have answered already. Thank you."))
            must(request, "backbone.answer_check", asked)
            said = self.checked(shape.CheckAnswerSerializer)
            verb = asked.send if said["send"] else asked.keep
            verb(request.user, *answers_and_words(said["answers"]))
        return Response(so_far(asked))


def answers_and_words(said: list[dict[str, Any]]) -> tuple[dict[int, int], dict[int, str]]:
    answers = {one["statement"]: one["value"] for one in said if one.get("value") is not None}
    return answers, {one["statement"]: one["words"] for one in said if one.get("words")}


def so_far(asked: Asked) -> dict[str, Any]:
    values, words = asked.values, asked.comments
    told = [
        {"statement": number, "value": values.get(number), "words": words.get(number, "")}
        for number in sorted({*values, *words})
    ]
    return {"has_answered": asked.has_answered, "answers": told}


def told(row: Row) -> dict[str, Any]:
    level = row.level
    return {
        "statement": row.statement.number,
        "text": str(row.statement.text),
        "mean": level.value if level else None,
        "bound": level.bound if level else "",
        "people": level.people if level else None,
        "change": row.change,
        "comments": [one.words for one in row.comments],
    }
