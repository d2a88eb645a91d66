"""The pages of highlights, subscriptions and the choice of one's mails."""

from tests.access import places
from tests.access.of_highlights import by_link, confirming, h, leaving, mails_of_ben
from tests.browser.look import Look

HIGHLIGHTS = [
    Look("highlight_list"),
    Look("highlight_list", who="dora", query="?year=2026"),
    Look("highlight_line", who="ben"),
    Look("highlight_new", query="?month=2027-05-01"),
    Look("highlight_rhythm"),
    Look("pause_set", at=places.a),
    Look("highlight_detail", at=h("own")),
    Look("highlight_detail", who="dora", at=h("shown")),
    Look("highlight_edit", at=h("own")),
    Look("highlight_swap", at=h("own")),
    Look("link_highlight_detail", who="", at=by_link()),
    Look("highlight_answer", who="ben", at=h("own")),
    Look("link_highlight_answer", who="", at=by_link()),
    Look("subscription_subscribe", who=""),
    Look("subscription_thanks", who=""),
    Look("subscription_confirm", who="", at=confirming),
    Look("subscription_leave", who="", at=leaving),
    Look("subscription_list"),
    Look("subscription_list", query="?q=nobody-like-that"),
    Look("subscription_new"),
    Look("my_mails", who="ben"),
    Look("mails_by_link", who="", at=mails_of_ben),
]
