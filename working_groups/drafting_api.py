"""The API of rounds: the verbs and permissions of the pages."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from partners.api import Door, must
from working_groups import drafting_serializers as shape
from working_groups.models import CommonAgenda, DraftingRound, Suggestion

TAKE_PART = "working_groups.take_part_in_round"


@extend_schema_view(list=extend_schema(summary="Rounds"), retrieve=extend_schema(summary="One round"))
class DraftingRoundViewSet(Door):
    queryset = DraftingRound.objects.none()
    serializer_class = whole = shape.DraftingRoundSerializer

    def get_queryset(self) -> QuerySet[DraftingRound]:
        return DraftingRound.objects.visible_to(self.request.user).select_related("agenda")

    @extend_schema(
        summary="Open a round about the draft, or (with a title) about a rule",
        request=shape.NewDraftingRoundSerializer,
        responses={201: shape.DraftingRoundSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, "working_groups.propose_rule")
        said = self.checked(shape.NewDraftingRoundSerializer)
        if not said["title"] or said["is_open_to_all"]:
            must(request, "working_groups.open_round")
        if not said["title"]:
            said["agenda"] = CommonAgenda.objects.visible_to(request.user).draft()
            if said["agenda"] is None:
                raise exceptions.ValidationError({"title": [_("There is no draft: name the rule.")]})
        elif not said["effective_on"]:
            raise exceptions.ValidationError({"effective_on": [_("Say from when.")]})
        return self.answer(DraftingRound.begin(request.user, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Say what came of a round", request=shape.CloseRoundSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: int) -> Response:
        one = self.get_object()
        must(request, "working_groups.close_round")
        return self.answer(one.close(request.user, **self.checked(shape.CloseRoundSerializer)).pk)

    @extend_schema(summary="Let all partners hear of a round by mail", request=None)
    @action(detail=True, methods=["post"])
    def invite(self, request: Request, pk: int) -> Response:
        one = self.get_object()
        must(request, "working_groups.open_round")
        return self.answer(one.invite(request.user).pk)

    @extend_schema(summary="Say how far you agree", request=shape.LeanSerializer, responses=shape.LeaningSerializer)
    @action(detail=True, methods=["post"])
    def lean(self, request: Request, pk: int) -> Response:
        one = self.get_object()
        must(request, TAKE_PART, one)
        return Response(shape.LeaningSerializer(one.lean(request.user, **self.checked(shape.LeanSerializer))).data)


@extend_schema_view(list=extend_schema(summary="Suggestions"), retrieve=extend_schema(summary="One suggestion"))
class SuggestionViewSet(Door):
    queryset = Suggestion.objects.none()
    serializer_class = whole = shape.SuggestionSerializer

    def get_queryset(self) -> QuerySet[Suggestion]:
        return Suggestion.objects.visible_to(self.request.user).select_related("person", "round")

    @extend_schema(
        summary="Suggest something about a paragraph",
        request=shape.NewSuggestionSerializer,
        responses={201: shape.SuggestionSerializer},
    )
    def create(self, request: Request) -> Response:
        said = self.checked(shape.NewSuggestionSerializer)
        rounds = DraftingRound.objects.visible_to(request.user).select_related("agenda")
        one = rounds.filter(pk=said.pop("round")).first()
        if one is None:
            raise exceptions.ValidationError({"round": [_("There is no such thing.")]})
        must(request, TAKE_PART, one)
        return self.answer(Suggestion.make(request.user, one, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Take a suggestion up, or decline it with words", request=shape.SettleSuggestionSerializer)
    @action(detail=True, methods=["post"])
    def settle(self, request: Request, pk: int) -> Response:
        suggestion = self.get_object()
        must(request, "working_groups.settle_suggestion")
        return self.answer(suggestion.settle(request.user, **self.checked(shape.SettleSuggestionSerializer)).pk)
