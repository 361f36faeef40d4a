from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from officer_exposure.audit import AuditOptions, Auditor
from officer_exposure.events import Audit, Pictured
from officer_exposure.model import Audience, Region
from officer_exposure.sources.folder import FolderSource
from officer_exposure.vision.reading.recognizing import is_latin
from tests.core.vision import reading_check
from tests.core.vision.drawn import INK, lettered, look_at, saved
from tests.model_files import needs_models

pytestmark = needs_models


def deep(image: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(image.convert("L")).astype(np.uint16) * 257)


READABLE: dict[str, Callable[[Path], Path]] = {
    "palette.gif": lambda path: saved(lettered("SHERIFF").quantize(16), path),
    "palette.png": lambda path: saved(lettered("SHERIFF").quantize(16), path),
    "clear.png": lambda path: saved(lettered("SHERIFF").convert("RGBA"), path),
    "deep.png": lambda path: saved(deep(lettered("SHERIFF")), path),
    "print.jpg": lambda path: saved(lettered("SHERIFF").convert("CMYK"), path),
    "grey.jpg": lambda path: saved(lettered("SHERIFF").convert("L"), path),
    "moving.gif": lambda path: saved(
        lettered("SHERIFF"), path, save_all=True, append_images=[Image.new("RGB", (800, 600))], duration=50
    ),
    "large.png": lambda path: saved(lettered("SHERIFF", (6000, 4500), 500), path),
}


@pytest.mark.parametrize("name", READABLE)
def test_lettering_is_read_whatever_the_pixels_are_stored_as(tmp_path: Path, name: str) -> None:
    assert [line.text for line in look_at(READABLE[name](tmp_path / name)).lines()] == ["SHERIFF"]


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3, 3), (40, 31), (20_000, 12)])
def test_a_picture_too_small_to_show_anything_says_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    sight = look_at(saved(Image.new("RGB", size, "white"), tmp_path / "small.png"))
    assert (sight.width, sight.height) == size
    assert (sight.lines(), sight.faces()) == ((), ())
    assert sight.observed() is not None


def test_a_page_full_of_text_is_read_in_part_and_says_so(tmp_path: Path) -> None:
    page = Image.new("RGB", (1200, 1600), "white")
    for row in range(60):
        page.paste(lettered(f"line {row} of the page", (500, 24), 18), (40, row * 26))
        page.paste(lettered(f"more {row} of the page", (500, 24), 18), (640, row * 26))
    sight = look_at(saved(page, tmp_path / "page.png"))
    assert 30 <= len(sight.lines()) <= 44
    assert sight.unread() >= 60


@pytest.mark.parametrize("turned", [-90, -35, -12, 12, 35, 90])
def test_slanted_and_upright_lines_are_read(tmp_path: Path, turned: float) -> None:
    sight = look_at(saved(lettered("SHERIFF", (900, 900), 70, turned=turned), tmp_path / "turned.png"))
    assert [line.text for line in sight.lines()] == ["SHERIFF"]


def test_letters_with_marks_are_kept(tmp_path: Path) -> None:
    image = lettered("GUMRUK", height=80)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(80)
    start = 400 - font.getlength("GUMRUK") / 2
    for before in ("G", "GUMR"):  # the font has no such letters: the dots are drawn
        middle = start + font.getlength(before) + font.getlength("U") / 2
        for dot in (middle - 13, middle + 13):
            draw.ellipse((dot - 6, 248, dot + 6, 260), INK)
    assert [line.text for line in look_at(saved(image, tmp_path / "word.png")).lines()] == ["GÜMRÜK"]


@pytest.mark.parametrize(("sign", "wanted"), [*dict.fromkeys("ÍÜŽéßłŞ7K-", True).items(), ("警", False), ("Ω", False)])
def test_only_signs_of_latin_writing_are_read(sign: str, wanted: bool) -> None:
    assert is_latin(sign) == wanted


def test_it_works_inside_a_worker_where_sockets_and_writing_are_refused(tmp_path: Path) -> None:
    saved(lettered("SHERIFF"), tmp_path / "one.jpg")
    saved(lettered("TROOPER"), tmp_path / "two.jpg")
    saved(lettered("MARSHAL"), tmp_path / "cut.jpg")
    (tmp_path / "cut.jpg").write_bytes((tmp_path / "cut.jpg").read_bytes()[:3000])
    options = AuditOptions(workers=2, faces=True)
    events = list(
        Auditor(
            [FolderSource(os.fsencode(tmp_path), "photos", Audience.UNKNOWN, {})],
            {"test.reading": reading_check.CHECK},
            options,
        ).run()
    )
    audit = Audit.of(events)
    read = {
        one.artifact: [region.label for region in one.evidence if isinstance(region, Region)] for one in audit.findings
    }
    assert read == {"one.jpg": ["SHERIFF"], "two.jpg": ["TROOPER"]}
    assert "cut.jpg" in {one.artifact for one in audit.not_checked}
    assert sorted(one.artifact for one in events if isinstance(one, Pictured)) == ["one.jpg", "two.jpg"]
