from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from officer_exposure.check import CannotCheckError
from officer_exposure.examining import FileJob, examine_file
from officer_exposure.model import Audience, Stage
from officer_exposure.vision import sessions
from officer_exposure.vision.faces import finding
from tests.core.vision.drawn import lettered, look_at, saved
from tests.model_files import needs_models
from tests.shared_data import needs_shared, shared

pytestmark = needs_models

# EXIF orientation -> how the stored picture is made from the upright one
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def oriented(upright: Image.Image, orientation: int, path: Path) -> Path:
    turn = STORED[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(upright if turn is None else upright.transpose(turn), path, exif=exif, quality=95)


@pytest.mark.parametrize("orientation", STORED)
def test_boxes_are_in_pixels_of_the_upright_picture_at_full_size(tmp_path: Path, orientation: int) -> None:
    upright = Image.new("RGB", (2400, 1800), (225, 222, 215))
    upright.paste(lettered("SHERIFF", (900, 300), 150), (1400, 1400))
    sight = look_at(oriented(upright, orientation, tmp_path / "turned.jpg"))
    (line,) = sight.lines()
    left, top, right, bottom = line.box
    assert (sight.width, sight.height) == (2400, 1800)
    assert line.text == "SHERIFF"
    ink = ImageOps.invert(upright.convert("L")).point(lambda tone: 255 * (tone > 128)).getbbox()
    assert ink is not None
    assert (left, top) == pytest.approx(ink[:2], abs=40)
    assert (right, bottom) == pytest.approx(ink[2:], abs=40)


def test_a_picture_without_lettering_or_faces_says_nothing(tmp_path: Path) -> None:
    sight = look_at(saved(Image.linear_gradient("L").resize((900, 700)).convert("RGB"), tmp_path / "sky.jpg"))
    assert (sight.lines(), sight.faces()) == ((), ())


@needs_shared
def test_every_face_of_a_group_is_found() -> None:
    faces = look_at(shared("data/pictures/groups/solvay1927.jpg")).faces()
    assert len(faces) == 29
    assert min(face.score for face in faces) > 0.7


def test_a_truncated_picture_cannot_be_looked_at(tmp_path: Path) -> None:
    path = saved(lettered("POLICE"), tmp_path / "cut.jpg")
    path.write_bytes(path.read_bytes()[:4000])
    sight = look_at(path)
    for question in (sight.lines, sight.faces, lambda: sight.width):
        with pytest.raises(CannotCheckError, match="could not be decoded"):
            question()
    assert sight.observed() is None


def test_without_model_files_it_says_how_to_get_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for made_once in (sessions.network, finding._detector):
        made_once.cache_clear()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    sight = look_at(saved(lettered("POLICE"), tmp_path / "one.jpg"))
    for question in (sight.lines, sight.faces):
        with pytest.raises(CannotCheckError, match="not installed"):
            question()
    assert (sight.width, sight.observed()) == (800, None)


def test_what_was_observed_goes_with_what_was_examined(tmp_path: Path) -> None:
    from tests.core.vision import reading_check

    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2024:05:06 07:08:09"
    path = saved(lettered("SHERIFF"), tmp_path / "one.jpg", exif=exif)
    job = FileJob("photos", Audience.UNKNOWN, str(path).encode(), len(str(tmp_path)) + 1, Stage.PIXELS)
    seen = examine_file(job, [reading_check.CHECK]).observed
    assert seen is not None
    assert (seen.width, seen.height, seen.taken, seen.text) == (800, 600, "2024-05-06T07:08:09", True)
    assert (len(seen.look), seen.faces) == (8, ())
