from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.lib.search import words


class Sharing(models.TextChoices):
    """Who reads a lesson."""

    PARTNER = "partner", _("our own people")
    NETWORK = "network", _("the network")
    PUBLIC = "public", _("everybody")


class LessonQuerySet(models.QuerySet):
    def standing(self) -> "LessonQuerySet":
        return self.filter(withdrawn_at=None)

    def visible_to(self, person: Any) -> "LessonQuerySet":
        """What is public; for whoever signed in, what the network shares, their own partners' and what names them.

        Lessons a partner keeps to its own people stay with them: the backbone does not read them.
        """
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.standing().filter(sharing=Sharing.PUBLIC)
        partners = person.affiliations.current().values("partner")
        named = self.model.should_know.through.objects.filter(person=person).values("lesson")
        read = (
            models.Q(sharing__in=[Sharing.NETWORK, Sharing.PUBLIC])
            | models.Q(author=person)
            | models.Q(sharing=Sharing.PARTNER, partner__in=partners)
            | models.Q(pk__in=named)
        )
        return self.filter(read, models.Q(withdrawn_at=None) | models.Q(author=person))

    def practices(self) -> "LessonQuerySet":
        """Worth adopting."""
        return self.standing().filter(is_practice=True)

    def matching(self, query: str) -> "LessonQuerySet":
        found = self
        for word in words(query):
            found = found.filter(search__contains=word)
        return found

    def for_list(self) -> "LessonQuerySet":
        """With author, partner, topics, and `thanks`: how many appreciate it."""
        found = self.select_related("author", "partner").prefetch_related("topics")
        counted = self.model.appreciations.rel.related_model.objects.filter(lesson=models.OuterRef("pk"))
        counts = counted.order_by().values("lesson").annotate(n=models.Count("pk")).values("n")
        return found.annotate(thanks=models.functions.Coalesce(models.Subquery(counts), 0))
