import secrets
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings import running
from gatherings.models.agenda_item import AgendaItem
from gatherings.models.gathering import Gathering
from gatherings.models.gathering_queryset import State
from gatherings.models.idea import Idea, Sort
from people.models import AuditEntry, Person

CODE_LETTERS = "23456789"  # none that is mistaken for a letter when read from a wall


def new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(4))


class Run(models.Model):
    """A gathering while it takes place. All of its state is here and in its blocks, so any laptop may be closed."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="run")
    code = models.CharField(_("code for checking in"), max_length=8, default=new_code)
    started_at = models.DateTimeField(_("started"), default=timezone.now)

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")

    def __str__(self) -> str:
        return str(self.gathering)

    # Questions

    def rows(self) -> list["BlockRun"]:
        """The blocks of the agenda in their order, each with how it runs. Two queries."""
        known = {row.item_id: row for row in self.blocks.all()}
        found = []
        for item in AgendaItem.objects.filter(gathering=self.gathering_id).planned():
            row = known.get(item.pk) or BlockRun(run=self, item=item, minutes=item.minutes)
            row.item, row.run = item, self
            found.append(row)
        return found

    def plan(self, rows: list["BlockRun"], now: Any = None) -> running.Plan:
        now = now or timezone.now()
        return running.plan([row.block for row in rows], self.gathering.starts_at, self.gathering.ends_at, now)

    # Verbs

    @classmethod
    @transaction.atomic
    def begin(cls, by: Person, gathering: Gathering) -> "Run":
        """Start the gathering with its first block. Started twice is started once."""
        gathering.lock()
        if gathering.state != State.PLANNED:
            raise ValidationError(gettext("This gathering is over or was cancelled."))
        run, is_new = cls.objects.get_or_create(gathering=gathering)
        if is_new:
            AuditEntry.record("gathering.started", by=by, target=gathering)
            run._start_next(timezone.now())
        return run

    def _locked(self) -> list["BlockRun"]:
        """The blocks, held still: two facilitators press at the same moment."""
        self.refresh_from_db(from_queryset=Run.objects.select_for_update())
        if self.gathering.state != State.PLANNED:
            raise ValidationError(gettext("This gathering is over. Open it again to go on."))
        return self.rows()

    @transaction.atomic
    def next(self, by: Person, after: int | None) -> "Run":
        """End the current block, whose item is `after`, and begin the next. When somebody else just did, nothing."""
        current = next((row for row in self._locked() if row.is_on), None)
        if after != (current.item_id if current else None):
            return self
        now = timezone.now()
        if current:
            current.end(now)
        self._start_next(now)
        AuditEntry.record("run.went_on", by=by, target=self.gathering, block=after)
        return self

    def _start_next(self, now: Any) -> None:
        if row := next((row for row in self.rows() if row.is_to_come), None):
            row.started_at, row.ended_at = now, None
            row.save()

    @transaction.atomic
    def back(self, by: Person, before: int | None) -> "Run":
        """Too early: the block before goes on as if it had never ended. before: the item that is on now."""
        rows = self._locked()
        current = next((row for row in rows if row.is_on), None)
        earlier = [row for row in rows if row.is_done]
        if before != (current.item_id if current else None) or not earlier:
            return self
        if current:
            current.started_at = None
            current.save()
        last = max(earlier, key=lambda row: (row.ended_at, row.started_at))
        last.ended_at = None
        last.save()
        AuditEntry.record("run.went_back", by=by, target=self.gathering, block=last.item_id)
        return self

    @transaction.atomic
    def shorten(self, by: Person) -> running.Shortening:
        """Let the blocks to come give up what is over, in proportion, none below its least."""
        rows = self._locked()
        over = self.plan(rows).late_minutes
        found = running.shortened([row.block for row in rows], over)
        for row in rows:
            if row.item_id in found.minutes:
                row.minutes = found.minutes[row.item_id]
                row.save()
        if found.minutes:
            AuditEntry.record("run.shortened", by=by, target=self.gathering, minutes=over - found.rest)
        return found

    @transaction.atomic
    def skip(self, by: Person, item: int, park: bool = False) -> "Run":
        """Leave a block that is still to come out; park: write it into the parking lot, too."""
        row = self._to_come(item)
        row.is_skipped = True
        row.save()
        if park:
            Idea.capture(by, self.gathering, row.item.title, self._parked_id(item), sort=Sort.PARKED).restore(by)
        AuditEntry.record("run.skipped", by=by, target=self.gathering, block=item, parked=park)
        return self

    @transaction.atomic
    def take_in(self, by: Person, item: int) -> "Run":
        """There is time after all: a skipped block is back, and out of the parking lot."""
        row = next((row for row in self._locked() if row.item_id == item and row.is_skipped), None)
        if row:
            row.is_skipped = False
            row.save()
            for line in Idea.objects.kept().filter(gathering=self.gathering, client_id=self._parked_id(item)):
                line.drop(by)
            AuditEntry.record("run.taken_in", by=by, target=self.gathering, block=item)
        return self

    def _to_come(self, item: int) -> "BlockRun":
        row = next((row for row in self._locked() if row.item_id == item), None)
        if row is None or not row.is_to_come:
            raise ValidationError(gettext("This block has begun already."))
        return row

    def _parked_id(self, item: int) -> Any:
        return uuid5(NAMESPACE_URL, f"parked:{item}")


class BlockRun(models.Model):
    """How one block of the agenda really goes. A block that nothing has happened to has no row yet."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="blocks")
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="block_run")
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    is_skipped = models.BooleanField(_("left out"), default=False)

    class Meta:
        verbose_name = _("block as it ran")
        verbose_name_plural = _("blocks as they ran")
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=models.Q(started_at__isnull=False, ended_at=None), name="one_block_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("started_at")),
                name="block_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(is_skipped=False) | models.Q(started_at=None), name="skipped_never_started"
            ),
        ]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def block(self) -> running.Block:
        """As the pure functions of running.py take it."""
        least = min(self.item.least_minutes(), self.minutes)
        return running.Block(self.item_id, self.minutes, least, self.started_at, self.ended_at, self.is_skipped)

    @property
    def is_on(self) -> bool:
        return self.started_at is not None and self.ended_at is None

    @property
    def is_done(self) -> bool:
        return self.ended_at is not None

    @property
    def is_to_come(self) -> bool:
        return self.started_at is None and not self.is_skipped

    def end(self, now: Any) -> None:
        self.ended_at = max(now, self.started_at)
        self.save()
