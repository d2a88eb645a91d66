"""Lists in pages, without counting more rows than anybody reads."""

from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from network.lib.cues import Section

Row = TypeVar("Row", bound=Model)
PER_PAGE = 25
COUNT_CAP = 500  # whoever finds more narrows the search; counting on would only cost
LAST_PAGE = 100_000


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows of one page (`number` from 1), how many there are in all (at most COUNT_CAP or
    less, then `more_than_counted`)."""

    rows: list[Row]
    number: int
    count: int
    more_than_counted: bool
    has_next: bool
    query: str

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def previous_query(self) -> str:
        return f"?{self.query}page={self.number - 1}"

    @property
    def next_query(self) -> str:
        return f"?{self.query}page={self.number + 1}"

    @property
    def is_whole(self) -> bool:
        return self.number == 1 and not self.has_next


def page_of(
    rows: QuerySet[Row],
    request: HttpRequest,
    per_page: int = PER_PAGE,
    known_many: bool = False,
    count_to: int | None = None,
) -> Page[Row]:
    """The page that ?page= asks for. Two queries: the rows, one more than shown to see what follows; a capped count.

    known_many: the caller knows that there are more than that, so nothing is counted; nor is the last of several pages,
    since where it begins and how long it is says it all. count_to: counting is dear, as after a search: no further than
    this, and not where the first page shows everything.
    """
    number, most = page_number(request), count_to or COUNT_CAP
    start = (number - 1) * per_page
    shown = list(rows[start : start + per_page + 1])
    if known_many:
        count = most + 1
    elif len(shown) <= per_page and (shown if start else count_to):
        count = start + len(shown)
    else:
        count = rows.order_by().values("pk")[: most + 1].count()
    kept = [(key, value) for key, value in request.GET.items() if key != "page" and value]
    return Page(
        rows=shown[:per_page],
        number=number,
        count=min(count, most),
        more_than_counted=count > most,
        has_next=len(shown) > per_page,
        query=urlencode(kept) + "&" if kept else "",
    )


def back_to_today(request: HttpRequest) -> str:
    """Where to go on after a button of Today: there, or on the page of its section; "" after any other button."""
    section = request.POST.get("today", "")
    if section in Section.values:
        return reverse("today_section", args=[section])
    return reverse("today") if section else ""


def page_number(request: HttpRequest) -> int:
    """?page= as a whole number from 1 to LAST_PAGE; anything else is page 1."""
    text = request.GET.get("page", "")
    number = int(text[:9]) if text.isascii() and text.isdigit() else 1
    return min(number, LAST_PAGE) or 1


def path_of(page: str, key: str | int) -> str:
    """reverse(page, args=[key]) for a slug or number: Django is asked once, since a long list has a hundred links."""
    before, after = _path_around(page)
    return f"{before}{key}{after}"


@cache
def _path_around(page: str) -> tuple[str, str]:
    before, _, after = reverse(page, args=[0]).rpartition("0")
    return before, after
