"""The API of jobs, of who does them, of leaving and of concerns: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from network.lib.api import Stale, body_of
from partners import leaving, standing
from partners import promise_serializers as shape
from partners.api import Door, must
from partners.models import Appointment, Concern, Partner, Role
from partners.story import story_of
from people.models import Person


def partner_of(request: Request, number: int | None, field: str = "partner") -> Partner | None:
    """The partner of the network with this id; 400 when there is none."""
    if number is None:
        return None
    partner = Partner.objects.in_directory().filter(pk=number).first()
    if partner is None:
        raise exceptions.ValidationError({field: [_("There is no such partner.")]})
    return partner


def people_of(partner: Partner, **numbers: int | None) -> dict[str, Person | None]:
    """People of a partner by their ids; 400 for whoever is not there."""
    here = {row.person_id: row.person for row in partner.people_now()}
    if missing := [name for name, number in numbers.items() if number is not None and number not in here]:
        raise exceptions.ValidationError({missing[0]: [_("Choose somebody who is at this partner now.")]})
    return {name: here.get(number) if number else None for name, number in numbers.items()}


@extend_schema_view(list=extend_schema(summary="Jobs you see"), retrieve=extend_schema(summary="One job"))
class RoleViewSet(Door):
    queryset = Role.objects.none()
    serializer_class = whole = shape.RoleSerializer

    def get_queryset(self) -> QuerySet[Role]:
        return Role.objects.visible_to(self.request.user).order_by("name", "pk")

    @extend_schema(summary="Add a job", request=shape.NewRoleSerializer, responses={201: shape.RoleSerializer})
    def create(self, request: Request) -> Response:
        must(request, "partners.change_role")
        role = Role.add(request.user, **self.checked(shape.NewRoleSerializer))
        return self.answer(role.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Describe a job anew")
    def partial_update(self, request: Request, pk: int) -> Response:
        role = self.get_object()
        must(request, "partners.change_role")
        changes = self.checked(instance=role, partial=True)
        version = changes.pop("version", None)
        if version is None:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        if version != role.version:
            raise Stale()
        role.edit(request.user, version, **changes)
        return self.answer(role.pk)

    @extend_schema(summary="Take a job off the list", request=None)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: int) -> Response:
        role = self.get_object()
        must(request, "partners.change_role")
        return self.answer(role.close(request.user).pk)

    @extend_schema(summary="Put a job back on the list", request=None)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: int) -> Response:
        role = self.get_object()
        must(request, "partners.change_role")
        return self.answer(role.reopen(request.user).pk)

    @extend_schema(
        summary="A partner takes a job", request=shape.TakeSerializer, responses={201: shape.AppointmentSerializer}
    )
    @action(detail=True, methods=["post"])
    def take(self, request: Request, pk: int) -> Response:
        role, said = self.get_object(), self.checked(shape.TakeSerializer)
        partner = partner_of(request, said["partner"])
        must(request, "partners.take_role", partner)
        people = people_of(partner, person=said["person"], deputy=said["deputy"])
        row = Appointment.take(request.user, role, partner, until=said["until"], **people)
        return Response(shape.AppointmentSerializer(row).data, status=status.HTTP_201_CREATED)

    @extend_schema(
        summary="Ask a partner to take a job",
        request=shape.SuggestSerializer,
        responses={201: shape.AppointmentSerializer},
    )
    @action(detail=True, methods=["post"])
    def suggest(self, request: Request, pk: int) -> Response:
        role = self.get_object()
        must(request, "partners.suggest_role")
        said = self.checked(shape.SuggestSerializer)
        row = Appointment.suggest(request.user, role, partner_of(request, said["partner"]), said["why"])
        return Response(shape.AppointmentSerializer(row).data, status=status.HTTP_201_CREATED)


@extend_schema_view(
    list=extend_schema(summary="Who does what, as you see it"), retrieve=extend_schema(summary="One appointment")
)
class AppointmentViewSet(Door):
    queryset = Appointment.objects.none()
    serializer_class = whole = shape.AppointmentSerializer

    def get_queryset(self) -> QuerySet[Appointment]:
        return Appointment.objects.visible_to(self.request.user).with_names().order_by("-started_on", "-pk")

    def allowed(self, wish: str) -> Appointment:
        row = self.get_object()
        must(self.request, wish, row)
        return row

    @extend_schema(summary="Say yes to a job", request=shape.TermSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: int) -> Response:
        row, said = self.allowed("partners.answer_role"), self.checked(shape.TermSerializer)
        people = people_of(row.partner, person=said["person"], deputy=said["deputy"])
        return self.answer(row.accept(request.user, until=said["until"], **people).pk)

    @extend_schema(summary="Say no to a job", request=None)
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, pk: int) -> Response:
        return self.answer(self.allowed("partners.answer_role").decline(request.user).pk)

    @extend_schema(summary="Go on with a job", request=shape.ExtendSerializer)
    @action(detail=True, methods=["post"])
    def extend(self, request: Request, pk: int) -> Response:
        row = self.allowed("partners.change_appointment")
        return self.answer(row.extend(request.user, **self.checked(shape.ExtendSerializer)).pk)

    @extend_schema(summary="Hand a job over", request=shape.HeirSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        row, said = self.allowed("partners.change_appointment"), self.checked(shape.HeirSerializer)
        heir: Any = partner_of(request, said["partner"])
        if heir is None and said["person"] is not None:
            people = {row.deputy_id: row.deputy} if row.deputy else {}
            people |= {one.person_id: one.person for one in row.partner.people_now()} if row.partner else {}
            heir = people.get(said["person"])
            if heir is None:
                raise exceptions.ValidationError({"person": [_("Choose the deputy or a colleague.")]})
        row.end(request.user, heir)
        return Response(status=status.HTTP_204_NO_CONTENT)


class PartingViewSet(viewsets.GenericViewSet):
    """Acts of one partner: leaving, coming back, its story, its good standing."""

    queryset = Partner.objects.none()
    serializer_class = shape.LeaveSerializer
    lookup_value_regex = "[0-9]+"
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Partner]:
        return Partner.objects.present().visible_to(self.request.user)

    @extend_schema(summary="Leave the network", request=shape.LeaveSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def leave(self, request: Request, pk: int) -> Response:
        partner = self.get_object()
        must(request, "partners.leave_partner", partner)
        leaving.leave(partner, request.user, body_of(request, shape.LeaveSerializer)["reason"])
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(summary="Come back into the network", request=None, responses={204: None})
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def come_back(self, request: Request, pk: int) -> Response:
        partner = self.get_object()
        must(request, "partners.return_partner", partner)
        leaving.come_back(partner, request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(summary="What a partner gave", responses=shape.StorySerializer)
    @action(detail=True, methods=["get"])
    def story(self, request: Request, pk: int) -> Response:
        partner = self.get_object()
        must(request, "partners.view_story", partner)
        return Response(shape.StorySerializer(story_of(partner)).data)

    @extend_schema(summary="How a partner stands", responses=shape.StandingSerializer)
    @action(detail=True, methods=["get"])
    def standing(self, request: Request, pk: int) -> Response:
        partner = self.get_object()
        must(request, "partners.view_standing", partner)
        return Response(shape.StandingSerializer(standing.record_of(partner)).data)

    @extend_schema(
        summary="Take a step about good standing",
        request=shape.StepSerializer,
        responses={201: shape.StandingSerializer},
    )
    @standing.mapping.post
    def take_step(self, request: Request, pk: int) -> Response:
        partner = self.get_object()
        must(request, "partners.take_step", partner)
        standing.take_step(partner, request.user, **body_of(request, shape.StepSerializer))
        return Response(shape.StandingSerializer(standing.record_of(partner)).data, status=status.HTTP_201_CREATED)


@extend_schema_view(
    list=extend_schema(summary="Concerns you raised or hear"), retrieve=extend_schema(summary="One concern")
)
class ConcernViewSet(Door):
    queryset = Concern.objects.none()
    serializer_class = whole = shape.ConcernSerializer

    def get_queryset(self) -> QuerySet[Concern]:
        return Concern.objects.visible_to(self.request.user)

    @extend_schema(
        summary="Raise a concern", request=shape.NewConcernSerializer, responses={201: shape.ConcernSerializer}
    )
    def create(self, request: Request) -> Response:
        concern = Concern.raise_one(request.user, **self.checked(shape.NewConcernSerializer))
        return self.answer(concern.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Say what came of a concern", request=shape.SettleSerializer)
    @action(detail=True, methods=["post"])
    def settle(self, request: Request, pk: int) -> Response:
        concern = self.get_object()
        must(request, "partners.hear_concern", concern)
        return self.answer(concern.settle(request.user, **self.checked(shape.SettleSerializer)).pk)
