"""How long the content takes to load, each time in a fresh process: milliseconds of processor time, and of the clock.

.venv/bin/python -P -m benchmarks.content_load
"""

from __future__ import annotations

import statistics
import subprocess
import sys

_TIMES = 9
_LOAD = """
import time
wall, cpu = time.perf_counter(), time.process_time()
from officer_exposure.content import load_content
count = len(load_content().items)
print(count, 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall))
"""


def main() -> None:
    """Load it some times; print the medians."""
    runs = [
        subprocess.run([sys.executable, "-P", "-c", _LOAD], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(_TIMES)
    ]
    cpu, wall = (statistics.median(float(run[column]) for run in runs) for column in (1, 2))
    print(f"{runs[0][0]} items: {cpu:.0f} ms of processor time, {wall:.0f} ms by the clock (median of {_TIMES})")


if __name__ == "__main__":
    main()
