"""The report as one HTML file that stands alone: no script, nothing loaded, every text escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from officer_exposure.parsing.pixels.drawings import Drawing
from officer_exposure.report.cards import PictureKey
from officer_exposure.report.private_file import write_private
from officer_exposure.report.view import ReportView
from officer_exposure.report.wording import number
from officer_exposure.text.steering import harmless

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The page may show pictures it carries in itself and use its own style sheet. All else is refused by the browser."""

_TEMPLATES = Path(__file__).parent / "templates"


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
    return _template().render(view=view, drawings=drawn, policy=POLICY)


def _drawn(drawing: Drawing) -> _Drawn:
    uri = f"data:{drawing.media};base64,{b64encode(drawing.data).decode('ascii')}" if drawing.data else ""
    return _Drawn(drawing.kind.value, uri, drawing.width, drawing.height)


def _finalize(value: object) -> object:
    """What the page shows of a value: no text may turn round what stands beside it."""
    return harmless(value) if type(value) is str else value


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = number
    return environment.get_template("report.html.j2")
