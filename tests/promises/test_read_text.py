"""What was read in pictures stands in no masked report, and in every other one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.core.fingerprints import without_fingerprints
from tests.model_files import needs_models
from tests.promises.planted import Planted

_READ = ("POLICE", "1427 MAPLE AVE", "KLM 7206", "LINCOLN ELEMENTARY", "CASE NUMBER 77120")
_TRACES = ("1427", "maple", "klm7206", "klm 7206", "7206", "lincoln", "77120")
"""Parts of it that no program writes by itself, in lower case."""


def _signs(path: Path) -> None:
    """A picture with one line below the other, far apart."""
    image = Image.new("RGB", (1200, 900), (225, 222, 215))
    draw = ImageDraw.Draw(image)
    for number, text in enumerate(_READ):
        draw.text((80, 60 + 160 * number), text, (20, 24, 40), ImageFont.load_default(56))
    image.save(path, quality=95)


@needs_models
@pytest.mark.parametrize("masked", [True, False])
def test_text_read_in_a_picture_stands_in_unmasked_reports_alone(planted: Planted, masked: bool) -> None:
    _signs(planted.photos / "signs.jpg")
    done = planted.audit(*(() if masked else ("--unmasked",)))
    assert done.returncode == 0, done.stderr
    for report in (planted.html, planted.json):
        text = without_fingerprints(report.read_text("utf-8")).casefold()
        assert "a license plate can be read" in text
        assert "name of a school or a team can be read" in text
        found = {trace for trace in _TRACES if trace in text}
        assert found == set() if masked else {"1427", "maple", "lincoln"} <= found, report.name
    said = (done.stdout + done.stderr).casefold()
    assert not [trace for trace in _TRACES if trace in said]
