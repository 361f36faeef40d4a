"""The evidence log in the words of the window: what an entry is, what it shows, and how a case stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from officer_exposure.happening.cases import Case, Report, Which
from officer_exposure.happening.entry import EntryKind, ReportedTo, Showing, StillUp


def _tr(text: str) -> str:
    return QCoreApplication.translate("evidence_words", text)


def kind_words() -> dict[EntryKind, str]:
    """What can be written down about something that is in the log already."""
    return {
        EntryKind.LOOKED_AGAIN: _tr("I looked again"),
        EntryKind.REPORTED: _tr("I reported it"),
        EntryKind.ANSWERED: _tr("An answer came"),
        EntryKind.CORRECTED: _tr("Something in the log is wrong"),
        EntryKind.NOTE: _tr("Something else"),
    }


def kept_words() -> dict[EntryKind, str]:
    """What an entry is, in the log."""
    return {
        EntryKind.FOUND: _tr("Seen"),
        EntryKind.NOTE: _tr("Note"),
        EntryKind.REPORTED: _tr("Reported"),
        EntryKind.ANSWERED: _tr("An answer came"),
        EntryKind.LOOKED_AGAIN: _tr("Looked again"),
        EntryKind.CORRECTED: _tr("Correction"),
        EntryKind.STEP: _tr("Step done"),
    }


def showing_words() -> dict[Showing, str]:
    """What it shows."""
    return {
        Showing.THREAT: _tr("A threat"),
        Showing.ADDRESS: _tr("My address"),
        Showing.PHOTO: _tr("A photo of me"),
        Showing.FAMILY: _tr("My family"),
        Showing.IMPERSONATION: _tr("Someone pretends to be me"),
        Showing.OTHER: _tr("Something else"),
    }


def reported_words() -> dict[str, str]:
    """Whom it was reported to; the empty one says nothing of it."""
    return {
        "": _tr("I leave this open"),
        ReportedTo.NOBODY: _tr("Nobody yet"),
        ReportedTo.PLATFORM: _tr("The site or app"),
        ReportedTo.POLICE: _tr("The police"),
        ReportedTo.EMPLOYER: _tr("My agency or employer"),
        ReportedTo.OTHER: _tr("Someone else"),
    }


def still_up_words() -> dict[StillUp, str]:
    """Whether it is still there."""
    return {
        StillUp.UNKNOWN: _tr("I do not know"),
        StillUp.YES: _tr("Yes, still there"),
        StillUp.NO: _tr("No, it is gone"),
    }


def which_words() -> dict[Which, str]:
    """Which cases to show."""
    return {
        Which.ALL: _tr("All of them"),
        Which.NOT_GONE: _tr("Not known to be gone"),
        Which.GONE: _tr("Gone"),
        Which.UNREPORTED: _tr("No report written down"),
    }


def standing_words(case: Case) -> str:
    """Whether it is still there, with the day it was last looked at."""
    on = moment_words(case.looked_on, "")
    match case.still_up:
        case StillUp.YES:
            return _tr("Still there when you last looked, on {}.").format(on)
        case StillUp.NO:
            return _tr("Gone when you last looked, on {}.").format(on)
        case StillUp.UNKNOWN:
            return _tr("You have not written down whether it is still there.")


def report_words(case: Case) -> str:
    """Whom it was reported to. What was not written down is not said."""
    if case.reports:
        return _tr("Reported to: {}.").format("; ".join(map(_report, case.reports)))
    return _tr("Reported to nobody yet.") if case.is_said_unreported else _tr("No report is written down.")


def _report(one: Report) -> str:
    to = one.to or _tr("not written down")
    return _tr("{}, reference {}").format(to, one.reference) if one.reference else to


def moment_words(seen: str, zone: str) -> str:
    """A moment as the locale writes it, with the zone it was written in."""
    clock = QDateTime.fromString(seen[:19], "yyyy-MM-ddTHH:mm:ss")
    return f"{QLocale().toString(clock, date_and_time())} {zone}".strip()


def date_and_time() -> str:
    """How a moment is written here: the locale's way, but with the whole year."""
    short = QLocale().dateTimeFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")
