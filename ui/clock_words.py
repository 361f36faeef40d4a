"""Times of day as the officer's system writes them. The core writes "2026-03-05 22:10" and "Tuesday, about 18:15"."""

from __future__ import annotations

import re

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

_TOLD = re.compile(r"(?<![\d:])(?:(?P<day>\d{4}-\d\d-\d\d) )?(?P<time>(?:[01]\d|2[0-3]):[0-5]\d)(?![\d:])")


def clock_words(text: str) -> str:
    """The text with every time in it, and the day before one, as the locale writes it; also a day alone."""
    day = QDate.fromString(text, "yyyy-MM-dd")
    if day.isValid():
        return QLocale().toString(day, QLocale.FormatType.ShortFormat)
    return _TOLD.sub(_in_locale, text)


def _in_locale(told: re.Match[str]) -> str:
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    if told["day"]:
        return locale.toString(QDateTime.fromString(told[0], "yyyy-MM-dd HH:mm"), short)
    return locale.toString(QTime.fromString(told["time"], "HH:mm"), short)
