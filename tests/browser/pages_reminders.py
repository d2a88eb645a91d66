"""Pages of the reminders, and who looks at them."""

from tests.access.of_reminder_plans import kind
from tests.browser.look import Look

REMINDERS = [
    Look("reminder_plan_list"),
    Look("reminder_coming"),
    Look("reminder_went"),
    Look("reminder_missed"),
    Look("reminder_plan_detail", at=kind),
    Look("reminder_plan_detail", at=lambda world: ["figure"], query="?ours=1"),
]
