"""The family briefing by clicks: who is in the room, the presentation, and a sheet for each."""

from __future__ import annotations

import itertools
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.content.briefing import load_briefing
from officer_exposure.report.briefing.slides import slides_of
from officer_exposure.report.briefing.view import briefing_view
from tests.core.store.runs import SOURCE, Look, known_finding
from tests.core.test_pdf import text_of
from tests.ui.driving import PATIENCE, click, go_to, scan, words
from tests.ui.waiting import came
from ui.pages.briefing import BriefingPage
from ui.pages.documents import DocumentsPage
from ui.window import Window


@pytest.fixture
def page(window: Window) -> BriefingPage:
    click(go_to(window, "documents", DocumentsPage).briefing)
    page = window.page("briefing")
    assert isinstance(page, BriefingPage)
    assert page.isVisible()
    return page


def test_without_anybody_in_the_room_nothing_can_be_done(page: BriefingPage) -> None:
    assert not page.main.isEnabled()
    assert not page.present.isEnabled()
    click(page.listeners["teen"])
    assert page.main.isEnabled()


def test_the_family_sees_nothing_of_what_was_found(window: Window, page: BriefingPage) -> None:
    store = window.session.store
    found = known_finding(1)
    Look(store).visits(found.artifact, outcomes="f").records(found).ends(SOURCE)
    window.session.findings_changed.emit()
    review = window.rail.button("review")
    window.session.opened.emit("people.example")
    assert "people.example" in window.foot.words.text()
    window.show_page("home")
    window.show_page("briefing")
    assert "people.example" not in window.foot.words.text()
    assert review.accessibleName() == "Review", "who chooses who is in the room may have them beside them"
    click(page.listeners["teen"])
    click(page.present)
    assert not window.rail.isVisible()
    click(page.back)
    click(page.back)
    assert window.rail.isVisible()
    click(window.rail.button("documents"))
    click(window.rail.button("home"))
    assert review.accessibleName() == "Review, 1 thing"
    assert "people.example" in window.foot.words.text(), "the officer is told what was opened, and when"
    window.show_page("briefing")
    click(page.present)
    window.show_page("home")
    assert window.rail.isVisible(), "a page that is the officer's own has the way to all others"


def test_a_teenager_is_not_handed_the_plan_of_the_officer(page: BriefingPage) -> None:
    click(page.listeners["teen"])
    click(page.present)
    said = [words(page.slides)]
    while not page.slides.is_last():
        page.slides.go(1)
        said.append(words(page.slides))
    assert page.slides.heading.text() == load_briefing().home_card.title
    assert not any(word in "".join(said) for word in ("supervisor", "chain of command", "union", "commander"))


def test_the_presentation_goes_through_every_rule_by_keys_and_buttons(page: BriefingPage) -> None:
    click(page.listeners["child"])
    click(page.present)
    seen = [page.slides.heading.text()]
    while not page.slides.is_last():
        if len(seen) % 2:
            QTest.keyClick(page.slides, Qt.Key.Key_Right)
        else:
            click(page.main)
        seen.append(page.slides.heading.text())
    assert {rule.say for rule in load_briefing().sheets["child"].rules} <= set(seen)
    assert page.main.text() == "Do&ne"
    click(page.back)
    assert page.slides.heading.text() == seen[-2]
    QTest.keyClick(page.slides, Qt.Key.Key_Right)
    QTest.keyClick(page.slides, Qt.Key.Key_Right)
    assert page.listeners["child"].isVisible(), "behind the last slide it is over"


def test_in_a_small_window_each_slide_begins_at_its_top_and_has_room(
    qtbot: QtBot, window: Window, page: BriefingPage
) -> None:
    window.resize(640, 360)
    for listener in ("partner", "child"):
        page.scrolling.ensureWidgetVisible(page.listeners[listener])
        click(page.listeners[listener])
    click(page.present)
    bar = page.scrolling.verticalScrollBar()
    rules = {rule.say for listener in page.chosen() for rule in load_briefing().sheets[listener].rules}
    while page.slides.isVisible():
        qtbot.wait(20)
        assert bar.value() == 0
        assert not (page.slides.heading.text() in rules and bar.maximum()), page.slides.heading.text()
        bar.setValue(bar.maximum())
        click(page.main)


