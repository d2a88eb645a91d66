"""Voices as the API writes and reads them."""

from rest_framework import serializers

from learning.models import CameOf, Voice
from learning.models.topic import LONGEST_TOPIC, MOST_TOPICS
from network.lib.api import Strict


class TopicsField(serializers.ListField):
    """Names of topics."""

    child = serializers.CharField(max_length=LONGEST_TOPIC)

    def __init__(self, **options: object) -> None:
        super().__init__(max_length=MOST_TOPICS, **options)

    def to_representation(self, topics: object) -> list[str]:
        return [topic.name for topic in topics.all()]  # type: ignore[attr-defined]


ANSWER = ("came_of", "did", "see", "answered_at")


class PublishedVoiceSerializer(serializers.ModelSerializer):
    """What anybody may read."""

    words = serializers.CharField(source="public_words", read_only=True)
    topics = TopicsField(read_only=True)
    came_of = serializers.CharField(read_only=True)

    class Meta:
        model = Voice
        fields = ("id", "words", "topics", *ANSWER, "created_at")
        read_only_fields = fields


class VoiceSerializer(serializers.ModelSerializer):
    """A voice for whoever said it, sees to it or listens to all. Name and address are not told here."""

    topics = TopicsField(read_only=True)
    came_of = serializers.CharField(read_only=True)

    class Meta:
        model = Voice
        fields = (
            "id", "words", "may_publish", "follows", "state", "public_words", "topics", *ANSWER, "created_at",
            "version",
        )  # fmt: skip
        read_only_fields = fields


class SpeakSerializer(Strict):
    words = serializers.CharField(max_length=4000)
    may_publish = serializers.BooleanField(default=False)


class MoreSerializer(Strict):
    words = serializers.CharField(max_length=4000)


class VersionSerializer(Strict):
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class PublishSerializer(VersionSerializer):
    words = serializers.CharField(max_length=4000)
    topics = TopicsField(default=list)


class KeepSerializer(VersionSerializer):
    reason = serializers.CharField(max_length=300)
    topics = TopicsField(default=list)


class AnswerVoiceSerializer(VersionSerializer):
    came_of = serializers.ChoiceField(choices=CameOf.choices)
    did = serializers.CharField(max_length=3000)
    see = serializers.URLField(max_length=300, allow_blank=True, default="")


class AssignSerializer(Strict):
    """Who sees to it: the id of a person, or null for nobody in particular."""

    person = serializers.IntegerField(min_value=1, max_value=2**63 - 1, allow_null=True)
