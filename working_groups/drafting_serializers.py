"""Rounds, suggestions and how far people agree, as the API writes and reads them."""

from rest_framework import serializers

from network.lib.api import Strict
from network.lib.gradient import Gradient
from working_groups.models import DraftingRound, Fate, Leaning, Suggestion
from working_groups.models.suggestion import ANSWERED

BIGGEST = 2**63 - 1


class DraftingRoundSerializer(serializers.ModelSerializer):
    class Meta:
        model = DraftingRound
        fields = read_only_fields = (
            "id", "about", "agenda", "title", "before", "after", "effective_on", "words", "until", "is_open_to_all",
            "opened_at", "invited_at", "outcome", "accepted", "closed_at",
        )  # fmt: skip


class NewDraftingRoundSerializer(Strict):
    """About the draft: words, until, is_open_to_all. About a rule: a title, too, and after and effective_on."""

    title = serializers.CharField(max_length=160, allow_blank=True, default="")
    before = serializers.CharField(max_length=4000, allow_blank=True, default="")
    after = serializers.CharField(max_length=4000, allow_blank=True, default="")
    effective_on = serializers.DateField(required=False, allow_null=True, default=None)
    words = serializers.CharField(max_length=1000, allow_blank=True, default="")
    until = serializers.DateField()
    is_open_to_all = serializers.BooleanField(default=False)


class CloseRoundSerializer(Strict):
    outcome = serializers.CharField(max_length=2000)
    accepted = serializers.BooleanField(required=False, allow_null=True, default=None)


class LeaningSerializer(serializers.ModelSerializer):
    class Meta:
        model = Leaning
        fields = read_only_fields = ("round", "level", "words", "said_at")


class LeanSerializer(Strict):
    level = serializers.ChoiceField(choices=Gradient.choices)
    words = serializers.CharField(max_length=1000, allow_blank=True, default="")


class SuggestionSerializer(serializers.ModelSerializer):
    """by_whom: empty where somebody does not want to be named."""

    by_whom = serializers.CharField(read_only=True)

    class Meta:
        model = Suggestion
        fields = read_only_fields = (
            "id", "round", "key", "title", "words", "by_whom", "fate", "answer", "answered_at", "created_at",
        )  # fmt: skip


class NewSuggestionSerializer(Strict):
    round = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    key = serializers.CharField(max_length=40)
    words = serializers.CharField(max_length=2000)
    may_name = serializers.BooleanField(default=False)


class SettleSuggestionSerializer(Strict):
    fate = serializers.ChoiceField(choices=[(fate.value, fate.label) for fate in (Fate.OPEN, *ANSWERED, Fate.ASIDE)])
    answer = serializers.CharField(max_length=1000, allow_blank=True, default="")