def _longest_slide(page: BriefingPage) -> int:
    """Go to the slide that the window cannot show at once; how many pixels of it are left."""
    while not page.slides.is_last():
        page.slides.go(1)
        if page.slides.heading.text() == load_briefing().card.title:
            break
    assert came(lambda: page.scrolling.verticalScrollBar().maximum() > 0, 10)
    return page.scrolling.verticalScrollBar().maximum()


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_a_long_slide_is_read_to_its_end_by_keys_before_the_next_comes(
    window: Window, page: BriefingPage, key: Qt.Key
) -> None:
    window.resize(640, 360)
    for listener in ("partner", "child"):
        click(page.listeners[listener])
    click(page.present)
    left = _longest_slide(page)
    bar, number = page.scrolling.verticalScrollBar(), page.slides.number
    places = [bar.value()]
    while page.slides.number == number:
        assert page.slides.hasFocus()
        QTest.keyClick(page.slides, key)
        places.append(bar.value())
    assert places == [*sorted(places[:-1]), 0]
    assert max(places) == left, "all of it was in view"
    assert max(b - a for a, b in itertools.pairwise(places)) < page.scrolling.viewport().height()
    QTest.keyClick(page.slides, Qt.Key.Key_PageUp)
    assert page.slides.number == number


def test_the_keys_back_scroll_up_first_and_the_sideways_ones_never(window: Window, page: BriefingPage) -> None:
    window.resize(640, 360)
    click(page.listeners["partner"])
    click(page.listeners["child"])
    click(page.present)
    left = _longest_slide(page)
    bar, number = page.scrolling.verticalScrollBar(), page.slides.number
    bar.setValue(left)
    QTest.keyClick(page.slides, Qt.Key.Key_Up)
    assert (page.slides.number, bar.value() < left) == (number, True)
    QTest.keyClick(page.slides, Qt.Key.Key_Left)
    assert (page.slides.number, bar.value()) == (number - 1, 0)
    QTest.keyClick(page.slides, Qt.Key.Key_Right)
    click(page.main)
    assert (page.slides.number, page.slides.hasFocus()) == (number + 1, True)


def test_each_gets_a_sheet_of_their_own_without_anything_that_was_found(
    qtbot: QtBot, window: Window, photos: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    scan(qtbot, window, photos)
    click(go_to(window, "documents", DocumentsPage).briefing)
    page = window.page("briefing")
    assert isinstance(page, BriefingPage)
    for listener in ("partner", "child"):
        click(page.listeners[listener])
    page.evening.click()
    click(page.main)
    page.picker.open(folder)
    page.main.setFocus()
    QTest.keyClick(page.main, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Saved" in words(page.result) and page.main.isEnabled(), timeout=PATIENCE)
    assert window.focusWidget() is page.main, "the keyboard is where it was"
    assert sorted(path.name for path in folder.iterdir()) == ["family-sheet-child.pdf", "family-sheet-partner.pdf"]
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        said = text_of(path.read_bytes())
        assert "48.1372" not in said
        assert "garden" not in said
        assert ("Oneeveningwithotherfamilies" in said) == path.name.endswith("partner.pdf")
    assert "Ourowncheck" in text_of((folder / "family-sheet-partner.pdf").read_bytes())


def test_what_helps_comes_on_a_slide_behind_its_story() -> None:
    from datetime import date

    view = briefing_view("partner", made=date(2026, 11, 26))
    slides = slides_of(view)
    stories = [number for number, slide in enumerate(slides) if slide.heading in {one.title for one in view.talks}]
    assert len(stories) == len(view.talks)
    for number in stories:
        assert not any(line.startswith("A good answer:") for line in slides[number].lines)
        assert slides[number + 1].lines[0].startswith("A good answer:")
