"""The page People, by clicks and keys: consent, names, putting together, taking apart, and taking it all back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.facts.record import Facts, Member
from officer_exposure.parsing.pixels.drawings import DrawingKind, DrawingSettings, decode_drawing, encode_settings
from officer_exposure.parsing.pixels.face_crops import FaceWish, encode_wish, face_task
from officer_exposure.vision.people import Who
from tests.core.store.seen_people import BOX
from tests.ui.driving import PATIENCE, click, go_to, scan, words
from tests.ui.portraits import draw_portrait, take_portraits
from ui.pages.people import PeoplePage
from ui.window import Window


class Somebody:
    """An officer whose pictures were looked at, as a look with consent leaves them."""

    def __init__(self, qtbot: QtBot, window: Window, folder: Path) -> None:
        self.qtbot, self.window, self.folder = qtbot, window, folder

    def looked(self, *sizes: int, child: tuple[float | None, ...] = ()) -> PeoplePage:
        """Say yes, and have so many portraits of each person."""
        take_portraits(self.window.session, self.folder, *sizes, child=child)
        return go_to(self.window, "people", PeoplePage)

    def settled(self) -> None:
        """Wait until what was said has had its consequences."""
        self.qtbot.waitUntil(lambda: not self.window.session.is_busy, timeout=PATIENCE)

    def who(self) -> list[tuple[Who, int]]:
        return [(one.who, one.faces) for one in self.window.session.store.people.persons()]

    def found(self) -> Counter[str]:
        from officer_exposure.store.records import Wanted

        return Counter(one.check for one in self.window.session.store.findings.all(Wanted()))


@pytest.fixture
def somebody(qtbot: QtBot, window: Window, tmp_path: Path) -> Somebody:
    return Somebody(qtbot, window, tmp_path / "pictures")


def test_nothing_is_made_of_faces_before_a_yes(window: Window) -> None:
    page = go_to(window, "people", PeoplePage)
    assert "128 numbers" in words(page.consent)
    assert page.consent.isVisible()
    assert not page.withdraw.isVisible()
    assert window.session.store.faces.allowed is None
    click(page.not_now)
    assert not page.isVisible()
    assert window.session.store.faces.allowed is None


def test_a_yes_leads_to_a_look(window: Window) -> None:
    page = go_to(window, "people", PeoplePage)
    click(page.main)
    assert window.session.store.faces.allowed == window.session.today
    assert "Nobody was found yet" in words(page.empty)
    click(page.main)
    assert window.page("sources").isVisible()


def test_the_page_does_not_wait_for_a_look_that_has_ended(qtbot: QtBot, window: Window, photos: Path) -> None:
    window.session.store.faces.allow(window.session.today)
    go_to(window, "people", PeoplePage)
    scan(qtbot, window, photos)
    assert "Nobody was found yet" in words(go_to(window, "people", PeoplePage).empty)


def test_people_seen_once_are_not_called_nobody(somebody: Somebody) -> None:
    page = somebody.looked(1, 1)
    assert "Nobody comes up in more than one picture" in words(page.empty)
    click(page.others)
    assert len(page.rows) == 2


def test_people_come_those_seen_most_first_with_their_faces(qtbot: QtBot, somebody: Somebody) -> None:
    page = somebody.looked(3, 5, 1, child=(0.9, 0.0, 0.0))
    assert [row.heading.text() for row in page.rows] == ["Who is this? · In 5 pictures", "Who is this? · In 3 pictures"]
    assert "Possibly a child: please check." in words(page.rows[1])
    assert "Possibly a child" not in words(page.rows[0])
    assert "Possibly a child" in page.rows[1].accessibleName()
    qtbot.waitUntil(lambda: len(page._drawings) == 8, timeout=PATIENCE)
    assert {drawing.kind for drawing in page._drawings.values()} == {DrawingKind.PICTURE}
    click(page.others)
    assert len(page.rows) == 3


def test_a_click_names_a_child_and_findings_follow_without_a_look(somebody: Somebody) -> None:
    page = somebody.looked(3, 2)
    click(page.rows[0].names[Who.CHILD])
    somebody.settled()
    assert somebody.found() == {"photo.family_face": 3}
    assert somebody.window.session.store.runs.latest() is None
    click(page.undo)
    somebody.settled()
    assert somebody.found() == {}
    assert somebody.who() == [(Who.UNKNOWN, 3), (Who.UNKNOWN, 2)]


@pytest.mark.parametrize(
    ("key", "who"),
    [
        (Qt.Key.Key_M, Who.ME),
        (Qt.Key.Key_C, Who.CHILD),
        (Qt.Key.Key_F, Who.FAMILY),
        (Qt.Key.Key_L, Who.COLLEAGUE),
        (Qt.Key.Key_N, Who.NOBODY),
        (Qt.Key.Key_I, Who.IGNORED),
    ],
)
def test_one_key_says_who_it_is(somebody: Somebody, key: Qt.Key, who: Who) -> None:
    page = somebody.looked(3, 2)
    page.rows[0].setFocus()
    QTest.keyClick(page.rows[0], key)
    somebody.settled()
    assert (who, 3) in somebody.who()
    assert page.rows[0].hasFocus()


def test_the_keyboard_goes_from_one_to_the_next_and_back(somebody: Somebody) -> None:
    page = somebody.looked(3, 2)
    page.rows[0].setFocus()
    QTest.keyClick(page.rows[0], Qt.Key.Key_Down)
    assert page.rows[1].hasFocus()
    QTest.keyClick(page.rows[1], Qt.Key.Key_Up)
    assert page.rows[0].hasFocus()


def test_two_are_put_together_and_taken_apart(somebody: Somebody) -> None:
    page = somebody.looked(3, 2)
    for row in page.rows:
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_Space)
    click(page.merge)
    somebody.settled()
    assert somebody.who() == [(Who.UNKNOWN, 5)]
    QTest.keyClick(page.rows[0], Qt.Key.Key_S)
    assert page.splitting is not None
    assert not page.splitting.take_out.isEnabled()
    QTest.keyClick(page.splitting.faces[0], Qt.Key.Key_Space)
    click(page.splitting.take_out)
    somebody.settled()
    assert somebody.who() == [(Who.UNKNOWN, 4), (Who.UNKNOWN, 1)]
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    somebody.settled()
    assert somebody.who() == [(Who.UNKNOWN, 5)]


def test_different_names_are_not_put_together(somebody: Somebody) -> None:
    page = somebody.looked(3, 2)
    click(page.rows[0].names[Who.ME])
    click(page.rows[1].names[Who.CHILD])
    for row in page.rows:
        row.mark.click()
    click(page.merge)
    assert "different names" in page.said.text()
    somebody.settled()
    assert somebody.who() == [(Who.ME, 3), (Who.CHILD, 2)]


def test_a_child_can_be_one_of_the_household(somebody: Somebody) -> None:
    somebody.window.session.store.facts.save(Facts(household=(Member("mia", ("Mia",), minor=True),)))
    page = somebody.looked(3, 2)
    assert not page.rows[0].member.isVisible()
    click(page.rows[0].names[Who.CHILD])
    member = page.rows[0].member
    member.setCurrentIndex(1)
    member.activated.emit(1)
    somebody.settled()
    assert somebody.window.session.store.people.persons()[0].member == "mia"
    assert page.rows[0].heading.text().startswith("Mia")


def test_a_yes_taken_back_drops_every_print_and_says_how_many(somebody: Somebody) -> None:
    page = somebody.looked(3, 2)
    click(page.withdraw.button)
    somebody.settled()
    assert page.said.text() == "5 prints were dropped. None is left."
    assert somebody.window.session.store.faces.count_prints() == 0
    assert page.rows == []
    assert page.consent.isVisible()


def test_the_rail_says_how_many_wait_for_a_name(somebody: Somebody) -> None:
    page = somebody.looked(3, 2)
    button = somebody.window.rail.button("people")
    assert button.accessibleName() == "People, 2 to name"
    for row in range(2):
        click(page.rows[row].names[Who.FAMILY])
        somebody.settled()
    assert button.accessibleName() == "People, All named"


@pytest.mark.parametrize("broken", ["missing", "no picture", "box"])
def test_a_face_that_cannot_be_drawn_is_an_outcome(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "a.jpg"
    if broken != "missing":
        path.write_bytes(b"no picture")
    if broken == "box":
        draw_portrait(path, 0)
    wish = FaceWish(bytes(path), (5, 5, 5, 5) if broken == "box" else BOX)
    drawn = decode_drawing(face_task(encode_settings(DrawingSettings(masked=False, edge=64)))(encode_wish(wish)))
    assert drawn.kind is DrawingKind.NONE
