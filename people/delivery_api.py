"""The API of mails: the ledger with what a person may decide about one of them, and the choice of one's own."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, permissions, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from network.lib.api import Strict
from people import preferences
from people.kinds import Matter, by_matter
from people.models import Bounce, Delivery, WeeklyDigest
from people.reminder_api import BackboneOnly
from people.waiting import why_waiting


class DeliverySerializer(serializers.ModelSerializer):
    """One mail and what became of it. Personal links and codes in it are hidden, as on its page."""

    subject = serializers.CharField(source="masked_subject")
    can_be_sent_again = serializers.BooleanField()
    is_in_doubt = serializers.BooleanField()

    class Meta:
        model = Delivery
        fields = read_only_fields = (
            "id", "kind", "person", "address", "subject", "state", "attempts", "server_words", "created_at", "due_at",
            "ended_at", "is_in_doubt", "can_be_sent_again",
        )  # fmt: skip


class BounceSerializer(serializers.ModelSerializer):
    """A report that it came back. is_hard: the mailbox is gone."""

    class Meta:
        model = Bounce
        fields = read_only_fields = ("status", "is_hard", "words", "created_at")


class DeliveryDetailSerializer(DeliverySerializer):
    """why_waiting: sentences that say why it has not left yet."""

    text = serializers.SerializerMethodField()
    why_waiting = serializers.SerializerMethodField()
    bounces = BounceSerializer(many=True)

    class Meta(DeliverySerializer.Meta):
        fields = read_only_fields = (*DeliverySerializer.Meta.fields, "text", "why_waiting", "bounces")

    def get_text(self, delivery: Delivery) -> str:
        return delivery.masked()[1]

    def get_why_waiting(self, delivery: Delivery) -> list[str]:
        return why_waiting(delivery)


@extend_schema_view(
    list=extend_schema(summary="Every mail we wrote, to whom, and what became of it", responses=DeliverySerializer),
    retrieve=extend_schema(summary="One mail"),
)
class DeliveryViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, BackboneOnly):
    queryset = Delivery.objects.none()
    serializer_class = DeliveryDetailSerializer
    http_method_names = ["get", "head", "post"]
    lookup_value_regex = "[0-9]+"
    lookup_value_converter = "int"
    filterset_fields = ("state", "kind", "address")

    @property
    def permission(self) -> str:
        is_looking = self.request.method in permissions.SAFE_METHODS
        return "people.view_delivery" if is_looking else "people.change_delivery"

    def get_queryset(self) -> QuerySet[Delivery]:
        return Delivery.objects.for_list()

    def get_serializer_class(self) -> Any:
        return DeliverySerializer if self.action == "list" else DeliveryDetailSerializer

    def after(self, delivery: Delivery) -> Response:
        return Response(DeliveryDetailSerializer(delivery).data)

    @extend_schema(summary="Call a waiting mail back", request=None)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: int) -> Response:
        delivery = self.get_object()
        delivery.cancel(by=request.user)
        return self.after(delivery)

    @extend_schema(summary="Send a refused or doubtful mail again; a doubtful one may arrive twice", request=None)
    @action(detail=True, methods=["post"], url_path="send-again")
    def send_again(self, request: Request, pk: int) -> Response:
        delivery = self.get_object()
        delivery.send_again(by=request.user)
        return self.after(delivery)

    @extend_schema(summary="Leave a doubtful mail as it is", request=None)
    @action(detail=True, methods=["post"])
    def leave(self, request: Request, pk: int) -> Response:
        delivery = self.get_object()
        delivery.leave(by=request.user)
        return self.after(delivery)


class KindOfMailSerializer(serializers.Serializer):
    """A kind of mail one may switch off. matter: what it is about."""

    kind = serializers.CharField()
    label = serializers.CharField()
    matter = serializers.ChoiceField(Matter.choices)
    is_wanted = serializers.BooleanField()


class MailChoiceSerializer(serializers.Serializer):
    """weekday: on which day (0 is Monday) what can wait comes in one mail; null: as it comes."""

    weekday = serializers.IntegerField(allow_null=True)
    kinds = KindOfMailSerializer(many=True)


class ChooseMailsSerializer(Strict):
    """wanted: the kinds that are to come; all others do not. weekday: see above."""

    wanted = serializers.ListField(child=serializers.CharField(max_length=40), max_length=100)
    weekday = serializers.IntegerField(min_value=0, max_value=6, allow_null=True)

    def validate_wanted(self, names: list[str]) -> list[str]:
        known = {kind.name for _matter, kinds in by_matter() for kind in kinds}
        if unknown := sorted(set(names) - known):
            raise serializers.ValidationError(_("There is no such kind of mail: %s") % ", ".join(unknown))
        return names


class MyMailsViewSet(viewsets.GenericViewSet):
    """Whoever asks, about themselves."""

    queryset = WeeklyDigest.objects.none()
    serializer_class = MailChoiceSerializer
    http_method_names = ["get", "head", "post"]
    pagination_class = None

    def answer(self) -> Response:
        person, weekly = self.request.user, WeeklyDigest.of(self.request.user)
        kinds = [
            {"kind": kind.name, "label": kind.label, "matter": matter, "is_wanted": person.wants(kind.name)}
            for matter, those in by_matter()
            for kind in those
        ]
        return Response(MailChoiceSerializer({"weekday": weekly.weekday if weekly else None, "kinds": kinds}).data)

    @extend_schema(summary="Which mails you get", responses=forced_singular_serializer(MailChoiceSerializer))
    def list(self, request: Request) -> Response:
        return self.answer()

    @extend_schema(
        summary="Choose which mails you get", request=ChooseMailsSerializer, responses={200: MailChoiceSerializer}
    )
    def create(self, request: Request) -> Response:
        said = ChooseMailsSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        preferences.choose(request.user, **said.validated_data)
        return self.answer()
