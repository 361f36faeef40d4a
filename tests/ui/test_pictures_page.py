"""The officer's own look at pictures, by keys and clicks: one key is one answer, and the counts are true."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.model import Confidence
from officer_exposure.shows import NOTHING, Shows
from officer_exposure.store.records import Wanted
from tests.ui.albums import PLATE, SIGN, Shot, look_at, plain
from tests.ui.driving import PATIENCE, click, go_to, unlock, words
from ui.looking import Kind
from ui.pages.pictures import PicturesPage
from ui.ring import Wanted as WantedPicture
from ui.widgets.picture_grid import PictureGrid
from ui.window import Window

FOUND = Shot("street.jpg", sees={Confidence.HIGH: [SIGN], Confidence.LOW: [PLATE]})
GUESSED = Shot("guess.jpg", sees={Confidence.LOW: [PLATE]})
BROKEN = Shot("broken.jpg", unreadable="This picture could not be decoded.")
BURST = [Shot(f"burst{n}.jpg", uniform=0.9, taken=f"2026-05-01T10:00:0{n}") for n in range(3)]


class Onlooker:
    """Somebody in front of the page."""

    def __init__(self, qtbot: QtBot, window: Window, folder: Path, shots: Sequence[Shot] = ()) -> None:
        self.qtbot, self.window = qtbot, window
        folder.mkdir(exist_ok=True)
        if shots:
            window.session.add_places([folder])
            self.source = look_at(window.session.store, folder, shots)
        self.page = go_to(window, "pictures", PicturesPage)
        window.activateWindow()
        qtbot.waitUntil(lambda: self.page.looking.is_loaded, timeout=PATIENCE)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        focus = self.window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def begin(self) -> None:
        """Look one by one."""
        click(self.page.next)
        self.qtbot.waitUntil(lambda: not self.page.one.view.image.isNull(), timeout=PATIENCE)
        assert self.page.one.view.hasFocus()

    @property
    def name(self) -> str:
        """The picture in view."""
        current = self.page.looking.current
        assert current is not None
        return current.lead.name.artifact

    def answers(self) -> dict[str, Shows]:
        """What the store holds, once everything is written."""
        self.page.looking.scribe.drain()
        kept = self.window.session.store.reviewed.all()
        return {name.artifact: answer.shows for name, answer in kept.items()}

    def is_near(self) -> bool:
        """Whether only a part of the picture is in view."""
        return self.page.one.view.is_near

    def undo_by(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Take the latest answer back and wait until the page shows it."""
        with self.qtbot.waitSignal(self.page.looking.scribe.undone):
            self.key(key, modifier)
        self.qtbot.wait(20)


