"""The API of partners, people and affiliations: the same visible_to, permissions and verbs as the pages."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import exceptions, mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from network.lib.api import Stale
from partners import serializers as shape
from partners.directory import visible_affiliations, visible_people, with_affiliations, with_people
from partners.finding import find_partners, find_people
from partners.models import Affiliation, Partner, Sector, Stage
from people.models import Person


def must(request: Request, wish: str, thing: Any = None) -> None:
    """Refuse with 403 what rules.py does not allow this person."""
    if not request.user.has_perm(wish, thing):
        raise exceptions.PermissionDenied()


class PartnerFilter(filters.FilterSet):
    stage = filters.ChoiceFilter(choices=Stage.choices)
    sector = filters.ChoiceFilter(choices=Sector.choices)
    place = filters.CharFilter(max_length=80, help_text="A place served: its name, or how it begins.")
    q = filters.CharFilter(max_length=200, help_text="Words of its text, its places, its people’s names and roles.")

    def filter_queryset(self, rows: QuerySet) -> QuerySet:
        asked = self.form.cleaned_data
        if asked["stage"]:
            rows = rows.filter(stage=asked["stage"])
        return find_partners(rows, asked).for_api()


class PersonFilter(filters.FilterSet):
    q = filters.CharFilter(max_length=200, help_text="Words of their name, their roles, their partners’ names.")

    def filter_queryset(self, rows: QuerySet) -> QuerySet:
        return find_people(rows, self.form.cleaned_data, self.request.user).for_api()


class AffiliationFilter(filters.FilterSet):
    partner = filters.NumberFilter(min_value=1, max_value=2**63 - 1, decimal_places=0)
    person = filters.NumberFilter(min_value=1, max_value=2**63 - 1, decimal_places=0)

    class Meta:
        model = Affiliation
        fields = ("partner", "person")


class Door(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Lists and single things; a subclass says which queryset its reader sees."""

    http_method_names = ["get", "head", "post", "patch", "put"]
    lookup_value_regex = "[0-9]+"
    lookup_value_converter = "int"

    def checked(self, serializer: Any = None, **options: Any) -> dict[str, Any]:
        """The cleaned body of this request; 400 with the errors by field."""
        kind = serializer or self.get_serializer_class()
        bound = kind(data=self.request.data, context=self.get_serializer_context(), **options)
        bound.is_valid(raise_exception=True)
        return dict(bound.validated_data)

    def answer(self, pk: int, code: int = status.HTTP_200_OK) -> Response:
        """The thing as it now stands, read anew."""
        thing = get_object_or_404(self.get_queryset(), pk=pk)
        return Response(self.whole(thing, context=self.get_serializer_context()).data, status=code)


