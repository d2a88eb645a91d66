"""The pages of voices and lessons."""

from tests.access.of_voices import said, v
from tests.browser.look import Look

LEARNING = [
    Look("voice_say", who=""),
    Look("voice_say", who="elif_"),
    Look("voice_thanks", who=""),
    Look("voice_public", who=""),
    Look("voice_public", who="ben", query="?topic=nothing-of-the-kind"),
    Look("voice_said", who="", at=said),
    Look("voice_mine", who="elif_"),
    Look("voice_list"),
    Look("voice_list", query="?state=answer"),
    Look("voice_detail", at=v("held")),
    Look("voice_detail", who="elif_", at=v("own")),
    Look("voice_detail", who="chidi", at=v("kept")),
]
