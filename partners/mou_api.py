"""The API of agreements, their templates and rounds: the verbs and permissions of the pages."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from network.lib.api import Stale
from network.lib.limits import address_of
from partners import mou_serializers as shape
from partners.api import Door, must
from partners.models import Mou, MouComment, MouRound, MouTemplate
from partners.models.mou_state import MouState, Side
from partners.role_api import partner_of, people_of
from partners.signing import Circumstances, Claim, TextChanged, sign

# The side → the permission to sign and speak for it.
WISHES = {Side.PARTNER: "partners.sign_mou", Side.BACKBONE: "partners.countersign_mou"}


class MouFilter(filters.FilterSet):
    state = filters.ChoiceFilter(choices=MouState.choices)
    partner = filters.NumberFilter(field_name="partner_id", min_value=1, max_value=2**63 - 1)


@extend_schema_view(
    list=extend_schema(summary="Agreements you see"), retrieve=extend_schema(summary="One agreement and what was said")
)
class MouViewSet(Door):
    queryset = Mou.objects.none()
    serializer_class = whole = shape.MouDetailSerializer
    filterset_class = MouFilter

    def get_queryset(self) -> QuerySet[Mou]:
        return Mou.objects.visible_to(self.request.user).with_names()

    def get_serializer_class(self) -> Any:
        return shape.MouSerializer if self.action == "list" else shape.MouDetailSerializer

    def seen(self, wish: str = "partners.view_mou") -> Mou:
        mou = self.get_object()
        must(self.request, wish, mou)
        return mou

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.answer(self.seen().pk)

    def mine(self) -> Mou:
        return self.seen("partners.change_mou")

    def speaking(self) -> tuple[Mou, str]:
        """The agreement, and the side this person speaks for."""
        mou = self.seen("partners.comment_mou")
        sides = [side for side, wish in WISHES.items() if self.request.user.has_perm(wish, mou)]
        if not sides:
            raise exceptions.PermissionDenied()
        return mou, str(sides[0])

    @extend_schema(
        summary="Begin an agreement", request=shape.NewMouSerializer, responses={201: shape.MouDetailSerializer}
    )
    def create(self, request: Request) -> Response:
        must(request, "partners.change_mou")
        said = self.checked(shape.NewMouSerializer)
        partner, template = partner_of(request, said.pop("partner")), template_of(request, said.pop("template"))
        person = people_of(partner, signer=said.pop("signer"))["signer"]
        kept = {**said, **({"signer": person} if person else {})}
        return self.answer(Mou.draft(request.user, partner, template, **kept).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change a draft", request=shape.EditMouSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        mou = self.mine()
        return self.answer(mou.edit(request.user, **self.checked(shape.EditMouSerializer)).pk)

    @extend_schema(summary="The frozen texts of an agreement", responses=shape.VersionSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None, filterset_class=None)
    def versions(self, request: Request, pk: int) -> Response:
        rows = self.seen().versions.prefetch_related("signatures").order_by("number")
        return Response(shape.VersionSerializer(rows, many=True).data)

    @extend_schema(summary="Say who signs for the partner", request=shape.SignerSerializer)
    @action(detail=True, methods=["post"])
    def signer(self, request: Request, pk: int) -> Response:
        mou, said = self.mine(), self.checked(shape.SignerSerializer)
        return self.answer(mou.name_signer(request.user, people_of(mou.partner, **said)["person"]).pk)

    @extend_schema(summary="Offer a draft, or offer it again when it has changed", request=shape.NoteSerializer)
    @action(detail=True, methods=["post"])
    def offer(self, request: Request, pk: int) -> Response:
        mou, note = self.mine(), self.checked(shape.NoteSerializer)["note"]
        return self.answer((mou.offer_again if mou.is_offered else mou.offer)(request.user, note).pk)

    @extend_schema(summary="Take an offer back", request=None)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: int) -> Response:
        return self.answer(self.mine().withdraw(request.user).pk)

    @extend_schema(summary="Put a draft away", request=None)
    @action(detail=True, methods=["post"])
    def discard(self, request: Request, pk: int) -> Response:
        return self.answer(self.mine().discard(request.user).pk)

    @extend_schema(summary="Go on with a draft that was put away", request=None)
    @action(detail=True, methods=["post"], url_path="take-up")
    def take_up(self, request: Request, pk: int) -> Response:
        return self.answer(self.mine().take_up_again(request.user).pk)

    @extend_schema(
        summary="Draft what takes the place of an active agreement",
        request=shape.FollowSerializer,
        responses={201: shape.MouDetailSerializer},
    )
    @action(detail=True, methods=["post"])
    def follow(self, request: Request, pk: int) -> Response:
        mou = self.mine().follow(request.user, **self.checked(shape.FollowSerializer))
        return self.answer(mou.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Correct a slip in an active agreement", request=shape.CorrectSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: int) -> Response:
        mou, said = self.mine(), self.checked(shape.CorrectSerializer)
        mou.correct(request.user, {said["clause"]: said["text"]}, said["note"])
        return self.answer(mou.pk)

    @extend_schema(summary="End an active agreement", request=shape.EndSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        mou = self.mine()
        return self.answer(mou.end(request.user, words=self.checked(shape.EndSerializer)["words"]).pk)

    @extend_schema(
        summary="Comment on a clause, or propose other words",
        request=shape.SaySerializer,
        responses={201: shape.MouDetailSerializer},
    )
    @action(detail=True, methods=["post"])
    def say(self, request: Request, pk: int) -> Response:
        mou, side = self.speaking()
        MouComment.say(request.user, mou, side, **self.checked(shape.SaySerializer))
        return self.answer(mou.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Answer the other side’s proposal", request=shape.DecideSerializer)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, pk: int) -> Response:
        mou, side = self.speaking()
        said = self.checked(shape.DecideSerializer)
        comment = mou.comments.filter(pk=said["comment"]).first()
        if comment is None:
            raise exceptions.ValidationError({"comment": [_("There is no such thing.")]})
        comment.decide(request.user, side, said["accept"], said["reply"])
        return self.answer(mou.pk)

    @extend_schema(summary="Sign", request=shape.SignSerializer)
    @action(detail=True, methods=["post"])
    def sign(self, request: Request, pk: int) -> Response:
        mou = self.seen()
        if not any(request.user.has_perm(wish, mou) for wish in WISHES.values()):
            raise exceptions.PermissionDenied()
        said = self.checked(shape.SignSerializer)
        must(request, WISHES[Side(said["side"])], mou)
        browser = request.headers.get("User-Agent", "")
        came = Circumstances(_("signed in through the API"), None, address_of(request), browser)
        try:
            sign(mou, request.user, said["side"], said["sha256"], Claim(said["name"], said["position"]), came)
        except TextChanged as changed:
            raise Stale(_("The text has changed meanwhile. Read it again before you sign.")) from changed
        return self.answer(mou.pk)


def template_of(request: Request, number: int | None) -> MouTemplate:
    """The template with this id; without one, the network's first; 400 when there is none."""
    if number is None:
        return MouTemplate.ours(request.user)
    template = MouTemplate.objects.in_use().visible_to(request.user).filter(pk=number).first()
    if template is None:
        raise exceptions.ValidationError({"template": [_("There is no such thing.")]})
    return template


