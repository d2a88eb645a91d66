from django.db import models
from django.utils.translation import gettext_lazy as _

from network.lib.search import fold


class Place(models.Model):
    """A place partners serve: a town, a quarter, a county."""

    name = models.CharField(_("name"), max_length=80)
    key = models.CharField(max_length=80, unique=True, editable=False)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def named(cls, names: list[str]) -> "list[Place]":
        """The places of these names, made where missing; spelling of case and accents does not matter."""
        wanted = {fold(name)[:80]: name.strip()[:80] for name in names if fold(name)}
        cls.objects.bulk_create([cls(name=name, key=key) for key, name in wanted.items()], ignore_conflicts=True)
        return list(cls.objects.filter(key__in=wanted))
