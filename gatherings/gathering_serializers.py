"""Series, gatherings and answers as the API writes and reads them."""

from typing import Any

from rest_framework import serializers

from gatherings.models import MOTIVATIONS, Gathering, Kind, Met, Purpose, Reach, Rsvp, Series
from gatherings.models.gathering import WORDS
from gatherings.models.occasion import LONGEST
from network.lib.api import Strict
from working_groups.models import WorkingGroup

BIGGEST = 2**63 - 1
MOST = 500


class Keys(serializers.ListField):
    child = serializers.IntegerField(min_value=1, max_value=BIGGEST)

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MOST, **options)


class PurposesField(serializers.ListField):
    child = serializers.ChoiceField(choices=Purpose.choices)


class OccasionSerializer(Strict):
    """What a series and a gathering say alike."""

    name = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=Kind.choices, required=False)
    intention = serializers.CharField(max_length=200, allow_blank=True, required=False)
    purposes = PurposesField(required=False)
    expectations = serializers.CharField(max_length=4000, allow_blank=True, required=False)
    place = serializers.CharField(max_length=200, allow_blank=True, required=False)
    link = serializers.URLField(max_length=500, allow_blank=True, required=False)
    access = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    capacity = serializers.IntegerField(min_value=1, max_value=10_000, allow_null=True, required=False)
    is_public = serializers.BooleanField(required=False)
    facilitators = Keys(required=False, min_length=1)
    group = serializers.PrimaryKeyRelatedField(
        queryset=WorkingGroup.objects.running(), required=False, allow_null=True,
        pk_field=serializers.IntegerField(min_value=1, max_value=2**31 - 1),
    )  # fmt: skip


class TimesSerializer(Strict):
    day = serializers.DateField()
    begins = serializers.TimeField()
    minutes = serializers.IntegerField(min_value=5, max_value=LONGEST)
    zone = serializers.CharField(max_length=64)


class NewGatheringSerializer(OccasionSerializer, TimesSerializer):
    """A gathering to plan. Nobody hears of it."""

    is_first = serializers.BooleanField(required=False)


class ChangeGatheringSerializer(OccasionSerializer):
    """Send the version you read: if somebody else saved since, the answer is 409."""

    name = serializers.CharField(max_length=200, required=False)
    is_first = serializers.BooleanField(required=False)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class MoveGatheringSerializer(TimesSerializer):
    words = serializers.CharField(max_length=1000, allow_blank=True, default="")


class CancelSerializer(Strict):
    words = serializers.CharField(max_length=1000, allow_blank=True, default="")


class InviteSerializer(Strict):
    """Ids of people among those the gathering is for (see its guests)."""

    people = Keys()
    words = serializers.CharField(max_length=1000, allow_blank=True, default="")


class GuestsSerializer(Strict):
    reach = serializers.ChoiceField(choices=Reach.choices)
    partners = Keys(default=list)
    roles = Keys(default=list)
    people = Keys(default=list)
    groups = Keys(default=list)


class GuestSerializer(serializers.Serializer):
    """Somebody who would be invited, and why."""

    person = serializers.IntegerField(source="person.pk")
    name = serializers.CharField(source="person.name")
    partner = serializers.IntegerField(source="partner.pk", allow_null=True, default=None)
    why = serializers.CharField()


class GatheringSerializer(serializers.ModelSerializer):
    """link: only for who is invited, its facilitators and the backbone."""

    purposes = serializers.ListField(child=serializers.CharField(), read_only=True)
    link = serializers.SerializerMethodField()
    coming = serializers.IntegerField(read_only=True)
    facilitators = serializers.PrimaryKeyRelatedField(many=True, read_only=True)

    class Meta:
        model = Gathering
        fields = read_only_fields = (
            "id", "series", "slot", *(name for name in WORDS), "facilitators", "day", "begins", "minutes", "zone",
            "starts_at", "ends_at", "is_date_open", "state", "words", "reach", "invited_at", "coming", "sequence",
            "version",
        )  # fmt: skip

    def get_link(self, gathering: Gathering) -> str:
        person = self.context["request"].user
        is_invited = getattr(gathering, "my_answer", None) is not None
        return gathering.link if is_invited or person.is_backbone or person in gathering.facilitators.all() else ""


class SeriesSerializer(serializers.ModelSerializer):
    """rule: RRULE of RFC 5545, by the clocks of zone. rhythm: the same in words."""

    purposes = serializers.ListField(child=serializers.CharField(), read_only=True)
    left_out = serializers.ListField(child=serializers.DateField(), read_only=True)
    rhythm = serializers.CharField(source="rhythm_in_words", read_only=True)

    class Meta:
        model = Series
        fields = read_only_fields = (
            "id", "name", "kind", "group", "intention", "purposes", "expectations", "rule", "rhythm", "starts_on",
            "begins", "minutes", "zone", "place", "access", "capacity", "is_public", "reach", "facilitators",
            "left_out", "ended_on", "version",
        )  # fmt: skip


class NewSeriesSerializer(OccasionSerializer):
    rule = serializers.CharField(max_length=200)
    starts_on = serializers.DateField()
    begins = serializers.TimeField()
    minutes = serializers.IntegerField(min_value=5, max_value=LONGEST)
    zone = serializers.CharField(max_length=64)


class ChangeSeriesSerializer(OccasionSerializer):
    """What changes from now on. Send the version you read: if somebody else saved since, the answer is 409."""

    name = serializers.CharField(max_length=200, required=False)
    rule = serializers.CharField(max_length=200, required=False)
    starts_on = serializers.DateField(required=False)
    begins = serializers.TimeField(required=False)
    minutes = serializers.IntegerField(min_value=5, max_value=LONGEST, required=False)
    zone = serializers.CharField(max_length=64, required=False)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class DaySerializer(Strict):
    day = serializers.DateField()


class RsvpSerializer(serializers.ModelSerializer):
    """Words somebody asked to have shown without their name are left out for everybody but them."""

    class Meta:
        model = Rsvp
        fields = read_only_fields = (
            "id", "gathering", "person", "partner", "why", "stands_in_for", "answer", "waiting", *MOTIVATIONS,
            "access_needs", "attended", "met", "invited_at", "answered_at",
        )  # fmt: skip

    def to_representation(self, rsvp: Rsvp) -> dict[str, Any]:
        shown = super().to_representation(rsvp)
        if rsvp.without_name and rsvp.person_id != self.context["request"].user.pk:
            shown |= dict.fromkeys(MOTIVATIONS, "")
        return shown


class AnswerSerializer(Strict):
    answer = serializers.ChoiceField(choices=["yes", "maybe", "no"])


class MotivesSerializer(Strict):
    draws = serializers.CharField(max_length=1000, allow_blank=True, required=False)
    well_spent = serializers.CharField(max_length=1000, allow_blank=True, required=False)
    brings = serializers.CharField(max_length=1000, allow_blank=True, required=False)
    worries = serializers.CharField(max_length=1000, allow_blank=True, required=False)
    access_needs = serializers.CharField(max_length=1000, allow_blank=True, required=False)
    without_name = serializers.BooleanField(required=False)


class SendColleagueSerializer(Strict):
    """Somebody of the same partner, by id; or a name and a mail address."""

    person = serializers.IntegerField(min_value=1, max_value=BIGGEST, required=False)
    name = serializers.CharField(max_length=150, required=False)
    email = serializers.EmailField(required=False)


class MetSerializer(Strict):
    met = serializers.ChoiceField(choices=[choice for choice in Met.choices if choice[0]])
