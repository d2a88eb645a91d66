from people.models.audit import AuditEntry
from people.models.bounce import Bounce
from people.models.breaker import Breaker
from people.models.delivery import Delivery
from people.models.digest import DigestItem, WeeklyDigest
from people.models.email_change import EmailChange
from people.models.job_run import JobRun
from people.models.link import Link
from people.models.network import Network
from people.models.person import Person, Visibility
from people.models.reminder_pause import ReminderPause
from people.models.reminder_plan import MissedReminder, ReminderPlan
from people.models.suppression import Suppression
from people.models.versioned import Versioned

__all__ = [
    "AuditEntry",
    "Bounce",
    "Breaker",
    "Delivery",
    "DigestItem",
    "EmailChange",
    "JobRun",
    "Link",
    "MissedReminder",
    "Network",
    "Person",
    "ReminderPause",
    "ReminderPlan",
    "Suppression",
    "Versioned",
    "Visibility",
    "WeeklyDigest",
]
