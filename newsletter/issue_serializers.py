"""Newsletter issues, their sections and their readers as the API writes and reads them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network.lib.api import Strict
from newsletter import writing
from newsletter.models import Issue, Section
from newsletter.models.issue import MOST_CHOSEN, TEAMS
from newsletter.models.section import Kind
from newsletter.writing import Row
from partners.models import Stage
from people.models.network import check_time_zone

BIGGEST = 2**63 - 1


def ids() -> serializers.ListField:
    one = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    return serializers.ListField(child=one, max_length=MOST_CHOSEN, default=list)


def words_of(choices: Any) -> serializers.ListField:
    one = serializers.ChoiceField(choices=choices)
    return serializers.ListField(child=one, max_length=MOST_CHOSEN, default=list)


class AudienceSerializer(Strict):
    """The ways that lead to readers: ids of groups and jobs, stages of partners, and so on."""

    groups = ids()
    stages = words_of(Stage.choices)
    primary = serializers.BooleanField(default=False)
    jobs = ids()
    team = words_of(list(TEAMS.items()))
    subscribers = serializers.BooleanField(default=False)


class IssueFieldsSerializer(Strict):
    """To begin an issue; what is left out is as in the last one."""

    subject = serializers.CharField(max_length=150, allow_blank=True, required=False)
    preheader = serializers.CharField(max_length=150, allow_blank=True, required=False)
    is_public = serializers.BooleanField(required=False)
    audience = AudienceSerializer(required=False)


class IssueChangeSerializer(IssueFieldsSerializer):
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class IssueSerializer(serializers.ModelSerializer):
    """An issue. Who gets it is for those who make it; others read null."""

    audience = serializers.SerializerMethodField()
    archive_path = serializers.CharField(source="archive_url", read_only=True)

    class Meta:
        model = Issue
        fields = (
            "id", "subject", "preheader", "is_public", "audience", "state", "scheduled_for", "zone", "begun_at",
            "ended_at", "archive_path", "version",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(AudienceSerializer(allow_null=True))
    def get_audience(self, issue: Issue) -> Any:
        may = self.context["request"].user.has_perm("newsletter.edit_issue")
        return issue.audience if may else None


class ContentSerializer(serializers.Serializer):
    """What stood in an issue when it was sent."""

    content = serializers.JSONField(read_only=True)
    text = serializers.CharField(read_only=True)
    digest = serializers.CharField(read_only=True)
    is_as_sent = serializers.BooleanField(read_only=True)


class ReaderSerializer(serializers.Serializer):
    """Somebody a way leads to. objection: why they get nothing; empty for those who do."""

    name = serializers.CharField(read_only=True)
    address = serializers.CharField(read_only=True)
    why = serializers.ListField(child=serializers.CharField(), read_only=True)
    objection = serializers.CharField(read_only=True)


class BeforeItLeavesSerializer(serializers.Serializer):
    level = serializers.ChoiceField(choices=["stop", "warn", "good"], read_only=True)
    words = serializers.CharField(read_only=True)
    section = serializers.IntegerField(read_only=True, allow_null=True)


class NumbersSerializer(serializers.Serializer):
    """How many mails are where."""

    written = serializers.IntegerField(read_only=True)
    sent = serializers.IntegerField(read_only=True)
    waiting = serializers.IntegerField(read_only=True)
    failed = serializers.IntegerField(read_only=True)
    doubtful = serializers.IntegerField(read_only=True)
    unwanted = serializers.IntegerField(read_only=True)
    called_back = serializers.IntegerField(read_only=True)


class ScheduleSerializer(Strict):
    """A moment with its offset, and by the clocks of which zone it was chosen."""

    moment = serializers.DateTimeField()
    zone = serializers.CharField(max_length=64, validators=[check_time_zone])


class SectionRowSerializer(serializers.Serializer):
    """A row of a section, as it reads now."""

    id = serializers.IntegerField(source="item.pk", read_only=True)
    source = serializers.IntegerField(source="item.source", read_only=True)
    is_chosen = serializers.BooleanField(source="item.is_chosen", read_only=True)
    is_edited = serializers.BooleanField(source="item.is_edited", read_only=True)
    is_shown = serializers.BooleanField(read_only=True)
    title = serializers.CharField(read_only=True)
    words = serializers.CharField(read_only=True)


class NewSectionSerializer(Strict):
    issue = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    kind = serializers.ChoiceField(choices=Kind.choices)
    title = serializers.CharField(max_length=120, allow_blank=True, default="")
    words = serializers.CharField(max_length=6000, allow_blank=True, default="")


class RowChangeSerializer(Strict):
    id = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    is_chosen = serializers.BooleanField(required=False)
    title = serializers.CharField(max_length=200, required=False)
    words = serializers.CharField(max_length=3000, allow_blank=True, required=False)


class SectionChangeSerializer(Strict):
    """To change a section, send the version you read: if somebody else saved since, the answer is 409."""

    title = serializers.CharField(max_length=120, allow_blank=True, required=False)
    words = serializers.CharField(max_length=6000, allow_blank=True, required=False)
    alt = serializers.CharField(max_length=250, allow_blank=True, required=False)
    rows = serializers.ListField(child=RowChangeSerializer(), max_length=writing.MOST_ITEMS, required=False)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class MoveSerializer(Strict):
    """Behind which section (its id) it stands; null: first."""

    after = serializers.IntegerField(min_value=1, max_value=BIGGEST, allow_null=True)


class IssueSectionSerializer(serializers.ModelSerializer):
    rows = serializers.SerializerMethodField()

    class Meta:
        model = Section
        fields = ("id", "issue", "kind", "title", "words", "picture_url", "alt", "position", "rows", "version")
        read_only_fields = fields

    @extend_schema_field(SectionRowSerializer(many=True))
    def get_rows(self, section: Section) -> Any:
        rows: list[Row] = writing.rows_of(section)
        return SectionRowSerializer(rows, many=True).data
