"""How long a PDF of a report takes: 960 findings and 60 pictures, and what a password and the web page cost beside it.

    python -P -m benchmarks.pdf

Pictures are drawn beforehand, as the workers draw them for every document. The goal is 1.5 seconds.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import islice

from officer_exposure.events import Audit, Coverage
from officer_exposure.model import Audience, Confidence, Ease, Finding, NotChecked, Region, Severity, Tag
from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind
from officer_exposure.registry import load_checks
from officer_exposure.report.html import render_html
from officer_exposure.report.illustrating import MOST_PICTURES, wanted
from officer_exposure.report.pdf.writing import locked, render_pdf
from officer_exposure.report.view import report_view

_FINDINGS = 960
_ROUNDS = 5


def main() -> int:
    """Print the best of some rounds, and the ratios to the web page."""
    view = report_view(_audit(), masked=True, made=date(2026, 11, 26))
    drawing = _drawing()
    drawings = dict.fromkeys(islice(dict.fromkeys(wanted(view)), MOST_PICTURES), drawing)
    data = render_pdf(view, drawings)
    page = _best(lambda: render_html(view, drawings))
    paper = _best(lambda: render_pdf(view, drawings))
    lock = _best(lambda: locked(data, "gannet trellis 58"))
    print(f"{_FINDINGS} findings, {len(drawings)} pictures, {len(data) / 1024:.0f} KiB", file=sys.stderr)
    print(f"web page  {page * 1000:7.0f} ms")
    print(f"PDF       {paper * 1000:7.0f} ms   {paper / page:.1f} times the page   goal 1,500 ms")
    print(f"password  {lock * 1000:7.0f} ms")
    return 0


def _best(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def _audit() -> Audit:
    """Findings of all checks, so that there are as many cards as there can be, each with something to say."""
    checks = [check.info for check in load_checks().values()]
    findings = [
        Finding(
            check=info.id,
            areas=info.areas,
            severity=Severity(1 + number % 4),
            audience=Audience.PUBLIC if number % 3 else Audience.FRIENDS,
            ease=Ease(1 + number // 4 % 4),
            confidence=Confidence.HIGH,
            summary=f"What {info.title.lower()} tells a stranger.",
            source="benchmark",
            artifact=f"folder/picture {number}.jpg",
            evidence=(Region((10, 10, 300, 200), "marked", "text"), Tag("EXIF:Artist", "Name")),
            remediation=info.remediation,
            thing=str(number),
        )
        for number, info in ((number, checks[number % len(checks)]) for number in range(_FINDINGS))
        if info.areas
    ]
    gaps = [NotChecked("benchmark", f"{number}.jpg", "*", "Too short.") for number in range(100)]
    return Audit(findings, gaps, Coverage(_FINDINGS, _FINDINGS))


def _drawing() -> Drawing:
    from PIL import Image

    buffer = io.BytesIO()
    Image.effect_noise((320, 240), 80).convert("RGB").save(buffer, "JPEG")
    return Drawing(DrawingKind.PICTURE, buffer.getvalue(), "image/jpeg", 3200, 2400)


if __name__ == "__main__":
    sys.exit(main())
