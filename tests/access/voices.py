"""What was said in the world of the policy."""

from dataclasses import dataclass

from learning.models import Voice, VoiceLink
from people.models import Person
from tests.make_voices import make_published, make_voice

# The canary → the roles that may hear it.
CANARIES = {
    "canary-voice-held": {"backbone", "link"},
    "canary-voice-own": {"backbone", "community"},
    "canary-voice-kept": {"backbone", "facilitator"},
    "canary-voice-reason": {"backbone"},
    "canary-voice-mail@example.org": {"backbone"},
    "canary-voice-name": {"backbone"},
    "canary-voice-unveiled": {"backbone"},
}


@dataclass
class Voices:
    held: Voice
    own: Voice
    kept: Voice
    published: Voice
    link: VoiceLink


def make_voices(people: dict[str, Person]) -> Voices:
    held = make_voice("canary-voice-held", name="canary-voice-name", email="canary-voice-mail@example.org")
    own = make_voice("canary-voice-own", person=people["elif_"])
    kept = make_voice(
        "canary-voice-kept", state="private", reason="canary-voice-reason", assigned_to=people["chidi"],
        email="canary-voice-mail@example.org",
    )  # fmt: skip
    published = make_published("The lamp is dark.", name="canary-voice-name")
    Voice.objects.filter(pk=published.pk).update(words="The lamp at canary-voice-unveiled is dark.")
    return Voices(held=held, own=own, kept=kept, published=published, link=VoiceLink.create(held))
