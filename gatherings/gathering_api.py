"""The API of series, gatherings and answers: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from gatherings import answering, inviting, planning, polling, repeating, withdrawing
from gatherings import gathering_serializers as shape
from gatherings import poll_api as poll
from gatherings.forms.gathering import could_facilitate
from gatherings.models import Gathering, Rsvp, Series
from network.lib.api import Stale
from partners.api import Door, must
from partners.directory import standing, visible_people
from partners.models import Partner, Role
from people.models import Person
from working_groups.models import WorkingGroup


def chosen(rows: QuerySet, numbers: list[int], field: str) -> list[Any]:
    """The rows with these ids; 400 when one is not there."""
    found = {row.pk: row for row in rows.filter(pk__in=numbers)}
    if {*numbers} - {*found}:
        raise exceptions.ValidationError({field: [_("One of these is not there.")]})
    return [found[number] for number in dict.fromkeys(numbers)]


def marked(rsvp: Rsvp) -> list[dict[str, Any]]:
    """The proposed dates with what somebody said about them."""
    return [
        {"id": one.pk, "day": one.day, "begins": one.begins, "starts_at": one.starts_at, "fit": fit}
        for one, fit in polling.dates_for(rsvp)
    ]


def guests_chosen(request: Request, occasion: Gathering | Series, said: dict[str, Any]) -> dict[str, Any]:
    """Whom it is for, in the place of their ids: of people those this reader sees, and who is named already."""
    seen = Q(pk__in=visible_people(request.user).values("pk")) | Q(pk__in=occasion.people.values("pk"))
    rows: dict[str, QuerySet] = {
        "partners": Partner.objects.in_directory(), "roles": Role.objects.open(),
        "people": Person.objects.known().filter(seen), "groups": WorkingGroup.objects.running(),
    }  # fmt: skip
    return {name: chosen(found, said[name], name) for name, found in rows.items()}


def with_facilitators(said: dict[str, Any], occasion: Gathering | Series | None = None) -> dict[str, Any]:
    """People in the place of their ids."""
    if "facilitators" in said:
        could = could_facilitate(occasion.facilitators.all() if occasion else ())
        said["facilitators"] = chosen(could, said["facilitators"], "facilitators")
    return said


@extend_schema_view(
    list=extend_schema(summary="Gatherings you see, the next one first"),
    retrieve=extend_schema(summary="One gathering"),
)
class GatheringViewSet(Door):
    queryset = Gathering.objects.none()
    serializer_class = whole = shape.GatheringSerializer

    def get_queryset(self) -> QuerySet[Gathering]:
        rows = Gathering.objects.visible_to(self.request.user).with_coming().with_answer_of(self.request.user)
        return rows.prefetch_related("facilitators").order_by("-starts_at", "-pk")

    def allowed(self, wish: str) -> Gathering:
        gathering = self.get_object()
        must(self.request, wish, gathering)
        return gathering

    @extend_schema(
        summary="Plan a gathering", request=shape.NewGatheringSerializer, responses={201: shape.GatheringSerializer}
    )
    def create(self, request: Request) -> Response:
        must(request, "gatherings.add_gathering")
        said = with_facilitators(self.checked(shape.NewGatheringSerializer))
        return self.answer(planning.plan(request.user, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change the words of a gathering", request=shape.ChangeGatheringSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        gathering = self.allowed("gatherings.change_gathering")
        said = with_facilitators(self.checked(shape.ChangeGatheringSerializer), gathering)
        if said["version"] != gathering.version:
            raise Stale()
        return self.answer(planning.change(gathering, request.user, **said).pk)

    @extend_schema(summary="Move a gathering and tell those invited", request=shape.MoveGatheringSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request: Request, pk: int) -> Response:
        gathering = self.allowed("gatherings.change_gathering")
        return self.answer(planning.move(gathering, request.user, **self.checked(shape.MoveGatheringSerializer)).pk)

    @extend_schema(summary="Cancel a gathering and tell those invited", request=shape.CancelSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: int) -> Response:
        gathering = self.allowed("gatherings.change_gathering")
        return self.answer(planning.cancel(gathering, request.user, **self.checked(shape.CancelSerializer)).pk)

    @extend_schema(summary="A cancelled gathering takes place after all", request=None)
    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: int) -> Response:
        return self.answer(planning.restore(self.allowed("gatherings.change_gathering"), request.user).pk)

    @extend_schema(summary="Who would be invited, and why", responses=shape.GuestSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None)
    def guests(self, request: Request, pk: int) -> Response:
        gathering = self.allowed("gatherings.invite_guests")
        return Response(shape.GuestSerializer(inviting.preview(gathering).ready, many=True).data)

    @extend_schema(summary="Say whom a gathering is for", request=shape.GuestsSerializer)
    @action(detail=True, methods=["post"], url_path="for", url_name="for")
    def choose(self, request: Request, pk: int) -> Response:
        gathering, said = self.allowed("gatherings.invite_guests"), self.checked(shape.GuestsSerializer)
        named = guests_chosen(request, gathering, said)
        return self.answer(inviting.choose_guests(gathering, request.user, said["reach"], **named).pk)

    @extend_schema(summary="Invite people", request=shape.InviteSerializer, responses=shape.RsvpSerializer(many=True))
    @action(detail=True, methods=["post"], pagination_class=None)
    def invite(self, request: Request, pk: int) -> Response:
        gathering = self.allowed("gatherings.invite_guests")
        rows = inviting.invite(gathering, request.user, **self.checked(shape.InviteSerializer))
        return Response(shape.RsvpSerializer(rows, many=True, context=self.get_serializer_context()).data)

    @extend_schema(summary="Come along where it is open to all", request=None, responses=shape.RsvpSerializer)
    @action(detail=True, methods=["post"])
    def join(self, request: Request, pk: int) -> Response:
        partner = next(iter(standing(request.user).partners), None)
        row = answering.join(self.allowed("gatherings.join_gathering"), request.user, partner)
        return Response(shape.RsvpSerializer(row, context=self.get_serializer_context()).data)


@extend_schema_view(list=extend_schema(summary="Series"), retrieve=extend_schema(summary="One series"))
class SeriesViewSet(Door):
    queryset = Series.objects.none()
    serializer_class = whole = shape.SeriesSerializer

    def get_queryset(self) -> QuerySet[Series]:
        return Series.objects.visible_to(self.request.user).prefetch_related("facilitators").order_by("name", "pk")

    def allowed(self) -> Series:
        series = self.get_object()
        must(self.request, "gatherings.change_series", series)
        return series

    @extend_schema(summary="Begin a series", request=shape.NewSeriesSerializer, responses={201: shape.SeriesSerializer})
    def create(self, request: Request) -> Response:
        must(request, "gatherings.add_gathering")
        said = with_facilitators(self.checked(shape.NewSeriesSerializer))
        return self.answer(repeating.begin(request.user, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Leave a day of the rhythm out", request=shape.DaySerializer)
    @action(detail=True, methods=["post"], url_path="leave-out", url_name="leave-out")
    def leave_out(self, request: Request, pk: int) -> Response:
        series = self.allowed()
        return self.answer(repeating.leave_out(series, request.user, **self.checked(shape.DaySerializer)).pk)

    @extend_schema(summary="Take a day back into the rhythm", request=shape.DaySerializer)
    @action(detail=True, methods=["post"], url_path="take-back", url_name="take-back")
    def take_back(self, request: Request, pk: int) -> Response:
        series = self.allowed()
        return self.answer(repeating.take_back(series, request.user, **self.checked(shape.DaySerializer)).pk)

    @extend_schema(summary="Change a series from now on", request=shape.ChangeSeriesSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        series = self.allowed()
        said = with_facilitators(self.checked(shape.ChangeSeriesSerializer), series)
        if said["version"] != series.version:
            raise Stale()
        return self.answer(repeating.change(series, request.user, **said).pk)

    @extend_schema(summary="Say whom its next gatherings are for", request=shape.GuestsSerializer)
    @action(detail=True, methods=["post"], url_path="for", url_name="for")
    def choose(self, request: Request, pk: int) -> Response:
        series, said = self.allowed(), self.checked(shape.GuestsSerializer)
        named = guests_chosen(request, series, said)
        return self.answer(repeating.choose_guests(series, request.user, reach=said["reach"], **named).pk)

    @extend_schema(summary="Take the end of a series back", request=None)
    @action(detail=True, methods=["post"], url_path="go-on", url_name="go-on")
    def go_on(self, request: Request, pk: int) -> Response:
        return self.answer(repeating.go_on(self.allowed(), request.user).pk)

    @extend_schema(summary="End a series", request=shape.DaySerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        series = self.allowed()
        return self.answer(repeating.end(series, request.user, **self.checked(shape.DaySerializer)).pk)


@extend_schema_view(
    list=extend_schema(summary="Answers you see: your own, and those to gatherings you facilitate"),
    retrieve=extend_schema(summary="One answer"),
)
class RsvpViewSet(Door):
    queryset = Rsvp.objects.none()
    serializer_class = whole = shape.RsvpSerializer

    def get_queryset(self) -> QuerySet[Rsvp]:
        return Rsvp.objects.visible_to(self.request.user).select_related("gathering").order_by("-created_at", "-pk")

    def allowed(self) -> Rsvp:
        rsvp = self.get_object()
        must(self.request, "gatherings.answer_rsvp", rsvp)
        return rsvp

    @extend_schema(summary="Say yes, maybe or no", request=shape.AnswerSerializer)
    @action(detail=True, methods=["post"], url_path="answer", url_name="answer")
    def reply(self, request: Request, pk: int) -> Response:
        rsvp, said = self.allowed(), self.checked(shape.AnswerSerializer)
        return self.answer(answering.answer(rsvp, request.user, said["answer"]).pk)

    @extend_schema(summary="Say what would make it time well spent", request=shape.MotivesSerializer)
    @action(detail=True, methods=["post"])
    def tell(self, request: Request, pk: int) -> Response:
        rsvp = self.allowed()
        if rsvp.person_id != request.user.pk:
            raise exceptions.PermissionDenied()
        return self.answer(answering.tell(rsvp, request.user, **self.checked(shape.MotivesSerializer)).pk)

    @extend_schema(summary="A colleague comes instead", request=shape.SendColleagueSerializer)
    @action(detail=True, methods=["post"])
    def colleague(self, request: Request, pk: int) -> Response:
        rsvp, said = self.allowed(), self.checked(shape.SendColleagueSerializer)
        if number := said.pop("person", None):
            said["person"] = chosen(answering.colleagues_of(rsvp), [number], "person")[0]
        answering.send_colleague(rsvp, request.user, **said)
        return self.answer(rsvp.pk)

    @extend_schema(summary="Proposed dates, with your marks", responses=poll.OwnDateSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None)
    def dates(self, request: Request, pk: int) -> Response:
        return Response(poll.OwnDateSerializer(marked(self.allowed()), many=True).data)

    @extend_schema(
        summary="Mark which dates suit", request=poll.MarksSerializer, responses=poll.OwnDateSerializer(many=True)
    )
    @dates.mapping.post
    def mark(self, request: Request, pk: int) -> Response:
        rsvp, said = self.allowed(), self.checked(poll.MarksSerializer)
        polling.mark(rsvp, request.user, {one["date"]: one["fit"] for one in said["marks"]})
        return Response(poll.OwnDateSerializer(marked(rsvp), many=True).data)

    @extend_schema(summary="Take the invitation back", request=shape.CancelSerializer, responses={204: None})
    @action(detail=True, methods=["post"], url_path="take-back", url_name="take-back")
    def take_back(self, request: Request, pk: int) -> Response:
        rsvp = self.get_object()
        must(request, "gatherings.invite_guests", rsvp.gathering)
        withdrawing.withdraw(rsvp, request.user, **self.checked(shape.CancelSerializer))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(summary="Say whether it was time well spent", request=shape.MetSerializer)
    @action(detail=True, methods=["post"])
    def met(self, request: Request, pk: int) -> Response:
        rsvp, said = self.allowed(), self.checked(shape.MetSerializer)
        return self.answer(answering.tell_met(rsvp, request.user, said["met"]).pk)
