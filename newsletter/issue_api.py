"""The API of the newsletter: the verbs and permissions of the pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from network.lib.api import Stale
from newsletter import issue_serializers as shape
from newsletter import publishing, writing
from newsletter.audience import audience_of
from newsletter.checking import checks_of
from newsletter.models import Issue, Section
from partners.api import Door, must

EDIT = "newsletter.edit_issue"


def unless_stale(verb: Any, *args: Any, **said: Any) -> Any:
    """What the verb returns; 409 when somebody saved since."""
    try:
        return verb(*args, **said)
    except ValidationError as error:
        if getattr(error, "code", "") == "stale":
            raise Stale() from error
        raise


@extend_schema_view(
    list=extend_schema(summary="Newsletter issues you may read"), retrieve=extend_schema(summary="One issue")
)
class IssueViewSet(Door):
    queryset = Issue.objects.none()
    serializer_class = whole = shape.IssueSerializer
    filterset_fields = ("state", "is_public")

    def get_queryset(self) -> QuerySet[Issue]:
        return Issue.objects.visible_to(self.request.user).newest_first()

    def the_issue(self) -> Issue:
        issue = self.get_object()
        must(self.request, EDIT)
        return issue

    @extend_schema(
        summary="Begin an issue with what is new",
        request=shape.IssueFieldsSerializer,
        responses={201: shape.IssueSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, EDIT)
        said = self.checked(shape.IssueFieldsSerializer)
        return self.answer(writing.begin(request.user, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change an issue", request=shape.IssueChangeSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        issue, said = self.the_issue(), self.checked(shape.IssueChangeSerializer)
        return self.answer(unless_stale(issue.edit, by=request.user, **said).pk)

    @extend_schema(summary="What stood in it when it was sent", responses=shape.ContentSerializer)
    @action(detail=True, methods=["get"])
    def content(self, request: Request, pk: int) -> Response:
        issue = self.get_object()
        if not issue.is_frozen:
            raise exceptions.NotFound(_("It has not been sent yet."))
        return Response(shape.ContentSerializer(issue.edition).data)

    @extend_schema(
        summary="Who gets it, and who does not, each with the reason", responses=shape.ReaderSerializer(many=True)
    )
    @action(detail=True, methods=["get"], filterset_fields=())
    def readers(self, request: Request, pk: int) -> Response:
        found = audience_of(self.the_issue())
        page = self.paginate_queryset([*found.readers, *found.left_out])
        return self.get_paginated_response(shape.ReaderSerializer(page, many=True).data)

    @extend_schema(summary="What to look at before it leaves", responses=shape.BeforeItLeavesSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None, filterset_fields=())
    def checks(self, request: Request, pk: int) -> Response:
        return Response(shape.BeforeItLeavesSerializer(checks_of(self.the_issue()), many=True).data)

    @extend_schema(summary="How many mails are where", responses=shape.NumbersSerializer)
    @action(detail=True, methods=["get"])
    def numbers(self, request: Request, pk: int) -> Response:
        return Response(shape.NumbersSerializer(publishing.numbers_of(self.the_issue())).data)

    @extend_schema(summary="Propose what has come since", request=None)
    @action(detail=True, methods=["post"], url_path="look-again")
    def look_again(self, request: Request, pk: int) -> Response:
        issue = self.the_issue()
        writing.look_again(issue, request.user)
        return self.answer(issue.pk)

    @extend_schema(summary="Send a test to yourself", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def test(self, request: Request, pk: int) -> Response:
        publishing.send_test(self.the_issue(), request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(summary="Send it", request=None)
    @action(detail=True, methods=["post"])
    def send(self, request: Request, pk: int) -> Response:
        return self.answer(publishing.send(self.the_issue(), request.user).pk)

    @extend_schema(summary="Send it later", request=shape.ScheduleSerializer)
    @action(detail=True, methods=["post"])
    def schedule(self, request: Request, pk: int) -> Response:
        issue, said = self.the_issue(), self.checked(shape.ScheduleSerializer)
        return self.answer(publishing.schedule(issue, request.user, **said).pk)

    @extend_schema(summary="Take it off the schedule", request=None)
    @action(detail=True, methods=["post"])
    def unschedule(self, request: Request, pk: int) -> Response:
        return self.answer(self.the_issue().unschedule(request.user).pk)

    @extend_schema(summary="Call back what has not left", request=None, responses=shape.NumbersSerializer)
    @action(detail=True, methods=["post"])
    def stop(self, request: Request, pk: int) -> Response:
        issue = self.the_issue()
        issue.stop(request.user)
        return Response(shape.NumbersSerializer(publishing.numbers_of(issue)).data)

    @extend_schema(summary="Send it to whoever came since", request=None)
    @action(detail=True, methods=["post"])
    def newcomers(self, request: Request, pk: int) -> Response:
        issue = self.the_issue()
        publishing.send_to_newcomers(issue, request.user)
        return self.answer(issue.pk)

    @extend_schema(summary="Begin an issue from this one", request=None, responses={201: shape.IssueSerializer})
    @action(detail=True, methods=["post"])
    def duplicate(self, request: Request, pk: int) -> Response:
        return self.answer(publishing.duplicate(self.the_issue(), request.user).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Throw a draft away", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def discard(self, request: Request, pk: int) -> Response:
        self.the_issue().discard(request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


@extend_schema_view(
    list=extend_schema(summary="Sections of issues in the making"), retrieve=extend_schema(summary="One section")
)
class SectionViewSet(Door):
    """For those who make issues; what was sent stands in an issue's content."""

    queryset = Section.objects.none()
    serializer_class = whole = shape.IssueSectionSerializer
    filterset_fields = ("issue", "kind")

    def get_queryset(self) -> QuerySet[Section]:
        rows = Section.objects.standing().select_related("issue").prefetch_related("items")
        may = self.request.user.has_perm(EDIT)
        return rows.order_by("issue_id", "position", "pk") if may else rows.none()

    @extend_schema(
        summary="Add a section", request=shape.NewSectionSerializer, responses={201: shape.IssueSectionSerializer}
    )
    def create(self, request: Request) -> Response:
        must(request, EDIT)
        said = self.checked(shape.NewSectionSerializer)
        issue = Issue.objects.filter(pk=said.pop("issue")).first()
        if issue is None:
            raise exceptions.ValidationError({"issue": [_("There is no such issue.")]})
        section = writing.add_section(issue, request.user, said.pop("kind"), **said)
        return self.answer(section.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change a section and its rows", request=shape.SectionChangeSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        section, said = self.get_object(), self.checked(shape.SectionChangeSerializer)
        unless_stale(change, section, request.user, said)
        return self.answer(section.pk)

    @extend_schema(summary="Put a section behind another one", request=shape.MoveSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request: Request, pk: int) -> Response:
        section = self.get_object()
        return self.answer(section.move(request.user, self.checked(shape.MoveSerializer)["after"]).pk)

    @extend_schema(summary="Take a section out", request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: int) -> Response:
        self.get_object().remove(request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


@transaction.atomic
def change(section: Section, by: Any, said: dict[str, Any]) -> None:
    """Write what was said of a section and of its rows, if nobody has written since the version they read."""
    section.issue.lock()
    section.refresh_from_db(fields=["version"])
    if said.pop("version") != section.version:
        raise ValidationError(_("Somebody has written here since."), code="stale")
    rows = said.pop("rows", [])
    there = {item.pk: item for item in section.items.all()}
    if any(row["id"] not in there for row in rows):
        raise ValidationError({"rows": _("There is no such row in this section.")})
    for row in rows:
        if "is_chosen" in row:
            writing.choose(there[row["id"]], by, row["is_chosen"])
        said |= {f"{name}-{row['id']}": row[name] for name in ("title", "words") if name in row}
    writing.write(section, by, {}, said)
