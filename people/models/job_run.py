from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone


class JobRun(models.Model):
    """A job of the timetable that was started in a window of time: two beats at once do each thing once."""

    job = models.CharField(max_length=60)
    window = models.DateTimeField()
    started_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "window"], name="one_run_a_window")]

    def __str__(self) -> str:
        return f"{self.job} {self.window:%F %T}"

    @classmethod
    def start(cls, job: str, seconds: int) -> bool:
        """Whether this call is the first for `job` in the current window of so many seconds."""
        now = timezone.now()
        window = datetime.fromtimestamp(now.timestamp() // seconds * seconds, tz=now.tzinfo)
        try:
            with transaction.atomic():
                cls.objects.create(job=job, window=window)
        except IntegrityError:
            return False
        return True

    @classmethod
    def forget(cls, days: int = 7) -> int:
        return cls.objects.filter(started_at__lt=timezone.now() - timedelta(days=days)).delete()[0]
