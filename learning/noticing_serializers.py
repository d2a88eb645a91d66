"""Assumptions and what emerged, as the API writes and reads them."""

from rest_framework import serializers

from learning.models import Assumption, AssumptionState, Emergence
from learning.models.assumption import ASSUMPTION_FIELDS
from learning.models.emergence import EMERGENCE_FIELDS
from network.lib.api import Strict

VERSION = {"min_value": 1, "max_value": 2**31 - 1}


class NewAssumptionSerializer(Strict, serializers.ModelSerializer):
    class Meta:
        model = Assumption
        fields = ASSUMPTION_FIELDS


class AssumptionSerializer(NewAssumptionSerializer):
    """An assumption. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    version = serializers.IntegerField(**VERSION)

    class Meta(NewAssumptionSerializer.Meta):
        fields = ("id", *ASSUMPTION_FIELDS, "state", "outcome", "settled_at", "created_at", "version")
        read_only_fields = ("id", "state", "outcome", "settled_at", "created_at")


class SettleAssumptionSerializer(Strict):
    version = serializers.IntegerField(**VERSION)
    state = serializers.ChoiceField(choices=AssumptionState.choices[1:])
    outcome = serializers.CharField(max_length=1000)


class NewEmergenceSerializer(Strict, serializers.ModelSerializer):
    partner = serializers.IntegerField(
        source="partner_id", min_value=1, max_value=2**63 - 1, required=False, allow_null=True
    )

    class Meta:
        model = Emergence
        fields = EMERGENCE_FIELDS


class EmergenceSerializer(NewEmergenceSerializer):
    """An entry of the emergence log. To change one, send the version you read."""

    version = serializers.IntegerField(**VERSION)

    class Meta(NewEmergenceSerializer.Meta):
        fields = ("id", *EMERGENCE_FIELDS, "created_at", "withdrawn_at", "version")
        read_only_fields = ("id", "created_at", "withdrawn_at")
