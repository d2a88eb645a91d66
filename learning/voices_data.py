"""What voices hold about people, and what is left of it after erasing."""

from django.db.models import Q

from learning.models import Topic, Voice, VoiceLink
from people.holdings import Holding, nobody, register

register(
    Holding(Topic, rows=nobody(Topic), other=("id", "name", "key")),
    Holding(
        Voice,
        rows=lambda person: Voice.objects.filter(Q(person=person) | Q(email__iexact=person.email or "-")),
        personal={"name": "", "email": "", "person": None},
        shown=("words", "public_words", "may_publish", "did", "created_at"),
        mentions=("words", "public_words", "reason", "did"),
        other=(
            "id", "version", "follows", "state", "topics", "assigned_to", "came_of", "see", "answered_by",
            "answered_at",
        ),
    ),
    Holding(
        VoiceLink,
        rows=lambda person: VoiceLink.objects.filter(voice__email__iexact=person.email or "-"),
        deleted=True,
        other=("id", "voice", "token_hash", "created_at", "expires_at", "revoked_at"),
    ),
)  # fmt: skip
