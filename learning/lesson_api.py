"""The API of the learning log: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from learning import lesson_serializers as shape
from learning import practices
from learning.models import Lesson, Uptake
from learning.voice_api import unless_stale
from partners.api import Door, must
from partners.directory import visible_people
from partners.role_api import partner_of
from people.models import Person


@extend_schema_view(list=extend_schema(summary="Lessons you may read"), retrieve=extend_schema(summary="One lesson"))
class LessonViewSet(Door):
    queryset = Lesson.objects.none()
    serializer_class = whole = shape.LessonSerializer
    filterset_fields = ("is_practice", "kind")

    def get_queryset(self) -> QuerySet[Lesson]:
        return Lesson.objects.visible_to(self.request.user).for_list()

    def nameable(self, lesson: Lesson | None) -> QuerySet[Person]:
        """Whom somebody may name by number: people they see, and who is named already."""
        named = lesson.should_know.values("pk") if lesson else Person.objects.none().values("pk")
        return Person.objects.known().filter(Q(pk__in=visible_people(self.request.user).values("pk")) | Q(pk__in=named))

    def told(self, said: dict[str, Any], lesson: Lesson | None = None) -> dict[str, Any]:
        """People by their ids; the partner only one's own, or the one it was told for."""
        if "should_know" in said:
            people = list(self.nameable(lesson).filter(pk__in=said["should_know"]))
            if len(people) != len(set(said["should_know"])):
                raise exceptions.ValidationError({"should_know": [_("There is no such person.")]})
            said["should_know"] = people
        number = said.get("partner_id")
        own = number is None or (lesson is not None and lesson.partner_id == number)
        if not own and not practices.worked_for(self.request.user).filter(pk=number).exists():
            raise exceptions.ValidationError({"partner": [_("Choose a partner you are at.")]})
        return said

    @extend_schema(
        summary="Write down a lesson", request=shape.NewLessonSerializer, responses={201: shape.LessonSerializer}
    )
    def create(self, request: Request) -> Response:
        lesson = Lesson.tell(request.user, **self.told(self.checked(shape.NewLessonSerializer)))
        return self.answer(lesson.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Tell a lesson anew")
    def partial_update(self, request: Request, pk: int) -> Response:
        lesson = self.get_object()
        must(request, "learning.change_lesson", lesson)
        said = self.told(self.checked(instance=lesson, partial=True), lesson)
        if "version" not in said:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        return self.answer(unless_stale(lesson.retell, by=request.user, **said).pk)

    @extend_schema(summary="Take a lesson back", request=None)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: int) -> Response:
        lesson = self.get_object()
        must(request, "learning.change_lesson", lesson)
        return self.answer(lesson.withdraw(request.user).pk)

    @extend_schema(summary="Put a lesson back into the log", request=None)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def give_back(self, request: Request, pk: int) -> Response:
        lesson = self.get_object()
        must(request, "learning.change_lesson", lesson)
        return self.answer(lesson.give_back(request.user).pk)

    @extend_schema(summary="Say that a lesson helps, or take that back", request=shape.ThanksSerializer)
    @action(detail=True, methods=["post"])
    def appreciate(self, request: Request, pk: int) -> Response:
        lesson = self.get_object()
        return self.answer(lesson.appreciate(request.user, **self.checked(shape.ThanksSerializer)).pk)

    @extend_schema(summary="Name a practice worth adopting, or no longer", request=shape.PracticeSerializer)
    @action(detail=True, methods=["post"])
    def practice(self, request: Request, pk: int) -> Response:
        lesson = self.get_object()
        must(request, "learning.name_practice", lesson)
        return self.answer(lesson.name_practice(request.user, **self.checked(shape.PracticeSerializer)).pk)

    @extend_schema(
        summary="What your partner does with a practice",
        request=shape.TakeUpSerializer,
        responses={201: shape.UptakeSerializer},
    )
    @action(detail=True, methods=["post"], url_path="take-up")
    def take_up(self, request: Request, pk: int) -> Response:
        lesson, said = self.get_object(), self.checked(shape.TakeUpSerializer)
        partner = partner_of(request, said.pop("partner"))
        must(request, "learning.answer_practice", partner)
        one = Uptake.say(request.user, lesson, partner, **said)
        return Response(shape.UptakeSerializer(one).data, status=status.HTTP_201_CREATED)
