"""From choosing a folder to reading what was found, by clicks, with the real auditor on real files."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from officer_exposure.events import Progress
from officer_exposure.model import Audience, Level, Stage
from tests.model_files import needs_models
from tests.ui.driving import PATIENCE, choose, click, go_to, scan, words
from tests.ui.photos import photo
from ui.answers import Given
from ui.models.gatherings import ROW, Entry, NotCheckedEntry
from ui.pages.review import ReviewPage
from ui.pages.scan import ScanPage
from ui.pages.sources import SourcesPage
from ui.pages.walk import WalkPage
from ui.runner import Batch, Reach
from ui.session import ScanState
from ui.widgets.gathering_detail import GatheringDetail
from ui.widgets.not_checked_detail import NotCheckedDetail
from ui.window import Window

_Detail = TypeVar("_Detail", bound=QWidget)


def open_row(qtbot: QtBot, page: ReviewPage, text: str, kind: type[_Detail]) -> _Detail:
    """Choose the row that says `text` and give the detail that comes up."""
    model = page.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    page.list.setCurrentIndex(next(row for row in rows if text in str(row.data())))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(kind)))
    return next(one for one in page.findChildren(kind) if one.isVisible())


def test_a_scan_finds_the_place_and_shows_it(qtbot: QtBot, window: Window, photos: Path) -> None:
    choose(window, photos)
    sources = go_to(window, "sources", SourcesPage)
    click(sources.audiences[Audience.PUBLIC])
    click(sources.go)
    qtbot.waitUntil(lambda: not window.session.is_running, timeout=PATIENCE)
    page = window.page("scan")
    assert isinstance(page, ScanPage)
    assert window.session.state is ScanState.DONE
    assert page.counts[Level.URGENT].text() == "2"
    assert page.files.text() == "7 of 7 files"
    click(page.next)

    review = window.page("review")
    assert isinstance(review, ReviewPage)
    detail = open_row(qtbot, review, "exactly where", GatheringDetail)
    assert "Urgent" in words(detail)
    assert "48.13720, 11.57560" in words(detail)
    assert "Anyone" in words(detail)
    assert "Leads to the door" in words(detail)
    assert detail.remedy.isVisible()


def test_the_counts_agree_everywhere(qtbot: QtBot, window: Window, photos: Path) -> None:
    page = scan(qtbot, window, photos)
    overview = window.session.store.findings.overview()
    assert {level: count.text() for level, count in page.counts.items()} == {
        level: str(count) for level, count in overview.items()
    }
    assert f"{sum(overview.values())} things" in window.rail.button("review").accessibleName()


def test_the_picture_is_drawn_by_a_worker(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    review = go_to(window, "review", ReviewPage)
    panel = open_row(qtbot, review, "exactly where", GatheringDetail).evidence
    qtbot.waitUntil(lambda: panel.picture.accessibleName() == "Picture", timeout=PATIENCE)
    first = panel.name.text()
    click(panel.after)
    assert panel.name.text() != first
    assert panel.count.text() == "2 of 4"


def test_every_file_of_a_gathering_can_be_reached(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    review = go_to(window, "review", ReviewPage)
    panel = open_row(qtbot, review, "exactly where", GatheringDetail).evidence
    click(panel.all)
    names = {str(panel.list.model().index(row, 0).data()) for row in range(panel.list.model().rowCount())}
    assert names == {"garden0.jpg", "garden1.jpg", "garden2.jpg", "trip/beach.jpg"}
    last = panel.list.model().index(3, 0)
    qtbot.waitUntil(lambda: panel.list.visualRect(last).isValid())
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    assert panel.count.text() == "4 of 4"


def test_filters_leave_only_what_was_asked_for(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    review = go_to(window, "review", ReviewPage)

    def entries() -> list[Entry]:
        model = review.list.model()
        rows = [model.index(row, 0).data(ROW) for row in range(model.rowCount())]
        return [row for row in rows if isinstance(row, Entry)]

    everything = len(entries())
    review.filters.areas.setCurrentText("Home")
    assert 0 < len(entries()) < everything
    review.filters.areas.setCurrentIndex(0)
    review.filters.levels.setCurrentText("Low")
    assert all(entry.gathering.level is Level.LOW for entry in entries())


def test_what_was_not_checked_stands_on_its_own(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    review = go_to(window, "review", ReviewPage)
    detail = open_row(qtbot, review, "not looked at", NotCheckedDetail)
    assert "broken.jpg" in words(detail)
    assert "What these checks can miss" in words(detail)


def test_nothing_found_is_not_called_safe(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    photo(tmp_path / "one" / "clean.jpg", None)
    scan(qtbot, window, tmp_path / "one")
    review = go_to(window, "review", ReviewPage)
    assert review.title.text() == "Nothing found in what was read"
    assert window.rail.button("review").accessibleName() == "Review, Nothing found"
    assert window.rail.button("scan").accessibleName() == "Scan, Done"
    scanning = window.page("scan")
    assert scanning.lead.text().endswith("2 checks did not run. The review says why.")
    assert "does not mean there is nothing" in review.lead.text()
    assert isinstance(review.list.currentIndex().data(ROW), NotCheckedEntry)


def test_cancel_is_immediate_and_keeps_what_was_found(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    sample = photo(tmp_path / "many" / "0.jpg").read_bytes()
    for number in range(1, 4000):
        (tmp_path / "many" / f"{number}.jpg").write_bytes(sample)
    page = choose(window, tmp_path / "many")
    click(page.go)
    scanning = window.page("scan")
    assert isinstance(scanning, ScanPage)
    qtbot.waitUntil(lambda: any(count.text() != "0" for count in scanning.counts.values()), timeout=PATIENCE)
    began = time.monotonic()
    click(scanning.cancel)
    qtbot.waitUntil(lambda: not window.session.is_running, timeout=PATIENCE)
    assert time.monotonic() - began < 3
    assert window.session.state is ScanState.CANCELLED
    assert "not looked at" in scanning.lead.text()
    assert "counting" not in scanning.files.text()
    assert sum(window.session.store.findings.overview().values()) > 0


def test_closing_during_a_scan_leaves_nothing_running(qtbot: QtBot, window: Window, photos: Path) -> None:
    page = choose(window, photos)
    click(page.go)
    assert window.session.is_running
    window.close()


def test_a_place_that_is_gone_is_said_plainly(qtbot: QtBot, window: Window, photos: Path, tmp_path: Path) -> None:
    page = choose(window, photos)
    photos.rename(tmp_path / "elsewhere")
    click(page.go)
    qtbot.waitUntil(lambda: window.session.state is ScanState.FAILED, timeout=PATIENCE)
    scanning = window.page("scan")
    assert "cannot be opened" in words(scanning)
    assert str(photos) not in words(scanning)


def test_an_empty_folder_is_said_to_be_empty(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    scanning = scan(qtbot, window, tmp_path / "empty")
    assert scanning.title.text() == "There was nothing to look at"
    assert window.rail.button("review").accessibleName() == "Review, Nothing was read"
    assert not scanning.found.isVisible()
    review = go_to(window, "review", ReviewPage)
    assert review.title.text() == "There was nothing to look at"
    click(review.next)
    assert window.page("sources").isVisible()
    click(window.rail.button("scan"))
    click(scanning.next)
    assert window.page("sources").isVisible()


def test_files_that_cannot_be_read_never_look_clean(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.bin").write_bytes(bytes(range(256)))
    scanning = scan(qtbot, window, tmp_path / "texts")
    assert "could be read" in scanning.lead.text()
    assert not scanning.found.isVisible()
    assert window.rail.button("review").accessibleName() == "Review, Nothing was read"
    review = go_to(window, "review", ReviewPage)
    assert review.title.text() == "Nothing could be read"


def test_what_to_do_is_in_view_without_scrolling(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    review = go_to(window, "review", ReviewPage)
    detail = open_row(qtbot, review, "exactly where", GatheringDetail)
    qtbot.waitUntil(lambda: detail.steps.visibleRegion().boundingRect() == detail.steps.rect())
    assert "What to do: Share a copy without the place" in words(detail)
    click(detail.steps)
    qtbot.waitUntil(lambda: not detail.remedy.visibleRegion().isEmpty())


@needs_models
def test_one_broken_file_is_one_file(qtbot: QtBot, window: Window, photos: Path) -> None:
    page = scan(qtbot, window, photos)
    assert page.missed.text() == "1 file could not be looked at in full"
    assert window.rail.button("scan").accessibleName() == "Scan, Done, 1 not in full"
    click(page.see_missed)
    review = window.page("review")
    assert isinstance(review, ReviewPage)
    qtbot.waitUntil(lambda: bool(review.findChildren(NotCheckedDetail)))
    assert review.isVisible()
    assert "broken.jpg" in words(review.findChildren(NotCheckedDetail)[-1])
    model = review.list.model()
    last = model.index(model.rowCount() - 1, 0)
    qtbot.waitUntil(lambda: last.data(ROW) == NotCheckedEntry("1 file and 2 checks"))


def test_nothing_moves_before_the_files_are_counted(window: Window, photos: Path) -> None:
    page = choose(window, photos)
    click(page.go)
    scanning = window.page("scan")
    assert isinstance(scanning, ScanPage)
    assert (scanning.bar_of_files.maximum(), scanning.bar_of_files.value()) == (1, 0)


@pytest.mark.parametrize(
    ("files_per_second", "said"),
    [(0.2, "Less than 1 file a second"), (0.8, "About 1 file a second"), (30.4, "30 files a second")],
)
def test_a_slow_computer_does_not_look_like_one_that_hangs(
    window: Window, photos: Path, files_per_second: float, said: str
) -> None:
    click(choose(window, photos).go)
    scanning = window.page("scan")
    assert isinstance(scanning, ScanPage)
    slow = Progress(Stage.PIXELS, 100, 200, files_per_second, 300.0)
    window.session.advanced.emit(Batch(progress={Stage.PIXELS: slow}, things={}, not_checked=0))
    assert scanning.rate.text() == f"{said}, about 5 minutes left for this step"


def test_what_went_away_is_not_called_gone_through(qtbot: QtBot, window: Window, photos: Path) -> None:
    """A disk that was pulled out in the middle: tests/core/test_audit.py has it told apart."""
    page = scan(qtbot, window, photos)
    assert "gone through" in words(page)
    assert window.session.look is not None
    window.session.look = replace(window.session.look, lost=True)
    window.session.scan_changed.emit()
    assert "gone through" not in words(page)
    assert "could not be opened, or went away" in page.lead.text()
    window.session.look = replace(window.session.look, reach=Reach.NOTHING_READ)
    window.session.scan_changed.emit()
    assert "gone through" not in words(page)


def test_answers_leave_the_page_of_the_scan_alone(qtbot: QtBot, window: Window, photos: Path) -> None:
    page = scan(qtbot, window, photos)
    walk = go_to(window, "walk", WalkPage)
    click(walk.answers.buttons[Given.EXPOSED])
    with qtbot.waitSignal(window.session.findings_changed, timeout=PATIENCE):
        go_to(window, "scan", ScanPage)
    assert page.files.text() == "7 of 7 files"
    assert page.counts[Level.URGENT].text() == "0"
    things = sum(window.session.store.findings.overview().values())
    assert f"{things} things" in window.rail.button("review").accessibleName()


def test_a_new_look_shows_the_whole_list_again(qtbot: QtBot, window: Window, photos: Path) -> None:
    """An old search in the list would make what was found now look like next to nothing."""
    click(scan(qtbot, window, photos).next)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    everything = words(page.counts)
    page.filters.search.setFocus()
    QTest.keyClicks(page.filters.search, "serial")
    qtbot.waitUntil(lambda: words(page.counts) != everything)
    click(go_to(window, "sources", SourcesPage).go)
    qtbot.waitUntil(lambda: not window.session.is_running, timeout=PATIENCE)
    go_to(window, "review", ReviewPage)
    assert page.filters.search.text() == ""
    qtbot.waitUntil(lambda: words(page.counts) == everything)


def test_adding_a_place_closes_the_picker_and_names_what_is_added(window: Window, photos: Path) -> None:
    page = go_to(window, "sources", SourcesPage)
    assert "first" in words(page.bar)
    click(page.browse)
    page.picker.open(photos)
    assert page.add.text() == "A&dd “photos”"
    click(page.add)
    assert not page.picker.isVisible()
    assert page.wait.isHidden()
    assert page.go.isEnabled()
    focused = window.focusWidget()
    assert focused is page.audiences[Audience.UNKNOWN], "the frame stands around what is chosen"
