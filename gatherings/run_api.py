"""The API of run mode: the buttons of the facilitator's view, attendance, closing, pulse and review."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from gatherings import after_serializers as shape
from gatherings import attendance, closing, pulse
from gatherings.models import Gathering, Review, Run
from network.lib.limits import too_often
from partners.api import Door, must

CHANGE = "gatherings.change_gathering"
TRIES, SECONDS = 20, 600


def told(gathering: Gathering) -> dict[str, Any]:
    """A gathering as it runs, for RunSerializer."""
    run = Run.objects.filter(gathering=gathering).first()
    there = gathering.rsvps.filter(attended=True).order_by("pk").values_list("pk", flat=True)
    known = {"gathering": gathering.pk, "state": gathering.state, "there": list(there)}
    if run is None:
        return {**known, "started_at": None, "code": None, "ends": gathering.ends_at, "late_minutes": 0, "blocks": []}
    run.gathering = gathering
    rows = run.rows()
    plan = run.plan(rows)
    blocks = [
        {
            "item": row.item_id, "title": row.item.title, "minutes": row.minutes, "state": slot.state,
            "begins": slot.begins, "ends": slot.ends,
        }
        for row, slot in zip(rows, plan.slots, strict=True)
    ]  # fmt: skip
    seen = {"started_at": run.started_at, "code": run.code, "ends": plan.ends, "late_minutes": plan.late_minutes}
    return {**known, **seen, "blocks": blocks}


@extend_schema_view(list=extend_schema(summary="Gatherings you may run"))
class RunViewSet(Door):
    queryset = Gathering.objects.none()
    serializer_class = shape.RunSerializer

    def get_queryset(self) -> QuerySet[Gathering]:
        seen = Gathering.objects.visible_to(self.request.user)
        return seen.run_by(self.request.user).distinct() if self.action == "list" else seen

    def get_serializer(self, rows: Any = None, *args: Any, **options: Any) -> Any:
        if options.get("many"):
            return shape.RunSerializer([told(row) for row in rows], many=True)
        return super().get_serializer(rows, *args, **options)

    def inside(self, pk: int) -> Gathering:
        """One whose minutes this reader may read; absent for others."""
        return get_object_or_404(self.get_queryset().open_inside_to(self.request.user), pk=pk)

    def run_by_me(self) -> Gathering:
        gathering = self.get_object()
        must(self.request, CHANGE, gathering)
        return gathering

    def now(self, gathering: Gathering) -> Response:
        return Response(shape.RunSerializer(told(gathering)).data)

    def press(self, verb: str, *args: Any, **options: Any) -> Response:
        """Call a verb of the run; 400 when it has not begun."""
        gathering = self.run_by_me()
        run = Run.objects.filter(gathering=gathering).first()
        if run is None:
            raise ValidationError(_("This gathering has not been started yet."))
        getattr(run, verb)(self.request.user, *args, **options)
        return self.now(gathering)

    @extend_schema(summary="How a gathering runs")
    def retrieve(self, request: Request, pk: int) -> Response:
        return self.now(self.run_by_me())

    @extend_schema(summary="Begin", request=None)
    @action(detail=True, methods=["post"])
    def start(self, request: Request, pk: int) -> Response:
        gathering = self.run_by_me()
        Run.begin(request.user, gathering)
        return self.now(gathering)

    @extend_schema(summary="On to the next block", request=shape.AtSerializer)
    @action(detail=True, methods=["post"])
    def next(self, request: Request, pk: int) -> Response:
        self.run_by_me()
        return self.press("next", self.checked(shape.AtSerializer)["item"])

    @extend_schema(summary="Back to the block before", request=shape.AtSerializer)
    @action(detail=True, methods=["post"])
    def back(self, request: Request, pk: int) -> Response:
        self.run_by_me()
        return self.press("back", self.checked(shape.AtSerializer)["item"])

    @extend_schema(summary="Shorten what comes", request=None)
    @action(detail=True, methods=["post"])
    def shorten(self, request: Request, pk: int) -> Response:
        return self.press("shorten")

    @extend_schema(summary="Leave a block out", request=shape.RunBlockSerializer)
    @action(detail=True, methods=["post"])
    def skip(self, request: Request, pk: int) -> Response:
        self.run_by_me()
        return self.press("skip", self.checked(shape.RunBlockSerializer)["item"])

    @extend_schema(summary="Park a block", request=shape.RunBlockSerializer)
    @action(detail=True, methods=["post"])
    def park(self, request: Request, pk: int) -> Response:
        self.run_by_me()
        return self.press("skip", self.checked(shape.RunBlockSerializer)["item"], park=True)

    @extend_schema(summary="Take a block in again", request=shape.RunBlockSerializer)
    @action(detail=True, methods=["post"], url_path="take-in", url_name="take-in")
    def take_in(self, request: Request, pk: int) -> Response:
        self.run_by_me()
        return self.press("take_in", self.checked(shape.RunBlockSerializer)["item"])

    @extend_schema(summary="Say who is there", request=shape.ThereSerializer)
    @action(detail=True, methods=["post"])
    def attendance(self, request: Request, pk: int) -> Response:
        gathering = self.run_by_me()
        said = self.checked(shape.ThereSerializer)
        attendance.mark(gathering, request.user, get_object_or_404(gathering.rsvps, pk=said["rsvp"]), said["there"])
        return self.now(gathering)

    @extend_schema(summary="Somebody else came", request=shape.WalkInSerializer)
    @action(detail=True, methods=["post"], url_path="walk-in", url_name="walk-in")
    def walk_in(self, request: Request, pk: int) -> Response:
        gathering = self.run_by_me()
        attendance.walk_in(gathering, request.user, **self.checked(shape.WalkInSerializer))
        return self.now(gathering)

    @extend_schema(summary="Check in with the code on the screen", request=shape.HereSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def here(self, request: Request, pk: int) -> Response:
        gathering = self.get_object()
        said = self.checked(shape.HereSerializer)
        if too_often(request, f"here:{request.user.pk}", TRIES, SECONDS):
            raise exceptions.Throttled()
        attendance.check_in(gathering, request.user, said["code"])
        return Response(status=204)

    @extend_schema(summary="Close the gathering", request=None)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: int) -> Response:
        gathering = self.run_by_me()
        closing.close(gathering, request.user)
        return self.now(gathering)

    @extend_schema(summary="Open the gathering again", request=None)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: int) -> Response:
        return self.now(closing.reopen(self.run_by_me(), request.user))

    @extend_schema(summary="The pulse, in sums", responses=shape.PulseSerializer)
    @action(detail=True, methods=["get"])
    def pulse(self, request: Request, pk: int) -> Response:
        return Response(shape.PulseSerializer(pulse.of(self.inside(pk))).data)

    @extend_schema(summary="The after-action review", responses=shape.ReviewSerializer)
    @action(detail=True, methods=["get"])
    def review(self, request: Request, pk: int) -> Response:
        return Response(shape.ReviewSerializer(get_object_or_404(Review, gathering=self.inside(pk))).data)

    @extend_schema(
        summary="Write the after-action review", request=shape.ReviewSerializer, responses=shape.ReviewSerializer
    )
    @review.mapping.put
    def write_review(self, request: Request, pk: int) -> Response:
        gathering = self.run_by_me()
        review = Review.write(request.user, gathering, **self.checked(shape.ReviewSerializer))
        return Response(shape.ReviewSerializer(review).data)
