"""Agreements as the API writes and reads them."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from network.lib.api import Strict
from partners.models import Mou, MouComment, MouRound, MouRoundRow, MouTemplate, MouVersion, Signature
from partners.models.mou_lists import LONGEST_POINT, MOST_POINTS
from partners.models.mou_state import Contribution, Origin, Side
from partners.mou_clauses import LONGEST_TEXT, LONGEST_TITLE, MOST_CLAUSES, SHOWS
from partners.promise_serializers import Key


class ClauseSerializer(Strict):
    """One clause. `key` is unique in its list; `shows` names what is listed beneath it: jobs, gives, gets, contacts."""

    key = serializers.CharField(max_length=40)
    title = serializers.CharField(max_length=LONGEST_TITLE)
    text = serializers.CharField(max_length=LONGEST_TEXT)
    shows = serializers.ChoiceField(choices=SHOWS, allow_blank=True, default="")


class GiftSerializer(Strict):
    kind = serializers.ChoiceField(choices=Contribution.choices)
    words = serializers.CharField(max_length=LONGEST_POINT)


class PointsField(serializers.ListField):
    child = serializers.CharField(max_length=LONGEST_POINT)

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MOST_POINTS, **options)


def clauses(**options: Any) -> ClauseSerializer:
    return ClauseSerializer(many=True, min_length=1, max_length=MOST_CLAUSES, **options)


def gifts(**options: Any) -> GiftSerializer:
    return GiftSerializer(many=True, max_length=MOST_POINTS, **options)


class SignatureSerializer(serializers.ModelSerializer):
    """Who signed, for which side, as what, when. Where from stands in the bundle."""

    class Meta:
        model = Signature
        fields = read_only_fields = ("side", "name", "position", "authority", "consent", "sha256", "at")


class VersionSerializer(serializers.ModelSerializer):
    """A frozen text with its fingerprint and its signatures."""

    signatures = SignatureSerializer(many=True, read_only=True)

    class Meta:
        model = MouVersion
        fields = read_only_fields = ("number", "kind", "note", "text", "sha256", "size", "frozen_at", "signatures")


class CommentSerializer(serializers.ModelSerializer):
    version = serializers.IntegerField(source="version.number", read_only=True)
    decision = serializers.CharField(read_only=True)  # "" until there is one

    class Meta:
        model = MouComment
        fields = read_only_fields = (
            "id", "version", "clause", "side", "by", "words", "proposal", "created_at", "decision", "reply",
            "decided_at",
        )  # fmt: skip


MOU = (
    "id", "partner", "template", "follows", "origin", "state", "title", "gives", "gets", "starts_on", "until", "signer",
    "number", "created_at", "offered_at", "signed_at", "ended_on", "ending", "ending_words",
)  # fmt: skip


class MouSerializer(serializers.ModelSerializer):
    """An agreement in a list."""

    gives = GiftSerializer(many=True, read_only=True)
    gets = PointsField(read_only=True)
    ending = serializers.CharField(read_only=True)  # "" while it holds

    class Meta:
        model = Mou
        fields: tuple[str, ...] = MOU
        read_only_fields = fields


class MouDetailSerializer(MouSerializer):
    """An agreement with the latest text that was frozen, and what was said. The draft is the backbone's."""

    current = serializers.SerializerMethodField()
    comments = CommentSerializer(many=True, read_only=True)
    clauses = serializers.SerializerMethodField()
    revision = serializers.SerializerMethodField()

    class Meta(MouSerializer.Meta):
        fields = read_only_fields = (*MOU, "clauses", "revision", "current", "comments")

    @extend_schema_field(VersionSerializer(allow_null=True))
    def get_current(self, mou: Mou) -> Any:
        return VersionSerializer(mou.current).data if mou.current else None

    @extend_schema_field(ClauseSerializer(many=True, allow_null=True))
    def get_clauses(self, mou: Mou) -> Any:
        return mou.clauses if self._may_change(mou) else None

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_revision(self, mou: Mou) -> Any:
        return mou.revision if self._may_change(mou) else None

    def _may_change(self, mou: Mou) -> bool:
        return bool(self.context["request"].user.has_perm("partners.change_mou", mou))


