"""Reminders as a calendar file (RFC 5545) that tells nothing to whoever looks at the calendar.

A calendar is copied to phones, watches, cars and servers. So the file holds days and a neutral title: no name of the
program, no word about what is to be checked, no address, and ids made by chance.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from officer_exposure.content import load_content
from officer_exposure.walk.due import Due

_FOLD = 75
"""The longest line in octets, without its end (RFC 5545, 3.1)."""

_SERIES = re.compile(r"[0-9a-f]{32}")
_DAY = timedelta(days=1)


def new_series() -> str:
    """An id by chance for one officer's reminders. Kept, it lets a later file replace the earlier one's entries."""
    return secrets.token_hex(16)


def reminder_days(dues: Iterable[Due], today: date) -> tuple[date, ...]:
    """One day for each month in which something grows old: the last such day, or today for what is old already."""
    latest: dict[tuple[int, int], date] = {}
    for one in dues:
        on = max(one.on, today)
        month = (on.year, on.month)
        latest[month] = max(on, latest.get(month, on))
    return tuple(sorted(latest.values()))


def calendar_text(days: Iterable[date], series: str, written: datetime) -> str:
    """The calendar file: an entry for each day, all day long, with the neutral title and nothing else.

    `series` comes from `new_series`; anything else is refused, as it could name somebody. `written` must know its zone.
    """
    if not _SERIES.fullmatch(series):
        raise ValueError("a series is 32 hexadecimal digits")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendar//Reminders//EN"]
    for day in sorted(set(days)):
        lines += _entry(day, series, written)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _entry(day: date, series: str, written: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{series}-{day:%Y%m}",
        f"DTSTAMP:{written.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + _DAY:%Y%m%d}",
        f"SUMMARY:{_escaped(load_content().walk.reminder_title)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """A text value (RFC 5545, 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; a letter is never cut in two."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _FOLD:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
