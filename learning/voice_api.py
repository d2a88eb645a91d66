"""The API of voices: the verbs and permissions of the pages."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from learning import voice_serializers as shape
from learning.models import Voice
from network.lib.api import Stale
from partners.api import Door, must
from people.models import Person


def unless_stale(verb: Callable[..., Any], **said: Any) -> Any:
    """What the verb returns; 409 when somebody saved since."""
    try:
        return verb(**said)
    except ValidationError as error:
        if getattr(error, "code", "") == "stale":
            raise Stale() from error
        raise


@extend_schema_view(
    list=extend_schema(summary="What the community said, as anybody may read it"),
    retrieve=extend_schema(summary="One published voice"),
)
class PublishedVoiceViewSet(Door):
    queryset = Voice.objects.none()
    serializer_class = whole = shape.PublishedVoiceSerializer

    def get_queryset(self) -> QuerySet[Voice]:
        return Voice.objects.published().prefetch_related("topics")


@extend_schema_view(
    list=extend_schema(summary="Voices you listen to, see to or said"), retrieve=extend_schema(summary="One voice")
)
class VoiceViewSet(Door):
    queryset = Voice.objects.none()
    serializer_class = whole = shape.VoiceSerializer

    def get_queryset(self) -> QuerySet[Voice]:
        return Voice.objects.visible_to(self.request.user).prefetch_related("topics")

    def the(self, wish: str) -> Voice:
        voice = self.get_object()
        must(self.request, f"learning.{wish}_voice", voice)
        return voice

    @extend_schema(summary="Say something", request=shape.SpeakSerializer, responses={201: shape.VoiceSerializer})
    def create(self, request: Request) -> Response:
        voice = Voice(person=request.user, **self.checked(shape.SpeakSerializer)).say()
        return self.answer(voice.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Say more", request=shape.MoreSerializer, responses={201: shape.VoiceSerializer})
    @action(detail=True, methods=["post"])
    def more(self, request: Request, pk: int) -> Response:
        voice = self.the("withdraw").follow_up(**self.checked(shape.MoreSerializer))
        return self.answer(voice.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Take back what you said, for good", request=None)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: int) -> Response:
        return self.answer(self.the("withdraw").withdraw().pk)

    @extend_schema(summary="Let others read it", request=shape.PublishSerializer)
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, pk: int) -> Response:
        voice = self.the("moderate")
        return self.answer(unless_stale(voice.publish, by=request.user, **self.checked(shape.PublishSerializer).pk))

    @extend_schema(summary="Keep it between you and the speaker", request=shape.KeepSerializer)
    @action(detail=True, methods=["post"])
    def keep(self, request: Request, pk: int) -> Response:
        voice = self.the("moderate")
        return self.answer(unless_stale(voice.keep_private, by=request.user, **self.checked(shape.KeepSerializer).pk))

    @extend_schema(summary="Put aside what nobody said", request=None)
    @action(detail=True, methods=["post"])
    def aside(self, request: Request, pk: int) -> Response:
        return self.answer(self.the("moderate").put_aside(request.user).pk)

    @extend_schema(summary="Let it wait again, unpublished", request=None)
    @action(detail=True, methods=["post"])
    def hold(self, request: Request, pk: int) -> Response:
        return self.answer(self.the("moderate").hold(request.user).pk)

    @extend_schema(summary="Ask somebody to see to it", request=shape.AssignSerializer)
    @action(detail=True, methods=["post"])
    def assign(self, request: Request, pk: int) -> Response:
        voice, number = self.the("moderate"), self.checked(shape.AssignSerializer)["person"]
        person = Person.objects.known().filter(pk=number).first() if number else None
        if number and person is None:
            raise exceptions.ValidationError({"person": [_("There is no such person.")]})
        return self.answer(voice.assign(request.user, person).pk)

    @extend_schema(summary="Say what came of it", request=shape.AnswerVoiceSerializer)
    @action(detail=True, methods=["post"], url_path="answer", url_name="answer")
    def tell(self, request: Request, pk: int) -> Response:
        voice = self.the("answer")
        return self.answer(unless_stale(voice.answer, by=request.user, **self.checked(shape.AnswerVoiceSerializer)).pk)
