"""Writes a sheet as a web page or as a PDF, both from the one view."""

from __future__ import annotations

from pathlib import Path

import msgspec

from officer_exposure.report.briefing.view import BriefingView
from officer_exposure.report.page import page_template
from officer_exposure.report.pdf.writing import set_pages
from officer_exposure.report.private_file import write_private

_PAGE = Path(__file__).parent / "briefing.typ"


def write_briefing_html(view: BriefingView, path: Path) -> None:
    """Write the sheet to `path`, readable by its owner alone. Raises ReportError where that cannot be done."""
    write_private(path, render_briefing_html(view).encode())


def write_briefing_pdf(view: BriefingView, path: Path) -> None:
    """Write the sheet to `path`, readable by its owner alone. Raises ReportError where that cannot be done."""
    write_private(path, render_briefing_pdf(view))


def render_briefing_html(view: BriefingView) -> str:
    """The sheet as HTML that stands alone."""
    return page_template("briefing.html.j2").render(view=view)


def render_briefing_pdf(view: BriefingView) -> bytes:
    """The sheet as a tagged PDF."""
    return set_pages(_PAGE, msgspec.to_builtins(view), {})
