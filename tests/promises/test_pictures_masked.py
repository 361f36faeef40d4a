"""What a picture shows is not in a masked paper: its pixels are looked for in every picture and on every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from officer_exposure.model import Audience, Region
from officer_exposure.parsing.pixels.drawings import MOSAIC_CELLS
from officer_exposure.store.store import Store, memory_store
from tests.core.layers import pictures_in
from tests.core.store.runs import Look, known_finding
from tests.promises.filled_vault import TODAY
from ui.audits import locator_of
from ui.saver import Files, Saver

_SIZE = (1280, 960)
_WORDS = (430, 400, 850, 560)
"""Where in the picture something is to be read: left, top, right, bottom, in its pixels."""

_SCALES = (0.1625, 0.175, 0.19, 0.25)
"""How large the picture may stand on a page, against its own size."""

_IMAGE = 3
"""FPDF_PAGEOBJ_IMAGE of PDFium: what it calls a picture on a page."""

_Gray = NDArray[np.float32]


@pytest.fixture(scope="module")
def original() -> Image.Image:
    """A pattern like no other, with large letters on it."""
    random = np.random.default_rng(4711)
    cells = random.integers(0, 256, (60, 80, 3), np.uint8)
    image = Image.fromarray(cells).resize(_SIZE, Image.Resampling.NEAREST)
    pen = ImageDraw.Draw(image)
    pen.rectangle(_WORDS, fill=(255, 255, 255))
    pen.text((640, 480), "ELM ST 12", (0, 0, 0), ImageFont.load_default(76), anchor="mm")
    return image


@pytest.fixture(scope="module")
def papers(original: Image.Image, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The report as web page and PDF, masked and whole, as the window saves them."""
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "photos").mkdir()
    original.save(folder / "photos" / "house.jpg", quality=92)
    store = memory_store()
    store.places.save([(folder / "photos", Audience.PUBLIC)])
    source = store.places.source_id(folder / "photos")
    evidence = (Region(_WORDS, "street name", "ELM ST 12"),)
    found = known_finding(source=source, artifact="house.jpg", evidence=evidence)
    Look(store, sources=(source,)).records(found).ends()
    return dict(_saved(store, folder))


def _saved(store: Store, folder: Path) -> Iterator[tuple[str, bytes]]:
    for masked in (True, False):
        files = Files(folder, html=True, json=False, masked=masked, pdf=True)
        for path in Saver(store, files, TODAY, locator_of([folder / "photos"], store)).write():
            yield f"{'masked' if masked else 'whole'}{path.suffix}", path.read_bytes()


def _gray(image: Image.Image) -> _Gray:
    return np.asarray(image.convert("L"), np.float32)


def _likeness(image: _Gray, original: _Gray) -> float:
    """How surely the words of the original stand somewhere in the image: 1 for the same pixels, 0 for no likeness."""
    left, top, right, bottom = _WORDS
    found = [0.0]
    for scale in _SCALES:
        looked_for = cv2.resize(
            original[top:bottom, left:right], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA
        )
        if all(a >= b for a, b in zip(image.shape, looked_for.shape, strict=True)):
            found.append(float(cv2.matchTemplate(image, looked_for, cv2.TM_CCOEFF_NORMED).max()))
    return max(found)


def _shown(data: bytes) -> Iterator[_Gray]:
    """Every picture that the paper carries, as large as the original, and every page as it is printed."""
    for picture in pictures_in(data):
        yield _gray(picture.resize(_SIZE).resize((320, 240)))
    if data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        for page in document:
            if list(page.get_objects([_IMAGE])):
                yield _gray(page.render(scale=2).to_pil())
        document.close()


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_the_pixels_are_not_in_a_masked_paper(papers: dict[str, bytes], original: Image.Image, suffix: str) -> None:
    whole = max(_likeness(image, _gray(original)) for image in _shown(papers[f"whole{suffix}"]))
    masked = max(_likeness(image, _gray(original)) for image in _shown(papers[f"masked{suffix}"]))
    assert whole > 0.85, "the search must find them where they are"
    assert masked < 0.65, "letters of other words look a little like these"


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
def test_a_masked_picture_has_a_dozen_cells_and_tells_nothing_else(papers: dict[str, bytes], suffix: str) -> None:
    pictures = list(pictures_in(papers[f"masked{suffix}"]))
    assert pictures
    for picture in pictures:
        assert max(picture.size) <= MOSAIC_CELLS
        assert set(picture.info) <= {"icc_profile"}, "what colors mean, the same in every PDF"
    assert max(max(one.size) for one in pictures_in(papers[f"whole{suffix}"])) > 10 * MOSAIC_CELLS
