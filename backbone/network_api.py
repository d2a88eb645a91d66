"""The API of the network: pictures and rounds for the backbone, answers each for themselves."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backbone import network_serializers as shape
from backbone.models import NetworkPicture, Relationship, RelationshipRound, RoundGuest
from backbone.network_map.scale import ASPECTS
from partners.api import Door, must
from partners.models import Partner


@extend_schema_view(
    list=extend_schema(summary="Pictures of the network, with their measures"),
    retrieve=extend_schema(summary="One picture of the network"),
)
class NetworkPictureViewSet(Door):
    queryset = NetworkPicture.objects.none()
    serializer_class = whole = shape.NetworkPictureSerializer
    http_method_names = ["get", "head"]
    filterset_fields = ("kind",)

    def get_queryset(self) -> QuerySet[NetworkPicture]:
        return NetworkPicture.objects.visible_to(self.request.user).order_by("-on", "kind")

    @extend_schema(summary="The ties of a picture", responses=shape.NetworkTieSerializer(many=True))
    @action(detail=True, pagination_class=None, filterset_fields=())
    def ties(self, request: Request, pk: int) -> Response:
        content = self.get_object().content
        keys = [row[0] for row in content["nodes"]]
        rows = [
            {"one": keys[one], "other": keys[other], "kinds": kinds} for one, other, kinds, _said in content["ties"]
        ]
        return Response(shape.NetworkTieSerializer(rows, many=True).data)


@extend_schema_view(
    list=extend_schema(summary="Relationship rounds you run or were asked in"),
    retrieve=extend_schema(summary="One relationship round"),
)
class RelationshipRoundViewSet(Door):
    queryset = RelationshipRound.objects.none()
    serializer_class = whole = shape.RelationshipRoundSerializer
    http_method_names = ["get", "head", "post"]

    def get_queryset(self) -> QuerySet[RelationshipRound]:
        rounds = RelationshipRound.objects.visible_to(self.request.user)
        return RelationshipRound.objects.filter(pk__in=rounds.values("pk")).with_counts()

    @extend_schema(
        summary="Open a round: every active partner is asked by mail",
        request=shape.NewRelationshipRoundSerializer,
        responses={201: shape.RelationshipRoundSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, "backbone.run_relationship_round")
        one = RelationshipRound.begin(request.user, **self.checked(shape.NewRelationshipRoundSerializer))
        return self.answer(one.pk, status.HTTP_201_CREATED)

    def done(self, act: str, **said: Any) -> Response:
        must(self.request, "backbone.run_relationship_round")
        one = self.get_object()
        getattr(one, act)(self.request.user, **said)
        return self.answer(one.pk)

    @extend_schema(summary="Ask the partners that were not asked yet", request=None)
    @action(detail=True, methods=["post"])
    def invite(self, request: Request, pk: int) -> Response:
        return self.done("invite")

    @extend_schema(summary="Remind who has not answered, once a day", request=None)
    @action(detail=True, methods=["post"])
    def remind(self, request: Request, pk: int) -> Response:
        return self.done("remind")

    @extend_schema(summary="Leave a round open until another day", request=shape.ExtendRoundSerializer)
    @action(detail=True, methods=["post"])
    def extend(self, request: Request, pk: int) -> Response:
        must(request, "backbone.run_relationship_round")
        return self.done("extend", **self.checked(shape.ExtendRoundSerializer))

    @extend_schema(summary="Close a round; single answers about trust are thrown away", request=None)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: int) -> Response:
        return self.done("close")

    @extend_schema(summary="Who was asked in a round", responses=shape.RoundGuestSerializer(many=True))
    @action(detail=True, pagination_class=None)
    def guests(self, request: Request, pk: int) -> Response:
        rows = RoundGuest.objects.visible_to(request.user).filter(round=self.get_object()).with_names()
        return Response(shape.RoundGuestSerializer(rows, many=True).data)


@extend_schema_view(
    list=extend_schema(summary="What you yourself said of partners you work with"),
    retrieve=extend_schema(summary="One thing you said"),
)
class RelationshipViewSet(Door):
    queryset = Relationship.objects.none()
    serializer_class = whole = shape.RelationshipSerializer
    http_method_names = ["get", "head", "post"]

    def get_queryset(self) -> QuerySet[Relationship]:
        return Relationship.objects.visible_to(self.request.user).with_names()

    @extend_schema(
        summary="Say how closely you work with a partner, or say it anew",
        request=shape.SayRelationshipSerializer,
        responses={201: shape.RelationshipSerializer},
    )
    def create(self, request: Request) -> Response:
        said = self.checked(shape.SayRelationshipSerializer)
        guest = RoundGuest.objects.visible_to(request.user).filter(pk=said["guest"]).with_names().first()
        about = Partner.objects.visible_to(request.user).filter(pk=said["about"]).first()
        if guest is None or about is None:
            wrong = "guest" if guest is None else "about"
            raise exceptions.ValidationError({wrong: [_("There is no such thing that you see.")]})
        must(request, "backbone.answer_relationship", guest)
        aspects = {name: said[name] for name in ASPECTS}
        row = guest.say(about, said["level"], aspects)
        return self.answer(row.pk, status.HTTP_201_CREATED)