@extend_schema_view(
    list=extend_schema(summary="Templates of agreements"), retrieve=extend_schema(summary="One template")
)
class MouTemplateViewSet(Door):
    queryset = MouTemplate.objects.none()
    serializer_class = whole = shape.TemplateSerializer

    def get_queryset(self) -> QuerySet[MouTemplate]:
        return MouTemplate.objects.visible_to(self.request.user)

    def mine(self) -> MouTemplate:
        template = self.get_object()
        must(self.request, "partners.change_mou_template", template)
        return template

    @extend_schema(
        summary="Write a template", request=shape.NewTemplateSerializer, responses={201: shape.TemplateSerializer}
    )
    def create(self, request: Request) -> Response:
        must(request, "partners.change_mou_template")
        template = MouTemplate.add(request.user, **self.checked(shape.NewTemplateSerializer))
        return self.answer(template.pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change a template", request=shape.EditTemplateSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        template = self.mine()
        return self.answer(template.edit(request.user, **self.checked(shape.EditTemplateSerializer)).pk)

    @extend_schema(summary="Put a template away", request=None)
    @action(detail=True, methods=["post"])
    def archive(self, request: Request, pk: int) -> Response:
        return self.answer(self.mine().archive(request.user).pk)

    @extend_schema(summary="Take a template back", request=None)
    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: int) -> Response:
        return self.answer(self.mine().restore(request.user).pk)


@extend_schema_view(
    list=extend_schema(summary="Rounds of agreements"), retrieve=extend_schema(summary="How far a round is, who signed")
)
class MouRoundViewSet(Door):
    queryset = MouRound.objects.none()
    serializer_class = whole = shape.RoundSerializer

    def get_queryset(self) -> QuerySet[MouRound]:
        return MouRound.objects.visible_to(self.request.user).prefetch_related("rows__mou")

    @extend_schema(
        summary="Offer a template to all active partners, or correct a slip in all agreements made from it",
        request=shape.NewRoundSerializer,
        responses={201: shape.RoundSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, "partners.change_mou_template")
        said = self.checked(shape.NewRoundSerializer)
        template, slip = template_of(request, said["template"]), (said["wrong"], said["right"])
        if said["wrong"]:
            begun = MouRound.begin_correction(request.user, template, *slip, said["note"])
        else:
            begun = MouRound.begin(request.user, template, said["note"])
        return self.answer(begun.pk, status.HTTP_201_CREATED)
