"""Topics, typed with commas between them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.models.topic import LONGEST_TOPIC, MOST_TOPICS


class TopicsField(forms.CharField):
    """Topics separated by commas, as a list without empty or double ones."""

    def __init__(self, **options: Any) -> None:
        hint = _("Separated by commas, such as: sleep, waiting rooms. They lead to what belongs together.")
        super().__init__(max_length=400, required=False, label=_("Topics"), help_text=hint, **options)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        topics = list(dict.fromkeys(topic.strip() for topic in text.split(",") if topic.strip()))
        if len(topics) > MOST_TOPICS or any(len(topic) > LONGEST_TOPIC for topic in topics):
            raise forms.ValidationError(_("At most eight short topics, separated by commas."))
        return topics
