"""The API of minutes, decisions, commitments, ideas, pulses and initiatives: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from gatherings import after_serializers as shape
from gatherings import capturing, closing
from gatherings.models import Commitment, Decision, Feedback, Gathering, Idea, Initiative, Minutes
from partners.api import Door, must
from partners.role_api import partner_of

CHANGE = "gatherings.change_gathering"


def seen(request: Request, number: int) -> Gathering:
    return get_object_or_404(Gathering.objects.visible_to(request.user), pk=number)


@extend_schema_view(list=extend_schema(summary="Minutes you see"), retrieve=extend_schema(summary="One gathering’s"))
class MinutesViewSet(Door):
    queryset = Minutes.objects.none()
    serializer_class = whole = shape.MinutesSerializer
    filterset_fields = ("gathering",)

    def get_queryset(self) -> QuerySet[Minutes]:
        return Minutes.objects.visible_to(self.request.user).select_related("gathering")

    def own(self) -> Minutes:
        minutes = self.get_object()
        must(self.request, CHANGE, minutes.gathering)
        return minutes

    @extend_schema(summary="Edit minutes", request=shape.EditMinutesSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        minutes = self.own()
        return self.answer(minutes.edit(request.user, **self.checked(shape.EditMinutesSerializer)).pk)

    @extend_schema(summary="Approve minutes and send them", request=None)
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, pk: int) -> Response:
        minutes = self.own()
        closing.approve(minutes, request.user)
        return self.answer(minutes.pk)


class LineViewSet(Door):
    """Common to decisions, commitments and ideas."""

    kind: Any
    noun = ""
    new: Any
    filterset_fields: tuple[str, ...] = ("gathering",)

    def get_queryset(self) -> QuerySet:
        return self.kind.objects.visible_to(self.request.user).distinct()

    def named(self, gathering: Gathering, said: dict[str, Any]) -> dict[str, Any]:
        """What is said, with people and partners in the place of their ids."""
        return said

    def what(self, said: dict[str, Any]) -> str:
        return self.noun

    def create(self, request: Request) -> Response:
        said = self.checked(self.new)
        gathering = seen(request, said.pop("gathering"))
        must(request, CHANGE, gathering)
        what = self.what(said)
        line = capturing.capture(request.user, gathering, what, **self.named(gathering, said))
        return self.answer(line.pk, status.HTTP_201_CREATED)

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def drop(self, request: Request, pk: int) -> Response:
        line = self.get_object()
        must(request, CHANGE, line.gathering)
        line.drop(request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


def person_in(gathering: Gathering, number: int | None, field: str) -> Any:
    """Somebody invited, or a facilitator; 400 for whoever is neither."""
    if number is None:
        return None
    person = capturing.people_of(gathering).filter(pk=number).first()
    if person is None:
        raise exceptions.ValidationError({field: [_("Choose somebody who is invited.")]})
    return person


@extend_schema_view(
    list=extend_schema(summary="Decisions you see"),
    retrieve=extend_schema(summary="One decision"),
    drop=extend_schema(summary="Take a decision back"),
    create=extend_schema(
        summary="Write a decision down", request=shape.NewDecisionSerializer, responses={201: shape.DecisionSerializer}
    ),
)
class DecisionViewSet(LineViewSet):
    kind, noun, queryset, new = Decision, "decision", Decision.objects.none(), shape.NewDecisionSerializer
    serializer_class = whole = shape.DecisionSerializer

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().prefetch_related("shaped_by")

    def named(self, gathering: Gathering, said: dict[str, Any]) -> dict[str, Any]:
        shapers = [person_in(gathering, number, "shaped_by") for number in said.pop("shaped_by")]
        return {**said, "owner": person_in(gathering, said.pop("owner"), "owner"), "shaped_by": shapers}


@extend_schema_view(
    list=extend_schema(summary="Commitments you see"),
    retrieve=extend_schema(summary="One commitment"),
    drop=extend_schema(summary="Take a commitment back"),
    create=extend_schema(
        summary="Write a commitment down",
        request=shape.NewCommitmentSerializer,
        responses={201: shape.CommitmentSerializer},
    ),
)
class CommitmentViewSet(LineViewSet):
    kind, noun, queryset, new = Commitment, "commitment", Commitment.objects.none(), shape.NewCommitmentSerializer
    serializer_class = whole = shape.CommitmentSerializer
    filterset_fields = ("gathering", "person", "partner", "state")

    def named(self, gathering: Gathering, said: dict[str, Any]) -> dict[str, Any]:
        person = person_in(gathering, said.pop("person"), "person")
        return {**said, "person": person, "partner": partner_of(self.request, said.pop("partner"))}

    @extend_schema(summary="Say what became of a commitment", request=shape.TellSerializer)
    @action(detail=True, methods=["post"])
    def tell(self, request: Request, pk: int) -> Response:
        row = self.get_object()
        must(request, "gatherings.tell_commitment", row)
        return self.answer(row.tell(request.user, **self.checked(shape.TellSerializer)).pk)


@extend_schema_view(
    list=extend_schema(summary="Ideas, notes and what was parked"),
    retrieve=extend_schema(summary="One idea"),
    drop=extend_schema(summary="Take an idea back"),
    create=extend_schema(
        summary="Write an idea down", request=shape.NewIdeaSerializer, responses={201: shape.IdeaSerializer}
    ),
)
class IdeaViewSet(LineViewSet):
    kind, noun, queryset, new = Idea, "idea", Idea.objects.none(), shape.NewIdeaSerializer
    serializer_class = whole = shape.IdeaSerializer
    filterset_fields = ("gathering", "sort")

    def what(self, said: dict[str, Any]) -> str:
        return said.pop("sort")


@extend_schema_view(list=extend_schema(summary="Your own pulses"), retrieve=extend_schema(summary="One of your own"))
class FeedbackViewSet(Door):
    queryset = Feedback.objects.none()
    serializer_class = whole = shape.FeedbackSerializer
    filterset_fields = ("gathering",)

    def get_queryset(self) -> QuerySet[Feedback]:
        return Feedback.objects.visible_to(self.request.user)

    @extend_schema(
        summary="Say how it was", request=shape.NewFeedbackSerializer, responses={201: shape.FeedbackSerializer}
    )
    def create(self, request: Request) -> Response:
        said = self.checked(shape.NewFeedbackSerializer)
        gathering = seen(request, said.pop("gathering"))
        must(request, "gatherings.give_pulse", gathering)
        return self.answer(Feedback.give(request.user, gathering, **said).pk, status.HTTP_201_CREATED)


@extend_schema_view(list=extend_schema(summary="Initiatives"), retrieve=extend_schema(summary="One initiative"))
class InitiativeViewSet(Door):
    queryset = Initiative.objects.none()
    serializer_class = whole = shape.InitiativeSerializer
    filterset_fields = ("state", "lead", "part")

    def get_queryset(self) -> QuerySet[Initiative]:
        return Initiative.objects.visible_to(self.request.user).with_names()

    def own(self) -> Initiative:
        initiative = self.get_object()
        must(self.request, "gatherings.change_initiative", initiative)
        return initiative

    @extend_schema(
        summary="Propose an initiative",
        request=shape.NewInitiativeSerializer,
        responses={201: shape.InitiativeSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, "gatherings.add_initiative")
        said = self.checked(shape.NewInitiativeSerializer)
        lead, number = partner_of(request, said.pop("lead"), "lead"), said.pop("idea")
        ideas = Idea.objects.visible_to(request.user)
        idea = get_object_or_404(ideas, pk=number) if number else None
        new = Initiative.propose(request.user, idea, lead=lead, **said)
        return self.answer(new.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Describe an initiative anew", request=shape.EditInitiativeSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        initiative = self.own()
        changes = self.checked(shape.EditInitiativeSerializer, partial=True)
        if "version" not in changes:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        if "lead" in changes:
            changes["lead"] = partner_of(request, changes["lead"], "lead")
        return self.answer(initiative.edit(request.user, **changes).pk)

    @extend_schema(summary="Start an initiative", request=None)
    @action(detail=True, methods=["post"])
    def start(self, request: Request, pk: int) -> Response:
        return self.answer(self.own().start(request.user).pk)

    @extend_schema(summary="Close an initiative", request=shape.ClosingSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: int) -> Response:
        initiative = self.own()
        return self.answer(initiative.close(request.user, **self.checked(shape.ClosingSerializer)).pk)

    @extend_schema(summary="Open an initiative again", request=None)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: int) -> Response:
        return self.answer(self.own().reopen(request.user).pk)
