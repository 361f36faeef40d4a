"""How long it takes to group faces, with made-up prints. Needs nothing.

.venv/bin/python -P -m benchmarks.face_groups
"""

from __future__ import annotations

import time

from officer_exposure.vision.grouping import grouped
from tests.core.vision.made_prints import made_prints

_ALBUMS = {
    "2,000 faces, a family album": [600, 400, 300, *[20] * 20, *[1] * 300],
    "20,000 faces, a family album": [5000, 3000, 1000, *[100] * 40, *[10] * 300, *[1] * 4000],
    "20,000 faces, no two alike": [1] * 20_000,
}


def main() -> None:
    """Print the seconds, and whether every person was found."""
    for name, sizes in _ALBUMS.items():
        prints, persons = made_prints(sizes)
        begun, worked = time.perf_counter(), time.process_time()
        numbers = grouped(prints, [None] * len(prints))
        wall, processor = time.perf_counter() - begun, time.process_time() - worked
        mixed = len(set(numbers)) - len(set(zip(numbers, persons, strict=True)))
        print(f"{name}: {wall:.1f} s ({processor:.1f} s of processor), {len(set(numbers))} groups of {len(sizes)}")
        print(f"    groups that mix people: {-mixed}")


if __name__ == "__main__":
    main()
