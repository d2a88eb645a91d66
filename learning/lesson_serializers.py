"""Lessons and practices as the API writes and reads them."""

from rest_framework import serializers

from learning.contexts import FORMATS, KINDS
from learning.models import LESSON_FIELDS, Choice, Lesson, Uptake
from learning.models.lesson import MOST_NAMED
from learning.voice_serializers import TopicsField
from network.lib.api import Strict

BIGGEST = 2**63 - 1


class NewLessonSerializer(Strict, serializers.ModelSerializer):
    """A lesson to write down. should_know: ids of people; kind, format: keys the network knows."""

    topics = TopicsField(required=False)
    partner = serializers.IntegerField(
        source="partner_id", min_value=1, max_value=BIGGEST, required=False, allow_null=True
    )
    should_know = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=BIGGEST), max_length=MOST_NAMED, required=False,
        write_only=True,
    )  # fmt: skip

    class Meta:
        model = Lesson
        fields = (*LESSON_FIELDS, "topics", "should_know")

    def validate_kind(self, key: str) -> str:
        return known(key, KINDS)

    def validate_format(self, key: str) -> str:
        return known(key, FORMATS)


def known(key: str, names: dict) -> str:
    if key and key not in names:
        raise serializers.ValidationError(f"{', '.join(names)}?"[:500])
    return key


class LessonSerializer(NewLessonSerializer):
    """A lesson. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    author_name = serializers.CharField(source="author.name", read_only=True)
    thanks = serializers.IntegerField(read_only=True)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    class Meta:
        model = Lesson
        fields = (
            "id", *LESSON_FIELDS, "topics", "should_know", "author_name", "is_practice", "thanks", "created_at",
            "withdrawn_at", "version",
        )  # fmt: skip
        read_only_fields = ("id", "is_practice", "created_at", "withdrawn_at")


class ThanksSerializer(Strict):
    thanks = serializers.BooleanField(default=True)


class PracticeSerializer(Strict):
    is_practice = serializers.BooleanField(default=True)


class TakeUpSerializer(Strict):
    partner = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    choice = serializers.ChoiceField(choices=Choice.choices)
    words = serializers.CharField(max_length=500, allow_blank=True, default="")


class UptakeSerializer(serializers.ModelSerializer):
    partner_name = serializers.CharField(source="partner.name", read_only=True)

    class Meta:
        model = Uptake
        fields = ("partner", "partner_name", "choice", "words", "at")
        read_only_fields = fields
