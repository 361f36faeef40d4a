"""Every control has a name, every page can be gone through by keyboard, and small windows stay usable."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from officer_exposure.store.records import Verdict
from tests.ui.driving import PATIENCE, scan
from tests.ui.waiting import came
from ui.building import ASIDE as ASIDES
from ui.pages.plan import PlanPage
from ui.pages.review import ReviewPage
from ui.pages.sources import SourcesPage
from ui.pages.walk import WalkPage
from ui.pages.where import WherePage
from ui.widgets.gathering_detail import GatheringDetail
from ui.window import Window

PAGES = (
    "home",
    "about",
    "sources",
    "scan",
    "review",
    "pictures",
    "people",
    "walk",
    "plan",
    "where",
    "changes",
    "copies",
    "documents",
    "settings",
)
ASIDE = ("opening", "sections", "stop", "happening", "evidence", "people_search", "requests", "letters", "policy")
"""Pages without a step of their own in the rail."""
SIZES = ((1280, 720), (640, 360))
SHAPE_S = 5.0
"""How long a page may take to find its shape on a machine that has other things to do."""


@pytest.fixture
def scanned(qtbot: QtBot, window: Window, photos: Path) -> Window:
    """The window with results in it, so that every page shows all it can."""
    scan(qtbot, window, photos)
    sources = window.page("sources")
    assert isinstance(sources, SourcesPage)
    sources.browse.setChecked(True)
    return window


def on_screen(window: Window) -> list[QWidget]:
    """Everything that is now to be seen."""
    return [one for one in window.findChildren(QWidget) if one.isVisible()]


def focusable(window: Window) -> list[QWidget]:
    """What the keyboard can reach."""
    return [one for one in on_screen(window) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()]


def settle(qtbot: QtBot, window: Window, key: str) -> None:
    """Until a page has read what it shows, and has found its shape."""
    page = window.page(key)
    if isinstance(page, ReviewPage | WherePage | PlanPage):
        qtbot.waitUntil(lambda: not page.is_reading(), timeout=PATIENCE)
    qtbot.wait(60)


@pytest.mark.parametrize("size", SIZES)
def test_every_control_says_its_name(scanned: Window, size: tuple[int, int]) -> None:
    scanned.resize(*size)
    for key in (*PAGES, *ASIDE):
        scanned.show_page(key)
        for one in focusable(scanned):
            interface = QAccessible.queryAccessibleInterface(one)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name).strip(), (key, one)


def test_the_tab_key_reaches_every_control(qtbot: QtBot, scanned: Window) -> None:
    for key in (*PAGES, *ASIDE):
        scanned.show_page(key)
        scanned.activateWindow()
        qtbot.wait(20)
        wanted = {one for one in focusable(scanned) if not _grouped(one) and one.focusProxy() is None}
        reached: set[QWidget] = set()
        for _ in range(3 * len(wanted) + 30):
            focus = QApplication.focusWidget()
            assert focus is not None
            reached.add(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert wanted <= reached, (key, wanted - reached)


def _grouped(one: QWidget) -> bool:
    """Of an exclusive group the Tab key reaches one; the arrow keys reach the others."""
    return isinstance(one, QAbstractButton) and one.group() is not None


def test_the_arrow_keys_walk_the_rail(window: Window) -> None:
    home = window.rail.button("home")
    home.setFocus()
    QTest.keyClick(home, Qt.Key.Key_Down)
    QTest.keyClick(window.rail.button("sources"), Qt.Key.Key_Space)
    assert window.page("sources").isVisible()


def used_letters(window: Window) -> list[str]:
    """The letters that lead to a control in view."""
    buttons = (one for one in on_screen(window) if isinstance(one, QAbstractButton))
    return sorted(filter(None, (QKeySequence.mnemonic(one.text()).toString() for one in buttons)))


def test_no_two_controls_share_a_letter(scanned: Window, new_window: Window) -> None:
    for window, pages in ((scanned, (*PAGES, *ASIDE)), (new_window, ("home", "opening"))):
        for key in pages:
            window.show_page(key)
            used = used_letters(window)
            assert len(used) == len(set(used)), (key, used)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_sticks_out_at_the_side(qtbot: QtBot, scanned: Window, size: tuple[int, int]) -> None:
    scanned.resize(*size)
    for key in (*PAGES, *ASIDE):
        scanned.show_page(key)
        settle(qtbot, scanned, key)
        page = scanned.page(key)
        for one in on_screen(scanned):
            if page.isAncestorOf(one) and isinstance(one, QLabel | QAbstractButton):
                right = one.mapTo(page, QPoint(one.width(), 0)).x()
                assert right <= page.width(), (key, one, right)
        for name in (ASIDES.get(key, key), "settings"):
            button = scanned.rail.button(name)
            assert button.mapTo(scanned.rail, QPoint(0, button.height())).y() <= scanned.rail.height(), name
            assert button.mapTo(scanned.rail, QPoint(0, 0)).y() >= 0, name


def cut_off(window: Window) -> list[str]:
    """The texts in view that need more height than they have."""
    labels = (one for one in on_screen(window) if isinstance(one, QLabel) and one.wordWrap())
    return [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_off(qtbot: QtBot, scanned: Window, size: tuple[int, int]) -> None:
    scanned.resize(*size)
    for key in (*PAGES, *ASIDE):
        scanned.show_page(key)
        settle(qtbot, scanned, key)
        came(lambda: not cut_off(scanned), SHAPE_S)
        assert cut_off(scanned) == [], key


def test_the_main_action_stands_at_the_same_place(qtbot: QtBot, scanned: Window) -> None:
    corners = set()
    for key in (
        "home",
        "sources",
        "scan",
        "review",
        "pictures",
        "people",
        "walk",
        "where",
        "changes",
        "copies",
        "documents",
    ):
        scanned.show_page(key)
        qtbot.wait(30)
        page = scanned.page(key)
        (main,) = (one for one in page.findChildren(QAbstractButton) if one.property("part") == "main")
        corners.add(main.mapTo(scanned, QPoint(main.width(), main.height())).toTuple())
    assert len(corners) == 1


def test_titles_hold_no_path(scanned: Window) -> None:
    for key in PAGES:
        scanned.show_page(key)
        assert scanned.windowTitle() == "Officer Exposure"
        assert scanned.windowFilePath() == ""


def test_a_small_window_keeps_its_names(window: Window) -> None:
    window.resize(640, 360)
    button = window.rail.button("sources")
    assert button.width() < 60
    assert button.accessibleName() == button.toolTip() == "What to look at"


def test_the_pages_of_the_opening_fit(qtbot: QtBot, new_window: Window) -> None:
    for size in SIZES:
        new_window.resize(*size)
        new_window.show_page("opening")
        qtbot.wait(60)
        page = new_window.page("opening")
        for one in focusable(new_window):
            if page.isAncestorOf(one):
                assert one.mapTo(page, QPoint(one.width(), 0)).x() <= page.width()


def test_the_question_can_be_scrolled_to_its_answers(qtbot: QtBot, window: Window) -> None:
    window.resize(640, 360)
    window.show_page("walk")
    page = window.page("walk")
    assert isinstance(page, WalkPage)
    qtbot.wait(60)
    page.scrolling.ensureWidgetVisible(page.none.button)
    assert not page.none.button.visibleRegion().isEmpty()


def test_the_tab_key_goes_through_the_detail_before_the_main_action(qtbot: QtBot, scanned: Window) -> None:
    scanned.show_page("review")
    scanned.activateWindow()
    review = scanned.page("review")
    assert isinstance(review, ReviewPage)
    qtbot.wait(60)
    (detail,) = (one for one in review.findChildren(GatheringDetail) if one.isVisible())
    QTest.mouseClick(detail.evidence.after, Qt.MouseButton.LeftButton)
    qtbot.wait(60)
    review.list.setFocus()
    walked: list[QWidget] = []
    while not walked or walked[-1] is not review.next:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget() or focus)
        assert len(walked) < 30
    assert walked[:2] == [review.detail.decisions.bar.scopes, review.detail.decisions.bar.buttons[Verdict.FIXED]]
    assert {detail.steps, detail.evidence.before, detail.evidence.after, detail.evidence.all} <= set(walked)
    assert any(isinstance(one, QLabel) for one in walked)
