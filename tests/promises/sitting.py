"""A whole sitting in the real window, by mouse and keyboard: run as a program, to be watched and killed.

    python -P sitting.py PART TELL

PART is a name in `PARTS`. What to type, and where the photos lie, comes as JSON on standard input: no mark stands in
this file, which Python compiles to disk. TELL is the number of an open pipe, on which the sitting tells what the test
has to know, a line of JSON each. On standard output comes what the program itself says.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from officer_exposure.store.records import Verdict
from tests.promises.left_in_window import alive, children, everything_held, people_alive
from tests.ui.driving import PATIENCE, choose, click, gate_page, go_to, type_into, unlock
from tests.ui.reviewing import Reviewer
from tests.ui.test_vault import code_on
from ui.app import prepared, stay
from ui.models.gatherings import Entry
from ui.pages.about import AboutPage
from ui.pages.documents import DocumentsPage
from ui.pages.pictures import PicturesPage
from ui.pages.plan import PlanPage
from ui.pages.sources import SourcesPage
from ui.pages.vault.backup import BackupPage
from ui.pages.vault.keychain import KeychainPage
from ui.pages.vault.make import MakeVaultPage
from ui.pages.vault.recovery_code import RecoveryCodePage
from ui.pages.vault.welcome import WelcomePage
from ui.pages.where import WherePage
from ui.runner import Batch
from ui.session import Session
from ui.widgets.decision_form import AcceptForm, LaterForm
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.fixed_form import FixedForm
from ui.window import Window

_TITLES_MS = 20
_SIZE = (1280, 720)
_PAUSE_MS = 300
_PICTURES = 4


Pauses = Iterator[None]
"""A part of the sitting, which is interrupted wherever the window is to be left to itself."""


class Script(msgspec.Struct):
    """What is typed, and where things lie."""

    passphrase: str
    facts: list[tuple[str, str, str, str]]
    """Section, group, field, text."""

    photos: str
    desk: str
    reports: str
    exact: str
    stick: str
    reason: str
    search: str


class Waiting(QtBot):
    """The patience of the tests of the window, where there is no test around it."""

    def __init__(self) -> None:
        qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call] # pytest-qt has no types for it

    def _should_raise(self, raising_arg: bool | None) -> bool:
        return raising_arg is not False


class Sitting:
    """Somebody in front of the window."""

    def __init__(self, script: Script, tell: Callable[..., None]) -> None:
        self._script, self._tell = script, tell
        self._qtbot = Waiting()
        self._titles: set[str] = set()
        self._timer = QTimer(interval=_TITLES_MS)
        self._timer.timeout.connect(self._read_titles)
        self._timer.start()

    @property
    def window(self) -> Window:
        """The window."""
        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))

    def from_first_start_to_quick_exit(self) -> Pauses:
        """Everything that an officer does the first day."""
        self.window.resize(*_SIZE)
        self._make_vault()
        self._enter_facts()
        self._look()
        self._open_pictures()
        self._decide()
        self._search()
        self._look_through_pictures()
        self._see_where_home_is()
        self._see_plan()
        self._save_report(exact=False)
        self._lock()
        yield
        self._look_what_is_left()
        self._unlock()
        self._back_up()
        self._open_pictures()
        self._tell(titles=sorted(self._titles))
        QTest.keyClick(self.window, Qt.Key.Key_F10)
        assert not self.window.isVisible()

    def scan_until_killed(self) -> Pauses:
        """A scan of many photos; tells as soon as something was found."""
        self._unlock()
        page = go_to(self.window, "sources", SourcesPage)
        self.window.session.advanced.connect(self._tell_found)
        click(page.go)
        while self.window.session.is_running:
            yield
        raise AssertionError("nobody came to kill it")

    def save_exact_values(self) -> Pauses:
        """What the search is held against: a report that was asked for with everything in it."""
        self._unlock()
        self._save_report(exact=True)
        yield
        self.window.close()

    def _read_titles(self) -> None:
        windows = [one.title() for one in QGuiApplication.topLevelWindows()]
        self._titles.update(windows, (one.windowTitle() for one in QApplication.topLevelWidgets()))

    def _tell_found(self, batch: Batch) -> None:
        if batch.things:
            self._tell(found=sum(batch.things.values()))

    def _wait_for_scan(self) -> None:
        self._qtbot.waitUntil(lambda: not self.window.session.is_running, timeout=PATIENCE)

    def _make_vault(self) -> None:
        window = self.window
        click(gate_page(window, "welcome", WelcomePage).make)
        choosing = gate_page(window, "passphrase", MakeVaultPage)
        for line in choosing.passphrase.field.lines:
            type_into(line, self._script.passphrase)
        click(choosing.next)
        page = window.gate.page("code")
        assert isinstance(page, RecoveryCodePage)
        self._qtbot.waitUntil(page.isVisible, timeout=PATIENCE)
        click(page.card.copy)
        code = code_on(page)
        assert QGuiApplication.clipboard().text() == code
        self._tell(code=code, held=everything_held())
        type_into(page.card.last, page.card.last_group())
        click(page.next)
        last = gate_page(window, "keychain", KeychainPage)
        self._qtbot.waitUntil(lambda: not last.is_working, timeout=PATIENCE)
        click(last.no)

    def _enter_facts(self) -> None:
        page = go_to(self.window, "about", AboutPage)
        for section, group, key, text in self._script.facts:
            if section in page.offers.buttons and page.offers.buttons[section].isVisible():
                click(page.offers.buttons[section])
            editor = page.sections[section].groups[group].rows[0].fields[key].editor
            assert isinstance(editor, QLineEdit)
            type_into(editor, text)
            QTest.keyClick(editor, Qt.Key.Key_Return)

    def _look(self) -> None:
        click(choose(self.window, Path(self._script.photos)).go)
        self._wait_for_scan()

    def _open_pictures(self) -> None:
        reviewer = Reviewer(self._qtbot, self.window)
        for entry in _pictured(reviewer)[:_PICTURES]:
            self._open(reviewer, entry)

    def _look_through_pictures(self) -> None:
        """The review at speed: one picture is drawn and answered."""
        page = go_to(self.window, "pictures", PicturesPage)
        self._qtbot.waitUntil(page.next.isEnabled, timeout=PATIENCE)
        click(page.next)
        QTest.keyClick(page.stage, Qt.Key.Key_N)
        self._qtbot.waitUntil(page.undo.isEnabled, timeout=PATIENCE)
        assert not self.window.grab().isNull()

    def _see_where_home_is(self) -> None:
        """The map, with a guess on it, and a place on the map chosen."""
        page = go_to(self.window, "where", WherePage)
        self._qtbot.waitUntil(lambda: bool(page.guesses) and not page.is_reading(), timeout=PATIENCE)
        page.map.list.setCurrentRow(page.map.list.count() - 1)
        assert not self.window.grab().isNull()

    def _see_plan(self) -> None:
        """The ways, with a step ticked, and the attack run again."""
        page = go_to(self.window, "plan", PlanPage)
        self._qtbot.waitUntil(lambda: bool(page.ticks) and not page.is_reading(), timeout=PATIENCE)
        click(next(iter(page.ticks.values())).box)
        self._qtbot.waitUntil(lambda: page.places.isVisible() and not page.is_reading(), timeout=PATIENCE)
        assert not self.window.grab().isNull()

    def _open(self, reviewer: Reviewer, entry: Entry) -> None:
        """Open a finding, until its picture is drawn."""
        reviewer.open(entry.gathering.summary)
        self._qtbot.waitUntil(lambda: _in_view(reviewer.page) == 1, timeout=PATIENCE)
        picture = reviewer.evidence.picture
        self._qtbot.waitUntil(lambda: picture.accessibleName().startswith("Picture"), timeout=PATIENCE)
        assert not self.window.grab().isNull()

    def _decide(self) -> None:
        reviewer = Reviewer(self._qtbot, self.window)
        for verdict in (Verdict.LATER, Verdict.ACCEPTED, Verdict.FIXED):
            self._open(reviewer, _pictured(reviewer)[-1])
            reviewer.press(verdict)
            match reviewer.form:
                case LaterForm() as form:
                    form.day.setDate(form.day.date().addDays(30))
                    click(form.pick)
                case AcceptForm() as form:
                    QTest.keyClicks(form.reason, self._script.reason)
                    click(form.accept)
                case FixedForm() as form:
                    self._show_screenshot(form)
            reviewer.wait()
            last = self.window.session.store.decisions.last()
            assert last is not None
            assert last.verdict is verdict
        reviewer.show("Set aside")
        self._open(reviewer, _pictured(reviewer)[0])
        reviewer.show("To do")

    def _show_screenshot(self, form: FixedForm) -> None:
        click(form.screenshot)
        form.picker.open(Path(self._script.desk))
        form.picker.list.setCurrentIndex(form.picker.list.model().index(0, 0))
        click(form.use)

    def _search(self) -> None:
        reviewer = Reviewer(self._qtbot, self.window)
        reviewer.search(self._script.search)
        assert reviewer.entries()
        self._open(reviewer, _pictured(reviewer)[0])

    def _save_report(self, *, exact: bool) -> None:
        page = go_to(self.window, "documents", DocumentsPage)
        page.picker.open(Path(self._script.exact if exact else self._script.reports))
        click(page.json)
        if exact:
            click(page.exact)
        click(page.save)
        self._qtbot.waitUntil(page.save.isEnabled, timeout=PATIENCE)

    def _lock(self) -> None:
        self._tell(held=everything_held(), alive=alive())
        QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def _look_what_is_left(self) -> None:
        self._tell(held=everything_held(), alive=alive(), children=children(), people=people_alive())

    def _unlock(self) -> None:
        unlock(self._qtbot, self.window, self._script.passphrase)

    def _back_up(self) -> None:
        self.window.show_page("backup")
        page = self.window.page("backup")
        assert isinstance(page, BackupPage)
        page.picker.open(Path(self._script.stick))
        click(page.save)
        self._qtbot.waitUntil(page.note.isVisible, timeout=PATIENCE)


PARTS = {
    "first day": Sitting.from_first_start_to_quick_exit,
    "scan": Sitting.scan_until_killed,
    "exact values": Sitting.save_exact_values,
}


def main(part: str, pipe: int) -> int:
    """Play one part in the window of a fresh start; returns the exit status."""
    os.set_inheritable(pipe, False)
    script = msgspec.json.decode(sys.stdin.buffer.read(), type=Script)
    application = prepared(["officer-exposure"])
    sitting = Sitting(script, partial(_tell, pipe))
    QTimer.singleShot(_PAUSE_MS, lambda: _play(PARTS[part](sitting), pipe))
    return stay(application, Session())


def _in_view(page: QWidget) -> int:
    """How many panels of evidence: for a moment, the old one and the new one, or none."""
    return sum(panel.isVisible() for panel in page.findChildren(EvidencePanel))


def _pictured(reviewer: Reviewer) -> list[Entry]:
    """What has a picture to show: recordings have none."""
    return [entry for entry in reviewer.entries() if not entry.gathering.check.startswith(("activity.", "places."))]


def _play(part: Pauses, pipe: int) -> None:
    """Go on to the next pause, in which the window is by itself, and from there later."""
    try:
        next(part)
    except StopIteration:
        return
    except BaseException:  # noqa: BLE001 - whatever it was, the test has to hear of it and must not wait
        _tell(pipe, trouble=traceback.format_exc())
        os._exit(9)
    QTimer.singleShot(_PAUSE_MS, lambda: _play(part, pipe))


def _tell(pipe: int, **words: Any) -> None:
    line = f"{json.dumps(words)}\n".encode()
    while line:
        line = line[os.write(pipe, line) :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
