"""The common agenda, its goals and strategies as the API writes and reads them."""

from rest_framework import serializers

from network.lib.api import Strict
from working_groups.models import CommonAgenda, Goal, Strategy
from working_groups.models.common_agenda import LONGEST, SECTIONS

MOST = 2**31 - 1


class NewStrategySerializer(Strict, serializers.ModelSerializer):
    class Meta:
        model = Strategy
        fields = Strategy.FIELDS


class StrategySerializer(NewStrategySerializer):
    """A strategy. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    version = serializers.IntegerField(min_value=1, max_value=MOST)

    class Meta(NewStrategySerializer.Meta):
        fields = ("id", "key", *Strategy.FIELDS, "version")
        read_only_fields = ("id", "key")


class NewGoalSerializer(Strict, serializers.ModelSerializer):
    class Meta:
        model = Goal
        fields = Goal.FIELDS


class GoalSerializer(NewGoalSerializer):
    """A goal with its strategies in order. To change one, send the version you read."""

    version = serializers.IntegerField(min_value=1, max_value=MOST)
    strategies = StrategySerializer(many=True, read_only=True)

    class Meta(NewGoalSerializer.Meta):
        fields = ("id", "key", *Goal.FIELDS, "version", "strategies")
        read_only_fields = ("id", "key")


class CommonAgendaSerializer(serializers.ModelSerializer):
    goals = GoalSerializer(many=True, read_only=True)

    class Meta:
        model = CommonAgenda
        fields = read_only_fields = ("id", "number", "state", *SECTIONS, "adopted_on", "decision", "goals")


class SectionSerializer(Strict):
    """A section written anew. base: what you read there; if somebody else wrote there since, the answer is 409."""

    section = serializers.ChoiceField(choices=SECTIONS)
    text = serializers.CharField(max_length=LONGEST, allow_blank=True)
    base = serializers.CharField(max_length=LONGEST, allow_blank=True, trim_whitespace=False)


class AdoptSerializer(Strict):
    decision = serializers.CharField(max_length=2000)
    on = serializers.DateField(required=False, allow_null=True, default=None)


class MovePieceSerializer(Strict):
    steps = serializers.ChoiceField(choices=[(-1, "up"), (1, "down")])
