"""How much one run may send now: the circuit breaker and the rate of the mail server."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.utils import timezone

from people.models.breaker import Breaker
from people.models.delivery import Delivery, Priority, State
from people.smtp import Outcome

log = structlog.get_logger("network.sending")
FAILURES_IN_A_ROW = 10
HANDED_OVER = (State.CLAIMED, State.SENDING, State.SENT, State.UNKNOWN, State.FAILED)


class Circuit:
    """What a run knows of the breaker. The table is asked once a batch and written only when something changes."""

    def __init__(self) -> None:
        self.failures = 0
        self.breaker = Breaker.current()

    def allowance(self, most: int) -> int:
        """How many mails that are not urgent may be taken up now, `most` at a time; 0 is none."""
        self.breaker = Breaker.current()
        if self.breaker.is_open:
            return 0
        if self.breaker.is_in_trouble:
            return 1
        return max(0, min(most, room_in_rate() if settings.EMAIL_PER_MINUTE else most))

    def note(self, outcome: Outcome) -> None:
        """One try more: a mail that was taken ends the trouble, too many that were not begin it."""
        if outcome.state == State.SENT:
            self.failures = 0
            if self.breaker.is_in_trouble:
                self.breaker.close()
                self.breaker = Breaker.current()
            return
        self.failures += 1
        if outcome.is_trouble or self.failures >= FAILURES_IN_A_ROW or self.breaker.is_in_trouble:
            self.trip(outcome.words)

    def trip(self, words: str) -> None:
        until = self.breaker.trip(words)
        self.breaker, self.failures = Breaker.current(), 0
        log.warning("sending_pauses", until=until.isoformat(), words=words)

    def lets_through(self, delivery: Delivery) -> bool:
        return delivery.priority == Priority.URGENT or not self.breaker.is_open


def room_in_rate() -> int:
    """How many mails more EMAIL_PER_MINUTE allows in this minute."""
    since = timezone.now() - timedelta(minutes=1)
    return settings.EMAIL_PER_MINUTE - Delivery.objects.filter(state__in=HANDED_OVER, claimed_at__gt=since).count()
