"""The API of prompts, reflections and announcements: the verbs and permissions of the pages."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, mixins, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from gatherings import reflecting
from gatherings import reflection_serializers as shape
from gatherings.models import Gathering, Pause, Prompt, Reflection
from network.lib.api import Stale
from partners.api import Door, must


@extend_schema_view(list=extend_schema(summary="Prompts you see"), retrieve=extend_schema(summary="One prompt"))
class PromptViewSet(Door):
    queryset = Prompt.objects.none()
    serializer_class = whole = shape.PromptSerializer
    filterset_fields = ("leverage", "level", "moment")

    def get_queryset(self) -> QuerySet[Prompt]:
        return Prompt.objects.visible_to(self.request.user)

    def allowed(self) -> Prompt:
        prompt = self.get_object()
        must(self.request, "gatherings.change_prompt")
        return prompt

    @extend_schema(summary="Add a prompt", request=shape.NewPromptSerializer, responses={201: shape.PromptSerializer})
    def create(self, request: Request) -> Response:
        must(request, "gatherings.change_prompt")
        prompt = Prompt.add(request.user, **self.checked(shape.NewPromptSerializer))
        return self.answer(prompt.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Ask a prompt in other words")
    def partial_update(self, request: Request, pk: int) -> Response:
        prompt = self.allowed()
        changes = self.checked(instance=prompt, partial=True)
        version = changes.pop("version", None)
        if version is None:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        if version != prompt.version:
            raise Stale()
        return self.answer(prompt.edit(request.user, version, **changes).pk)

    @extend_schema(summary="Put a prompt away", request=None)
    @action(detail=True, methods=["post"])
    def retire(self, request: Request, pk: int) -> Response:
        return self.answer(self.allowed().retire(request.user).pk)

    @extend_schema(summary="Bring a prompt back", request=None)
    @action(detail=True, methods=["post"], url_path="bring-back", url_name="bring-back")
    def bring_back(self, request: Request, pk: int) -> Response:
        return self.answer(self.allowed().bring_back(request.user).pk)


@extend_schema_view(list=extend_schema(summary="Pauses you take part in"), retrieve=extend_schema(summary="One pause"))
class PauseViewSet(Door):
    queryset = Pause.objects.none()
    serializer_class = whole = shape.PauseSerializer

    def get_queryset(self) -> QuerySet[Pause]:
        return Pause.objects.visible_to(self.request.user)

    @extend_schema(
        summary="Put a question to a gathering",
        request=shape.NewPauseSerializer,
        responses={201: shape.PauseSerializer},
    )
    def create(self, request: Request) -> Response:
        said = self.checked(shape.NewPauseSerializer)
        gathering = Gathering.objects.visible_to(request.user).filter(pk=said.pop("gathering")).first()
        if gathering is None:
            raise exceptions.ValidationError({"gathering": [_("There is no such gathering.")]})
        must(request, "gatherings.lead_pause", gathering)
        said["prompt"] = prompt_of(said["prompt"])
        return self.answer(Pause.open(request.user, gathering, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="End a pause and show what is shared", request=None)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        pause = self.get_object()
        must(request, "gatherings.lead_pause", pause.gathering)
        return self.answer(reflecting.end_pause(pause, request.user).pk)

    @extend_schema(summary="What was shared in a pause", responses=shape.SharedSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None)
    def shared(self, request: Request, pk: int) -> Response:
        pause = self.get_object()
        return Response(shape.SharedSerializer(reflecting.shared_in([pause])[pause.pk], many=True).data)


def prompt_of(number: int | None) -> Prompt | None:
    """The prompt of the library with this id; 400 when there is none."""
    if number is None:
        return None
    prompt = Prompt.objects.open().filter(pk=number).first()
    if prompt is None:
        raise exceptions.ValidationError({"prompt": [_("There is no such prompt.")]})
    return prompt


@extend_schema_view(
    list=extend_schema(summary="Your own reflections"),
    retrieve=extend_schema(summary="One of your own reflections"),
    destroy=extend_schema(summary="Delete one of your own reflections"),
)
class ReflectionViewSet(mixins.DestroyModelMixin, Door):
    queryset = Reflection.objects.none()
    serializer_class = whole = shape.ReflectionSerializer
    http_method_names = ["get", "head", "post", "patch", "delete"]
    lookup_value_converter = "uuid"

    def get_queryset(self) -> QuerySet[Reflection]:
        return Reflection.objects.visible_to(self.request.user).select_related("pause", "person")

    @extend_schema(
        summary="Write in a pause",
        request=shape.NewReflectionSerializer,
        responses={201: shape.ReflectionSerializer},
    )
    def create(self, request: Request) -> Response:
        said = self.checked(shape.NewReflectionSerializer)
        pause = Pause.objects.visible_to(request.user).filter(pk=said.pop("pause")).first()
        if pause is None:
            raise exceptions.NotFound(_("There is no such pause."))
        return self.answer(Reflection.write(request.user, pause, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change words, or who reads them", request=shape.WordsSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        one = self.get_object()
        return self.answer(one.edit(**self.checked(shape.WordsSerializer)).pk)

    def perform_destroy(self, instance: Reflection) -> None:
        instance.forget()
