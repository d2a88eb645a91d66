"""Highlights and subscriptions as the API writes and reads them."""

from django.conf import settings
from rest_framework import serializers

from network.lib.api import Strict
from newsletter.models import ANSWERS, Highlight, Subscription

BIGGEST = 2**63 - 1


class HighlightSerializer(Strict, serializers.ModelSerializer):
    """A partner's turn. To change its words, send the version you read: if somebody saved since, the answer is 409.

    The words of a turn that waits for the partner's yes are told to the backbone and to the partner only.
    """

    partner_name = serializers.CharField(source="partner.name", read_only=True)
    photo = serializers.CharField(source="photo_url", read_only=True)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    class Meta:
        model = Highlight
        fields = (
            "id", "partner", "partner_name", "month", "state", *ANSWERS, "photo", "photo_alt", "to_profile", "passed",
            "asked_at", "approved_at", "shown_at", "version",
        )  # fmt: skip
        read_only_fields = (
            "id", "partner", "month", "state", "photo_alt", "passed", "asked_at", "approved_at", "shown_at",
        )  # fmt: skip
        extra_kwargs = {"working_on": {"allow_blank": False}}


class PlanSerializer(Strict):
    """A partner for a month; any day of it."""

    partner = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    month = serializers.DateField()


class SeenSerializer(Strict):
    """The version that was seen."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class SwapSerializer(Strict):
    other = serializers.IntegerField(min_value=1, max_value=BIGGEST)


class InLineSerializer(serializers.Serializer):
    """How a partner stands in line for a highlight; the first is next."""

    partner = serializers.IntegerField(source="key", read_only=True)
    name = serializers.CharField(read_only=True)
    last = serializers.DateField(read_only=True, allow_null=True)
    passed = serializers.DateField(read_only=True, allow_null=True)
    until = serializers.DateField(read_only=True, allow_null=True)
    has_turn = serializers.BooleanField(read_only=True)


class SubscriptionSerializer(serializers.ModelSerializer):
    """An address that asked for the newsletter."""

    class Meta:
        model = Subscription
        fields = (
            "id", "address", "name", "language", "kind", "state", "source", "asked_at", "confirmed_at", "ended_at",
        )  # fmt: skip
        read_only_fields = fields


class NewSubscriptionSerializer(Strict):
    """Somebody to be asked by mail for a yes."""

    address = serializers.EmailField(max_length=254)
    name = serializers.CharField(max_length=150, allow_blank=True, default="")
    language = serializers.ChoiceField(choices=settings.LANGUAGES, default="en")
