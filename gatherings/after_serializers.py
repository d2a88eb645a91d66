"""Runs, minutes, lines written down, pulses, reviews and initiatives as the API writes and reads them."""

from typing import Any

from rest_framework import serializers

from gatherings.models import Commitment, Decision, Feedback, Idea, Initiative, Minutes, Review
from gatherings.models.captured import LONGEST
from gatherings.models.commitment import Keeping, Work
from gatherings.models.idea import Sort
from gatherings.models.minutes import LONGEST as LONGEST_MINUTES
from network.lib.api import Strict
from network.lib.gradient import Gradient
from partners.promise_serializers import Key

LEVELS = tuple(Gradient.values)
LINE = ("id", "gathering", "text", "client_id", "created_at")


class RunSlotSerializer(serializers.Serializer):
    """A block as it runs."""

    item = serializers.IntegerField()
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=("done", "now", "next", "skipped"))
    minutes = serializers.IntegerField()
    begins = serializers.DateTimeField()
    ends = serializers.DateTimeField()


class RunSerializer(serializers.Serializer):
    """A gathering as it runs. started_at and code are null before it has begun."""

    gathering = serializers.IntegerField()
    state = serializers.CharField()
    started_at = serializers.DateTimeField(allow_null=True)
    code = serializers.CharField(allow_null=True)
    ends = serializers.DateTimeField()
    late_minutes = serializers.IntegerField()
    blocks = RunSlotSerializer(many=True)
    there = serializers.ListField(child=serializers.IntegerField())


class AtSerializer(Strict):
    """item: the block that is on now, as you know it; when another one is, nothing happens. Null: none is on."""

    item = Key(allow_null=True)


class RunBlockSerializer(Strict):
    item = Key()


class ThereSerializer(Strict):
    rsvp = Key()
    there = serializers.BooleanField()


class WalkInSerializer(Strict):
    name = serializers.CharField(max_length=150)
    email = serializers.EmailField(allow_blank=True, default="")


class HereSerializer(Strict):
    code = serializers.CharField(max_length=12)


class PulseSerializer(serializers.Serializer):
    """Sums of three answers and more; before that, counted is 0 and nothing is told."""

    given = serializers.IntegerField()
    counted = serializers.IntegerField()
    connection = serializers.FloatField()
    progress = serializers.FloatField()
    rushed = serializers.IntegerField()
    will_do = serializers.ListField(child=serializers.CharField())
    change = serializers.ListField(child=serializers.CharField())


class FeedbackSerializer(serializers.ModelSerializer):
    class Meta:
        model = Feedback
        fields = read_only_fields = (
            "id", "gathering", "connection", "progress", "rushed", "will_do", "change", "given_at",
        )  # fmt: skip


class NewFeedbackSerializer(Strict):
    gathering = Key()
    connection = serializers.IntegerField(min_value=1, max_value=5)
    progress = serializers.IntegerField(min_value=1, max_value=5)
    rushed = serializers.BooleanField()
    will_do = serializers.CharField(max_length=300, allow_blank=True, default="")
    change = serializers.CharField(max_length=300, allow_blank=True, default="")


class ReviewSerializer(Strict, serializers.ModelSerializer):
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1, required=False)

    class Meta:
        model = Review
        fields = ("expected", "happened", "meaning", "next_time", "version")


class MinutesSerializer(serializers.ModelSerializer):
    class Meta:
        model = Minutes
        fields = read_only_fields = (
            "id", "gathering", "text", "approved_by", "approved_at", "drafted_at", "version",
        )  # fmt: skip


class EditMinutesSerializer(Strict):
    text = serializers.CharField(max_length=LONGEST_MINUTES, allow_blank=True, trim_whitespace=False)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class NewLineSerializer(Strict):
    """client_id: an id of your own. A line sent again with the same one stands once."""

    gathering = Key()
    text = serializers.CharField(max_length=LONGEST)
    client_id = serializers.UUIDField(required=False, default=None, allow_null=True)


class DecisionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Decision
        fields = read_only_fields = (*LINE, *LEVELS, "shaped_by", "owner")


class NewDecisionSerializer(NewLineSerializer):
    owner = Key(required=False, allow_null=True, default=None)
    shaped_by = serializers.ListField(child=Key(), required=False, default=list, max_length=200)

    def get_fields(self) -> dict[str, Any]:
        count = {"min_value": 0, "max_value": 999, "default": 0}
        return {**super().get_fields(), **{level: serializers.IntegerField(**count) for level in LEVELS}}


class CommitmentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Commitment
        fields = read_only_fields = (*LINE, "person", "partner", "work", "due_on", "state", "told_at")


class NewCommitmentSerializer(NewLineSerializer):
    person = Key(required=False, allow_null=True, default=None)
    partner = Key(required=False, allow_null=True, default=None)
    work = serializers.ChoiceField(choices=Work.choices, default=Work.OWN)
    due_on = serializers.DateField(required=False, allow_null=True, default=None)


class TellSerializer(Strict):
    state = serializers.ChoiceField(choices=Keeping.choices)


class IdeaSerializer(serializers.ModelSerializer):
    class Meta:
        model = Idea
        fields = read_only_fields = (*LINE, "sort")


class NewIdeaSerializer(NewLineSerializer):
    sort = serializers.ChoiceField(choices=Sort.choices, default=Sort.IDEA)


WORDS = ("name", "what", "why_backbone", "part", "hours", "less", "hand_over_on")


class NewInitiativeSerializer(Strict, serializers.ModelSerializer):
    idea = Key(required=False, allow_null=True, default=None)
    lead = Key(required=False, allow_null=True, default=None)

    class Meta:
        model = Initiative
        fields = ("idea", "lead", *WORDS)


class EditInitiativeSerializer(Strict, serializers.ModelSerializer):
    lead = Key(required=False, allow_null=True)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    class Meta:
        model = Initiative
        fields = ("lead", *WORDS, "version")


class InitiativeSerializer(serializers.ModelSerializer):
    class Meta:
        model = Initiative
        fields = read_only_fields = (
            "id", "idea", "lead", *WORDS, "state", "started_on", "closed_on", "came_of_it", "learned", "goes_on",
            "version",
        )  # fmt: skip


class ClosingSerializer(Strict):
    came_of_it = serializers.CharField(max_length=4000)
    learned = serializers.CharField(max_length=4000, allow_blank=True, default="")
    goes_on = serializers.CharField(max_length=300, allow_blank=True, default="")
