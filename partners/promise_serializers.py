"""Jobs, needs and offers, introductions and concerns as the API writes and reads them."""

from typing import Any

from rest_framework import serializers

from network.lib.api import Strict
from partners.models import Appointment, Concern, Introduction, Need, Offer, Role, StandingStep, Step
from partners.models.exchange import LONGEST_TAG, MOST_TAGS
from partners.models.introduction import SIDES, Outcome
from partners.models.role import ROLE_FIELDS

BIGGEST = 2**63 - 1


class Key(serializers.IntegerField):
    """The id of another thing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=BIGGEST, **options)


class TagsField(serializers.ListField):
    child = serializers.CharField(max_length=LONGEST_TAG)

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MOST_TAGS, **options)


class NewRoleSerializer(Strict, serializers.ModelSerializer):
    """A job to put on the list."""

    class Meta:
        model = Role
        fields = ROLE_FIELDS


class RoleSerializer(NewRoleSerializer):
    """A job. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    class Meta(NewRoleSerializer.Meta):
        fields = ("id", *ROLE_FIELDS, "closed_at", "version")
        read_only_fields = ("id", "closed_at")


class AppointmentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Appointment
        fields = (
            "id", "role", "partner", "person", "deputy", "state", "why", "started_on", "until", "ended_on", "follows",
        )  # fmt: skip
        read_only_fields = fields


class TermSerializer(Strict):
    """Who of the partner does it, who deputises, until when."""

    person = Key(required=False, allow_null=True, default=None)
    deputy = Key(required=False, allow_null=True, default=None)
    until = serializers.DateField(required=False, allow_null=True, default=None)


class TakeSerializer(TermSerializer):
    partner = Key()


class SuggestSerializer(Strict):
    partner = Key()
    why = serializers.CharField(max_length=300, allow_blank=True, default="")


class ExtendSerializer(Strict):
    until = serializers.DateField(allow_null=True)


class HeirSerializer(Strict):
    """Who takes over: a partner is asked, a colleague or deputy begins; neither: the job is open again."""

    partner = Key(required=False, allow_null=True, default=None)
    person = Key(required=False, allow_null=True, default=None)


class NewPostingSerializer(Strict):
    partner = Key()
    words = serializers.CharField(max_length=500)
    tags = TagsField(required=False, default=list)
    until = serializers.DateField(required=False, allow_null=True, default=None)


POSTING = ("id", "partner", "words", "tags", "until", "created_at", "closed_at")


class NeedSerializer(serializers.ModelSerializer):
    tags = TagsField(read_only=True)

    class Meta:
        model = Need
        fields = read_only_fields = POSTING


class OfferSerializer(serializers.ModelSerializer):
    tags = TagsField(read_only=True)

    class Meta:
        model = Offer
        fields = read_only_fields = POSTING


class IntroductionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Introduction
        fields = read_only_fields = (
            "id", "seeker", "helper", "need", "offer", "words", "progress", "created_at", "made_at", "outcome",
        )  # fmt: skip


class NewIntroductionSerializer(Strict):
    """Bring two partners together, perhaps about a need or an offer. Whoever you do not speak for is asked first."""

    seeker = Key()
    helper = Key()
    need = Key(required=False, allow_null=True, default=None)
    offer = Key(required=False, allow_null=True, default=None)
    words = serializers.CharField(max_length=1000, allow_blank=True, default="")


class SideSerializer(Strict):
    side = serializers.ChoiceField(choices=SIDES)


class OutcomeSerializer(Strict):
    outcome = serializers.ChoiceField(choices=Outcome.choices)


class ConcernSerializer(serializers.ModelSerializer):
    class Meta:
        model = Concern
        fields = read_only_fields = ("id", "words", "heard_by", "due_on", "outcome", "created_at", "closed_at")


class NewConcernSerializer(Strict):
    words = serializers.CharField(max_length=4000)
    about_contact = serializers.BooleanField(default=False)


class SettleSerializer(Strict):
    outcome = serializers.CharField(max_length=4000)


class LeaveSerializer(Strict):
    reason = serializers.CharField(max_length=1000, allow_blank=True, default="")


class PointSerializer(serializers.Serializer):
    """A condition; why: what is missing, empty when it is kept."""

    key = serializers.CharField(source="condition.key")
    label = serializers.CharField(source="condition.label")
    why = serializers.CharField()


class StandingStepSerializer(serializers.ModelSerializer):
    class Meta:
        model = StandingStep
        fields = read_only_fields = ("id", "step", "words", "on", "by", "created_at")


class StandingSerializer(serializers.Serializer):
    """How a partner stands: what was agreed, what may be decided next, what was decided."""

    points = PointSerializer(many=True)
    open_steps = serializers.ListField(child=serializers.ChoiceField(choices=Step.choices))
    steps = StandingStepSerializer(many=True, source="partner.steps")


class StepSerializer(Strict):
    step = serializers.ChoiceField(choices=Step.choices)
    words = serializers.CharField(max_length=2000)
    on = serializers.DateField(required=False, allow_null=True, default=None)


class DeedSerializer(serializers.Serializer):
    what = serializers.CharField()
    note = serializers.CharField()
    since = serializers.DateField()
    until = serializers.DateField(allow_null=True)


class StorySerializer(serializers.Serializer):
    """What a partner gave."""

    jobs = DeedSerializer(many=True)
    helped = IntroductionSerializer(many=True)
    sought = IntroductionSerializer(many=True)
    counts = serializers.DictField(child=serializers.IntegerField())
    taken_up = serializers.IntegerField()
