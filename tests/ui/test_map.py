"""The map by mouse, wheel and keys: what is in view, what is chosen, what is opened."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_exposure.places.mercator import unproject
from ui.appearance import Appearance
from ui.theme import DARK, LIGHT, Choice, Tokens, contrast, tokens
from ui.widgets.map.badges import count_words
from ui.widgets.map.canvas import MapCanvas
from ui.widgets.map.clusters import Cluster, Clusters
from ui.widgets.map.ground import Ground
from ui.widgets.map.marks import Kind, Mark, Points, Shown, colour_of, draw_mark
from ui.widgets.map.ruler import round_distance, round_words
from ui.widgets.map.viewport import CLOSEST, Viewport

HOME = (39.78, -89.65)
GUESS = Mark(Kind.GUESS, *HOME, "First guess", 1, 60.0)
OTHER = Mark(Kind.GUESS, 39.9, -89.5, "Second guess", 2, 60.0)
NAMES = {Kind.PHOTO: ("1 photo", "{} photos"), Kind.TRACK: ("1 track", "{} tracks")}


def points(*spots: tuple[float, float], kind: Kind = Kind.PHOTO) -> Points:
    latitudes, longitudes = np.array(spots).T
    return Points(latitudes, longitudes, np.full(len(spots), kind, np.uint8))


@pytest.fixture
def canvas(qtbot: QtBot, appearance: Appearance) -> Iterator[MapCanvas]:
    appearance.choose(Choice.LIGHT)
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    spots = points(HOME, HOME, (39.7801, -89.65), (39.81, -89.65), (48.1, 11.5))
    canvas.show_places(Shown((GUESS, OTHER), spots, NAMES))
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.activateWindow()
    canvas.setFocus()
    yield canvas
    appearance.choose(Choice.SYSTEM)


def middle(canvas: MapCanvas) -> tuple[float, float]:
    return unproject(canvas.view.x, canvas.view.y)


def key(canvas: MapCanvas, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(canvas, one)


def spot(canvas: MapCanvas, mark: Mark) -> QPoint:
    return canvas.scene.spot(mark).toPoint()


def test_all_marks_are_in_view_at_first_and_stay_so(canvas: MapCanvas) -> None:
    for size in ((640, 480), (300, 200)):
        canvas.resize(*size)
        for mark in (GUESS, OTHER):
            assert canvas.rect().contains(spot(canvas, mark))


def test_what_lies_around_the_first_guess_is_not_cut_off(canvas: MapCanvas) -> None:
    near = Mark(Kind.GUESS, 39.8, -89.64, "Second guess", 2, 60.0)
    canvas.show_places(Shown((GUESS, near), points(HOME), NAMES))
    below = canvas.height() - spot(canvas, GUESS).y()
    assert below > 1_000 * canvas.view.pixels_a_meter


def test_the_keys_move_zoom_and_show_all(canvas: MapCanvas) -> None:
    before, zoom = middle(canvas), canvas.view.zoom
    key(canvas, Qt.Key.Key_Up)
    assert middle(canvas)[0] > before[0]
    key(canvas, Qt.Key.Key_Right)
    assert middle(canvas)[1] > before[1]
    key(canvas, Qt.Key.Key_Plus)
    assert canvas.view.zoom == pytest.approx(zoom + 1)
    key(canvas, Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert canvas.view.zoom == pytest.approx(zoom - 1)
    key(canvas, Qt.Key.Key_Home)
    left, top, right, bottom = canvas.view.bounds
    assert left < 0.25 < right, "Illinois and Munich"
    assert left < 0.532 < right
    assert top < 0.35 < bottom


def test_tab_goes_through_the_places_and_then_on(canvas: MapCanvas) -> None:
    said = []
    for _ in range(4):
        key(canvas, Qt.Key.Key_Tab)
        said.append(canvas.accessibleDescription())
    assert said[:2] == ["First guess", "Second guess"]
    assert said[2:] == ["3 photos", "1 photo"]
    QTest.keyClick(canvas, Qt.Key.Key_Backtab)
    assert canvas.accessibleDescription() == "3 photos"
    key(canvas, Qt.Key.Key_Escape)
    assert "Arrows move" in canvas.accessibleDescription()


def test_enter_opens_a_mark_and_the_points_of_a_place(qtbot: QtBot, canvas: MapCanvas) -> None:
    key(canvas, Qt.Key.Key_Tab)
    with qtbot.waitSignal(canvas.opened) as signal:
        key(canvas, Qt.Key.Key_Return)
    assert signal.args == [GUESS]
    key(canvas, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    with qtbot.waitSignal(canvas.opened) as signal:
        key(canvas, Qt.Key.Key_Return)
    assert signal.args == [[0, 1, 2]]


def test_enter_looks_closer_where_points_lie_apart(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.show_places(Shown((), points((39.0, -89.0), (39.5, -89.0)), NAMES))
    canvas.scene.look(canvas.view.centred(39.2, -89.0, 4))
    key(canvas, Qt.Key.Key_Tab)
    assert canvas.accessibleDescription() == "2 photos"
    with qtbot.assertNotEmitted(canvas.opened):
        key(canvas, Qt.Key.Key_Return)
    assert canvas.view.zoom > 7
    assert len([stop for stop in canvas.scene.stops() if isinstance(stop, Cluster)]) == 2


def test_a_click_chooses_and_a_drag_moves(qtbot: QtBot, canvas: MapCanvas) -> None:
    with qtbot.waitSignal(canvas.chosen) as signal:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot(canvas, OTHER))
    assert signal.args == [OTHER]
    at = QPoint(400, 200)
    before = canvas.view.point(400, 200)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 11):
        QTest.mouseMove(canvas, at + QPoint(8 * step, 4 * step))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(80, 40))
    assert canvas.view.point(480, 240) == pytest.approx(before, abs=1e-9), "what was taken hold of went along"
    assert canvas.scene.chosen == OTHER, "a drag is no click"


def roll(canvas: MapCanvas, turn: int) -> None:
    """Turn the wheel with the pointer at 100, 90."""
    at = QPointF(100, 90)
    none, still = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    keys = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(at, canvas.mapToGlobal(at), QPoint(), QPoint(0, turn), none, keys, still, False)
    QApplication.sendEvent(canvas, wheel)


def test_the_wheel_zooms_where_the_pointer_is(canvas: MapCanvas) -> None:
    before, zoom = canvas.view.point(100, 90), canvas.view.zoom
    for turn in (360, 360, -240):
        roll(canvas, turn)
    assert canvas.view.zoom == pytest.approx(zoom + 480 / 360)
    assert canvas.view.point(100, 90) == pytest.approx(before, abs=1e-9)


def test_where_the_wheel_scrolls_it_zooms_only_a_map_in_use(canvas: MapCanvas) -> None:
    canvas.wheel_scrolls = True
    canvas.clearFocus()
    zoom = canvas.view.zoom
    roll(canvas, 360)
    assert canvas.view.zoom == zoom
    canvas.setFocus()
    roll(canvas, 360)
    assert canvas.view.zoom == pytest.approx(zoom + 1)


def test_there_is_an_end_to_zooming(canvas: MapCanvas) -> None:
    key(canvas, *[Qt.Key.Key_Plus] * 30)
    assert canvas.view.zoom == CLOSEST
    assert not canvas.grab().isNull()
    key(canvas, *[Qt.Key.Key_Minus] * 30)
    assert canvas.view.zoom < 1
    assert not canvas.grab().isNull()


def test_every_point_is_in_one_cluster_at_every_zoom() -> None:
    chance = np.random.default_rng(3)
    many = Points(chance.uniform(-80, 80, 2_000), chance.uniform(-180, 180, 2_000), np.zeros(2_000, np.uint8))
    clusters = Clusters(many)
    for zoom in (0.5, 3.0, 6.5):
        view = Viewport(0.5, 0.5, zoom, 40_000, 40_000)
        members = [one for cluster in clusters.in_view(view) for one in clusters.members(view, cluster)]
        assert sorted(members) == list(range(2_000))


def test_places_on_both_sides_of_the_pacific_are_fitted_across_it() -> None:
    from officer_exposure.places.mercator import project

    view = Viewport(width=640, height=480).fitted([project(-17, 178), project(-14, -171)])
    assert view.zoom > 4
    for latitude, longitude in ((-17, 178), (-14, -171)):
        left, top = view.place(*project(latitude, longitude))
        assert 0 < left < 640
        assert 0 < top < 480


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_kinds_differ_in_shape_and_stand_out(qapp: QApplication, theme: Tokens) -> None:
    shapes = set()
    for kind in Kind:
        assert contrast(colour_of(kind, theme).name(), theme.surface) >= 3
        image = QImage(40, 40, QImage.Format.Format_Alpha8)
        image.fill(0)
        painter = QPainter(image)
        draw_mark(painter, QPointF(20, 20), kind, theme, size=20)
        painter.end()
        shapes.add(bytes(image.constBits()))
    assert len(shapes) == len(Kind)


def test_land_is_land_and_sea_is_sea(canvas: MapCanvas) -> None:
    canvas.show_places(Shown())
    image = canvas.grab().toImage()
    view = canvas.view
    from officer_exposure.places.mercator import project

    def colour_at(latitude: float, longitude: float) -> QColor:
        return image.pixelColor(QPointF(*view.place(*project(latitude, longitude))).toPoint())

    land = {colour_at(*place).name() for place in ((23, 8), (-24, 134), (40, -98), (62, 100))}
    sea = {colour_at(*place).name() for place in ((0, -30), (-40, 90), (35, -150))}
    assert len(land) == len(sea) == 1
    assert land != sea


def test_recorded_movements_are_lines_close_up(canvas: MapCanvas) -> None:
    line = ((HOME[0], HOME[1] - 0.01), (HOME[0], HOME[1] + 0.01))
    canvas.show_places(Shown((), None, NAMES, (line,)))
    canvas.scene.look(canvas.view.centred(*HOME, 15))
    at = QPoint(canvas.width() // 2, canvas.height() // 2)
    orange = colour_of(Kind.TRACK, tokens())

    def reddest() -> int:
        image = canvas.grab().toImage()
        colours = [image.pixelColor(at.x(), at.y() + by) for by in (-1, 0, 1)]
        return max(colour.red() - colour.blue() for colour in colours)

    assert reddest() > (orange.red() - orange.blue()) // 2
    canvas.show_places(Shown())
    canvas.scene.look(canvas.view.centred(*HOME, 15))
    assert reddest() < 30


def test_the_kept_ground_is_what_would_be_drawn(qapp: QApplication) -> None:
    """Dragging moves a picture: it must show what a fresh one shows."""

    def drawn(ground: Ground, view: Viewport) -> QImage:
        image = QImage(view.width, view.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        ground.draw(painter, view, tokens())
        painter.end()
        return image

    view = Viewport(width=320, height=240).centred(47, 8, 5)
    kept = Ground()
    drawn(kept, view)
    moved = view.moved(100, -60)
    assert drawn(kept, moved) == drawn(kept, moved)
    difference = _difference(drawn(kept, moved), drawn(Ground(), moved))
    assert difference < 0.02, "but for the names of towns at the edge"


def _difference(one: QImage, other: QImage) -> float:
    """The share of pixels that differ by more than a shade."""
    first, second = (
        np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)
        for image in (one, other)
    )
    return float((np.abs(first - second).max(axis=2) > 40).mean())


@pytest.mark.parametrize(
    ("most", "metric", "imperial"),
    [(130, "100 m", "200 feet"), (1_300, "1 km", "0.5 miles"), (26_000, "20 km", "10 miles"), (3, "2 m", "5 feet")],
)
def test_scales_are_round_in_both_measures(most: float, metric: str, imperial: str) -> None:
    assert round_words(round_distance(most, imperial=False), imperial=False) == metric
    assert round_words(round_distance(most, imperial=True), imperial=True) == imperial


@pytest.mark.parametrize(("count", "text"), [(1, ""), (12, "12"), (1_234, "1.2k"), (9_960, "10k"), (100_000, "100k")])
def test_counts_stay_short(count: int, text: str) -> None:
    assert count_words(count) == text
