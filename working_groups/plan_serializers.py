"""Activities and strategy reviews as the API writes and reads them."""

from typing import Any

from django.utils.translation import gettext
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network.lib.api import Strict
from partners.models import Partner, Place
from people.models import Person
from working_groups.models import Activity, Progress, StrategyReview, Verdict
from working_groups.models.activity import FIELDS, LISTS

MOST = 2**31 - 1
BIGGEST = 2**63 - 1


class Rows(serializers.ListField):
    """Ids of rows that the writer sees; as objects once they are read."""

    child = serializers.IntegerField(min_value=1, max_value=BIGGEST)

    def __init__(self, model: Any, **options: Any) -> None:
        self.model = model
        super().__init__(max_length=50, **options)

    def to_internal_value(self, data: Any) -> Any:
        keys = set(super().to_internal_value(data))
        rows = self.model.objects.all()
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(self.context["request"].user)
        found = list(rows.filter(pk__in=keys).distinct())
        if len(found) < len(keys):
            raise serializers.ValidationError(missing())
        return found

    def to_representation(self, data: Any) -> Any:
        return [row.pk for row in data.all()]


def missing() -> str:
    return gettext("There is no such thing.")


@extend_schema_field(serializers.IntegerField(min_value=1, max_value=BIGGEST, allow_null=True))
class OwnerField(serializers.Field):
    """The id of a person; that it is one of the partner, the verb says."""

    def to_internal_value(self, data: Any) -> Any:
        number = serializers.IntegerField(min_value=1, max_value=BIGGEST).run_validation(data)
        person = Person.objects.filter(pk=number, erased_at=None).first()
        if person is None:
            raise serializers.ValidationError(missing())
        return person

    def to_representation(self, value: Any) -> Any:
        return value.pk


class ChangeSerializer(Strict, serializers.ModelSerializer):
    owner = OwnerField(required=False, allow_null=True)
    helpers = Rows(Partner, required=False)
    places = Rows(Place, required=False)
    reinforces = Rows(Activity, required=False)
    version = serializers.IntegerField(min_value=1, max_value=MOST)

    class Meta:
        model = Activity
        fields = (*FIELDS, *LISTS, "version")


class ActivitySerializer(ChangeSerializer):
    """An activity. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    class Meta(ChangeSerializer.Meta):
        fields = (
            "id", "partner", *FIELDS, *LISTS, "progress", "how", "checked_on", "version", "created_at",
        )  # fmt: skip
        read_only_fields = fields


class NewActivitySerializer(ChangeSerializer):
    """An activity of a partner you keep."""

    partner = serializers.IntegerField(min_value=1, max_value=BIGGEST)
    version = None

    class Meta(ChangeSerializer.Meta):
        fields = ("partner", *FIELDS, *LISTS)


class LookSerializer(Strict):
    progress = serializers.ChoiceField(choices=Progress.choices)
    how = serializers.CharField(max_length=1000, allow_blank=True, default="")
    next_check = serializers.DateField(required=False, allow_null=True, default=None)


class StrategyReviewSerializer(serializers.ModelSerializer):
    class Meta:
        model = StrategyReview
        fields = read_only_fields = (
            "id", "strategy_key", "goal_key", "name", "verdict", "evidence", "decision", "on",
        )  # fmt: skip


class NewReviewSerializer(Strict):
    """Keep, adapt or stop the strategy of this key; or start another way (name) to the goal of this key."""

    strategy_key = serializers.UUIDField(required=False, allow_null=True, default=None)
    goal_key = serializers.UUIDField(required=False, allow_null=True, default=None)
    name = serializers.CharField(max_length=200, allow_blank=True, default="")
    verdict = serializers.ChoiceField(choices=Verdict.choices)
    evidence = serializers.CharField(max_length=4000)
    decision = serializers.CharField(max_length=2000)
    on = serializers.DateField(required=False, allow_null=True, default=None)
