"""The API of subscriptions: the verbs and permissions of the pages."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from newsletter import highlight_serializers as shape
from newsletter.models import Subscription
from partners.api import Door, must


@extend_schema_view(
    list=extend_schema(summary="Who asked for the newsletter from outside (backbone staff)"),
    retrieve=extend_schema(summary="One subscription (backbone staff)"),
)
class SubscriptionViewSet(Door):
    queryset = Subscription.objects.none()
    serializer_class = whole = shape.SubscriptionSerializer
    filterset_fields = ("state", "source")

    def get_queryset(self) -> QuerySet[Subscription]:
        return Subscription.objects.visible_to(self.request.user)

    @extend_schema(
        summary="Ask an address for its yes",
        request=shape.NewSubscriptionSerializer,
        responses={201: shape.SubscriptionSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, "newsletter.view_subscriptions")
        said = self.checked(shape.NewSubscriptionSerializer)
        Subscription.ask_for(**said, by=request.user)
        return self.answer(Subscription.objects.of_address(said["address"]).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Take an address off", request=None)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        return self.answer(self.get_object().end(request.user).pk)
