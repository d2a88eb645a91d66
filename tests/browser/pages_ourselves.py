"""The pages of the collaboration check, of staff time and of the picture of a year."""

from tests.access.of_ourselves import check_link, o, results_link, this_week, year
from tests.access.ourselves import PUBLIC_YEAR
from tests.browser.look import Look

OURSELVES = [
    Look("check_list"),
    Look("check_list", who="elif_"),
    Look("check_new"),
    Look("check_detail", at=o("open")),
    Look("check_detail", who="ben", at=o("closed")),
    Look("check_detail", at=o("few")),
    Look("check_close", at=o("open")),
    Look("check_answer", who="ben", at=o("open")),
    Look("link", who="", at=check_link),
    Look("link", who="", at=results_link),
    Look("catalyst"),
    Look("staff_week", at=this_week),
    Look("catalyst_limit"),
    Look("year_list"),
    Look("year_list", who="elif_"),
    Look("year_detail", at=lambda world: [world.ourselves.week.monday.year]),
    Look("year_detail", who="", at=year(PUBLIC_YEAR)),
    Look("year_edit", at=year(PUBLIC_YEAR)),
]
