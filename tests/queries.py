"""A list page asks the database the same number of questions, however long the list is."""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries(client: Client, url: str) -> list[str]:
    """The statements that answering a GET takes, savepoints and pragmas apart."""
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
        if response.streaming:
            b"".join(response.streaming_content)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "PRAGMA"))]


def assert_same_queries(client: Client, url: str, make_row: Callable[[], Any], expected: int) -> None:
    """With one row and with three, the page asks `expected` questions. make_row puts one more row into its list."""
    make_row()
    client.get(url)  # what a process asks once only, it asks here
    with_one = queries(client, url)
    make_row()
    make_row()
    with_three = queries(client, url)
    found = (len(with_one), len(with_three))
    assert found == (expected, expected), "\n".join([f"{found} instead of {expected}", *with_three])
