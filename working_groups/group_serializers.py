"""Working groups as the API writes and reads them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network.lib.api import Strict
from partners.promise_serializers import Key
from people.models import Person
from working_groups.models import Channel, JoinRequest, Membership, Update, WorkingGroup
from working_groups.models.working_group import FIELDS

MOST = 2**31 - 1


class NewWorkingGroupSerializer(Strict, serializers.ModelSerializer):
    """A group to begin. parent: the id of the group it reports to."""

    parent = serializers.PrimaryKeyRelatedField(
        queryset=WorkingGroup.objects.running(), required=False, allow_null=True, pk_field=Key()
    )

    class Meta:
        model = WorkingGroup
        fields = FIELDS


class MembershipSerializer(serializers.ModelSerializer):
    class Meta:
        model = Membership
        fields = read_only_fields = (
            "id", "group", "person", "partner", "is_chair", "started_on", "until", "ended_on",
        )  # fmt: skip


class ChannelSerializer(Strict, serializers.ModelSerializer):
    class Meta:
        model = Channel
        fields = ("id", "name", "url", "purpose", "etiquette")
        read_only_fields = ("id",)


class UpdateSerializer(Strict, serializers.ModelSerializer):
    class Meta:
        model = Update
        fields = ("id", "text", "at")
        read_only_fields = ("id", "at")


class WorkingGroupSerializer(NewWorkingGroupSerializer):
    """A group. The plan of one that keeps it to its members is empty for others. To change one, send the version you
    read: if somebody else saved since, the answer is 409."""

    version = serializers.IntegerField(min_value=1, max_value=MOST)
    members = MembershipSerializer(source="here", many=True, read_only=True)
    channels = serializers.SerializerMethodField()
    updates = serializers.SerializerMethodField()

    class Meta(NewWorkingGroupSerializer.Meta):
        fields = (
            "id", "slug", *FIELDS, "created_at", "ended_on", "farewell", "version", "members", "channels", "updates",
        )  # fmt: skip
        read_only_fields = ("id", "slug", "created_at", "ended_on", "farewell")

    @extend_schema_field(ChannelSerializer(many=True))
    def get_channels(self, group: WorkingGroup) -> Any:
        reader: Person = self.context["request"].user
        is_in = reader.is_backbone or reader.pk in {row.person_id for row in group.here}
        return ChannelSerializer(group.channels.all(), many=True).data if is_in else []

    @extend_schema_field(UpdateSerializer(many=True))
    def get_updates(self, group: WorkingGroup) -> Any:
        shown = [row for row in group.updates.all() if row.withdrawn_at is None]
        return UpdateSerializer(shown[:20], many=True).data

    def to_representation(self, group: WorkingGroup) -> dict[str, Any]:
        reader: Person = self.context["request"].user
        is_in = reader.is_backbone or reader.pk in {row.person_id for row in group.here}
        return super().to_representation(group) | ({"plan": ""} if group.is_private and not is_in else {})


class NewMemberSerializer(Strict):
    """Who is in the group: for which partner (of which they are), as a chair, until when."""

    person = Key()
    partner = Key(required=False, allow_null=True, default=None)
    is_chair = serializers.BooleanField(default=False)
    until = serializers.DateField(required=False, allow_null=True, default=None)


class EndGroupSerializer(Strict):
    farewell = serializers.CharField(max_length=1000, allow_blank=True, required=False, default="")


class AskToJoinSerializer(Strict):
    words = serializers.CharField(max_length=1000, allow_blank=True, required=False, default="")
    partner = Key(required=False, allow_null=True, default=None)


class JoinRequestSerializer(serializers.ModelSerializer):
    class Meta:
        model = JoinRequest
        fields = read_only_fields = (
            "id", "group", "person", "partner", "words", "state", "answer", "asked_at", "answered_at",
        )  # fmt: skip


class GroupAnswerSerializer(Strict):
    answer = serializers.CharField(max_length=1000, allow_blank=True, required=False, default="")
