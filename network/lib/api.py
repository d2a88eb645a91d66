"""What every endpoint of the API shares: bodies, pages without endless counting, and a limit."""

import json
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, serializers, status
from rest_framework.pagination import BasePagination
from rest_framework.parsers import JSONParser
from rest_framework.response import Response
from rest_framework.throttling import UserRateThrottle
from rest_framework.utils.urls import replace_query_param

from network.lib.numbers import number_in
from network.lib.pages import COUNT_CAP, LAST_PAGE, PER_PAGE

MAX_PAGE_SIZE = 100


class Stale(exceptions.APIException):
    """Somebody saved since the version a change was made to."""

    status_code = status.HTTP_409_CONFLICT
    default_detail = _("Somebody changed this meanwhile. Read it again, then send your change with the new version.")
    default_code = "stale"


class TooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = _("This is more than we read at once.")
    default_code = "too_large"


class Json(JSONParser):
    """JSON no deeper than Python follows, of characters that UTF-8 can write back."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            body = super().parse(stream, media_type, parser_context)
            json.dumps(body, ensure_ascii=False).encode()  # half a character, such as \ud800, would not come through
        except RecursionError as error:
            raise exceptions.ParseError(_("This is nested too deep.")) from error
        except UnicodeEncodeError as error:
            raise exceptions.ParseError(_("Half of a character stands alone in it.")) from error
        return body


class Strict(serializers.Serializer):
    """A serializer that refuses fields it does not know: a misspelt name is not silently lost."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            unknown = {str(name): [_("There is no such field.")] for name in data if name not in self.fields}
            if unknown:
                raise serializers.ValidationError(unknown)
        return super().to_internal_value(data)


class Pages(BasePagination):
    """Pages of page_size rows. `count` stops at COUNT_CAP, then more_than_counted is true (see network.lib.pages).

    A queryset may carry what a search found out: known_many, it holds more and need not be counted; count_to, as
    in page_of(). A list, for what no query can say, is cut the same way.
    """

    def paginate_queryset(self, rows: QuerySet | list[Any], request: Any, view: Any = None) -> list[Any]:
        self.request = request
        self.number = _whole(request, "page", 1, LAST_PAGE)
        size = _whole(request, "page_size", PER_PAGE, MAX_PAGE_SIZE)
        start = (self.number - 1) * size
        found = list(rows[start : start + size + 1])
        count_to = getattr(rows, "count_to", None)
        self.most = count_to or COUNT_CAP
        if isinstance(rows, list):
            self.count = len(rows)
        elif getattr(rows, "known_many", False):
            self.count = self.most + 1
        elif len(found) <= size and (found if start else count_to):
            self.count = start + len(found)
        else:
            self.count = rows.order_by().values("pk")[: self.most + 1].count()
        self.has_next = len(found) > size
        return found[:size]

    def get_paginated_response(self, data: list[Any]) -> Response:
        return Response({
            "count": min(self.count, self.most),
            "more_than_counted": self.count > self.most,
            "next": self._link(self.number + 1) if self.has_next else None,
            "previous": self._link(self.number - 1) if self.number > 1 else None,
            "results": data,
        })  # fmt: skip

    def _link(self, number: int) -> str:
        return replace_query_param(self.request.build_absolute_uri(), "page", number)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": "string", "format": "uri", "nullable": True}
        properties = {
            "count": {"type": "integer", "minimum": 0, "maximum": COUNT_CAP},
            "more_than_counted": {"type": "boolean"},
            "next": link,
            "previous": link,
            "results": schema,
        }
        return {"type": "object", "required": list(properties), "properties": properties}

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        limits = {"page": LAST_PAGE, "page_size": MAX_PAGE_SIZE}
        return [
            {"name": name, "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": most}}
            for name, most in limits.items()
        ]


def _whole(request: Any, name: str, otherwise: int, most: int) -> int:
    """A query parameter as a whole number from 1 to `most`."""
    text = request.query_params.get(name)
    if text is None:
        return otherwise
    number = number_in(text)
    if number is None or not 1 <= number <= most:
        raise exceptions.ValidationError({name: [_("A whole number from 1 to %(most)d.") % {"most": most}]})
    return number


def body_of(request: Any, serializer: Any) -> dict[str, Any]:
    """The cleaned body of a request; 400 with the errors by field."""
    bound = serializer(data=request.data)
    bound.is_valid(raise_exception=True)
    return dict(bound.validated_data)


class Throttle(UserRateThrottle):
    """So many requests a minute for each person, counted in each process by itself: it stops a runaway script."""

    rate = settings.API_RATE

    @property
    def cache(self) -> Any:
        return caches["process"]