@extend_schema_view(
    list=extend_schema(summary="Partners you see"),
    retrieve=extend_schema(summary="One partner with its people", responses=shape.PartnerDetailSerializer),
)
class PartnerViewSet(Door):
    queryset = Partner.objects.none()
    serializer_class = whole = shape.PartnerDetailSerializer
    filterset_class = PartnerFilter

    def get_queryset(self) -> QuerySet[Partner]:
        rows = Partner.objects.present().visible_to(self.request.user).prefetch_related("places")
        return rows if self.action == "list" else with_people(rows, self.request.user)

    def get_serializer_class(self) -> Any:
        return shape.PartnerSerializer if self.action == "list" else shape.PartnerDetailSerializer

    @extend_schema(
        summary="Enter a partner",
        request=shape.NewPartnerSerializer,
        responses={201: shape.PartnerDetailSerializer},
    )
    def create(self, request: Request) -> Response:
        must(request, "partners.add_partner")
        partner = Partner.add(request.user, **self.checked(shape.NewPartnerSerializer))
        return self.answer(partner.pk, status.HTTP_201_CREATED)

    @extend_schema(
        summary="Change a partner’s profile",
        request=shape.PartnerSerializer,
        responses=shape.PartnerDetailSerializer,
    )
    def update(self, request: Request, pk: int, partial: bool = False) -> Response:
        partner = self.get_object()
        must(request, "partners.change_partner", partner)
        changes = self.checked(shape.PartnerSerializer, instance=partner, partial=partial)
        edit_at(partner, request.user, **changes)
        return self.answer(partner.pk)

    @extend_schema(
        summary="Change some fields of a partner’s profile",
        request=shape.PartnerSerializer,
        responses=shape.PartnerDetailSerializer,
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        return self.update(request, pk, partial=True)

    @extend_schema(summary="Say that the profile is true", request=None, responses=shape.PartnerDetailSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: int) -> Response:
        partner = self.get_object()
        must(request, "partners.confirm_partner", partner)
        partner.confirm(request.user)
        return self.answer(partner.pk)

    @extend_schema(
        summary="Move to another stage", request=shape.StageSerializer, responses=shape.PartnerDetailSerializer
    )
    @action(detail=True, methods=["post"])
    def stage(self, request: Request, pk: int) -> Response:
        partner = self.get_object()
        must(request, "partners.change_stage", partner)
        partner.change_stage(request.user, **self.checked(shape.StageSerializer))
        return self.answer(partner.pk)

    @extend_schema(summary="Archive a partner", request=shape.ReasonSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def archive(self, request: Request, pk: int) -> Response:
        partner = self.get_object()
        must(request, "partners.archive_partner", partner)
        partner.archive(request.user, **self.checked(shape.ReasonSerializer))
        return Response(status=status.HTTP_204_NO_CONTENT)


@transaction.atomic
def edit_at(partner: Partner, by: Person, version: int | None = None, **changes: Any) -> Partner:
    """Partner.edit(), provided that nobody has saved since `version`, which must be given."""
    if version is None:
        raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
    partner.lock()
    if partner.version != version:
        raise Stale()
    return partner.edit(by, **changes)


@extend_schema_view(
    list=extend_schema(summary="People you see"),
    retrieve=extend_schema(summary="One person and where they are", responses=shape.PersonDetailSerializer),
)
class PersonViewSet(Door):
    queryset = Person.objects.none()
    serializer_class = whole = shape.PersonDetailSerializer
    filterset_class = PersonFilter

    def get_queryset(self) -> QuerySet[Person]:
        rows = visible_people(self.request.user)
        return rows if self.action == "list" else with_affiliations(rows, self.request.user)

    def get_serializer_class(self) -> Any:
        return shape.PersonSerializer if self.action == "list" else shape.PersonDetailSerializer

    @extend_schema(
        summary="Enter a person", request=shape.NewPersonSerializer, responses={201: shape.PersonDetailSerializer}
    )
    def create(self, request: Request) -> Response:
        must(request, "people.add_person")
        person = Person.add(request.user, **self.checked(shape.NewPersonSerializer))
        return self.answer(person.pk, status.HTTP_201_CREATED)

    @extend_schema(
        summary="Change a person’s details", request=shape.PersonSerializer, responses=shape.PersonDetailSerializer
    )
    def update(self, request: Request, pk: int, partial: bool = False) -> Response:
        person = self.get_object()
        must(request, "people.change_person", person)
        changes = self.checked(shape.PersonSerializer, instance=person, partial=partial)
        if changes.get("version") is None:
            raise exceptions.ValidationError({"version": [_("Send the version you read.")]})
        if changes.get("email", person.email) != person.email and not request.user.has_perm("people.add_person"):
            words = _("Change your mail address on the page “My details”: both addresses are asked there.")
            raise exceptions.ValidationError({"email": [words]})
        person.edit(request.user, **changes)
        return self.answer(person.pk)

    @extend_schema(
        summary="Change some of a person’s details",
        request=shape.PersonSerializer,
        responses=shape.PersonDetailSerializer,
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        return self.update(request, pk, partial=True)


@extend_schema_view(
    list=extend_schema(summary="Who is at which partner"), retrieve=extend_schema(summary="One person at one partner")
)
class AffiliationViewSet(Door):
    queryset = Affiliation.objects.none()
    serializer_class = whole = shape.AffiliationSerializer
    filterset_class = AffiliationFilter

    def get_queryset(self) -> QuerySet[Affiliation]:
        rows = visible_affiliations(self.request.user).filter(partner__archived_at=None)
        return rows.select_related("person", "partner").order_by("pk")

    def allowed(self) -> Affiliation:
        row = self.get_object()
        must(self.request, "partners.change_affiliation", row.partner)
        return row

    @extend_schema(
        summary="Add a colleague", request=shape.NewAffiliationSerializer, responses={201: shape.AffiliationSerializer}
    )
    def create(self, request: Request) -> Response:
        fields = self.checked(shape.NewAffiliationSerializer)
        mine = Partner.objects.present().visible_to(request.user).filter(pk=fields.pop("partner")).first()
        if mine is None:
            raise exceptions.ValidationError({"partner": [_("There is no such partner.")]})
        must(request, "partners.change_affiliation", mine)
        return self.answer(Affiliation.start(request.user, mine, **fields).pk, status.HTTP_201_CREATED)

    @extend_schema(summary="Change what a colleague does here and may do")
    def update(self, request: Request, pk: int, partial: bool = False) -> Response:
        row = self.allowed()
        row.describe(request.user, **self.checked(instance=row, partial=partial))
        return self.answer(row.pk)

    @extend_schema(summary="Change some of what a colleague does here and may do")
    def partial_update(self, request: Request, pk: int) -> Response:
        return self.update(request, pk, partial=True)

    @extend_schema(summary="Say that somebody has left", request=shape.DepartureSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: int) -> Response:
        row = self.allowed()
        successor = self.checked(shape.DepartureSerializer)["successor"]
        others = row.partner.affiliations.current().exclude(pk=row.pk)
        heir = others.filter(pk=successor).first() if successor else None
        if successor and heir is None:
            raise exceptions.ValidationError({"successor": [_("Choose somebody who is at this partner now.")]})
        row.end(request.user, heir)
        return Response(status=status.HTTP_204_NO_CONTENT)
