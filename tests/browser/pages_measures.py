"""Pages of measures."""

from tests.access.of_groups import slug
from tests.access.of_learning import figure_link, me, of, running, turned
from tests.browser.look import Look

MEASURES = [
    Look("measure_list", who=""),
    Look("measure_list"),
    Look("measure_list", query="?show=archived"),
    Look("measure_detail", who="", at=of("public")),
    Look("measure_detail", who="chidi", at=of("inside")),
    Look("measure_new"),
    Look("group_measures", at=slug()),
    Look("measure_edit", at=of("inside")),
    Look("measure_plan", at=of("inside")),
    Look("measure_givers", at=of("inside")),
    Look("reading_list", at=of("inside")),
    Look("reading_enter", at=of("inside", "2023")),
    Look("figure_list"),
    Look("figure_list", who="elif_"),
    Look("figure_enter", who="ben", at=me("owed")),
    Look("link", who="", at=figure_link),
    Look("figures_import"),
    Look("turn_choose", who="chidi", at=running),
    Look("turn_curve", who="chidi", at=turned),
]
