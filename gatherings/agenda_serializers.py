"""Blocks, formats and templates as the API writes and reads them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from gatherings.models import AgendaItem, Format, Mode, Prompt, Purpose, Wording
from gatherings.models.format import FORMAT_FIELDS, LONGEST
from network.lib.api import Strict
from people.models import Person

BIGGEST = 2**63 - 1
BLOCK_FIELDS = (
    "title", "minutes", "kind", "mode", "purpose", "owner_name", "format_key", "description", "notes", "materials",
    "about",
)  # fmt: skip


class Key(serializers.IntegerField):
    """The id of another thing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=1, max_value=BIGGEST, **options)


class OwnerField(serializers.PrimaryKeyRelatedField):
    """Who holds a block: a facilitator, or somebody invited (agenda_api looks whether they are)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Person.objects.known(), required=False, allow_null=True, **options)


class PromptField(serializers.PrimaryKeyRelatedField):
    """The question of a pause, from the library."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Prompt.objects.open(), required=False, allow_null=True, **options)


class NewBlockSerializer(Strict, serializers.ModelSerializer):
    """A block to put on an agenda. after: the id of the block it stands behind; at the end without it."""

    owner = OwnerField()
    prompt = PromptField()

    after = Key(required=False, allow_null=True, default=None)

    class Meta:
        model = AgendaItem
        fields = (*BLOCK_FIELDS, "owner", "prompt", "after")
        extra_kwargs = {"minutes": {"min_value": 1, "max_value": LONGEST}}


class WordingSerializer(serializers.ModelSerializer):
    class Meta:
        model = Wording
        fields = ("id", "field", "text", "by", "at")
        read_only_fields = fields


class BlockSerializer(Strict, serializers.ModelSerializer):
    """A block. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    owner = OwnerField()
    prompt = PromptField()
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    wordings = serializers.SerializerMethodField()

    class Meta:
        model = AgendaItem
        fields = ("id", "gathering", "position", *BLOCK_FIELDS, "owner", "prompt", "is_parked", "version", "wordings")
        read_only_fields = ("id", "gathering", "position", "is_parked", "wordings")
        extra_kwargs = {"minutes": {"min_value": 1, "max_value": LONGEST}}

    @extend_schema_field(WordingSerializer(many=True))
    def get_wordings(self, item: AgendaItem) -> Any:
        waiting = [row for row in item.wordings.all() if row.settled_at is None]
        return WordingSerializer(waiting, many=True).data


class BlockMoveSerializer(Strict):
    """Behind which block; first with null."""

    after = Key(allow_null=True)


class StartSerializer(Strict):
    """A template: its key, the id of one of our own, or `last` for the last of the series."""

    template = serializers.CharField(max_length=40)


class BlockMinutesSerializer(Strict):
    minutes = serializers.IntegerField(min_value=5, max_value=720)


class PurposeSerializer(Strict):
    purpose = serializers.ChoiceField(choices=Purpose.choices)


class SpreadSerializer(Strict):
    """From which block on it waits."""

    first = Key()
    day = serializers.DateField(required=False, allow_null=True, default=None)


class AgendaSlotSerializer(serializers.Serializer):
    """A block of the public agenda, with its times."""

    number = serializers.IntegerField()
    title = serializers.CharField(source="item.title")
    starts = serializers.DateTimeField()
    ends = serializers.DateTimeField()
    minutes = serializers.IntegerField(source="item.minutes")
    mode = serializers.ChoiceField(source="item.mode", choices=Mode.choices)
    owner = serializers.CharField(source="item.owner_words")
    description = serializers.CharField(source="item.description")


class RoomFigureSerializer(serializers.Serializer):
    """One figure of spaciousness, with its reason."""

    key = serializers.CharField()
    label = serializers.CharField()
    value = serializers.FloatField()
    text = serializers.CharField()
    level = serializers.ChoiceField(choices=["ok", "amber", "red"])
    reason = serializers.CharField()


class AgendaSerializer(serializers.Serializer):
    """The agenda of a gathering as everybody invited sees it."""

    minutes = serializers.IntegerField()
    available = serializers.IntegerField()
    over = serializers.IntegerField()
    ends = serializers.DateTimeField()
    slots = AgendaSlotSerializer(many=True)


class RoomReadingSerializer(serializers.Serializer):
    level = serializers.ChoiceField(choices=["ok", "amber", "red"])
    over = serializers.IntegerField()
    by_purpose = serializers.DictField(child=serializers.IntegerField())
    figures = RoomFigureSerializer(many=True)


class FormatSerializer(serializers.Serializer):
    """A format of the library or of the network."""

    key = serializers.CharField()
    name = serializers.CharField()
    summary = serializers.CharField()
    minutes_least = serializers.IntegerField()
    minutes = serializers.IntegerField()
    minutes_most = serializers.IntegerField()
    grouping = serializers.CharField()
    people_least = serializers.IntegerField()
    people_most = serializers.IntegerField(allow_null=True)
    modes = serializers.ListField(child=serializers.CharField())
    purposes = serializers.ListField(child=serializers.CharField())
    steps = serializers.CharField()
    source = serializers.CharField()
    source_url = serializers.CharField()
    is_own = serializers.BooleanField()


class NewFormatSerializer(Strict, serializers.ModelSerializer):
    """A format to add to the network's own."""

    modes = serializers.ListField(child=serializers.ChoiceField(choices=Mode.choices), max_length=7, required=False)
    purposes = serializers.ListField(
        child=serializers.ChoiceField(choices=Purpose.choices), max_length=8, required=False
    )

    class Meta:
        model = Format
        fields = FORMAT_FIELDS
