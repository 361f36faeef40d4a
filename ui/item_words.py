"""Where the advice of a guided question comes from, and how far to trust its menu path, in words for the screen."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from officer_exposure.content import load_content
from officer_exposure.content.doubt import Doubt, doubt_about
from officer_exposure.content.schema import NO_SOURCE, UNDATED, Item

_CONTEXT = "ItemWords"

_NO_MENU = re.compile(r"(?:Your|The|A|Ask|Look|Think|Each|Wherever|Drawers|In the|Friends or)\b")
"""How a place to look begins that is no menu of an app: the fridge, a school office, a search engine."""


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def source_words(item: Item) -> str:
    """How long it takes, and who says so: "About 2 minutes. Source: ..., 2025-08-08. Menu as of 2025-08-08."."""
    minutes = _tr("About 1 minute.") if item.minutes == 1 else _tr("About {} minutes.").format(item.minutes)
    if item.source.key == NO_SOURCE:
        return f"{minutes} " + _tr("Source: none. This is general advice.")
    source = _tr("Source: {}, {}.").format(item.source.title, _day(item.source.date))
    return f"{minutes} {source} " + _tr("Menu as of {}.").format(_day(item.as_of))


def leads_to_menu(item: Item) -> bool:
    """Whether it is looked up in a menu, which can look different on the officer's own phone or computer."""
    return ">" in item.where or not _NO_MENU.match(item.where)


def doubt_words(item: Item, today: date) -> str:
    """Why the menu may look different, or how weak the source is; empty where a recent source gives it."""
    doubt = doubt_about(item, today, load_content().walk.stale_after_days)
    if not leads_to_menu(item):
        return {
            Doubt.NONE: "",
            Doubt.UNSOURCED: _tr("We found no source for this."),
            Doubt.UNDATED: _tr("Our source for this has no date."),
            Doubt.OLD: _tr("Our source for this is old."),
            Doubt.PARTLY: _tr("Our source gives only part of this."),
        }[doubt]
    return {
        Doubt.NONE: "",
        Doubt.UNSOURCED: _tr("We found no source for this menu. It may look different on yours."),
        Doubt.UNDATED: _tr("Our source for this menu has no date. It may look different on yours."),
        Doubt.OLD: _tr("Our source for this menu is old. It may look different on yours."),
        Doubt.PARTLY: _tr("Our source gives only part of this. The menu may look different on yours."),
    }[doubt]


def _day(day: str) -> str:
    return _tr("no date") if day == UNDATED else day
