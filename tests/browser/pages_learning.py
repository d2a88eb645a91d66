"""The pages of voices and lessons."""

from tests.access.of_lessons import n
from tests.access.of_noticing import e
from tests.access.of_voices import said, v
from tests.browser.look import Look

LEARNING = [
    Look("alignment_circle"),
    Look("alignment_circle", who="ben"),
    Look("assumption_list", who="ben"),
    Look("assumption_list", who="ben", query="?state=kept"),
    Look("assumption_new", who="ben"),
    Look("assumption_edit", who="ben", at=e("assumption")),
    Look("assumption_settle", who="ben", at=e("assumption")),
    Look("emergence_list", who="ben"),
    Look("emergence_new", who="ben"),
    Look("emergence_edit", who="ben", at=e("emergence")),
    Look("lesson_list", who=""),
    Look("lesson_list", who="ben"),
    Look("lesson_list", who="ben", query="?show=practices&q=nothing-of-the-kind"),
    Look("lesson_detail", who="ben", at=n("practice")),
    Look("lesson_detail", who="dora", at=n("practice")),
    Look("lesson_new", who="ben"),
    Look("lesson_edit", who="ben", at=n("practice")),
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
