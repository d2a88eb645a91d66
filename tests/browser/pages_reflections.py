"""The pages of prompts, pauses, reflections and announcements."""

from tests.access.of_reflections import announcing, by_announce, by_code, r, reflect_link, there
from tests.browser.look import Look

REFLECTIONS = [
    Look("prompt_list", who="chidi"),
    Look("prompt_list", who="ben", query="?q=nothing-of-the-kind"),
    Look("prompt_detail", who="chidi", at=r("prompt")),
    Look("prompt_new", who="chidi"),
    Look("prompt_edit", at=r("prompt")),
    Look("prompt_muse", who="ben", at=r("prompt")),
    Look("reflection_list", who="chidi", at=there()),
    Look("pause_new", who="chidi", at=there()),
    Look("pause_answer", who="ben", at=there("pause")),
    Look("pause_wall", who="chidi", at=there("pause")),
    Look("pause_wall", who="chidi", at=there("over")),
    Look("link", who="", at=reflect_link),
    Look("reflect_code", who=""),
    Look("reflect_guest", who="", at=by_code),
    Look("my_reflections", who="dora"),
    Look("my_reflections", who="fern"),
    Look("my_reflection", who="dora", at=r("private")),
    Look("announcement_list", who="ben", at=announcing()),
    Look("announcement_list", who="chidi", at=announcing()),
    Look("announcement_edit", who="ben", at=announcing("'of A")),
    Look("announcement_help", who="ben", at=announcing("announcement")),
    Look("link", who="", at=by_announce()),
    Look("link_announcement_list", who="", at=by_announce()),
    Look("link_announcement_edit", who="", at=by_announce("'of A")),
    Look("link_announcement_help", who="", at=by_announce("announcement")),
]
