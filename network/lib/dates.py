"""Dates as people say them."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

NEAR_DAYS = 45


def today() -> date:
    """The reader's date."""
    return timezone.localdate()


def day_of(moment: datetime | date) -> date:
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def relative_days(moment: datetime | date) -> str:
    """today, yesterday, tomorrow, in 5 days, 12 days ago; empty when it is further than NEAR_DAYS away."""
    return _near((day_of(moment) - today()).days)


def _near(days: int) -> str:
    if abs(days) > NEAR_DAYS:
        return ""
    if abs(days) <= 1:
        return (_("today"), _("tomorrow"), _("yesterday"))[days]
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}


def ago(moment: datetime | date) -> str:
    """12 days ago when it is near, else the date."""
    day, now = day_of(moment), today()
    return _near((day - now).days) or _plain(day, now)


def since(moment: datetime | date) -> str:
    """since today, since yesterday, for 12 days; when it is further away, since Thu 1 October."""
    day, now = day_of(moment), today()
    days = (now - day).days
    if 1 < days <= NEAR_DAYS:
        return ngettext("for %(d)d day", "for %(d)d days", days) % {"d": days}
    return _("since %(when)s") % {"when": ago(day)}


def plain_day(moment: datetime | date) -> str:
    """Tue 3 March, with the year when it is another one: Tue 3 March 2025."""
    return _plain(day_of(moment), today())


def _plain(day: date, now: date) -> str:
    pattern = "D j F" if day.year == now.year else "D j F Y"
    return _written(day, pattern, get_language())


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, language: str | None) -> str:
    """A long list writes the same few days again and again. The language is there to be part of the key."""
    return date_format(day, pattern)
