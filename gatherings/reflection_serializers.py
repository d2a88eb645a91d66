"""Prompts, reflections and announcements as the API writes and reads them."""

from rest_framework import serializers

from gatherings.models import Announcement, Pause, Prompt, Reflection, Sharing
from gatherings.models.announcement import ANNOUNCEMENT_FIELDS
from gatherings.models.pause import LONGEST
from gatherings.models.prompt import PROMPT_FIELDS
from gatherings.models.reflection import LONGEST_WORDS
from network.lib.api import Strict
from partners.promise_serializers import Key


class NewPromptSerializer(Strict, serializers.ModelSerializer):
    """A question to put into the library."""

    class Meta:
        model = Prompt
        fields = PROMPT_FIELDS


class PromptSerializer(NewPromptSerializer):
    """A question. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    class Meta(NewPromptSerializer.Meta):
        fields = ("id", *PROMPT_FIELDS, "is_own", "retired_at", "version")
        read_only_fields = ("id", "is_own", "retired_at")


class NewPauseSerializer(Strict):
    """A question to put to a gathering: one of the library, or your own words."""

    gathering = Key()
    prompt = Key(required=False, allow_null=True, default=None)
    question = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    minutes = serializers.IntegerField(min_value=1, max_value=LONGEST, default=5)


class PauseSerializer(serializers.ModelSerializer):
    class Meta:
        model = Pause
        fields = ("id", "gathering", "prompt", "question", "minutes", "opened_at", "ended_at")
        read_only_fields = fields


class SharedSerializer(serializers.Serializer):
    """Words everybody at the gathering may read; `name` is empty where they were shared without."""

    words = serializers.CharField()
    name = serializers.CharField(allow_blank=True)


class WordsSerializer(Strict):
    """What you write. Only you read it, unless you share it."""

    words = serializers.CharField(max_length=LONGEST_WORDS, allow_blank=True)
    sharing = serializers.ChoiceField(choices=Sharing.choices, default=Sharing.PRIVATE)


class NewReflectionSerializer(WordsSerializer):
    pause = Key()


class ReflectionSerializer(serializers.ModelSerializer):
    """One of your own reflections."""

    class Meta:
        model = Reflection
        fields = ("id", "pause", "prompt", "question", "words", "sharing", "written_at")
        read_only_fields = fields


class NewAnnouncementSerializer(Strict, serializers.ModelSerializer):
    """What a partner tells at a gathering. One for each partner: a second one takes the place of the first."""

    gathering = Key()
    partner = Key()

    class Meta:
        model = Announcement
        fields = ("gathering", "partner", *ANNOUNCEMENT_FIELDS)
        validators: list = []  # a second one is no mistake


class AnnouncementSerializer(serializers.ModelSerializer):
    class Meta:
        model = Announcement
        fields = ("id", "gathering", "partner", *ANNOUNCEMENT_FIELDS, "need", "position", "for_newsletter")
        read_only_fields = fields


class HelpSerializer(Strict):
    """Which of your partners can help, and a few words that go into the mail."""

    helper = Key()
    words = serializers.CharField(max_length=1000, allow_blank=True, default="")
