"""Saying that something is fixed: a new look at the file, a screenshot, or one's word."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.store.records import Standing, Verdict
from tests.ui.driving import PATIENCE, click, words
from tests.ui.photos import photo
from tests.ui.reviewing import Reviewer
from ui.widgets.fixed_form import FixedForm
from ui.widgets.gathering_detail import GatheringDetail
from ui.widgets.screenshot import Screenshot


def test_a_new_look_at_the_file_proves_that_it_is_fixed(reviewer: Reviewer, photos: Path) -> None:
    reviewer.open("exactly where")
    name = reviewer.evidence.name.text().replace("\u200b", "")
    photo(photos / name, None)
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    click(form.look)
    reviewer.wait()
    assert reviewer.said() == "It is no longer found in this file. That is kept as \u201cFixed\u201d."
    assert reviewer.evidence.count.text() == "1 of 3"
    reviewer.check_counts()
    reviewer.show("No longer found")
    assert reviewer.evidence.name.text().replace("\u200b", "") == name
    assert words(reviewer.evidence.standing).splitlines()[0] == "No longer found"
    assert not reviewer.page.detail.decisions.bar.isVisible()
    (detail,) = (one for one in reviewer.page.findChildren(GatheringDetail) if one.isVisible())
    assert not detail.steps.isVisible()
    assert not detail.remedy.isVisible()
    assert reviewer.page.title.text() == "What is no longer found"


def test_a_path_that_is_typed_for_a_screenshot_decides_nothing(reviewer: Reviewer) -> None:
    reviewer.open("exactly where")
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    for part in (form.look, form.screenshot, form.word, form.cancel):
        part.setFocus()
        QTest.keyClicks(part, "nclfwad")
    assert reviewer.form is form
    assert reviewer.window.session.store.decisions.last() is None
    click(form.screenshot)
    assert form.picker.path.hasFocus()


def test_a_new_look_at_the_file_says_that_it_is_still_there(reviewer: Reviewer) -> None:
    reviewer.open("exactly where")
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    click(form.look)
    reviewer.wait()
    assert reviewer.said() == "It is still there. So it stays on your list."
    assert reviewer.evidence.count.text() == "1 of 4"
    assert reviewer.window.session.store.decisions.last() is None
    kept = reviewer.evidence.kept
    assert kept is not None
    assert kept.standing is Standing.STILL
    reviewer.check_counts()


def test_a_file_that_is_gone_or_broken_is_never_called_fixed(reviewer: Reviewer, photos: Path) -> None:
    reviewer.open("exactly where")
    name = reviewer.evidence.name.text().replace("\u200b", "")
    for damage in (lambda: (photos / name).write_bytes(b"\xff\xd8\xff\xe1\x40\x00"), (photos / name).unlink):
        damage()
        reviewer.press(Verdict.FIXED)
        form = reviewer.form
        assert isinstance(form, FixedForm)
        click(form.look)
        reviewer.wait()
        assert "stays on your list" in reviewer.said()
        assert reviewer.evidence.count.text() == "1 of 4"
    assert reviewer.window.session.store.decisions.last() is None


def test_no_new_look_at_a_file_while_a_scan_goes_on(qtbot: QtBot, reviewer: Reviewer) -> None:
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    reviewer.window.session.start()
    click(form.look)
    assert reviewer.said() == "A scan is going on. Look at this file again when it is over."
    qtbot.waitUntil(lambda: not reviewer.window.session.is_running, timeout=PATIENCE)


def test_a_screenshot_is_kept_as_proof_and_shown_again(qtbot: QtBot, reviewer: Reviewer, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    photo(tmp_path / "desk" / "screen.jpg", None)
    reviewer.open("serial number")
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    click(form.screenshot)
    assert not form.use.isEnabled()
    form.picker.open(tmp_path / "desk")
    form.picker.list.setCurrentIndex(form.picker.list.model().index(0, 0))
    click(form.use)
    reviewer.wait()
    (tmp_path / "desk" / "screen.jpg").unlink()
    reviewer.show("Set aside")
    click(reviewer.evidence.standing.screenshot)
    reviewer.wait()
    (shown,) = (one for one in reviewer.page.findChildren(Screenshot) if one.isVisible())
    qtbot.waitUntil(lambda: shown.picture.accessibleName() == "Picture", timeout=PATIENCE)
    click(shown.cancel)
    assert not shown.isVisible()


def test_what_is_no_picture_is_not_kept_as_one(reviewer: Reviewer, tmp_path: Path) -> None:
    (tmp_path / "note.png").write_text("not a picture")
    reviewer.press(Verdict.FIXED)
    form = reviewer.form
    assert isinstance(form, FixedForm)
    click(form.screenshot)
    form.picker.picked.emit(tmp_path / "note.png")
    reviewer.wait()
    assert "not a picture" in reviewer.said()
    assert str(tmp_path) not in reviewer.said()
    assert reviewer.form is form
    assert reviewer.window.session.store.decisions.last() is None
