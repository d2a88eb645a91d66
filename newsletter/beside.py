"""A partner's turns as highlight, on its page."""

from newsletter.models import Highlight
from partners.beside import register

register("highlight", Highlight.objects.fit_to_show())
