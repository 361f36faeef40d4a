"""A redacted copy: the parts are gone, whatever way the picture is stored, and nothing else came along."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.redaction.error import CannotRedactError
from officer_exposure.remedy.redaction.painting import FILL, Painted, painted
from officer_exposure.remedy.redaction.proof import prove
from officer_exposure.remedy.redaction.task import redact
from officer_exposure.remedy.redaction.wanted import Covered, Covering, Redaction
from tests.core.remedy.drawn import HEIGHT, SECRET, WIDTH, holds_secret, saved, telling_jpeg, upright
from tests.core.remedy.test_color_profile import SCREEN

_NOTHING_BUT = Covering.NOTHING


def _image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_box_covers_what_is_seen_there_however_the_picture_is_stored(tmp_path: Path, orientation: int) -> None:
    path = saved(tmp_path, "a.jpg", telling_jpeg(orientation))
    made = redact(Redaction(path, _NOTHING_BUT, (SECRET,)))
    assert (made.problem, made.suffix, made.width, made.height) == ("", ".jpg", WIDTH, HEIGHT)
    copy = _image(made.data)
    assert copy.size == (WIDTH, HEIGHT)
    assert not holds_secret(copy)
    around = np.abs(np.asarray(copy, np.int16) - np.asarray(upright(), np.int16))
    around[SECRET[1] - 8 : SECRET[3] + 8, SECRET[0] - 8 : SECRET[2] + 8] = 0
    assert around.max() <= 12


def test_the_secret_is_in_the_original_or_the_other_tests_show_nothing(tmp_path: Path) -> None:
    assert holds_secret(_image(telling_jpeg(6)))
    path = saved(tmp_path, "a.jpg", telling_jpeg(6))
    elsewhere = (200, 100, 260, 160)
    assert holds_secret(_image(redact(Redaction(path, _NOTHING_BUT, (elsewhere,))).data))


def test_nothing_but_pixels_and_the_colour_profile_comes_along(tmp_path: Path) -> None:
    original = telling_jpeg(6)
    assert read_metadata(ByteView.of(original), "a.jpg").tags
    made = redact(Redaction(saved(tmp_path, "a.jpg", original), _NOTHING_BUT, (SECRET,)))
    metadata = read_metadata(ByteView.of(made.data), "a.jpg")
    assert (metadata.tags, metadata.previews, metadata.orientation, metadata.problems) == ([], [], 1, [])
    assert b"comment" not in made.data
    assert b"SEFH" not in made.data
    assert made.data.count(b"\xff\xd8\xff") == 1
    assert Image.open(BytesIO(made.data)).info["icc_profile"] == Image.open(BytesIO(original)).info["icc_profile"]


def test_what_is_transparent_hides_nothing(tmp_path: Path) -> None:
    hidden = upright().convert("RGBA")
    hidden.putalpha(0)
    out = BytesIO()
    hidden.save(out, "PNG")
    made = redact(Redaction(saved(tmp_path, "a.png", out.getvalue()), _NOTHING_BUT, ((0, 0, 10, 10),)))
    assert made.suffix == ".png"
    assert not holds_secret(Image.open(BytesIO(made.data)))
    assert _image(made.data).getpixel((5, 5)) == FILL
    assert _image(made.data).getpixel((60, 60)) == (255, 255, 255)


def test_further_frames_do_not_come_along(tmp_path: Path) -> None:
    out = BytesIO()
    Image.new("RGB", (WIDTH, HEIGHT), "white").save(out, "GIF", save_all=True, append_images=[upright()])
    made = redact(Redaction(saved(tmp_path, "a.gif", out.getvalue()), _NOTHING_BUT, ((0, 0, 10, 10),)))
    with Image.open(BytesIO(made.data)) as copy:
        assert getattr(copy, "n_frames", 1) == 1
        assert not holds_secret(copy)


def test_a_box_is_cut_to_the_picture(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", telling_jpeg())
    made = redact(Redaction(path, _NOTHING_BUT, ((-50, -50, WIDTH + 50, HEIGHT + 50),)))
    assert made.problem == ""
    assert np.abs(np.asarray(_image(made.data), np.int16) - np.array(FILL)).max() <= 12


@pytest.mark.parametrize("box", [(WIDTH, 0, WIDTH + 10, 10), (50, 50, 50, 60), (60, 60, 50, 50), (-9, -9, 0, 5)])
def test_a_box_that_covers_nothing_is_told_and_no_copy_is_made(tmp_path: Path, box: tuple[int, int, int, int]) -> None:
    made = redact(Redaction(saved(tmp_path, "a.jpg", telling_jpeg()), _NOTHING_BUT, (SECRET, box)))
    assert made.problem == "A box lies outside the picture or covers nothing."
    assert made.data == b""


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "This file is empty."),
        (b"%PDF-1.7\n%%EOF", "This is not a picture."),
        (telling_jpeg()[:700], "This picture could not be decoded."),
    ],
)
def test_what_cannot_be_redacted_says_why(tmp_path: Path, data: bytes, problem: str) -> None:
    made = redact(Redaction(saved(tmp_path, "a.jpg", data), _NOTHING_BUT, (SECRET,)))
    assert (made.problem, made.data) == (problem, b"")


def test_without_a_box_no_copy_is_made(tmp_path: Path) -> None:
    made = redact(Redaction(saved(tmp_path, "a.jpg", telling_jpeg()), _NOTHING_BUT))
    assert made.problem == "Nothing to cover was found in this picture."


def test_boxes_can_be_asked_for_without_a_copy(tmp_path: Path) -> None:
    made = redact(Redaction(saved(tmp_path, "a.jpg", telling_jpeg()), _NOTHING_BUT, (SECRET,), draw=False))
    assert (made.covered, made.data) == ((Covered(SECRET, "given"),), b"")


def test_the_proof_refuses_a_copy_in_which_the_part_is_still_there(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", telling_jpeg())
    with pytest.raises(CannotRedactError):
        prove(painted(path, "JPEG", [(200, 100, 260, 160)]), [SECRET])


def test_the_proof_refuses_a_copy_with_hidden_data() -> None:
    image = Image.new("RGB", (WIDTH, HEIGHT), FILL)
    out, telling = BytesIO(), BytesIO()
    image.save(out, "JPEG")
    exif = Image.Exif()
    exif[0x010F] = "Maker of the camera"
    image.save(telling, "JPEG", exif=exif)
    prove(Painted(out.getvalue(), ".jpg", WIDTH, HEIGHT), [SECRET])
    with pytest.raises(CannotRedactError):
        prove(Painted(telling.getvalue(), ".jpg", WIDTH, HEIGHT), [SECRET])


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_profile_of_one_screen_does_not_name_it_in_the_copy(tmp_path: Path, kind: str) -> None:
    out = BytesIO()
    upright().save(out, kind, icc_profile=SCREEN)
    made = redact(Redaction(saved(tmp_path, "a", out.getvalue()), _NOTHING_BUT, (SECRET,)))
    assert Image.open(BytesIO(made.data)).info["icc_profile"] == kept_profile(SCREEN) != SCREEN
    assert b"SN-4711-X" not in made.data