class NewMouSerializer(Strict):
    """Begin an agreement. Without a template: the network's first; without the rest: what the template says."""

    partner = Key()
    template = Key(required=False, allow_null=True, default=None)
    signer = Key(required=False, allow_null=True, default=None)
    gives = gifts(required=False)
    gets = PointsField(required=False)


class EditMouSerializer(Strict):
    """Change the draft. `revision` is the one you read: if somebody else saved since, the answer is 409."""

    revision = serializers.IntegerField(min_value=1, max_value=2**31 - 1)
    title = serializers.CharField(max_length=200, required=False)
    clauses = clauses(required=False)
    gives = gifts(required=False)
    gets = PointsField(required=False)
    starts_on = serializers.DateField(required=False)
    until = serializers.DateField(required=False, allow_null=True)


class NoteSerializer(Strict):
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class FollowSerializer(Strict):
    origin = serializers.ChoiceField(choices=[(Origin.RENEWAL, "renewal"), (Origin.CHANGE, "change")])


class SignerSerializer(Strict):
    person = Key()


class EndSerializer(Strict):
    words = serializers.CharField(max_length=500, allow_blank=True, default="")


class CorrectSerializer(Strict):
    """A slip corrected in one clause of an active agreement."""

    clause = serializers.CharField(max_length=40)
    text = serializers.CharField(max_length=LONGEST_TEXT)
    note = serializers.CharField(max_length=500)


class SaySerializer(Strict):
    clause = serializers.CharField(max_length=40, allow_blank=True, default="")
    words = serializers.CharField(max_length=2000, allow_blank=True, default="")
    proposal = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")


class DecideSerializer(Strict):
    comment = Key()
    accept = serializers.BooleanField()
    reply = serializers.CharField(max_length=500, allow_blank=True, default="")


def must_be_said(value: bool) -> None:
    if not value:
        raise serializers.ValidationError(_("Without this, nothing is signed."))


class SignSerializer(Strict):
    """Sign for a side. `sha256` is the fingerprint of the text you read: if another is offered now, the answer is 409.

    may_sign and agree stand for the two sentences: that you may sign for this side, and that you sign this text.
    """

    side = serializers.ChoiceField(choices=Side.choices)
    sha256 = serializers.RegexField(r"^[0-9a-f]{64}$")
    name = serializers.CharField(max_length=150)
    position = serializers.CharField(max_length=150)
    may_sign = serializers.BooleanField(validators=[must_be_said])
    agree = serializers.BooleanField(validators=[must_be_said])


class NewTemplateSerializer(Strict):
    name = serializers.CharField(max_length=120)
    title = serializers.CharField(max_length=200, required=False)
    clauses = clauses(required=False)
    gets = PointsField(required=False)
    months = serializers.IntegerField(min_value=1, max_value=120, required=False)


class EditTemplateSerializer(NewTemplateSerializer):
    name = serializers.CharField(max_length=120, required=False)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class TemplateSerializer(serializers.ModelSerializer):
    clauses = ClauseSerializer(many=True, read_only=True)
    gets = PointsField(read_only=True)

    class Meta:
        model = MouTemplate
        fields = read_only_fields = ("id", "name", "title", "clauses", "gets", "months", "version", "archived_at")


class RowSerializer(serializers.ModelSerializer):
    signed_at = serializers.DateTimeField(source="mou.signed_at", read_only=True, allow_null=True, default=None)

    class Meta:
        model = MouRoundRow
        fields = read_only_fields = ("partner", "mou", "state", "why", "signed_at")


class RoundSerializer(serializers.ModelSerializer):
    """A round: how far it is, and who has signed."""

    counts = serializers.DictField(child=serializers.IntegerField(), read_only=True)
    rows = RowSerializer(many=True, read_only=True)

    class Meta:
        model = MouRound
        fields = read_only_fields = (
            "id",
            "template",
            "note",
            "wrong",
            "right",
            "created_at",
            "ended_at",
            "counts",
            "rows",
        )


class NewRoundSerializer(NoteSerializer):
    """With `wrong` and `right`: a slip corrected in all active agreements made from the template."""

    template = Key()
    wrong = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)
    right = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)
