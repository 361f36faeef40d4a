"""How a finding stands and what the officer decided about it, in words for the screen."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from officer_exposure.content import load_content
from officer_exposure.store.records import CHANGED, Decision, KeptFinding, Standing, Verdict

_CONTEXT = "Said"
_DAY = timedelta(days=1)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def verdict_word(verdict: Verdict) -> str:
    """A verdict in a word or two, as its button says it."""
    return {
        Verdict.CONFIRMED: _tr("Confirm"),
        Verdict.NOT_ME: _tr("Not me"),
        Verdict.FALSE_ALARM: _tr("False alarm"),
        Verdict.FIXED: _tr("Fixed"),
        Verdict.LATER: _tr("Later"),
        Verdict.ACCEPTED: _tr("Accept until"),
        Verdict.NOT_APPLICABLE: _tr("Does not apply"),
    }[verdict]


def standing_word(standing: Standing) -> str:
    """What the latest look says of a finding. Only "No longer found" is proof."""
    return {
        Standing.NEW: _tr("New"),
        Standing.STILL: _tr("Still there"),
        Standing.CAME_BACK: _tr("Came back"),
        Standing.UNSEEN: _tr("Not looked at again"),
        Standing.GONE: _tr("No longer found"),
        Standing.ABSENT: _tr("File no longer there"),
    }[standing]


def standing_icon(standing: Standing) -> str:
    """The shape beside the word."""
    return {
        Standing.NEW: "plus-circle-outline",
        Standing.STILL: "eye-outline",
        Standing.CAME_BACK: "restore",
        Standing.UNSEEN: "eye-off-outline",
        Standing.GONE: "eye-check-outline",
        Standing.ABSENT: "file-remove-outline",
    }[standing]


def day_words(day: date, today: date) -> str:
    """A day within a sentence: "today", "yesterday", or its date as the locale writes it."""
    if day == today:
        return _tr("today")
    if day == today - _DAY:
        return _tr("yesterday")
    return _tr("on {}").format(date_words(day))


def date_words(day: date) -> str:
    """A date as the locale writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def seen_words(kept: KeptFinding, today: date) -> str:
    """When it was first and last seen: "First seen today."."""
    first = _tr("First seen {}.").format(day_words(kept.first_seen, today))
    if kept.last_seen == kept.first_seen:
        return first
    return _tr("{} Last seen {}.").format(first, day_words(kept.last_seen, today))


def decision_words(kept: KeptFinding, today: date) -> str:
    """What the officer decided and when, and whether that still holds. Empty where nothing was decided."""
    if kept.decision is None:
        return ""
    told = _told(kept.decision).format(day_words(kept.decision.made, today))
    return " ".join(filter(None, (told, _reason(kept.decision), _holds(kept, kept.decision))))


def undo_words(decision: Decision) -> str:
    """What an undo would take back: "Undo “Not me” for 12"."""
    word = verdict_word(decision.verdict)
    if decision.findings == 1:
        return _tr("Un&do “{}”").format(word)
    return _tr("Un&do “{}” for {}").format(word, QLocale().toString(decision.findings))


def _told(decision: Decision) -> str:
    return {
        Verdict.CONFIRMED: _tr("You confirmed this {}."),
        Verdict.NOT_ME: _tr("You said {} that this is not you."),
        Verdict.FALSE_ALARM: _tr("You called this a false alarm {}."),
        Verdict.FIXED: _tr("You said {} that this is fixed."),
        Verdict.LATER: _tr("You put this off {}."),
        Verdict.ACCEPTED: _tr("You accepted this {}."),
        Verdict.NOT_APPLICABLE: _tr("You said {} that this does not apply to you."),
    }[decision.verdict]


def _reason(decision: Decision) -> str:
    return _tr("Your reason: {}.").format(decision.reason.rstrip(".")) if decision.reason else ""


def _holds(kept: KeptFinding, decision: Decision) -> str:
    """Whether it is back on the list, or when it will be."""
    if kept.reopened:
        return _reopened(kept.reopened)
    if kept.is_open:
        return "" if decision.verdict is Verdict.CONFIRMED else _back(kept.standing, decision)
    if decision.until is not None:
        return _tr("It comes back on {}.").format(date_words(decision.until))
    return ""


def _reopened(by: str) -> str:
    """Why it is back on the list: it tells more than before, or the life event with this id."""
    if by == CHANGED:
        return _tr("It tells more now than when you decided. So it is back on your list.")
    event = load_content().life_event(by)
    if event is None:
        return _tr("Something has changed. So it is back on your list.")
    return _tr("It is back on your list, because you said: “{}.”").format(event.title)


def _back(standing: Standing, decision: Decision) -> str:
    if decision.verdict is Verdict.FIXED and standing is Standing.CAME_BACK:
        return _tr("A later look found it again. So it is back on your list.")
    if decision.until is not None:
        return _tr("It is back on your list now.")
    return ""
