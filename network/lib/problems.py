"""What the API answers when something goes wrong: problem documents, for every error."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.exceptions import ValidationError as RuleBroken
from django.db import DataError, IntegrityError
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.permissions import BasePermission
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler, set_rollback

from network.lib.api import Stale, TooLarge


class Nowhere(APIView):
    """Every address below the API that is none."""

    schema = None
    permission_classes: list[type[BasePermission]] = []
    throttle_classes: list[type] = []

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.http_method_names = [request.method.lower()]
        setattr(self, request.method.lower(), self.refuse)
        return super().dispatch(request, *args, **kwargs)

    def refuse(self, request: Any, **kwargs: Any) -> Response:
        raise exceptions.NotFound()


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """An error as a problem document (RFC 9457): type, title, status, detail, and perhaps errors by field."""
    response = exception_handler(_known(error), context)
    if response is None:
        return None
    data = response.data
    body: dict[str, Any] = {"type": "about:blank", "title": response.status_text, "status": response.status_code}
    if isinstance(data, dict) and set(data) == {"detail"}:
        body["detail"] = data["detail"]
    else:
        body["detail"] = str(exceptions.ValidationError.default_detail)
        body["errors"] = {"non_field_errors": data} if isinstance(data, list) else data
    response.data = body
    response.content_type = "application/problem+json"
    context["request"].accepted_renderer = JSONRenderer()
    context["request"].accepted_media_type = JSONRenderer.media_type
    set_rollback()
    return response


def _known(error: Exception) -> Exception:
    """What our verbs and the database refuse, as an answer of the API."""
    if isinstance(error, RuleBroken):
        if getattr(error, "code", None) == "stale":
            return Stale(error.messages[0])
        return exceptions.ValidationError(error.message_dict if hasattr(error, "error_dict") else error.messages)
    if isinstance(error, RequestDataTooBig):
        return TooLarge()
    if isinstance(error, IntegrityError):
        return Stale()
    if isinstance(error, DataError):
        return exceptions.ValidationError([_("One of the values is beyond what we can hold.")])
    return error
