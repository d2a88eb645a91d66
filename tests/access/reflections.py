"""What there is of prompts, reflections and announcements in the world of the policy."""

from dataclasses import dataclass
from typing import Any

from gatherings.models import Announcement, Pause, Prompt, Reflection
from gatherings.reflecting import end_pause
from partners.models import Partner
from people.models import Link
from tests.access.gatherings import Gatherings
from tests.make_reflections import make_pause, make_prompt

AT_THE_GATHERING = {"backbone", "facilitator", "editor", "other", "community"}

# The canary → the roles that may hear it. Private words have one reader, whoever else asks.
CANARIES = {
    "canary-retired-prompt": {"backbone", "facilitator"},
    "canary-private": {"other"},  # Dora's, in a pause that is over
    "canary-own-words": {"editor", "link"},  # Ben's, in the pause that is open
    "canary-waiting": {"community"},  # Elif's, to be shared without her name when the pause ends
    "canary-guest-waiting": set(),
    "canary-named": AT_THE_GATHERING,
    "canary-unsigned": AT_THE_GATHERING,
    "canary-announcement": AT_THE_GATHERING | {"member", "link"},  # whoever sees the gathering
    "canary-taken-back": set(),
    "canary-elsewhere": AT_THE_GATHERING - {"community"} | {"member"},  # at a gathering Elif is not invited to
}


@dataclass
class Reflections:
    prompt: Prompt
    retired: Prompt
    pause: Pause  # open
    over: Pause
    private: Reflection  # Dora's
    reflect: Link  # Ben's
    announcement: Announcement  # of B
    own: Announcement  # of A, taken back
    announce: Link  # Ben's


def make_reflections(people: dict[str, Any], there: Gatherings, a: Partner, b: Partner) -> Reflections:
    prompt = make_prompt("What do we keep in reserve?", leverage=11)
    over = make_over(people, there, prompt)
    pause = make_pause(there.gathering, prompt=prompt)
    Reflection.write(people["ben"], pause, "canary-own-words")
    Reflection.write(people["elif_"], pause, "canary-waiting", "unnamed")
    Reflection.leave(pause, "a guest", "canary-guest-waiting", "unnamed")
    return Reflections(
        prompt=prompt,
        retired=make_prompt("canary-retired-prompt").retire(people["asha"]),
        pause=pause,
        over=over,
        private=Reflection.objects.get(words="canary-private"),
        reflect=Link.create(people["ben"], "gathering.reflect", there.gathering),
        announce=Link.create(people["ben"], "gathering.announce", there.gathering),
        **make_announcements(people, there, a, b),
    )


def make_over(people: dict[str, Any], there: Gatherings, prompt: Prompt) -> Pause:
    over = make_pause(there.gathering, "Who is missing?", prompt=prompt)
    Reflection.write(people["dora"], over, "canary-private")
    Reflection.write(people["ben"], over, "canary-named", "named")
    for number in range(3):
        Reflection.leave(over, f"guest {number}", f"canary-unsigned {number}", "unnamed")
    return end_pause(over, people["chidi"])


def make_announcements(people: dict[str, Any], there: Gatherings, a: Partner, b: Partner) -> dict[str, Announcement]:
    dora, ben = people["dora"], people["ben"]
    Announcement.enter(dora, there.other, b, doing="canary-elsewhere")
    return {
        "announcement": Announcement.enter(
            dora, there.gathering, b, doing="canary-announcement", ask="A second bench."
        ),
        "own": Announcement.enter(ben, there.gathering, a, doing="canary-taken-back").withdraw(ben),
    }
