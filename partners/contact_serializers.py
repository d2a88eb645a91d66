"""Touchpoints, rhythms and seats at the table as the API writes and reads them."""

from typing import Any

from rest_framework import serializers

from network.lib.api import Strict
from partners.in_touch import SOURCES
from partners.models import Place, Rhythm, Seat, Touchpoint

BIGGEST = 2**63 - 1


class NumberField(serializers.IntegerField):
    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=BIGGEST, **options)


class NewTouchpointSerializer(Strict, serializers.ModelSerializer):
    """A conversation to write down. with_person: the id of somebody at the partner now."""

    partner = NumberField()
    with_person = NumberField(required=False, allow_null=True)

    class Meta:
        model = Touchpoint
        fields = ("partner", "kind", "on", "words", "with_person")


class TouchpointSerializer(Strict, serializers.ModelSerializer):
    """A note of a conversation. To change one, send the version you read: if it changed since, the answer is 409."""

    partner = serializers.IntegerField(source="partner_id", read_only=True)
    partner_name = serializers.CharField(source="partner.name", read_only=True)
    with_person = NumberField(source="with_person_id", required=False, allow_null=True)
    by_name = serializers.CharField(source="by.name", read_only=True)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    class Meta:
        model = Touchpoint
        fields = (
            "id", "partner", "partner_name", "kind", "on", "words", "with_person", "by_name", "created_at",
            "withdrawn_at", "version",
        )  # fmt: skip
        read_only_fields = ("id", "created_at", "withdrawn_at")


class RhythmSerializer(Strict, serializers.ModelSerializer):
    """When a partner was last in touch, as kept every hour, and how. every_days: its own rhythm; null: the usual."""

    partner = serializers.IntegerField(source="partner_id", read_only=True)
    partner_name = serializers.CharField(source="partner.name", read_only=True)
    days = serializers.IntegerField(read_only=True)

    class Meta:
        model = Rhythm
        fields = ("partner", "partner_name", "every_days", "heard_on", "heard_how", "days")
        read_only_fields = ("heard_on",)

    def get_fields(self) -> dict[str, Any]:
        kept = serializers.ChoiceField(choices=["", *SOURCES], read_only=True)  # later apps have added theirs by now
        return super().get_fields() | {"heard_how": kept}


class NewSeatSerializer(Strict, serializers.ModelSerializer):
    """A seat at the table. Whoever is of its sector, or serves its place, sits there by that; name one or neither."""

    place = serializers.CharField(max_length=80, required=False, allow_null=True)

    class Meta:
        model = Seat
        fields = ("kind", "name", "why", "sector", "place", "wanted")
        validators: list = []

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        if "place" in said:
            names = Place.named([said["place"]]) if said["place"] else []
            said["place"] = names[0] if names else None
        return said


class SeatSerializer(NewSeatSerializer):
    """A seat as it stands. To change one, send the version you read: if it changed since, the answer is 409."""

    partners = serializers.PrimaryKeyRelatedField(many=True, read_only=True)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    class Meta:
        model = Seat
        fields = ("id", "kind", "name", "why", "sector", "place", "wanted", "partners", "removed_at", "version")
        read_only_fields = ("id", "removed_at")
        validators: list = []


class SittingSerializer(Strict):
    partner = NumberField()
