"""Measures and figures as the API writes and reads them. Figures of a measure come as they may be shown."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from learning import periods
from learning.curve import Curve, Point, Row
from learning.models import Annotation, GroupMeasure, Measure, OwedFigure, Quality, Reading, Target
from learning.models.measure import FIELDS
from network.lib.api import Strict
from partners.models import Partner
from working_groups.models import WorkingGroup

MOST = 2**31 - 1
NUMBER: dict[str, Any] = {"max_digits": 14, "decimal_places": 3}
ID = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
CODE = "2025, 2025-H1, 2025-Q1 or 2025-03, as the measure has it."


class NewMeasureSerializer(Strict, serializers.ModelSerializer):
    serves = serializers.UUIDField(required=False, allow_null=True)

    class Meta:
        model = Measure
        fields = FIELDS
        extra_kwargs = {"owner": {"read_only": True}}


class BreakdownRowSerializer(serializers.Serializer):
    """A group. value, numerator and denominator are null where it is hidden."""

    group = serializers.CharField(source="name")
    hidden = serializers.BooleanField(source="is_hidden")
    value = serializers.FloatField(allow_null=True)
    numerator = serializers.SerializerMethodField()
    denominator = serializers.SerializerMethodField()

    @extend_schema_field(serializers.FloatField(allow_null=True))
    def get_numerator(self, row: Row | Point) -> float | None:
        return float(row.figure.numerator) if row.figure else None

    @extend_schema_field(serializers.FloatField(allow_null=True))
    def get_denominator(self, row: Row | Point) -> float | None:
        return float(row.figure.denominator) if row.figure and row.figure.denominator is not None else None


class CurvePointSerializer(serializers.Serializer):
    """A period: the figure rolled up, null where it is hidden; awaited: how many partners still owe their part."""

    period = serializers.SerializerMethodField()
    hidden = serializers.BooleanField(source="is_hidden")
    value = serializers.FloatField(allow_null=True)
    given_by = serializers.IntegerField()
    awaited = serializers.IntegerField()
    flags = serializers.ListField(child=serializers.ChoiceField(choices=Quality.choices))
    groups = serializers.SerializerMethodField()

    def get_period(self, point: Point) -> str:
        return periods.code(point.period, self.context["every"])

    @extend_schema_field(serializers.DictField(child=BreakdownRowSerializer(many=True)))
    def get_groups(self, point: Point) -> dict[str, Any]:
        return {name: BreakdownRowSerializer(rows, many=True).data for name, rows in point.tables.items()}


class SpotSerializer(serializers.Serializer):
    on = serializers.DateField()
    value = serializers.FloatField()


class TargetSerializer(serializers.ModelSerializer):
    class Meta:
        model = Target
        fields = ("id", "on", "value")


class NewTargetSerializer(Strict):
    on = serializers.DateField()
    value = serializers.DecimalField(**NUMBER)


class AnnotationSerializer(serializers.ModelSerializer):
    class Meta:
        model = Annotation
        fields = ("id", "on", "text")


class NewAnnotationSerializer(Strict):
    on = serializers.DateField()
    text = serializers.CharField(max_length=140)


class MeasureSerializer(NewMeasureSerializer):
    """A measure. To change one, send the version you read: if somebody else saved since, the answer is 409."""

    version = serializers.IntegerField(min_value=1, max_value=MOST)

    class Meta(NewMeasureSerializer.Meta):
        fields = ("id", "slug", *FIELDS, "archived_at", "version")
        read_only_fields = ("id", "slug", "archived_at")


class CurveSerializer(serializers.Serializer):
    """The figures of a measure as its chart shows them."""

    points = serializers.SerializerMethodField()
    path = serializers.SerializerMethodField()
    forecast = serializers.SerializerMethodField()
    targets = TargetSerializer(many=True, source="measure.targets")
    annotations = AnnotationSerializer(many=True)

    @extend_schema_field(CurvePointSerializer(many=True))
    def get_points(self, curve: Curve) -> Any:
        return CurvePointSerializer(curve.points, many=True, context={"every": curve.measure.every}).data

    @extend_schema_field(SpotSerializer(many=True))
    def get_path(self, curve: Curve) -> Any:
        return [{"on": day, "value": value} for day, value in curve.path]

    @extend_schema_field(SpotSerializer(many=True))
    def get_forecast(self, curve: Curve) -> Any:
        return [{"on": day, "value": round(value, 3)} for day, value in curve.forecast]


class GroupSerializer(Strict):
    dimension = serializers.CharField(max_length=40)
    group = serializers.CharField(max_length=60)
    value = serializers.DecimalField(**NUMBER, required=False)
    numerator = serializers.DecimalField(**NUMBER, required=False)
    denominator = serializers.DecimalField(**NUMBER, required=False)


class NewFigureSerializer(Strict):
    """A figure: value, or numerator and denominator. base: the id of the reading you correct."""

    value = serializers.DecimalField(**NUMBER, required=False)
    numerator = serializers.DecimalField(**NUMBER, required=False)
    denominator = serializers.DecimalField(**NUMBER, required=False)
    note = serializers.CharField(max_length=400, required=False, allow_blank=True, default="")
    source = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    flags = serializers.ListField(child=serializers.ChoiceField(choices=Quality.choices), required=False, default=list)
    groups = GroupSerializer(many=True, required=False, default=list)
    base = serializers.IntegerField(min_value=1, max_value=2**63 - 1, required=False, allow_null=True, default=None)


class GroupMeasureSerializer(serializers.ModelSerializer):
    """A measure that a group says is its own."""

    class Meta:
        model = GroupMeasure
        fields = read_only_fields = ("id", "group", "measure")


class ChooseMeasuresSerializer(Strict):
    """All the measures of a group; what is left out is not its own any more."""

    group = serializers.PrimaryKeyRelatedField(queryset=WorkingGroup.objects.all(), pk_field=ID)
    measures = serializers.PrimaryKeyRelatedField(queryset=Measure.objects.current(), many=True, pk_field=ID)


class PlaceSerializer(Strict):
    period = serializers.CharField(max_length=10, help_text=CODE)
    partner = serializers.PrimaryKeyRelatedField(
        queryset=Partner.objects.present(),
        required=False,
        allow_null=True,
        default=None,
        pk_field=serializers.IntegerField(min_value=1, max_value=2**63 - 1),
    )


class FigureSerializer(PlaceSerializer, NewFigureSerializer):
    """A figure of a period: of a partner, or without one of all."""


class ReadingSerializer(serializers.ModelSerializer):
    """A figure as a partner of yours gave it."""

    period = serializers.SerializerMethodField()
    replaces = serializers.IntegerField(source="replaces_id", allow_null=True)

    class Meta:
        model = Reading
        fields = (
            "id", "measure", "partner", "period", "value", "numerator", "denominator", "note", "source", "flags",
            "replaces", "created_at",
        )  # fmt: skip

    def get_period(self, reading: Reading) -> str:
        return periods.code(reading.period, reading.measure.every)


class OwedFigureSerializer(serializers.ModelSerializer):
    """A figure somebody owes."""

    period = serializers.SerializerMethodField()

    class Meta:
        model = OwedFigure
        fields = ("id", "measure", "partner", "period", "due_on", "asked_on", "reminded_on")

    def get_period(self, owed: OwedFigure) -> str:
        return periods.code(owed.period, owed.measure.every)
