from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from newsletter import photos
from partners.models import Partner

# The four questions of the profile.
ANSWERS = ("working_on", "fit", "needs_help", "can_help")


class HighlightWords(models.Model):
    """What a partner says in its turn: four answers and a photo."""

    partner: Partner
    pk: int

    working_on = models.TextField(_("what we are working on"), max_length=2000, blank=True)
    fit = models.TextField(_("how it fits the partnership"), max_length=2000, blank=True)
    needs_help = models.TextField(_("what we need help with"), max_length=2000, blank=True)
    can_help = models.TextField(_("how we can help others"), max_length=2000, blank=True)
    photo = models.ImageField(_("photo"), upload_to=photos.FOLDER, blank=True)
    photo_alt = models.CharField(_("what the photo shows"), max_length=250, blank=True)
    to_profile = models.BooleanField(_("put these words into our profile, too"), default=False)

    class Meta:
        abstract = True

    def told(self) -> list[tuple[str, str]]:
        """(question, answer) of what was answered."""
        said = [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in ANSWERS]
        return [(capfirst(str(label)), text) for label, text in said if text]

    def beginning(self) -> dict[str, str]:
        """What the form begins with: what was written, else the words of the profile."""
        source = self if self.working_on else self.partner
        return {name: getattr(source, name) for name in ANSWERS}

    @property
    def photo_name(self) -> str:
        """The random name of the photo's file, as it stands in its URL."""
        return self.photo.name.rpartition("/")[2] if self.photo else ""

    @property
    def photo_url(self) -> str:
        return reverse("highlight_photo", args=[self.pk, self.photo_name]) if self.photo else ""
