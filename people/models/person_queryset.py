"""Which people: adjectives that chain."""

from typing import Any

from django.db import models

from network.lib.search import holds, words

# What the list of people can be narrowed to.
ROLES = {
    "backbone": models.Q(is_backbone=True),
    "facilitator": models.Q(is_facilitator=True),
    "bounced": models.Q(bounced_at__isnull=False),
    "never": models.Q(last_login=None),
    "off": models.Q(is_active=False),
}


class PersonQuerySet(models.QuerySet[Any]):
    def present(self) -> "PersonQuerySet":
        """Everybody whose entry has neither been erased nor switched off."""
        return self.filter(is_active=True, erased_at=None)

    def backbone(self) -> "PersonQuerySet":
        return self.present().filter(is_backbone=True)

    def known(self) -> "PersonQuerySet":
        """Everybody but those whose data was erased."""
        return self.filter(erased_at=None)

    def with_role(self, role: str) -> "PersonQuerySet":
        """Those in one of ROLES."""
        return self.filter(ROLES[role])

    def matching(self, query: str) -> "PersonQuerySet":
        """Those whose own text holds every word of the query."""
        return self.filter(*map(holds, words(query)))
