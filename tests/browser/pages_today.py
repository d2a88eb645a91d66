"""Pages around somebody's day, being in touch, and who is at the table; and who looks at them."""

from tests.access.of_contact import c, slug
from tests.browser.look import Look

TODAY = [
    Look("snooze_list"),
    Look("today_section", at=lambda world: ["activities"]),
    Look("snooze_list", who="ben"),
    Look("contact_list"),
    Look("contact_list", query="?show=all"),
    Look("contact_new"),
    Look("partner_contact", at=slug),
    Look("touchpoint_edit", at=c("note")),
    Look("table_detail"),
    Look("seat_new"),
    Look("seat_edit", at=c("seat")),
    Look("seat_sit", at=c("seat")),
]
