"""Shapes of the collaboration check, staff weeks and annual pictures in the API."""

from rest_framework import serializers

from backbone.models import AnnualPicture, CatalystLimit, Check, Function, Reach, StaffWeek
from backbone.models.check_answer import LONGEST_COMMENT
from backbone.statements import COUNT
from gatherings.models.initiative import Part


class CheckSerializer(serializers.ModelSerializer):
    asked = serializers.IntegerField(source="asked_count", read_only=True)
    answered = serializers.IntegerField(source="answered_count", read_only=True)

    class Meta:
        model = Check
        fields = ("id", "name", "words", "reach", "state", "opened_at", "closes_on", "closed_at", "asked", "answered")
        read_only_fields = fields


class NewCheckSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=80)
    words = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    reach = serializers.ChoiceField(choices=Reach.choices)
    closes_on = serializers.DateField()


class SaidSerializer(serializers.Serializer):
    """One statement: the answer, 1 to 5, or null to skip it; and words."""

    statement = serializers.IntegerField(min_value=1, max_value=COUNT)
    value = serializers.IntegerField(min_value=1, max_value=5, required=False, allow_null=True)
    words = serializers.CharField(max_length=LONGEST_COMMENT, required=False, allow_blank=True)


class CheckAnswerSerializer(serializers.Serializer):
    """send false saves a draft; true hands the answers in, for good."""

    answers = SaidSerializer(many=True)
    send = serializers.BooleanField(default=False)


class AnsweredSerializer(serializers.Serializer):
    has_answered = serializers.BooleanField()
    answers = SaidSerializer(many=True)


class ResultSerializer(serializers.Serializer):
    """One statement of a closed round. mean is null where fewer than five answered; bound says that it is cut off."""

    statement = serializers.IntegerField()
    text = serializers.CharField()
    mean = serializers.FloatField(allow_null=True)
    bound = serializers.ChoiceField(choices=["", "least", "most"])
    people = serializers.IntegerField(allow_null=True)
    change = serializers.FloatField(allow_null=True)
    comments = serializers.ListField(child=serializers.CharField())


class RemindedSerializer(serializers.Serializer):
    reminded = serializers.IntegerField()


class CommentOffSerializer(serializers.Serializer):
    comment = serializers.UUIDField()
    off = serializers.BooleanField(default=True)


class HoursSerializer(serializers.Serializer):
    function = serializers.ChoiceField(choices=Function.choices)
    part = serializers.ChoiceField(choices=Part.choices)
    hours = serializers.DecimalField(max_digits=4, decimal_places=1, min_value=0, max_value=80, coerce_to_string=False)


class StaffWeekSerializer(serializers.ModelSerializer):
    hours = HoursSerializer(many=True, read_only=True)

    class Meta:
        model = StaffWeek
        fields = ("id", "monday", "note", "hours", "version")
        read_only_fields = fields


class NewStaffWeekSerializer(serializers.Serializer):
    monday = serializers.DateField()
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)
    hours = HoursSerializer(many=True)
    version = serializers.IntegerField(min_value=1, required=False)


class LimitSerializer(serializers.ModelSerializer):
    class Meta:
        model = CatalystLimit
        fields = ("percent", "why")
        extra_kwargs = {"percent": {"required": True}}


class TimeSerializer(serializers.Serializer):
    """A week of the whole team."""

    monday = serializers.DateField()
    hours = serializers.FloatField()
    implementing = serializers.FloatField()
    share = serializers.IntegerField(allow_null=True)


class GuardSerializer(serializers.Serializer):
    limit = serializers.IntegerField()
    share = serializers.IntegerField(allow_null=True)
    is_over = serializers.BooleanField()
    weeks = TimeSerializer(many=True)
    initiatives_without_partner_lead = serializers.ListField(child=serializers.IntegerField())


class YearSerializer(serializers.ModelSerializer):
    class Meta:
        model = AnnualPicture
        fields = ("id", "year", "foreword", "signed", "thanks", "is_public", "public_since", "version")
        read_only_fields = ("id", "year", "is_public", "public_since")
        extra_kwargs = {"version": {"required": False}}


class BeginYearSerializer(serializers.Serializer):
    year = serializers.IntegerField(min_value=1990, max_value=2200)


class DeclareSerializer(serializers.Serializer):
    public = serializers.BooleanField(default=True)


class TallySerializer(serializers.Serializer):
    number = serializers.IntegerField()
    label = serializers.CharField()


class PictureSerializer(serializers.Serializer):
    """What the sheet of a year tells, on the side its reader sees."""

    year = serializers.IntegerField()
    is_public = serializers.BooleanField()
    tallies = TallySerializer(many=True)
    gatherings_by_month = serializers.ListField(child=serializers.IntegerField())
    partners = serializers.ListField(child=serializers.CharField())
    joined = serializers.ListField(child=serializers.CharField())
    left = serializers.ListField(child=serializers.CharField())
