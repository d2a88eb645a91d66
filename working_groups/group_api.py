"""The API of working groups, their members and who asks to join: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from network.lib.api import Stale
from partners.api import Door, must
from partners.directory import visible_people
from partners.models import Partner
from people.models import Person
from working_groups import group_serializers as shape
from working_groups.models import Channel, JoinRequest, Membership, Update, WorkingGroup

CHANGE = "working_groups.change_group"


def person_of(request: Request, number: int) -> Person:
    """Somebody this reader sees; 400 when there is nobody of this id."""
    found = visible_people(request.user).filter(pk=number).first()
    if found is None:
        raise exceptions.ValidationError({"person": [_("There is no such person.")]})
    return found


def partner_of(person: Person, number: int | None) -> Partner | None:
    """A partner this person is at; 400 for another one."""
    if number is None:
        return None
    at = Partner.objects.in_directory().filter(affiliations__person=person, affiliations__ended_on=None)
    found = at.filter(pk=number).first()
    if found is None:
        raise exceptions.ValidationError({"partner": [_("They are not at this partner.")]})
    return found


@extend_schema_view(
    list=extend_schema(summary="Working groups"), retrieve=extend_schema(summary="One group with its members")
)
class WorkingGroupViewSet(Door):
    queryset = WorkingGroup.objects.none()
    serializer_class = whole = shape.WorkingGroupSerializer

    def get_queryset(self) -> QuerySet[WorkingGroup]:
        seen = WorkingGroup.objects.visible_to(self.request.user).with_people()
        return seen.prefetch_related("channels", "updates").order_by("name", "pk")

    def led(self, wish: str = CHANGE) -> WorkingGroup:
        group = self.get_object()
        must(self.request, wish, group)
        return group

    @extend_schema(
        summary="Begin a group", request=shape.NewWorkingGroupSerializer, responses={201: shape.WorkingGroupSerializer}
    )
    def create(self, request: Request) -> Response:
        must(request, "working_groups.add_group")
        said = self.checked(shape.NewWorkingGroupSerializer)
        return self.answer(WorkingGroup.begin(request.user, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Describe a group anew")
    def partial_update(self, request: Request, pk: int) -> Response:
        group = self.led()
        changes = self.checked(instance=group, partial=True)
        version = changes.pop("version", None)
        if version is None:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        if version != group.version:
            raise Stale()
        return self.answer(group.edit(request.user, version, **changes).pk)

    @extend_schema(summary="End a group", request=shape.EndGroupSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        group = self.led("working_groups.end_group")
        return self.answer(group.end(request.user, **self.checked(shape.EndGroupSerializer)).pk)

    @extend_schema(summary="Take a group up again", request=None)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: int) -> Response:
        return self.answer(self.led("working_groups.end_group").reopen(request.user).pk)

    @extend_schema(
        summary="Take somebody in", request=shape.NewMemberSerializer, responses={201: shape.MembershipSerializer}
    )
    @action(detail=True, methods=["post"])
    def members(self, request: Request, pk: int) -> Response:
        group, said = self.led(), self.checked(shape.NewMemberSerializer)
        person = person_of(request, said.pop("person"))
        said["partner"] = partner_of(person, said["partner"])
        row = Membership.take_in(request.user, group, person, **said)
        return Response(shape.MembershipSerializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Name a channel", request=shape.ChannelSerializer, responses={201: shape.ChannelSerializer})
    @action(detail=True, methods=["post"])
    def channels(self, request: Request, pk: int) -> Response:
        channel = Channel(group=self.led(), **self.checked(shape.ChannelSerializer)).add(request.user)
        return Response(shape.ChannelSerializer(channel).data, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Tell the public", request=shape.UpdateSerializer, responses={201: shape.UpdateSerializer})
    @action(detail=True, methods=["post"])
    def updates(self, request: Request, pk: int) -> Response:
        update = Update.publish(request.user, self.led(), **self.checked(shape.UpdateSerializer))
        return Response(shape.UpdateSerializer(update).data, status=status.HTTP_201_CREATED)

    @extend_schema(
        summary="Ask to join", request=shape.AskToJoinSerializer, responses={201: shape.JoinRequestSerializer}
    )
    @action(detail=True, methods=["post"])
    def join(self, request: Request, pk: int) -> Response:
        group, said = self.led("working_groups.join_group"), self.checked(shape.AskToJoinSerializer)
        asked = JoinRequest.ask(request.user, group, said["words"], partner_of(request.user, said["partner"]))
        return Response(shape.JoinRequestSerializer(asked).data, status=status.HTTP_201_CREATED)


@extend_schema_view(
    list=extend_schema(summary="Who is in which group"), retrieve=extend_schema(summary="One membership")
)
class MembershipViewSet(Door):
    queryset = Membership.objects.none()
    serializer_class = whole = shape.MembershipSerializer

    def get_queryset(self) -> QuerySet[Membership]:
        seen = WorkingGroup.objects.visible_to(self.request.user)
        return Membership.objects.filter(group__in=seen, person__erased_at=None).select_related("group").order_by("pk")

    @extend_schema(summary="Not in the group any more", request=None)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        row: Any = self.get_object()
        must(request, "working_groups.end_membership", row)
        return Response(shape.MembershipSerializer(row.end(request.user)).data)


@extend_schema_view(
    list=extend_schema(summary="Requests to join: your own, and of the groups you answer for"),
    retrieve=extend_schema(summary="One request"),
)
class JoinRequestViewSet(Door):
    queryset = JoinRequest.objects.none()
    serializer_class = whole = shape.JoinRequestSerializer

    def get_queryset(self) -> QuerySet[JoinRequest]:
        return JoinRequest.objects.visible_to(self.request.user).select_related("group", "person").order_by("pk")

    @extend_schema(summary="Welcome them", request=shape.GroupAnswerSerializer)
    @action(detail=True, methods=["post"])
    def welcome(self, request: Request, pk: int) -> Response:
        asked = self.get_object()
        must(request, "working_groups.answer_request", asked)
        asked.welcome(request.user, **self.checked(shape.GroupAnswerSerializer))
        return self.answer(asked.pk)

    @extend_schema(summary="Say why not now", request=shape.GroupAnswerSerializer)
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, pk: int) -> Response:
        asked = self.get_object()
        must(request, "working_groups.answer_request", asked)
        return self.answer(asked.decline(request.user, **self.checked(shape.GroupAnswerSerializer)).pk)
