"""The report as one HTML file that stands alone: no script, nothing loaded, every text escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

import msgspec

from officer_exposure.parsing.pixels.drawings import Drawing
from officer_exposure.report.kept import NOT_DRAWN, PictureKey
from officer_exposure.report.page import page_template
from officer_exposure.report.private_file import write_private
from officer_exposure.report.view import ReportView


class _Drawn(msgspec.Struct, frozen=True):
    """A drawing as the template needs it."""

    kind: str
    uri: str
    width: int
    height: int


def write_html(view: ReportView, drawings: Mapping[PictureKey, Drawing], path: Path) -> None:
    """Write the report to `path`, readable by its owner alone. Raises ReportError where that cannot be done."""
    write_private(path, render_html(view, drawings).encode("utf-8", "replace"))


def render_html(view: ReportView, drawings: Mapping[PictureKey, Drawing]) -> str:
    """The report as HTML. A picture without a drawing is shown as an empty frame."""
    drawn = {key: _drawn(drawing) for key, drawing in drawings.items()}
    return page_template("report.html.j2").render(view=view, drawings=drawn, not_drawn=NOT_DRAWN)


def _drawn(drawing: Drawing) -> _Drawn:
    uri = f"data:{drawing.media};base64,{b64encode(drawing.data).decode('ascii')}" if drawing.data else ""
    return _Drawn(drawing.kind.value, uri, drawing.width, drawing.height)
