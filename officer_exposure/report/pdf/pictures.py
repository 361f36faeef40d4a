"""The pictures of a PDF: an SVG around each, because typst takes no bytes from memory but those of a text.

The SVG also carries the frames round what was found, in the pixels of the whole picture.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping

from officer_exposure.parsing.pixels.drawings import Drawing
from officer_exposure.report.cards import Mark
from officer_exposure.report.illustrating import pictures_of
from officer_exposure.report.kept import PictureKey
from officer_exposure.report.page import page_template
from officer_exposure.report.view import ReportView

MAP = "map.svg"
_LONG_SIDE = 320
"""Units of the drawing along its long side, so that every frame has the same width on paper."""


def picture_files(
    view: ReportView, drawings: Mapping[PictureKey, Drawing]
) -> tuple[dict[PictureKey, str], dict[str, bytes]]:
    """The name of each picture that can be shown, and the files by their names."""
    names: dict[PictureKey, str] = {}
    files: dict[str, bytes] = {}
    for key, marks in _pictures(view):
        drawing = drawings.get(key)
        if key in names or drawing is None or not (drawing.data and drawing.width and drawing.height):
            continue
        names[key] = f"picture-{len(names)}.svg"
        files[names[key]] = _svg(drawing, marks, smooth=not view.masked).encode()
    if view.map is not None:
        files[MAP] = page_template("map.svg.j2").render(drawn=view.map).encode()
    return names, files


def _pictures(view: ReportView) -> Iterator[tuple[PictureKey, tuple[Mark, ...]]]:
    """Every picture that the report may show, with what is framed in it; a screenshot has no frames."""
    for example in (example for area in view.areas for card in area.cards for example in card.examples):
        for key in pictures_of(example):
            yield key, example.marks if key == example.picture else ()
    yield from ((proof.shot.picture, ()) for proof in view.proofs if proof.shot.picture)


def _svg(drawing: Drawing, marks: Iterable[Mark], *, smooth: bool) -> str:
    scale = _LONG_SIDE / max(drawing.width, drawing.height)
    width, height = drawing.width * scale, drawing.height * scale
    rendering = "auto" if smooth else "pixelated"
    data = b64encode(drawing.data).decode("ascii")
    frames = "".join(_frame(mark, scale, color, stroke) for mark in marks for color, stroke in _STROKES)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.2f} {height:.2f}">'
        f'<image href="data:{drawing.media};base64,{data}" width="{width:.2f}" height="{height:.2f}" '
        f'preserveAspectRatio="none" image-rendering="{rendering}"/>{frames}</svg>'
    )


_STROKES = (("#ffffff", 5.0), ("#0e5358", 2.5))
"""A light frame under a dark one: seen on any picture."""


def _frame(mark: Mark, scale: float, color: str, stroke: float) -> str:
    left, top, right, bottom = (edge * scale for edge in mark.box)
    return (
        f'<rect x="{left:.2f}" y="{top:.2f}" width="{max(right - left, 0):.2f}" height="{max(bottom - top, 0):.2f}" '
        f'fill="none" stroke="{color}" stroke-width="{stroke}"/>'
    )
