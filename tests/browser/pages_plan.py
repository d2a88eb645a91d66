"""Pages of the plan of action, and who looks at them."""

from tests.access.of_plan import BOTH_DOORS, by_link, c, goal, of_a, way
from tests.browser.look import Look

PLAN = [
    Look("plan_matrix"),
    Look("plan_matrix", who="ben"),
    Look("plan_gaps"),
    Look("plan_gaps", who="ben"),
    Look("activity_list", who="ben"),
    Look("activity_list", query="?show=due"),
    Look("activity_detail", who="ben", at=c("activity")),
    Look("activity_detail", who="elif_", at=c("activity")),
    Look("strategy_detail", who="ben", at=way),
    Look("strategy_review", at=way),
    Look("strategy_start", at=goal),
    Look("strategy_reviews"),
    *(Look(name, who="ben", at=of_a(*rest)) for name, rest, _guard in BOTH_DOORS),
    *(Look(f"link_{name}", who="", at=by_link(*rest)) for name, rest, _guard in BOTH_DOORS),
]
