"""Writes a handout as a web page or as a PDF, both from the one view."""

from __future__ import annotations

from pathlib import Path

import msgspec

from officer_exposure.report.handout.view import HandoutView
from officer_exposure.report.page import page_template
from officer_exposure.report.pdf.writing import set_pages
from officer_exposure.report.private_file import write_private

_PAGE = Path(__file__).parent / "handout.typ"


def write_handout_html(view: HandoutView, path: Path) -> None:
    """Write it to `path`, readable by its owner alone. Raises ReportError where that cannot be done."""
    write_private(path, render_handout_html(view).encode())


def write_handout_pdf(view: HandoutView, path: Path) -> None:
    """Write it to `path`, readable by its owner alone. Raises ReportError where that cannot be done."""
    write_private(path, render_handout_pdf(view))


def render_handout_html(view: HandoutView) -> str:
    """The handout as HTML that stands alone."""
    return page_template("handout.html.j2").render(view=view)


def render_handout_pdf(view: HandoutView) -> bytes:
    """The handout as a tagged PDF."""
    return set_pages(_PAGE, msgspec.to_builtins(view), {})
