"""Files handed out."""

from typing import TypeVar

from django.http import HttpResponseBase
from django.utils.http import content_disposition_header

Answer = TypeVar("Answer", bound=HttpResponseBase)


def as_file(answer: Answer, name: str) -> Answer:
    """Let the browser save an answer under this name instead of showing it."""
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer
