"""What stands for a file in the review: its picture, its places on a map, or a word and no empty box."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from officer_exposure.demo.tracks import runs
from officer_exposure.model import Evidence, Place, Position, Tag
from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind
from officer_exposure.places.spots import Line
from tests.ui.driving import PATIENCE, words
from tests.ui.reviewing import Reviewer
from ui.appearance import Appearance
from ui.widgets.file_view import FileView
from ui.window import Window

KEY = ("folder", "run.gpx")
BEGAN, STOPPED = Position(48.1, 11.5, "track"), Position(48.11, 11.52, "track")
LINE: Line = ((48.1, 11.5), (48.105, 11.51), (48.11, 11.52))


@pytest.fixture
def view(qtbot: QtBot, appearance: Appearance) -> FileView:
    shown = FileView(None, lambda source, artifact: (LINE,) if (source, artifact) == KEY else ())
    qtbot.addWidget(shown)
    shown.show()
    return shown


def look_at(view: FileView, *evidence: Evidence, kind: DrawingKind = DrawingKind.NONE) -> list[str]:
    """Show a file without a picture; what was said of it."""
    said: list[str] = []
    view.described.connect(said.append)
    view.wait(KEY, None, evidence)
    assert view.picture.isVisible()
    view.show_drawing(Drawing(kind))
    return said


def test_a_recording_is_shown_on_our_own_map(view: FileView) -> None:
    assert look_at(view, BEGAN, STOPPED)[-1] == ""
    assert view.map is not None
    assert view.map.isVisible()
    assert not view.picture.isVisible()
    shown = view.map.scene.shown
    assert shown.lines == (LINE,)
    assert shown.points is not None
    assert shown.points.latitudes.tolist() == [48.1, 48.11]


def test_a_place_that_was_worked_out_is_marked(view: FileView) -> None:
    look_at(view, Place(48.1, 11.5, 400.0, 1, 1.0))
    assert view.map is not None
    assert [(one.latitude, one.longitude, one.radius_m) for one in view.map.scene.shown.marks] == [(48.1, 11.5, 400.0)]


def test_another_place_in_the_same_file_is_followed(view: FileView) -> None:
    look_at(view, BEGAN)
    view.frame(KEY, None, (STOPPED,))
    assert view.map is not None
    points = view.map.scene.shown.points
    assert points is not None
    assert points.latitudes.tolist() == [48.11]


@pytest.mark.parametrize("kind", [DrawingKind.NONE, DrawingKind.DOCUMENT, DrawingKind.VIDEO])
def test_without_picture_and_places_a_word_stands_there_and_no_box(view: FileView, kind: DrawingKind) -> None:
    said = look_at(view, Tag("PDF:Author", "somebody"), kind=kind)
    assert "picture" in said[-1]
    assert not view.isVisible()


def test_the_review_shows_where_a_run_went(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    (folder / "run.gpx").write_text(next(text for _, text in runs()))
    panel = Reviewer.after_scan(qtbot, window, folder).evidence
    qtbot.waitUntil(lambda: panel.view.map is not None and panel.view.map.isVisible(), timeout=PATIENCE)
    assert panel.view.map is not None
    assert len(panel.view.map.scene.shown.lines) == 1
    assert words(panel).count("Read from the track") == 1
    assert panel.view.map.focusPolicy() is Qt.FocusPolicy.StrongFocus
