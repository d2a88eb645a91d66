"""Pages of gatherings while they run, and after."""

from tests.access.of_after import af, series
from tests.access.of_after import token as after_token
from tests.browser.look import Look

AFTER = [
    Look("gathering_run", who="chidi", at=af("running")),
    Look("gathering_run", at=lambda world: [world.gatherings.gathering.pk]),
    Look("run_screen", who="chidi", at=af("running")),
    Look("gathering_here", who="ben", at=af("running")),
    Look("link_here", who="", at=after_token("invitation")),
    Look("gathering_detail", who="ben", at=af("past")),
    Look("minutes_detail", who="ben", at=af("past")),
    Look("minutes_detail", who="chidi", at=af("draft")),
    Look("minutes_edit", who="chidi", at=af("draft")),
    Look("review_edit", who="chidi", at=af("past")),
    Look("pulse_give", who="ben", at=af("past")),
    Look("series_pulse", who="ben", at=series),
    Look("link", who="", at=after_token("pulse")),
    Look("link", who="", at=after_token("minutes")),
    Look("link_minutes", who="", at=after_token("pulse")),
    Look("link", who="", at=after_token("commitments")),
    Look("commitment_list", who="ben"),
    Look("commitment_list", who="elif_"),
    Look("commitment_list_of_gathering", who="chidi", at=af("past")),
    Look("commitment_list_of_series", who="chidi", at=series),
    Look("initiative_list", who="ben"),
    Look("initiative_list", query="?show=closed"),
    Look("initiative_detail", who="ben", at=af("initiative")),
    Look("initiative_detail", at=af("lonely")),
    Look("initiative_new"),
    Look("initiative_edit", who="ben", at=af("initiative")),
    Look("initiative_close", who="ben", at=af("initiative")),
]
