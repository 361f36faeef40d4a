"""What looking at one 12-megapixel photo costs, part by part, in processor seconds of this one process.

    python benchmarks/looking.py [PICTURE] [--rounds N]

PICTURE is any picture with faces and lettering; it is enlarged to 4032 by 3024 pixels and saved as a JPEG in a
temporary folder. Without one a street is drawn, with lettering and without faces. The first round loads the models and
is told on its own. The best of the other rounds counts. Prints, which only consent to grouping faces asks for, have
their own line and are not in the sum. "looking again": for license plates, where there may be a vehicle and none was
read. Memory is the most this process ever held (resident).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageDraw, ImageFont

from officer_exposure.artifact import Metadata
from officer_exposure.check import CannotCheckError
from officer_exposure.model import ArtifactKind
from officer_exposure.vision.sight import Mark
from officer_exposure.vision.working_copy import working_copy

_T = TypeVar("_T")
SIZE = (4032, 3024)
GOAL = 0.5


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("picture", nargs="?", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    wanted = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        _photo(wanted.picture).save(path, quality=90)
        first = _round(path)
        best = _best([_round(path) for _ in range(wanted.rounds)])
    print(f"first picture, with the loading of the models: {sum(first.values()):.2f} s")
    for part, seconds in best.items():
        print(f"{part:<24}{seconds * 1000:8.0f} ms")
    checks = sum(seconds for part, seconds in best.items() if part != "prints")
    print(f"{'all without prints':<24}{checks * 1000:8.0f} ms   (the goal is {GOAL * 1000:.0f})")
    print(f"memory, at most: {_peak() / 1e6:.0f} MB")


def _photo(picture: Path | None) -> Image.Image:
    if picture is not None:
        return Image.open(picture).convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    return street()


def street() -> Image.Image:
    """A drawn street of SIZE with a sign, a plate and lettering."""
    picture = Image.effect_noise(SIZE, 30).convert("RGB")
    draw = ImageDraw.Draw(picture)
    signs = (("SHERIFF", (500, 600), 260), ("7ABC 123", (2400, 2200), 120), ("Elm Street", (2700, 400), 150))
    for text, at, height in signs:
        draw.rectangle((at[0] - 60, at[1] - 40, at[0] + height * 6, at[1] + 2 * height), (230, 230, 220))
        draw.text(at, text, (20, 30, 60), ImageFont.load_default(height))
    return picture


def _round(path: Path) -> dict[str, float]:
    """Processor seconds of each part, each done once as a scan does it."""
    from officer_exposure.vision.faces.child import child_likelihoods
    from officer_exposure.vision.faces.finding import find_faces
    from officer_exposure.vision.faces.prints import face_print
    from officer_exposure.vision.looking import Onlooker
    from officer_exposure.vision.reading.finding import find_lines
    from officer_exposure.vision.reading.lines import read_text
    from officer_exposure.vision.uniform.judging import glance, may_show_vehicle

    spent: dict[str, float] = {}
    copy = _timed(spent, "decoding", lambda: working_copy(os.fsencode(path), Metadata(format="JPEG")))
    rows = _timed(spent, "finding faces", lambda: find_faces(copy))
    _timed(spent, "child cue", lambda: child_likelihoods(copy.pixels, rows))
    _timed(spent, "finding text", lambda: find_lines(copy.pixels))
    _timed(spent, "reading text", lambda: read_text(copy))
    vehicle = may_show_vehicle(glance(copy))
    _timed(spent, "looking again", lambda: read_text(copy, vehicle=vehicle))
    spent["looking again"] = max(spent["looking again"] - spent["reading text"], 0)  # it begins with all of that
    spent["reading text"] -= spent["finding text"]  # it finds before it reads
    sight = Onlooker().look_at(os.fsencode(path), Metadata(kind=ArtifactKind.PHOTO, format="JPEG"))
    sight.faces()
    _timed(spent, "uniform", lambda: _marks(sight.marks))
    _timed(spent, "prints", lambda: [face_print(copy.pixels, row) for row in rows])
    print(f"  {len(rows)} faces, {len(sight.lines())} lines", file=sys.stderr)
    return spent


def _marks(marks: Callable[[], tuple[Mark, ...]]) -> tuple[Mark, ...]:
    try:
        return marks()
    except CannotCheckError as cannot:
        print(f"  no uniform model: {cannot.reason}", file=sys.stderr)
        return ()


def _timed(spent: dict[str, float], part: str, work: Callable[[], _T]) -> _T:
    before = time.process_time()
    result = work()
    spent[part] = time.process_time() - before
    return result


def _best(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {part: min(one[part] for one in rounds) for part in rounds[0]}


def _peak() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
