"""Partners, people and affiliations as the API writes and reads them. What a reader may not see is absent."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from network.lib.api import Strict
from partners.directory import may_see, standing
from partners.models import Affiliation, Partner, Stage
from partners.models.partner import PROFILE_FIELDS
from people.models import Person

MAX_PLACES = 200


class Shown(Strict, serializers.ModelSerializer):
    """Leaves out of each thing the fields its reader may not see."""

    def to_representation(self, thing: Any) -> dict[str, Any]:
        who = standing(self.context["request"].user)
        data = super().to_representation(thing)
        return {name: value for name, value in data.items() if may_see(thing, name, who)}


class PlacesField(serializers.ListField):
    child = serializers.CharField(max_length=80)

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MAX_PLACES, **options)

    def to_representation(self, places: Any) -> list[str]:
        return [place.name for place in places.all()]


class ColleagueSerializer(Shown):
    """A person as they stand in a partner's list."""

    class Meta:
        model = Person
        fields = ("id", "name", "pronouns", "email", "phone")
        read_only_fields = fields


class PartnerAffiliationSerializer(Shown):
    person = ColleagueSerializer(read_only=True)

    class Meta:
        model = Affiliation
        fields = ("id", "person", "title", "description", "is_primary", "may_edit", "started_on")
        read_only_fields = fields


class PartnerSerializer(Shown):
    """A partner. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    places = PlacesField(required=False)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    class Meta:
        model = Partner
        fields = (
            "id", "slug", *PROFILE_FIELDS, "places", "stage", "joined_on", "external_id", "confirmed_at", "version",
        )  # fmt: skip
        read_only_fields = ("id", "slug", "stage", "joined_on", "external_id", "confirmed_at")


class NewPartnerSerializer(PartnerSerializer):
    """A partner to enter; it may begin at any stage."""

    version = None
    stage = serializers.ChoiceField(choices=Stage.choices, default=Stage.PROSPECT)

    class Meta(PartnerSerializer.Meta):
        fields = (*PROFILE_FIELDS, "places", "stage", "joined_on", "external_id")
        read_only_fields = ()


class PartnerDetailSerializer(PartnerSerializer):
    affiliations = PartnerAffiliationSerializer(source="current", many=True, read_only=True)

    class Meta(PartnerSerializer.Meta):
        fields = (*PartnerSerializer.Meta.fields, "affiliations")


class StageSerializer(Strict):
    """A new stage, and why."""

    stage = serializers.ChoiceField(choices=Stage.choices)
    reason = serializers.CharField(max_length=500)


class ReasonSerializer(Strict):
    reason = serializers.CharField(max_length=500, allow_blank=True, default="")


PERSON_FIELDS = ("name", "pronouns", "email", "email_visibility", "phone", "phone_visibility", "language", "time_zone")


class NewPersonSerializer(Shown):
    """A person to enter. Nobody is written to by this."""

    language = serializers.ChoiceField(choices=settings.LANGUAGES, required=False)

    class Meta:
        model = Person
        fields = PERSON_FIELDS


class PersonSerializer(Shown):
    """A person. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    language = serializers.ChoiceField(choices=settings.LANGUAGES, required=False)

    class Meta:
        model = Person
        fields = ("id", *PERSON_FIELDS, "is_backbone", "is_facilitator", "is_active", "bounced_at", "version")
        read_only_fields = ("id", "is_backbone", "is_facilitator", "is_active", "bounced_at")


class PersonAffiliationSerializer(Shown):
    partner_name = serializers.CharField(source="partner.name", read_only=True)

    class Meta:
        model = Affiliation
        fields = ("id", "partner", "partner_name", "title", "description", "is_primary", "may_edit", "started_on")
        read_only_fields = fields


class PersonDetailSerializer(PersonSerializer):
    affiliations = PersonAffiliationSerializer(source="current", many=True, read_only=True)

    class Meta(PersonSerializer.Meta):
        fields = (*PersonSerializer.Meta.fields, "affiliations")


class AffiliationSerializer(Shown):
    """A person at a partner, now."""

    person_name = serializers.CharField(source="person.name", read_only=True)
    partner_name = serializers.CharField(source="partner.name", read_only=True)

    class Meta:
        model = Affiliation
        fields = (
            "id", "person", "person_name", "partner", "partner_name", "title", "description", "is_primary", "may_edit",
            "started_on",
        )  # fmt: skip
        read_only_fields = ("id", "person", "partner", "started_on")
        validators = []  # the verbs look


class NewAffiliationSerializer(Strict):
    """A colleague to add: the person with this address where we know one, else a new person."""

    partner = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    name = serializers.CharField(max_length=150)
    email = serializers.EmailField(max_length=254, allow_blank=True, default="")
    title = serializers.CharField(max_length=120, allow_blank=True, default="")
    description = serializers.CharField(max_length=300, allow_blank=True, default="")
    is_primary = serializers.BooleanField(default=False)
    may_edit = serializers.BooleanField(default=False)


class DepartureSerializer(Strict):
    """Who takes over: the id of another current affiliation at the same partner."""

    successor = serializers.IntegerField(min_value=1, max_value=2**63 - 1, allow_null=True, default=None)
