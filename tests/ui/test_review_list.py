"""The review list: searched, filtered, gone through, and looked at again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.model import Level
from officer_exposure.store.records import Verdict
from tests.ui.driving import PATIENCE, click, go_to, scan, words
from tests.ui.photos import SERIAL, photo
from tests.ui.reviewing import Reviewer
from ui.models.gatherings import ROW, Entry, NotCheckedEntry
from ui.widgets.decision_bar import KEYS, Scope
from ui.window import Window


def test_what_is_typed_is_never_taken_for_a_decision(reviewer: Reviewer) -> None:
    reviewer.search("".join(KEYS.values()).lower())
    filters = reviewer.page.filters
    for box in (filters.shown, filters.areas, filters.levels):
        box.setFocus()
        QTest.keyClicks(box, "nclfwad")
    reviewer.wait()
    assert reviewer.window.session.store.decisions.last() is None
    assert reviewer.form is None


def test_a_search_finds_names_and_values_as_one_types(reviewer: Reviewer) -> None:
    reviewer.search("bea")
    (entry,) = reviewer.entries()
    assert (entry.gathering.check, entry.gathering.count) == ("photo.gps", 1)
    reviewer.check_counts()
    reviewer.search(SERIAL[:5])
    assert [entry.gathering.check for entry in reviewer.entries()] == ["photo.device_identity"]
    reviewer.search("garden exactly")
    assert [entry.gathering.count for entry in reviewer.entries()] == [3]
    assert reviewer.evidence.count.text() == "1 of 3"


def test_a_search_shows_the_file_that_fits_not_the_one_that_was_shown_before(reviewer: Reviewer) -> None:
    for name in ("garden2", "garden0", "garden1"):
        reviewer.search(name)
        assert name in reviewer.evidence.name.text()
        assert reviewer.evidence.kept is not None
        assert name in reviewer.evidence.kept.finding.artifact


def test_every_choice_of_a_filter_can_be_read(reviewer: Reviewer) -> None:
    filters = reviewer.page.filters
    for box in (filters.shown, filters.areas, filters.levels):
        box.showPopup()
        view = box.view()
        reviewer.qtbot.waitUntil(view.isVisible)
        for row in (0, box.count() - 1):
            shown = view.visualRect(box.model().index(row, 0))
            assert shown.top() >= -2
            assert shown.bottom() <= view.viewport().height() + 2
        box.hidePopup()


def test_a_decision_on_all_is_on_all_that_the_search_shows(reviewer: Reviewer) -> None:
    reviewer.search("garden")
    reviewer.scope(Scope.ALL)
    reviewer.decide(Verdict.NOT_ME)
    click(reviewer.page.listing.everything)
    reviewer.open("exactly where")
    assert [entry.gathering.count for entry in reviewer.entries()] == [1, 1]
    reviewer.check_counts()


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        ("Came back", "Nothing on your list has come back. There are still 3 things to do."),
        ("Set aside", "You have set nothing aside."),
        ("No longer found", "Nothing yet. What a later look no longer finds in a file will be listed here."),
    ],
)
def test_an_empty_list_says_why_and_what_is_still_to_do(reviewer: Reviewer, shown: str, sentence: str) -> None:
    reviewer.show(shown)
    assert reviewer.page.listing.nothing.text() == sentence
    assert isinstance(reviewer.current().data(ROW), NotCheckedEntry)
    click(reviewer.page.listing.everything)
    assert isinstance(reviewer.current().data(ROW), Entry)
    assert not reviewer.page.listing.nothing.isVisible()


def test_a_search_without_a_hit_does_not_sound_like_good_news(reviewer: Reviewer) -> None:
    reviewer.search("zebra")
    said = reviewer.page.listing.nothing.text()
    assert said == (
        "Nothing here fits what you asked for. Choose “All” to search what you set aside, too. "
        "There are still 3 things to do."
    )
    assert reviewer.page.title.text() == "What was found"


def test_a_list_that_was_gone_through_is_not_called_clean(reviewer: Reviewer) -> None:
    for text in ("exactly where", "serial number"):
        reviewer.open(text)
        if reviewer.page.detail.decisions.bar.scopes.isVisible():
            reviewer.scope(Scope.ALL)
        reviewer.decide(Verdict.NOT_APPLICABLE)
    assert reviewer.page.title.text() == "Nothing is left on your list"
    assert "nobody has looked at" in reviewer.page.lead.text()
    assert isinstance(reviewer.current().data(ROW), NotCheckedEntry)
    reviewer.check_counts()


def test_new_and_came_back_after_a_second_look(qtbot: QtBot, reviewer: Reviewer, photos: Path) -> None:
    reviewer.open("serial number")
    reviewer.decide(Verdict.FIXED)
    photo(photos / "another.jpg", (51.5, -0.12))
    go_to(reviewer.window, "sources", type(reviewer.window.page("sources")))
    click(reviewer.window.page("sources").go)  # type: ignore[attr-defined] # the page of the sources
    qtbot.waitUntil(lambda: not reviewer.window.session.is_running, timeout=PATIENCE)
    again = Reviewer(qtbot, reviewer.window)
    again.show("Came back")
    (came_back,) = again.entries()
    assert came_back.gathering.check == "photo.device_identity"
    assert words(again.evidence.standing).splitlines()[0] == "Came back"
    assert "A later look found it again." in words(again.evidence.standing)
    again.check_counts()
    again.show("New")
    (new,) = again.entries()
    assert (new.gathering.check, new.gathering.count) == ("photo.gps", 1)
    again.check_counts()
    again.show("To do")
    assert again.listed()[Level.HIGH] == 3
    again.check_counts()


def test_the_list_stays_where_it_is_while_a_scan_goes_on(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    many = tmp_path / "many"
    photo(many / "0.jpg")
    scan(qtbot, window, many)
    reviewer = Reviewer(qtbot, window)
    name = reviewer.evidence.name.text()
    sample = (many / "0.jpg").read_bytes()
    for number in range(1, 1500):
        (many / f"{number}.jpg").write_bytes(sample)
    window.session.start()
    panel = reviewer.evidence
    qtbot.waitUntil(lambda: reviewer.evidence.pages.count > 1 or not window.session.is_running, timeout=PATIENCE)
    assert reviewer.evidence is panel
    qtbot.waitUntil(lambda: not window.session.is_running, timeout=PATIENCE)
    reviewer.wait()
    assert reviewer.evidence is panel
    assert reviewer.evidence.name.text() == name
    assert reviewer.evidence.pages.count == 1500
    reviewer.check_counts()
