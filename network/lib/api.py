"""What every endpoint of the API shares: pages without endless counting, and problems in words."""

from typing import Any

from django.core.exceptions import ValidationError as RuleBroken
from rest_framework import exceptions
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback


class Pages(PageNumberPagination):
    page_size_query_param = "page_size"
    max_page_size = 100


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """An error as a problem document (RFC 9457): type, title, status, detail, and errors by field where there are some."""
    if isinstance(error, RuleBroken):
        error = exceptions.ValidationError(error.message_dict if hasattr(error, "error_dict") else error.messages)
    response = exception_handler(error, context)
    if response is None:
        return None
    data = response.data
    body: dict[str, Any] = {"type": "about:blank", "title": response.status_text, "status": response.status_code}
    if isinstance(data, dict) and "detail" in data:
        body["detail"] = data["detail"]
    else:
        body["detail"] = str(exceptions.ValidationError.default_detail)
        body["errors"] = data
    response.data = body
    response.content_type = "application/problem+json"
    set_rollback()
    return response
