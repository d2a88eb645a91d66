"""The API of agendas and formats: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import exceptions, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from gatherings import agenda_builder as builder
from gatherings import agenda_serializers as shape
from gatherings import agenda_templates as templates
from gatherings import remedies, spaciousness
from gatherings.agenda import plan_of
from gatherings.agenda_undo import undo
from gatherings.format_finding import find, fits, formats_for
from gatherings.forms.agenda import could_hold
from gatherings.forms.format import FormatFilter
from gatherings.models import AgendaItem, Format, Gathering, Spaciousness, Wording
from network.lib.api import Stale, body_of
from partners.api import Door, must

CHANGE = "gatherings.change_gathering"
NOTHING: dict[str, Any] = {"request": None, "responses": {204: None}}


def done() -> Response:
    return Response(status=status.HTTP_204_NO_CONTENT)


def held(gathering: Gathering, said: dict[str, Any]) -> dict[str, Any]:
    """What is said about a block, with the one who holds it: somebody of this gathering, in place of other words."""
    owner = said.get("owner")
    if owner is None:
        return said
    if not could_hold(gathering).filter(pk=owner.pk).exists():
        raise exceptions.ValidationError({"owner": [_("Choose a facilitator, or somebody who is invited.")]})
    return said | {"owner_name": ""}


class AgendaViewSet(viewsets.GenericViewSet):
    """Acts on the agenda of one gathering."""

    queryset = Gathering.objects.none()
    serializer_class = shape.AgendaSerializer
    lookup_value_regex = "[0-9]+"
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Gathering]:
        return Gathering.objects.visible_to(self.request.user)

    def changeable(self) -> Gathering:
        gathering = self.get_object()
        must(self.request, CHANGE, gathering)
        return gathering

    @extend_schema(summary="The agenda as everybody invited sees it", responses=shape.AgendaSerializer)
    @action(detail=True, methods=["get"])
    def agenda(self, request: Request, pk: int) -> Response:
        return Response(shape.AgendaSerializer(plan_of(self.get_object())).data)

    @extend_schema(summary="Is there room to breathe?", responses=shape.RoomReadingSerializer)
    @action(detail=True, methods=["get"])
    def spaciousness(self, request: Request, pk: int) -> Response:
        gathering = self.changeable()
        room = spaciousness.Room(gathering.minutes, gathering.headcount(), gathering.purposes, gathering.is_first)
        reading = spaciousness.read(list(gathering.agenda_items.planned()), room, Spaciousness.current())
        return Response(shape.RoomReadingSerializer(reading).data)

    @extend_schema(
        summary="Put a block on the agenda", request=shape.NewBlockSerializer, responses={201: shape.BlockSerializer}
    )
    @action(detail=True, methods=["post"])
    def blocks(self, request: Request, pk: int) -> Response:
        gathering = self.changeable()
        item = builder.add(gathering, request.user, **held(gathering, body_of(request, shape.NewBlockSerializer)))
        return Response(shape.BlockSerializer(item).data, status=status.HTTP_201_CREATED)

    @extend_schema(summary="Take your last change back", **NOTHING)
    @action(detail=True, methods=["post"], url_path="agenda-undo")
    def take_back(self, request: Request, pk: int) -> Response:
        undo(self.changeable(), request.user)
        return done()

    @extend_schema(summary="Shorten all blocks so that they fit", **NOTHING)
    @action(detail=True, methods=["post"], url_path="agenda-fit")
    def fit(self, request: Request, pk: int) -> Response:
        builder.fit(self.changeable(), request.user)
        return done()

    @extend_schema(summary="Start the agenda from a template", request=shape.StartSerializer, responses={204: None})
    @action(detail=True, methods=["post"], url_path="agenda-start")
    def start(self, request: Request, pk: int) -> Response:
        gathering, key = self.changeable(), body_of(request, shape.StartSerializer)["template"]
        if key == "last":
            templates.copy_last(gathering, request.user)
            return done()
        rows = templates.rows_of(key)
        if rows is None:
            raise exceptions.ValidationError({"template": [_("There is no such template.")]})
        templates.apply(gathering, request.user, rows)
        return done()

    @extend_schema(summary="Drop an aim with its blocks", request=shape.PurposeSerializer, responses={204: None})
    @action(detail=True, methods=["post"], url_path="agenda-drop")
    def drop(self, request: Request, pk: int) -> Response:
        remedies.drop_aim(self.changeable(), request.user, **body_of(request, shape.PurposeSerializer))
        return done()

    @extend_schema(summary="Make the gathering longer", request=shape.BlockMinutesSerializer, responses={204: None})
    @action(detail=True, methods=["post"], url_path="agenda-lengthen")
    def lengthen(self, request: Request, pk: int) -> Response:
        remedies.lengthen(self.changeable(), request.user, **body_of(request, shape.BlockMinutesSerializer))
        return done()

    @extend_schema(summary="Carry blocks over to the next one", request=shape.SpreadSerializer, responses={204: None})
    @action(detail=True, methods=["post"], url_path="agenda-split")
    def spread(self, request: Request, pk: int) -> Response:
        remedies.spread(self.changeable(), request.user, **body_of(request, shape.SpreadSerializer))
        return done()


@extend_schema_view(
    list=extend_schema(summary="Blocks of agendas you may change"), retrieve=extend_schema(summary="One block")
)
class BlockViewSet(Door):
    queryset = AgendaItem.objects.none()
    serializer_class = whole = shape.BlockSerializer

    def get_queryset(self) -> QuerySet[AgendaItem]:
        mine = Gathering.objects.run_by(self.request.user).values("pk")
        rows = AgendaItem.objects.present().filter(gathering__in=mine)
        return rows.select_related("gathering").prefetch_related("wordings").order_by("gathering", "position", "pk")

    def changeable(self) -> AgendaItem:
        item = self.get_object()
        must(self.request, CHANGE, item.gathering)
        return item

    @extend_schema(summary="Change a block")
    def partial_update(self, request: Request, pk: int) -> Response:
        item = self.changeable()
        changes = self.checked(instance=item, partial=True)
        version = changes.pop("version", None)
        if version is None:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        if version != item.version:
            raise Stale()
        changes = held(item.gathering, changes)
        builder.edit(item, request.user, {name: getattr(item, name) for name in changes}, changes)
        return self.answer(item.pk)

    @extend_schema(summary="Move a block", request=shape.BlockMoveSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request: Request, pk: int) -> Response:
        return self.answer(builder.move(self.changeable(), request.user, **self.checked(shape.BlockMoveSerializer)).pk)

    @extend_schema(summary="Duplicate a block", request=None)
    @action(detail=True, methods=["post"])
    def duplicate(self, request: Request, pk: int) -> Response:
        return self.answer(builder.duplicate(self.changeable(), request.user).pk)

    @extend_schema(summary="Split a block in two", request=None)
    @action(detail=True, methods=["post"])
    def split(self, request: Request, pk: int) -> Response:
        return self.answer(builder.split(self.changeable(), request.user).pk)

    @extend_schema(summary="Park a block", request=None)
    @action(detail=True, methods=["post"])
    def park(self, request: Request, pk: int) -> Response:
        return self.answer(builder.park(self.changeable(), request.user).pk)

    @extend_schema(summary="Take a parked block back", request=None)
    @action(detail=True, methods=["post"])
    def unpark(self, request: Request, pk: int) -> Response:
        return self.answer(builder.take_back(self.changeable(), request.user).pk)

    @extend_schema(summary="Take a block off the agenda", **NOTHING)
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: int) -> Response:
        builder.remove(self.changeable(), request.user)
        return done()


class WordingViewSet(viewsets.GenericViewSet):
    """Two texts for one place: choose."""

    queryset = Wording.objects.none()
    serializer_class = shape.WordingSerializer
    lookup_value_regex = "[0-9]+"
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Wording]:
        mine = Gathering.objects.run_by(self.request.user).values("pk")
        return Wording.objects.filter(item__gathering__in=mine, settled_at=None).select_related("item__gathering")

    def settle(self, take: bool) -> Response:
        wording = self.get_object()
        must(self.request, CHANGE, wording.item.gathering)
        builder.settle(wording, self.request.user, take=take)
        return done()

    @extend_schema(summary="Take the other text", **NOTHING)
    @action(detail=True, methods=["post"])
    def take(self, request: Request, pk: int) -> Response:
        return self.settle(take=True)

    @extend_schema(summary="Keep the text that stands", **NOTHING)
    @action(detail=True, methods=["post"])
    def leave(self, request: Request, pk: int) -> Response:
        return self.settle(take=False)


WISHES = [OpenApiParameter(name, int if name in ("minutes", "people") else str) for name in FormatFilter.base_fields]


class FormatViewSet(viewsets.GenericViewSet):
    """The library of formats, with the network's own."""

    queryset = Format.objects.none()
    serializer_class = shape.FormatSerializer
    lookup_value_regex = "[-a-zA-Z0-9_]+"
    lookup_value_converter = "slug"
    pagination_class = None

    @extend_schema(
        summary="Formats, by what is at hand", parameters=WISHES, responses=shape.FormatSerializer(many=True)
    )
    def list(self, request: Request) -> Response:
        form = FormatFilter(request.query_params)
        if not form.is_valid():
            raise exceptions.ValidationError(form.errors)
        found = [one for one in formats_for(request.user) if fits(one, **form.wanted())]
        return Response(shape.FormatSerializer(found, many=True).data)

    @extend_schema(summary="One format")
    def retrieve(self, request: Request, pk: str) -> Response:
        one = find(pk, request.user)
        if one is None:
            raise exceptions.NotFound()
        return Response(shape.FormatSerializer(one).data)

    @extend_schema(summary="Add a format", request=shape.NewFormatSerializer, responses={201: shape.FormatSerializer})
    def create(self, request: Request) -> Response:
        must(request, "gatherings.change_format")
        row = Format.add(request.user, **body_of(request, shape.NewFormatSerializer))
        return Response(shape.FormatSerializer(row).data, status=status.HTTP_201_CREATED)
