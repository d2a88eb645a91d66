"""Pages around somebody's day, and who looks at them."""

from tests.browser.look import Look

TODAY = [
    Look("snooze_list"),
    Look("snooze_list", who="ben"),
]