def test_one_key_is_one_answer_and_the_next_picture(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", [*plain(4), FOUND])
    assert officer.page.lead.text() == "0 of 5 seen by you. 1 that the program thinks likely is still unseen."
    officer.begin()
    assert officer.name == "street.jpg", "the likely one comes first"
    officer.key(Qt.Key.Key_U)
    assert officer.name == "0000.jpg"
    officer.key(Qt.Key.Key_N)
    officer.key(Qt.Key.Key_H)
    assert officer.answers() == {"street.jpg": Shows.UNIFORM, "0000.jpg": NOTHING, "0001.jpg": Shows.HOUSE}
    assert officer.page.lead.text() == "3 of 5 seen by you."
    assert window.rail.button("pictures").accessibleName() == "Pictures, 3 of 5 seen"
    found = {(one.check, one.artifact) for one in window.session.store.findings.all(Wanted())}
    assert {("seen.uniform", "street.jpg"), ("seen.house", "0001.jpg")} <= found


def test_several_are_true(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", plain(2))
    officer.begin()
    officer.key(Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    officer.key(Qt.Key.Key_C)
    officer.key(Qt.Key.Key_B)
    officer.key(Qt.Key.Key_B)
    assert officer.name == "0000.jpg"
    assert officer.page.one.bar.buttons[Shows.CHILD].isChecked()
    officer.key(Qt.Key.Key_Return)
    assert officer.answers() == {"0000.jpg": Shows.UNIFORM | Shows.CHILD}
    assert officer.name == "0001.jpg"
    assert not officer.page.one.bar.several.isChecked()


def test_everything_works_by_mouse(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", plain(3))
    officer.begin()
    bar = officer.page.one.bar
    click(bar.buttons[Shows.HOUSE])
    assert officer.page.one.view.hasFocus()
    click(bar.several)
    click(bar.buttons[Shows.UNIFORM])
    click(bar.buttons[Shows.CHILD])
    officer.page.one.view.setFocus()
    officer.key(Qt.Key.Key_Space)
    click(bar.nothing)
    assert officer.answers() == {
        "0000.jpg": Shows.HOUSE,
        "0001.jpg": Shows.UNIFORM | Shows.CHILD,
        "0002.jpg": NOTHING,
    }
    with qtbot.waitSignal(officer.page.looking.scribe.undone):
        click(officer.page.undo)
    assert officer.name == "0002.jpg"
    click(officer.page.all)
    assert officer.page.grid.isVisible()


def test_skipping_is_no_answer(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", plain(3))
    officer.begin()
    officer.key(Qt.Key.Key_Space)
    officer.key(Qt.Key.Key_Right)
    assert officer.name == "0002.jpg"
    officer.key(Qt.Key.Key_Left)
    assert officer.name == "0001.jpg"
    assert officer.answers() == {}
    assert officer.page.lead.text() == "0 of 3 seen by you."


def test_undo_goes_back_where_the_answer_was_given(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", plain(3))
    officer.begin()
    officer.key(Qt.Key.Key_U)
    officer.key(Qt.Key.Key_N)
    officer.undo_by(Qt.Key.Key_Backspace)
    assert officer.name == "0001.jpg"
    officer.undo_by(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert officer.name == "0000.jpg"
    assert officer.answers() == {}
    assert officer.page.lead.text() == "0 of 3 seen by you."
    assert window.session.store.findings.all(Wanted()) == []
    officer.undo_by(Qt.Key.Key_Backspace)
    assert officer.name == "0000.jpg"


def test_a_burst_is_one_answer_and_can_be_opened(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", BURST)
    officer.begin()
    assert officer.page.one.strip.isVisible()
    officer.key(Qt.Key.Key_C)
    assert officer.answers() == dict.fromkeys(("burst0.jpg", "burst1.jpg", "burst2.jpg"), Shows.CHILD)
    assert officer.page.lead.text() == "All 3 seen by you."
    officer.undo_by(Qt.Key.Key_Backspace)
    officer.page.show_one()
    officer.key(Qt.Key.Key_O)
    assert len(officer.page.looking.stacks) == 3
    officer.key(Qt.Key.Key_U)
    officer.key(Qt.Key.Key_N)
    assert officer.answers() == {"burst0.jpg": Shows.UNIFORM, "burst1.jpg": NOTHING}


def test_the_places_that_were_found_are_framed_and_can_be_looked_at(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", [FOUND])
    officer.begin()
    view = officer.page.one.view
    assert "The word POLICE (quite sure)" in view.accessibleName()
    assert "A license plate: “ABC 1234” (a guess)" in view.accessibleName()
    officer.key(Qt.Key.Key_Z)
    assert officer.is_near()
    officer.key(Qt.Key.Key_Escape)
    assert not officer.is_near()
    assert officer.page.one.isVisible()
    officer.key(Qt.Key.Key_Escape)
    assert officer.page.grid.isVisible()


def test_until_the_list_is_there_nothing_else_is_offered(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.session.add_places([tmp_path])
    look_at(window.session.store, tmp_path, plain(1))
    page = go_to(window, "pictures", PicturesPage)
    assert not page.looking.is_loaded
    assert not page.next.isEnabled()
    assert "Your pictures are being listed." in words(page)
    assert "Choose what to look at" not in page.next.text()
    qtbot.waitUntil(lambda: page.looking.is_loaded, timeout=PATIENCE)
    assert page.next.isEnabled()
    assert not page.undo.isEnabled(), "nothing was answered yet"


def test_what_cannot_be_decoded_is_listed_and_says_so(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", [*plain(1), BROKEN])
    assert officer.page.trouble.text() == "The program could not look into 1 of them."
    assert officer.name == "broken.jpg", "nobody knows what it shows"
    click(officer.page.next)
    qtbot.waitUntil(lambda: "decoded" in officer.page.one.facts.trouble.text(), timeout=PATIENCE)
    assert officer.page.lead.text() == "0 of 2 seen by you."
    officer.key(Qt.Key.Key_N)
    assert officer.page.lead.text() == "1 of 2 seen by you."


def test_the_grid_answers_too_and_opens_a_picture(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", plain(30))
    grid: PictureGrid = officer.page.grid
    qtbot.waitUntil(lambda: grid.thumb(officer.page.looking.stacks[0]).held(_first(officer)) is not None)
    grid.setFocus()
    officer.key(Qt.Key.Key_N)
    assert officer.answers() == {"0000.jpg": NOTHING}
    assert grid.currentIndex().row() == 1
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(grid.model().index(2, 0)).center())
    assert officer.name == "0002.jpg"
    officer.key(Qt.Key.Key_Return)
    assert officer.page.one.isVisible()
    officer.key(Qt.Key.Key_G)
    assert grid.isVisible()


def _first(officer: Onlooker) -> WantedPicture:
    return officer.page.grid.wanted(officer.page.looking.stacks[0])


def test_letters_decide_nothing_in_a_field(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", plain(3))
    officer.page.kinds.setFocus()
    for key in (Qt.Key.Key_U, Qt.Key.Key_N, Qt.Key.Key_Backspace, Qt.Key.Key_G):
        officer.key(key)
    assert officer.answers() == {}
    assert officer.page.grid.isVisible()


def test_the_page_says_when_there_is_nothing_and_when_all_is_seen(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album")
    assert officer.page.next.text() == "Choose what to look at"
    window.session.add_places([tmp_path / "album"])
    look_at(window.session.store, tmp_path / "album", plain(1))
    window.session.findings_changed.emit()
    qtbot.waitUntil(lambda: officer.page.looking.counts.total == 1, timeout=PATIENCE)
    officer.begin()
    officer.key(Qt.Key.Key_N)
    assert officer.page.lead.text() == "All 1 seen by you."
    assert officer.page.next.text() == "On to what was &found"
    click(officer.page.next)
    assert window.page("review").isVisible()


def test_other_kinds_can_be_chosen(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", [*plain(2), BROKEN])
    click(officer.page.next)
    officer.key(Qt.Key.Key_N)
    officer.key(Qt.Key.Key_U)
    officer.key(Qt.Key.Key_G)
    shown = {}
    for kind in reversed(Kind):  # those that were answered stay among the unseen until one has chosen anew
        officer.page.kinds.setCurrentIndex(officer.page.kinds.findData(kind.value))
        shown[kind] = [stack.lead.name.artifact for stack in officer.page.looking.stacks]
    assert shown == {
        Kind.UNSEEN: ["0001.jpg"],
        Kind.ALL: ["broken.jpg", "0000.jpg", "0001.jpg"],
        Kind.ANSWERED: ["0000.jpg"],
        Kind.TROUBLE: ["broken.jpg"],
    }


def test_locking_loses_no_answer_and_keeps_no_picture_and_one_goes_on_there(
    qtbot: QtBot, vault_window: Window, tmp_path: Path
) -> None:
    officer = Onlooker(qtbot, vault_window, tmp_path / "album", plain(6))
    officer.begin()
    ring = officer.page.ring
    wanted = officer.page.grid.wanted(officer.page.looking.stacks[0])
    officer.key(Qt.Key.Key_U)
    officer.key(Qt.Key.Key_N)
    officer.key(Qt.Key.Key_C)
    QTest.keyClick(vault_window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert vault_window.gate.isVisible()
    assert ring.held(wanted) is None
    assert ring.stopping.is_set()
    unlock(qtbot, vault_window)
    again = Onlooker(qtbot, vault_window, tmp_path / "album")
    assert again.page.lead.text() == "3 of 6 seen by you."
    again.begin()
    assert again.name == "0003.jpg"
    again.undo_by(Qt.Key.Key_Backspace)
    assert again.name == "0002.jpg"
    assert again.answers() == {"0000.jpg": Shows.UNIFORM, "0001.jpg": NOTHING}


def test_a_click_on_a_frame_looks_closer(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    officer = Onlooker(qtbot, window, tmp_path / "album", [FOUND])
    officer.begin()
    view = officer.page.one.view
    left, top, right, bottom = PLATE.box
    shown = min((view.width() - 4) / 640, (view.height() - 4) / 480)
    at = QPoint(
        round(view.width() / 2 + ((left + right) / 2 - 320) * shown),
        round(view.height() / 2 + ((top + bottom) / 2 - 240) * shown),
    )
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert officer.is_near()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert not officer.is_near()
    assert officer.answers() == {}, "a click in the picture is no answer"


def test_what_was_answered_is_put_together_once_the_page_is_left(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    onlooker = Onlooker(qtbot, window, tmp_path / "pictures", [Shot("a.jpg"), Shot("b.jpg")])
    onlooker.begin()
    onlooker.key(Qt.Key.Key_U)
    qtbot.waitUntil(lambda: len(onlooker.answers()) == 1, timeout=PATIENCE)
    onlooker.key(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: len(onlooker.answers()) == 2, timeout=PATIENCE)
    click(window.rail.button("review"))
    qtbot.waitUntil(lambda: "photo.combinations" in _checks(window), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)


def _checks(window: Window) -> set[str]:
    return {one.check for one in window.session.store.findings.all(Wanted())}
