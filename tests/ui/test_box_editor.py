"""Boxes over a picture, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.box_editor import BoxEditor
from ui.widgets.boxes import Boxes, Grip

_FULL = QSize(4000, 3000)


@pytest.fixture
def editor(qtbot: QtBot) -> BoxEditor:
    made = BoxEditor()
    qtbot.addWidget(made)
    made.resize(408, 308)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    made.show_picture(image, _FULL, [])
    made.show()
    made.setFocus()
    return made


def _drag(editor: BoxEditor, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(editor, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(editor, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    QTest.mouseMove(editor, end)
    QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=end)


def test_a_box_drawn_on_the_screen_lies_there_in_the_full_picture(editor: BoxEditor) -> None:
    _drag(editor, QPoint(104, 54), QPoint(204, 154))
    ((left, top, right, bottom),) = editor.boxes.pixels()
    assert abs(left - 1000) <= 20
    assert abs(top - 500) <= 20
    assert abs(right - 2000) <= 20
    assert abs(bottom - 1500) <= 20


def test_a_box_drawn_from_right_to_left_is_the_same(editor: BoxEditor) -> None:
    _drag(editor, QPoint(204, 154), QPoint(104, 54))
    ((left, top, right, bottom),) = editor.boxes.pixels()
    assert left < right
    assert top < bottom


def test_a_slip_of_the_mouse_makes_no_box(editor: BoxEditor) -> None:
    _drag(editor, QPoint(104, 54), QPoint(105, 55))
    assert editor.boxes.pixels() == ()


def test_a_box_is_moved_and_sized_by_the_mouse(editor: BoxEditor) -> None:
    _drag(editor, QPoint(104, 54), QPoint(204, 154))
    before = editor.boxes.all[0]
    _drag(editor, QPoint(150, 100), QPoint(170, 100))
    moved = editor.boxes.all[0]
    assert abs(moved.left() - before.left() - 200) <= 20
    assert moved.size() == before.size()
    _drag(editor, editor.on_screen(moved).bottomRight().toPoint(), QPoint(260, 200))
    assert editor.boxes.all[0].width() > moved.width()
    assert len(editor.boxes.all) == 1


def test_the_keyboard_alone_is_enough(editor: BoxEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_N)
    made = editor.boxes.all[0]
    QTest.keyClick(editor, Qt.Key.Key_Left)
    assert editor.boxes.all[0].left() < made.left()
    QTest.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert editor.boxes.all[0].height() > made.height()
    QTest.keyClick(editor, Qt.Key.Key_N)
    assert editor.accessibleName() == "Picture with 2 boxes, box 2 chosen"
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert len(editor.boxes.all) == 1
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(editor.boxes.all) == 2


def test_tab_goes_through_the_boxes_and_then_on(editor: BoxEditor) -> None:
    editor.show_picture(QImage(400, 300, QImage.Format.Format_RGB32), _FULL, [QRectF(0, 0, 9, 9), QRectF(50, 50, 9, 9)])
    for expected in (0, 1):
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        assert editor.boxes.current == expected
    editor.boxes.choose_next(forward=True)
    assert editor.boxes.current is None


def test_without_a_picture_nothing_can_be_drawn(qtbot: QtBot) -> None:
    editor = BoxEditor()
    qtbot.addWidget(editor)
    editor.resize(400, 300)
    editor.show()
    _drag(editor, QPoint(100, 50), QPoint(200, 150))
    QTest.keyClick(editor, Qt.Key.Key_N)
    assert editor.boxes.pixels() == ()


def test_no_part_of_a_box_leaves_the_picture() -> None:
    boxes = Boxes(QSizeF(100, 80))
    boxes.add(QRectF(10, 10, 20, 20))
    boxes.pull(Grip.WHOLE, QPointF(-500, 500))
    assert boxes.pixels() == ((0, 60, 20, 80),)
    boxes.pull(Grip.BOTTOM_RIGHT, QPointF(900, 900))
    boxes.settle(0.01)
    assert boxes.pixels() == ((0, 60, 100, 80),)


def test_a_pixel_that_is_touched_is_covered() -> None:
    assert Boxes(QSizeF(100, 80), [QRectF(10.9, 10.1, 5, 5)]).pixels() == ((10, 10, 16, 16),)
