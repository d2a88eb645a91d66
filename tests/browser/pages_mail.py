"""Pages about how mail flows, and who looks at them."""

from tests.browser.look import Look

MAIL = [
    Look("suppression_list"),
    Look("suppression_list", query="?q=nobody"),
    Look("delivery_list", query="?state=queued"),
]
