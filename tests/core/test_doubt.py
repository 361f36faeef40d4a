"""How far a menu path can be trusted."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from officer_exposure.content import load_content
from officer_exposure.content.doubt import Doubt, doubt_about, first_day
from officer_exposure.content.schema import Item

_TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("as_of", "day"),
    [("2025", date(2025, 1, 1)), ("2025-08", date(2025, 8, 1)), ("2025-08-09", date(2025, 8, 9)), ("undated", None)],
)
def test_a_date_means_its_first_day(as_of: str, day: date | None) -> None:
    assert first_day(as_of) == day


@pytest.mark.parametrize(
    ("mark", "as_of", "doubt"),
    [
        ("sourced", "2026-05-02", Doubt.NONE),
        ("sourced", "2022-03", Doubt.OLD),
        ("sourced", "undated", Doubt.UNDATED),
        ("partly", "2026-05-02", Doubt.PARTLY),
        ("partly", "2022-03", Doubt.OLD),
        ("general", "undated", Doubt.UNSOURCED),
    ],
)
def test_the_strongest_doubt_is_said(mark: str, as_of: str, doubt: Doubt) -> None:
    item = msgspec.convert({**msgspec.to_builtins(load_content().items["FB01"]), "mark": mark, "as_of": as_of}, Item)
    assert doubt_about(item, _TODAY, load_content().walk.stale_after_days) is doubt


def test_a_menu_grows_old_on_its_day() -> None:
    item, days = load_content().items["FB01"], load_content().walk.stale_after_days
    written = first_day(item.as_of)
    assert written is not None
    last = written + timedelta(days=days)
    assert doubt_about(item, last, days) is not Doubt.OLD
    assert doubt_about(item, last + timedelta(days=1), days) is Doubt.OLD
