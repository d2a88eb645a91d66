from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.search import fold

MOST_TOPICS = 8
LONGEST_TOPIC = 40


class Topic(models.Model):
    """A word or two that ties together what belongs together: voices, lessons."""

    name = models.CharField(_("topic"), max_length=LONGEST_TOPIC)
    key = models.CharField(max_length=LONGEST_TOPIC * 2, unique=True, editable=False)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["key"]
        constraints = [models.CheckConstraint(condition=~models.Q(key=""), name="topic_has_name")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def named(cls, names: Iterable[str]) -> list["Topic"]:
        """The topics of these names, made where there are none yet; each once. Two queries when all are known."""
        wanted = {fold(name): name.strip() for name in names if fold(name)}
        if len(wanted) > MOST_TOPICS or any(len(name) > LONGEST_TOPIC for name in wanted.values()):
            raise ValidationError({"topics": gettext("At most eight short topics, separated by commas.")})
        known = set(cls.objects.filter(key__in=wanted).values_list("key", flat=True))
        new = [cls(name=name, key=key) for key, name in wanted.items() if key not in known]
        cls.objects.bulk_create(new, ignore_conflicts=True)
        return list(cls.objects.filter(key__in=wanted))
