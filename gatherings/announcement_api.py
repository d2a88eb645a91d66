"""The API of announcements: the verbs and permissions of the pages."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from gatherings import reflection_serializers as shape
from gatherings.models import Announcement, Gathering
from partners.api import Door, must
from partners.promise_serializers import IntroductionSerializer
from partners.role_api import partner_of


@extend_schema_view(
    list=extend_schema(summary="Announcements you see"), retrieve=extend_schema(summary="One announcement")
)
class AnnouncementViewSet(Door):
    queryset = Announcement.objects.none()
    serializer_class = whole = shape.AnnouncementSerializer
    filterset_fields = ("for_newsletter",)

    def get_queryset(self) -> QuerySet[Announcement]:
        return Announcement.objects.visible_to(self.request.user).with_names()

    @extend_schema(
        summary="Announce something",
        request=shape.NewAnnouncementSerializer,
        responses={201: shape.AnnouncementSerializer},
    )
    def create(self, request: Request) -> Response:
        said = self.checked(shape.NewAnnouncementSerializer)
        partner = partner_of(request, said.pop("partner"))
        must(request, "gatherings.announce", partner)
        gathering = Gathering.objects.visible_to(request.user).filter(pk=said.pop("gathering")).first()
        if gathering is None:
            raise exceptions.ValidationError({"gathering": [_("There is no such gathering.")]})
        one = Announcement.enter(request.user, gathering, partner, **said)
        return self.answer(one.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Take an announcement back", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: int) -> Response:
        one = self.get_object()
        must(request, "gatherings.announce", one.partner)
        one.withdraw(request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        summary="A partner can help with what was asked",
        request=shape.HelpSerializer,
        responses={201: IntroductionSerializer},
    )
    @action(detail=True, methods=["post"])
    def help(self, request: Request, pk: int) -> Response:
        one, said = self.get_object(), self.checked(shape.HelpSerializer)
        helper = partner_of(request, said["helper"], "helper")
        must(request, "gatherings.announce", helper)
        made = one.help(request.user, helper, said["words"])
        return Response(IntroductionSerializer(made).data, status=status.HTTP_201_CREATED)
