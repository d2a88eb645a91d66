"""Pages of rounds, and who looks at them."""

from tests.access.of_plan import c
from tests.access.of_rounds import about, by_round_link
from tests.browser.look import Look

ROUNDS = [
    Look("round_list"),
    Look("round_list", who="ben"),
    Look("round_new"),
    Look("rule_new", who="ben"),
    Look("round_detail", at=c("asked")),
    Look("round_detail", who="ben", at=c("asked")),
    Look("round_detail", who="", at=c("rule")),
    Look("link", who="", at=by_round_link()),
    Look("link_suggestion_new", who="", at=by_round_link("vision")),
    Look("round_invite", at=c("asked")),
    Look("round_close", at=c("rule")),
    Look("suggestion_new", who="ben", at=about("asked", "vision")),
    Look("suggestion_new", who="", at=about("rule", "rule")),
    Look("suggestion_settle", at=c("held")),
]
