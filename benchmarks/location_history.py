"""How long a phone's location history takes, from its bytes to stays, and how much memory: a made Records.json.

    python benchmarks/location_history.py [READINGS]

A million readings by default: 330 MB on disk, in a folder that is removed afterwards. Days at home and at work with the
way between, a reading every minute or two, with the activity and network data that real files hold.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import msgspec

from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata

_HOME, _WORK = (48.10, 11.50), (48.15, 11.60)
_HOUR = 3_600


def readings(number: int) -> Iterator[dict[str, object]]:
    """Readings as Google wrote them down."""
    made = random.Random(1)
    time = 1_700_000_000
    for index in range(number):
        time += made.randint(30, 120)
        share = _share_of_way(time / _HOUR % 24)
        north, east = (home + (work - home) * share for home, work in zip(_HOME, _WORK, strict=True))
        at = f"{datetime.fromtimestamp(time, UTC):%Y-%m-%dT%H:%M:%S}.000Z"
        reading: dict[str, object] = {
            "latitudeE7": round((north + made.gauss(0, 1e-4)) * 1e7),
            "longitudeE7": round((east + made.gauss(0, 1.5e-4)) * 1e7),
            "accuracy": made.choice((5, 12, 20, 35)),
            "source": "WIFI",
            "deviceTag": -1_234_567,
            "timestamp": at,
        }
        if index % 10 == 0:
            reading["activity"] = [{"activity": [{"type": "STILL", "confidence": 90}], "timestamp": at}]
        if index % 5 == 0:
            points = [{"mac": str(made.getrandbits(48)), "strength": -60} for _ in range(6)]
            reading["locationMetadata"] = [{"wifiScan": {"accessPoints": points}, "timestamp": at}]
        yield reading


def _share_of_way(hour: float) -> float:
    """0 at home, 1 at work."""
    if 8 <= hour < 17:
        return 1.0
    if 7.5 <= hour < 8:
        return (hour - 7.5) * 2
    return 1 - (hour - 17) * 2 if 17 <= hour < 17.5 else 0.0


def write(path: Path, number: int) -> None:
    """The file, indented as Google's are."""
    with path.open("w") as file:
        file.write('{\n  "locations": [')
        for index, reading in enumerate(readings(number)):
            file.write(("," if index else "") + json.dumps(reading, indent=2))
        file.write("]\n}\n")


def main() -> None:
    """Print size, time, memory and what came of it."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Records.json"
        write(path, number)
        wall, cpu = perf_counter(), process_time()
        with path.open("rb") as file:
            found = read_metadata(ByteView(file, path.stat().st_size), path.name).whereabouts
        wall, cpu = perf_counter() - wall, process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        reply = len(msgspec.msgpack.encode(found))
        print(f"{number:,} readings, {path.stat().st_size / 1e6:.0f} MB: {wall:.1f} s, {cpu:.1f} s of processor time")
        print(f"peak memory of the process {peak:.0f} MB; {len(found.stays):,} stays, {reply / 1e3:.0f} kB as a reply")


if __name__ == "__main__":
    main()
