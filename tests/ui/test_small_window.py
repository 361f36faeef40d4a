"""Twice the size on a small laptop: 640 by 360 logical pixels. What matters is in view, and nothing is cut off."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.by_labels import Hand
from tests.ui.driving import PATIENCE, go_to
from tests.ui.waiting import came
from tests.ui.ways import WAYS, answer_the_opening
from tests.ui.whereabouts import fill
from ui.appearance import Appearance
from ui.pages.evidence import EvidencePage
from ui.pages.happening import HappeningPage
from ui.pages.review import ReviewPage
from ui.pages.walk import WalkPage
from ui.pages.where import WherePage
from ui.widgets.picker import Picker
from ui.widgets.where.place_list import PlaceList, PlaceRow
from ui.window import Window

SMALL = (640, 360)
WITH_REMARK = {"about", "sources", "briefing", "onboarding", "changes", "copies", "requests"}
IN_A_VAULT = {"change_passphrase", "new_code", "backup"}
_ONE_ROW = 64
"""Logical pixels: a bar of actions in one row, with its margins."""


@pytest.fixture
def small(new_window: Window) -> Window:
    new_window.resize(*SMALL)
    return new_window


def test_what_is_said_beside_the_main_action_is_read_whole(qtbot: QtBot, small: Window) -> None:
    hand = Hand(small)
    hand.press("Begin the calm check")
    answer_the_opening(hand)
    for key in sorted(WITH_REMARK):
        for label in WAYS[key]:
            hand.press(label)
        if key == "requests":
            hand.press("Keep it on my list")
        page = small.page(key)
        qtbot.waitUntil(page.isVisible)
        said = [one for one in page.bar.findChildren(QLabel) if one.isVisible() and one.text()]
        assert said, key
        assert page.bar.height() <= _ONE_ROW, key
        assert [one.text() for one in said if not _is_whole(one)] == [], key


def test_no_button_at_the_foot_of_a_page_is_cut(small: Window) -> None:
    hand = Hand(small)
    hand.press("Begin the calm check")
    answer_the_opening(hand)
    cut = _cut(small, "sections")  # before a sitting is begun its main action says more
    for key, way in WAYS.items():
        if all(map(hand.can_press, way[:1])) and key not in IN_A_VAULT:
            for label in way:
                hand.press(label)
            cut += _cut(small, key)
            while key == "opening" and hand.can_press("Next"):
                hand.press("Next")
    assert cut == []


def _cut(window: Window, key: str) -> list[str]:
    """The buttons at the foot of a page whose words do not find room."""
    buttons = [one for one in window.page(key).bar.findChildren(QPushButton) if one.isVisible()]
    assert buttons or key == "settings", key
    return [f"{key}: {one.text()}" for one in buttons if one.width() < one.sizeHint().width()]


def _is_whole(label: QLabel) -> bool:
    """Whether all its words find room in it."""
    wraps = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    room = QRect(0, 0, label.width(), 10_000)
    needed = label.fontMetrics().boundingRect(room, wraps, label.text())
    return needed.width() <= label.width() and needed.height() <= label.height()


def test_the_question_the_answers_and_the_way_on_are_in_view(small: Window) -> None:
    hand = Hand(small)
    hand.press("Begin the calm check")
    answer_the_opening(hand)
    hand.press("Begin this sitting")
    page = small.page("walk")
    assert isinstance(page, WalkPage)
    for part in (page.title, page.lead, *page.answers.buttons.values(), page.next):
        assert _is_in_view(part)
    assert page.look.mapTo(page, QPoint()).y() < page.answers.mapTo(page, QPoint()).y(), "where to look begins in view"


def test_the_filters_leave_the_list_its_height(small: Window) -> None:
    page = go_to(small, "review", ReviewPage)
    page.filters.resize(600, 40)
    tops = {one.y() for one in (page.filters.search, page.filters.shown, page.filters.areas, page.filters.levels)}
    assert len(tops) == 1


def test_the_first_guess_and_its_question_are_in_view(qtbot: QtBot, small: Window) -> None:
    fill(small.session.store)
    small.session.findings_changed.emit()
    page = go_to(small, "where", WherePage)
    qtbot.waitUntil(lambda: not page.is_reading() and bool(page.guesses), timeout=PATIENCE)
    page.scrolling.settle()
    assert all(map(_is_in_view, (page.guesses[0].where, *page.guesses[0].buttons.values())))


@pytest.mark.parametrize("width", [480, 495, 505, 520])
def test_no_row_of_places_is_cut_beside_the_scroll_bar(qtbot: QtBot, appearance: Appearance, width: int) -> None:
    shown = PlaceList()
    qtbot.addWidget(shown)
    shown.resize(width, 120)
    shown.show_rows(
        [
            PlaceRow(f"The middle of a privacy zone, about {n} miles northeast of Tonopah, NV", 0, 0)
            for n in range(60, 70)
        ]
    )
    shown.show()
    qtbot.waitUntil(shown.verticalScrollBar().isVisible)
    for row in range(shown.count()):
        item = shown.item(row)
        box = shown.visualItemRect(item)
        words = shown.fontMetrics().boundingRect(box.adjusted(11, 0, -11, 0), Qt.TextFlag.TextWordWrap, item.text())
        assert words.height() <= box.height()
        assert box.height() > 1.5 * shown.fontMetrics().height(), "it is too long for one line"


def _is_in_view(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect().size() == part.size()


def test_on_a_bad_day_the_first_step_is_in_view(small: Window) -> None:
    small.show_page("happening")
    page = small.page("happening")
    assert isinstance(page, HappeningPage)
    assert came(lambda: page.steps["FH1"].done.visibleRegion().boundingRect() == page.steps["FH1"].done.rect(), 10)
    (said,) = [one for one in page.steps["FH1"].findChildren(QLabel) if one.text().startswith("1.")]
    assert _is_whole(said)
    assert page.lead_below.isVisible(), "nothing is left out; it comes after the steps"
    small.resize(1280, 720)
    assert came(page.lead.isVisible, 10)
    assert not page.lead_below.isVisible()
    assert page.body.indexOf(page.memory) < page.body.indexOf(page.intro)


def test_what_was_just_kept_is_said_in_view(small: Window) -> None:
    small.show_page("evidence")
    page = small.page("evidence")
    assert isinstance(page, EvidencePage)
    page.form.url.setText("https://example.org/post/1")
    page.keep.click()
    assert came(page.said.isVisible, 10)
    said = [one for one in page.said.findChildren(QLabel) if one.isVisible()]
    assert "example.org/post/1, " in said[-1].text()
    assert came(lambda: all(map(_is_whole, said)), 10)
    page.warn_of_loss()


def test_what_a_button_unfolds_is_in_view(qtbot: QtBot, small: Window) -> None:
    hand = Hand(small)
    for page, button, what in (
        ("What to look at", "Choose a folder or a file", "sources"),
        ("Copies", "Save them somewhere else", "copies"),
        ("About me", "Load from a facts file", "about"),
    ):
        hand.press(page)
        hand.press(button)
        path = next(one for one in small.page(what).findChildren(Picker) if one.isVisible()).path
        qtbot.waitUntil(partial(_is_in_view, path))
