"""The API of needs, offers and introductions: the verbs and permissions of the pages."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from partners import promise_serializers as shape
from partners.api import Door, must
from partners.models import Introduction, Need, Offer, Partner
from partners.role_api import partner_of
from partners.rules import sides_spoken_for


class PostingViewSet(Door):
    """Common to needs and offers."""

    kind: type[Need] | type[Offer]

    def get_queryset(self) -> QuerySet:
        return self.kind.objects.visible_to(self.request.user).distinct()

    def own(self) -> Need | Offer:
        posting = self.get_object()
        must(self.request, "partners.post_exchange", posting.partner)
        return posting

    @extend_schema(request=shape.NewPostingSerializer)
    def create(self, request: Request) -> Response:
        said = self.checked(shape.NewPostingSerializer)
        partner = partner_of(request, said.pop("partner"))
        must(request, "partners.post_exchange", partner)
        return self.answer(self.kind.enter(request.user, partner, **said).pk, status.HTTP_201_CREATED)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: int) -> Response:
        return self.answer(self.own().close(request.user).pk)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: int) -> Response:
        return self.answer(self.own().reopen(request.user).pk)


@extend_schema_view(
    list=extend_schema(summary="Needs you see"),
    retrieve=extend_schema(summary="One need"),
    create=extend_schema(summary="Ask for something", responses={201: shape.NeedSerializer}),
    close=extend_schema(summary="Take a need off the list"),
    reopen=extend_schema(summary="Put a need back on the list"),
)
class NeedViewSet(PostingViewSet):
    kind, queryset = Need, Need.objects.none()
    serializer_class = whole = shape.NeedSerializer


@extend_schema_view(
    list=extend_schema(summary="Offers you see"),
    retrieve=extend_schema(summary="One offer"),
    create=extend_schema(summary="Offer something", responses={201: shape.OfferSerializer}),
    close=extend_schema(summary="Take an offer off the list"),
    reopen=extend_schema(summary="Put an offer back on the list"),
)
class OfferViewSet(PostingViewSet):
    kind, queryset = Offer, Offer.objects.none()
    serializer_class = whole = shape.OfferSerializer


@extend_schema_view(
    list=extend_schema(summary="Introductions of your partners"), retrieve=extend_schema(summary="One introduction")
)
class IntroductionViewSet(Door):
    queryset = Introduction.objects.none()
    serializer_class = whole = shape.IntroductionSerializer

    def get_queryset(self) -> QuerySet[Introduction]:
        return Introduction.objects.visible_to(self.request.user).with_names().distinct()

    @extend_schema(
        summary="Bring two partners together",
        request=shape.NewIntroductionSerializer,
        responses={201: shape.IntroductionSerializer},
    )
    def create(self, request: Request) -> Response:
        said = self.checked(shape.NewIntroductionSerializer)
        pair = {side: partner_of(request, said.pop(side), side) for side in ("seeker", "helper")}
        agreed = self.agreed_by(request, pair)
        about = {
            "need": posting_of(Need, said.pop("need"), pair["seeker"]),
            "offer": posting_of(Offer, said.pop("offer"), pair["helper"]),
        }
        made = Introduction.propose(request.user, **pair, agreed=agreed, **about, **said)
        return self.answer(made.pk, status.HTTP_201_CREATED)

    def agreed_by(self, request: Request, pair: dict[str, Partner]) -> tuple[str, ...]:
        """The sides whose yes this request is; 403 for whoever speaks for neither and is not of the backbone."""
        if request.user.has_perm("partners.introduce_partners"):
            return ()
        own = tuple(side for side, partner in pair.items() if request.user.has_perm("partners.post_exchange", partner))
        if not own:
            raise exceptions.PermissionDenied()
        return own

    def speaking(self, side: str | None = None) -> Introduction:
        introduction = self.get_object()
        must(self.request, "partners.answer_introduction", introduction)
        if side and side not in sides_spoken_for(self.request.user, introduction):
            raise exceptions.PermissionDenied()
        return introduction

    @extend_schema(summary="Say yes to an introduction", request=shape.SideSerializer)
    @action(detail=True, methods=["post"])
    def agree(self, request: Request, pk: int) -> Response:
        self.speaking()
        side = self.checked(shape.SideSerializer)["side"]
        return self.answer(self.speaking(side).agree(request.user, side).pk)

    @extend_schema(summary="Say no to an introduction", request=shape.SideSerializer)
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, pk: int) -> Response:
        self.speaking()
        side = self.checked(shape.SideSerializer)["side"]
        return self.answer(self.speaking(side).decline(request.user, side).pk)

    @extend_schema(summary="Say what came of an introduction", request=shape.OutcomeSerializer)
    @action(detail=True, methods=["post"])
    def outcome(self, request: Request, pk: int) -> Response:
        introduction = self.speaking()
        return self.answer(introduction.tell_outcome(request.user, **self.checked(shape.OutcomeSerializer)).pk)


def posting_of(kind: type[Need] | type[Offer], number: int | None, partner: Partner) -> Need | Offer | None:
    """An open need or offer of this partner; 400 when there is none."""
    if number is None:
        return None
    posting = kind.objects.open().filter(pk=number, partner=partner).first()
    if posting is None:
        raise exceptions.ValidationError({kind.kind: [_("There is no such thing.")]})
    return posting
