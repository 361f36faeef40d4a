"""What is said above the review list, and in it where nothing is listed. An empty list never sounds like good news."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from officer_exposure.store.records import Shown, Standing, Wanted
from ui.runner import Reach

_CONTEXT = "ListWords"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def title(reach: Reach | None, wanted: Wanted, *, empty: bool) -> str:
    """The heading of the page."""
    if reach is Reach.FOUND and empty and wanted == Wanted():
        return _tr("Nothing is left on your list")
    if reach is Reach.FOUND:
        return {
            Shown.OPEN: _tr("What was found"),
            Shown.SET_ASIDE: _tr("What you set aside"),
            Shown.GONE: _tr("What is no longer found"),
            Shown.ALL: _tr("Everything that was found"),
        }[wanted.shown]
    return {
        None: _tr("Nothing has been looked at yet"),
        Reach.NOTHING_THERE: _tr("There was nothing to look at"),
        Reach.NOTHING_READ: _tr("Nothing could be read"),
        Reach.NOTHING_FOUND: _tr("Nothing found in what was read"),
    }[reach]


def lead(reach: Reach | None, wanted: Wanted, *, empty: bool, cut_short: bool) -> str:
    """The line under the heading."""
    if cut_short:
        return _tr("You stopped early. The rest was not looked at.")
    if reach is Reach.FOUND:
        handled = _tr("You have decided about everything that was found. More may be there that nobody has looked at.")
        return handled if empty and wanted == Wanted() else ""
    return {
        None: "",
        Reach.NOTHING_THERE: _tr("What you chose holds no files. Choose another folder, or a file."),
        Reach.NOTHING_READ: _tr("So nothing is known about these files. Here is why."),
        Reach.NOTHING_FOUND: _tr("That does not mean there is nothing. Here is what was not looked at."),
    }[reach]


def in_list(wanted: Wanted, *, narrow: bool, things: int) -> str:
    """Why the list is empty. `narrow`: only a part is asked for. `things`: how much is to do in all."""
    if narrow:
        more = "" if wanted.shown is Shown.ALL else _tr("Choose “All” to search what you set aside, too.")
        sentences = (_tr("Nothing here fits what you asked for."), more, _still_to_do(things))
        return " ".join(filter(None, sentences))
    if wanted.standing is Standing.NEW:
        return f"{_tr('The latest look found nothing new.')} {_still_to_do(things)}".strip()
    if wanted.standing is Standing.CAME_BACK:
        return f"{_tr('Nothing on your list has come back.')} {_still_to_do(things)}".strip()
    return {
        Shown.OPEN: "",
        Shown.SET_ASIDE: _tr("You have set nothing aside."),
        Shown.GONE: _tr("Nothing yet. What a later look no longer finds in a file will be listed here."),
        Shown.ALL: "",
    }[wanted.shown]


def _still_to_do(things: int) -> str:
    if not things:
        return ""
    if things == 1:
        return _tr("There is still 1 thing to do.")
    return _tr("There are still {} things to do.").format(QLocale().toString(things))
