from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from people.models.audit import AuditEntry

# Days between two contacts with a partner, from among which a network and each partner choose.
RHYTHMS = (14, 30, 45, 60, 90, 180)
USUAL_DAYS = 45


def check_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("Choose a time zone of the list, such as Europe/Berlin."))


class Network(models.Model):
    """The one network this installation serves."""

    name = models.CharField(_("name"), max_length=120, default="Our network")
    description = models.TextField(_("what the network is for"), max_length=2000, blank=True)
    contact_email = models.EmailField(_("address people can write to"), blank=True)
    hue = models.PositiveSmallIntegerField(
        _("accent colour"),
        default=192,
        validators=[MaxValueValidator(359)],
        help_text=_("A hue from 0 to 359 degrees."),
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[check_time_zone])
    second_factor_required = models.BooleanField(_("backbone staff need a second factor"), default=False)

    contact_days = models.PositiveSmallIntegerField(
        _("how often to be in touch with each partner"), default=USUAL_DAYS, choices=[(days, days) for days in RHYTHMS]
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_network"),
            models.CheckConstraint(condition=models.Q(hue__lte=359), name="network_hue_on_the_wheel"),
            models.CheckConstraint(condition=models.Q(contact_days__in=RHYTHMS), name="network_rhythm_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "Network":
        """The network, with its defaults while nobody has described it."""
        return next(iter(cls.objects.all()), None) or cls(pk=1)  # the database holds one at most

    @transaction.atomic
    def describe(self, by: models.Model, **changes: Any) -> "Network":
        """Backbone staff change what the network says about itself and how it works."""
        network, _is_new = Network.objects.select_for_update().get_or_create(pk=1)
        changed = sorted(name for name, value in changes.items() if getattr(network, name) != value)
        for name in changed:
            setattr(network, name, changes[name])
        network.full_clean()
        network.save()
        if changed:
            AuditEntry.record("network.described", by=by, target=network, fields=changed)
        return network
