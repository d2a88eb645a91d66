"""The network, its rounds and one's own answers as the API writes and reads them."""

from typing import Any

from rest_framework import serializers

from backbone.models import NetworkPicture, Relationship, RelationshipRound, RoundGuest
from backbone.network_map.scale import ASPECTS, Level
from network.lib.api import Strict

BIGGEST = 2**63 - 1


class NetworkPictureSerializer(serializers.ModelSerializer):
    """What was measured of the network as of a day. density … are shares from 0 to 1."""

    class Meta:
        model = NetworkPicture
        fields = ("id", "kind", "on", "drawn_at", "measures")
        read_only_fields = fields


class NetworkTieSerializer(serializers.Serializer):
    """A tie: p… is a partner, h… a person, b the backbone; kinds: each kind → its weight."""

    one = serializers.CharField()
    other = serializers.CharField()
    kinds = serializers.DictField(child=serializers.FloatField())


class RelationshipRoundSerializer(serializers.ModelSerializer):
    """A round. figures: of each aspect how many partners said something, and the mean; only once it is closed."""

    asked = serializers.IntegerField(read_only=True)
    answered = serializers.IntegerField(read_only=True)

    class Meta:
        model = RelationshipRound
        fields = ("id", "words", "opened_at", "closes_on", "closed_at", "asked", "answered", "figures")
        read_only_fields = ("id", "opened_at", "closed_at", "figures")


class NewRelationshipRoundSerializer(Strict):
    closes_on = serializers.DateField()
    words = serializers.CharField(max_length=600, allow_blank=True, default="")


class ExtendRoundSerializer(Strict):
    closes_on = serializers.DateField()


class RoundGuestSerializer(serializers.ModelSerializer):
    """Who was asked, and whether they answered; never what."""

    partner_name = serializers.CharField(source="partner.name", read_only=True)
    person_name = serializers.CharField(source="person.name", read_only=True)

    class Meta:
        model = RoundGuest
        fields = ("id", "round", "partner", "partner_name", "person", "person_name", "asked_at", "answered_at")
        read_only_fields = fields


class RelationshipSerializer(serializers.ModelSerializer):
    """One’s own answer about one partner. Trust and value are empty once the round is closed."""

    about_name = serializers.CharField(source="about.name", read_only=True)
    round = serializers.IntegerField(source="guest.round_id", read_only=True)

    class Meta:
        model = Relationship
        fields = ("id", "guest", "round", "about", "about_name", "level", *ASPECTS)
        read_only_fields = fields


class SayRelationshipSerializer(Strict):
    """What to say about a partner; what is left out is skipped."""

    guest = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    about = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    level = serializers.ChoiceField(choices=Level.choices, required=False, allow_null=True, default=None)

    def get_fields(self) -> dict[str, Any]:
        numbers = {
            name: serializers.IntegerField(min_value=1, max_value=4, required=False, allow_null=True, default=None)
            for name in ASPECTS
        }
        return {**super().get_fields(), **numbers}
