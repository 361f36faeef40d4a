"""What looking at one 12-megapixel photo costs, part by part, in processor seconds of this one process.

    python -P -m benchmarks.looking [PICTURE | FOLDER] [--photos N] [--seed S] [--rounds N]

PICTURE is any picture; of a FOLDER, N pictures are drawn by lot, the same ones for the same seed. Each is cut to four
by three or three by four, enlarged to 12 megapixels and saved as a JPEG in a temporary folder. Without one a street is
drawn, with lettering and without faces. Every picture is looked at as a scan does it, so often, and the round that took
least counts; the models are loaded before. Prints, which only consent to grouping faces asks for, have their own line
and are not in the sum. "looking again": for license plates, where there may be a vehicle. "the rest": what lies between
the parts, such as the comparison with the picture before. Memory is the most this process ever held (resident).
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean, median, quantiles
from types import ModuleType
from typing import Any

from PIL import Image, ImageDraw, ImageFont, ImageOps

from officer_exposure.artifact import Metadata
from officer_exposure.model import ArtifactKind
from officer_exposure.vision.looking import Onlooker

SIZE = (4032, 3024)
GOAL = 0.5
_PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
_PRINTS = "prints"
_ALL = "all without prints"
_REST = "the rest"

Spent = dict[str, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pictures", nargs="?", type=Path)
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _watched() as watch:
        path = Path(folder) / "photo.jpg"
        _saved(street(), path)
        print(f"first picture, with the loading of the models: {watch.look(path)[_ALL]:.2f} s")
        photos = []
        for picture in _chosen(wanted.pictures, wanted.photos, wanted.seed):
            if picture is not None:
                _saved(_enlarged(picture), path)
            photos.append(min((watch.look(path) for _ in range(wanted.rounds)), key=lambda spent: spent[_ALL]))
            print(f"  {picture or 'drawn street'}: {photos[-1][_ALL] * 1000:.0f} ms", file=sys.stderr)
    _tell(photos)


def _chosen(pictures: Path | None, count: int, seed: int) -> list[Path | None]:
    if pictures is None or pictures.is_file():
        return [pictures]
    found = sorted(path for path in pictures.rglob("*") if path.suffix.lower() in _PICTURES)
    return list(random.Random(seed).sample(found, min(count, len(found))))


def _tell(photos: list[Spent]) -> None:
    print(f"{len(photos)} photos of 12 megapixels; means:" if len(photos) > 1 else "one photo of 12 megapixels:")
    for part in photos[0]:
        print(f"{part:<24}{mean(one[part] for one in photos) * 1000:8.0f} ms")
    sums = [one[_ALL] for one in photos]
    if len(photos) > 1:
        print(f"{'median':<24}{median(sums) * 1000:8.0f} ms   (the goal is {GOAL * 1000:.0f})")
        print(f"{'90th percentile':<24}{quantiles(sums, n=10, method='inclusive')[-1] * 1000:8.0f} ms")
        print(f"{'most':<24}{max(sums) * 1000:8.0f} ms")
    reached = sum(one <= GOAL for one in sums)
    print(f"within the goal: {reached} of {len(sums)} ({reached / len(sums):.0%})")
    print(f"memory, at most: {_peak() / 1e6:.0f} MB")


def _enlarged(picture: Path) -> Image.Image:
    """A picture as a phone would have taken it: lying or standing."""
    with Image.open(picture) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    size = SIZE if upright.width >= upright.height else SIZE[::-1]
    return ImageOps.fit(upright, size, Image.Resampling.LANCZOS)


def _saved(photo: Image.Image, path: Path) -> None:
    photo.save(path, quality=90)


def street() -> Image.Image:
    """A drawn street of SIZE with a sign, a plate and lettering."""
    picture = Image.effect_noise(SIZE, 30).convert("RGB")
    draw = ImageDraw.Draw(picture)
    signs = (("SHERIFF", (500, 600), 260), ("7ABC 123", (2400, 2200), 120), ("Elm Street", (2700, 400), 150))
    for text, at, height in signs:
        draw.rectangle((at[0] - 60, at[1] - 40, at[0] + height * 6, at[1] + 2 * height), (230, 230, 220))
        draw.text(at, text, (20, 30, 60), ImageFont.load_default(height))
    return picture


class _Watch:
    """Processor seconds of the parts of a look. What one part does inside another counts for the inner one alone."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._inside = [0.0]

    def timed(self, part: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same work; how long it takes is noted."""

        def noted(*arguments: Any, **named: Any) -> Any:
            self._inside.append(0.0)
            before = time.process_time()
            try:
                return work(*arguments, **named)
            finally:
                took = time.process_time() - before
                self.spent[part] += took - self._inside.pop()
                self._inside[-1] += took

        return noted

    def look(self, path: Path) -> Spent:
        """Look at a picture as a scan does, and then make the prints of its faces."""
        from officer_exposure.vision.faces.prints import face_print

        self.spent.clear()
        sight = Onlooker().look_at(os.fsencode(path), Metadata(kind=ArtifactKind.PHOTO, format="JPEG"))
        before = time.process_time()
        sight.faces()
        sight.lines()
        sight.marks()
        sight.observed()
        told = time.process_time()
        for row in sight._rows():
            face_print(sight._copy().pixels, row)
        prints = time.process_time() - told
        parts = {part: self.spent[part] for _, _, part in _parts()}
        rest = told - before - sum(parts.values())
        return {**parts, _REST: rest, _ALL: told - before, _PRINTS: prints}


@contextmanager
def _watched() -> Iterator[_Watch]:
    """While this lasts, the parts of a look are timed."""
    watch = _Watch()
    before = [(module, name, getattr(module, name)) for module, name, _ in _parts()]
    for module, name, part in _parts():
        setattr(module, name, watch.timed(part, getattr(module, name)))
    try:
        yield watch
    finally:
        for module, name, work in before:
            setattr(module, name, work)


def _parts() -> list[tuple[ModuleType, str, str]]:
    """Where each part is called by its name, in the order of the table."""
    from officer_exposure.vision import giving_back, working_copy
    from officer_exposure.vision.faces import child, finding
    from officer_exposure.vision.reading import lines
    from officer_exposure.vision.uniform import judging

    return [
        (working_copy, "working_copy", "decoding"),
        (finding, "find_faces", "finding faces"),
        (child, "child_likelihoods", "child cue"),
        (judging, "glance", "uniform, at a glance"),
        (judging, "judge", "uniform, closely"),
        (lines, "find_lines", "finding text"),
        (lines, "read_text", "reading text"),
        (lines, "look_for_plates", "looking again"),
        (giving_back, "give_back", "handing memory back"),
    ]


def _peak() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
