"""The calendar file: read by an independent library, and silent about what it is for."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import icalendar
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.content import load_content
from officer_exposure.store.records import GivenAnswer
from officer_exposure.walk import reminders
from officer_exposure.walk.due import coming
from officer_exposure.walk.reminders import calendar_text, new_series, reminder_days

_WRITTEN = datetime(2026, 11, 26, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
_SERIES = "0123456789abcdef" * 2
_DAYS = st.lists(
    st.dates(date(2020, 1, 1), date(2099, 11, 30)), max_size=20, unique_by=lambda day: (day.year, day.month)
)


def _read(text: str) -> Any:
    """The calendar; its parts have as many types as the standard, so none is said here."""
    read = icalendar.Calendar.from_ical(text)
    assert isinstance(read, icalendar.Calendar)
    return read


@given(_DAYS)
def test_another_library_reads_what_was_written(days: list[date]) -> None:
    calendar = _read(calendar_text(days, _SERIES, _WRITTEN))
    assert not calendar.errors
    assert calendar["version"] == "2.0"
    events = calendar.walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == sorted(days)
    assert all(event["dtend"].dt - event["dtstart"].dt == timedelta(days=1) for event in events)
    assert {str(event["summary"]) for event in events} <= {"Monthly check"}
    assert {event["dtstamp"].dt for event in events} <= {datetime(2026, 11, 27, 7, 30, tzinfo=UTC)}
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_every_line_ends_and_folds_as_the_standard_says() -> None:
    text = calendar_text([date(2026, 12, 1)], _SERIES, _WRITTEN)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_any_title_comes_through(title: str) -> None:
    content = load_content()
    walk = msgspec.structs.replace(content.walk, reminder_title=title)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reminders, "load_content", lambda: msgspec.structs.replace(content, walk=walk))
        text = calendar_text([date(2026, 12, 1)], _SERIES, _WRITTEN)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = _read(text).walk("VEVENT")
    assert str(event["summary"]) == title


def test_it_tells_nothing() -> None:
    """No word of the program, of its questions, or of anything an officer has answered."""
    text = calendar_text([date(2026, 12, 1)], new_series(), _WRITTEN).casefold()
    for word in ("officer", "police", "exposure", "audit", "privacy", "safety", "photo", "account", "vault", "@"):
        assert word not in text
    shown = {line.partition(":")[0].partition(";")[0] for line in text.splitlines()}
    assert shown == {
        *("begin", "version", "prodid", "uid", "dtstamp", "dtstart", "dtend", "summary", "class", "transp", "end")
    }


def test_a_series_is_made_by_chance_and_can_name_nobody() -> None:
    assert new_series() != new_series()
    assert re.fullmatch("[0-9a-f]{32}", new_series())
    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        calendar_text([], "jane-doe", _WRITTEN)


def test_a_later_file_replaces_the_entries_of_an_earlier_one() -> None:
    uids = [
        {str(event["uid"]) for event in _read(calendar_text([day], _SERIES, _WRITTEN)).walk("VEVENT")}
        for day in (date(2026, 12, 1), date(2026, 12, 9), date(2027, 1, 9))
    ]
    assert uids[0] == uids[1] != uids[2]


def test_one_day_for_each_month_in_which_something_grows_old() -> None:
    given = [
        GivenAnswer("people_search", "main", "PS01", "safe", date(2026, 1, 10), ""),
        GivenAnswer("strava", "main", "ST01", "safe", date(2026, 1, 5), ""),
        GivenAnswer("facebook", "main", "FB01", "safe", date(2026, 1, 5), ""),
    ]
    dues = coming(given)
    assert reminder_days(dues, date(2026, 1, 10)) == (date(2026, 4, 10), date(2026, 7, 4))
    assert reminder_days(dues, date(2026, 5, 1)) == (date(2026, 5, 1), date(2026, 7, 4)), "what is old is due today"
    assert reminder_days([], date(2026, 1, 10)) == ()
