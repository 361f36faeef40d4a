"""How far the menu path of a guided item can be trusted, which is said beside it on screen."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from officer_exposure.content.schema import UNDATED, Item, Mark


class Doubt(StrEnum):
    """Why the menu may look different."""

    NONE = "none"
    UNSOURCED = "unsourced"
    UNDATED = "undated"
    OLD = "old"
    PARTLY = "partly"


def doubt_about(item: Item, today: date, stale_after_days: int) -> Doubt:
    """The strongest reason to doubt the menu path of an item, if there is any."""
    return doubt_of(item.mark, item.as_of, today, stale_after_days)


def doubt_of(mark: Mark, as_of: str, today: date, stale_after_days: int) -> Doubt:
    """The same of anything that has a mark and a date, such as a law or a site."""
    if mark == "general":
        return Doubt.UNSOURCED
    since = first_day(as_of)
    if since is None:
        return Doubt.UNDATED
    if today - since > timedelta(days=stale_after_days):
        return Doubt.OLD
    return Doubt.PARTLY if mark == "partly" else Doubt.NONE


def first_day(as_of: str) -> date | None:
    """The earliest day that a date of a source can mean: 2025 is taken for its first day. None where undated."""
    if as_of == UNDATED:
        return None
    year, month, day = (*map(int, as_of.split("-")), 1, 1)[:3]
    return date(year, month, day)
