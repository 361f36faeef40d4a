"""Measure, and print or write the page."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from datetime import date
from itertools import chain
from pathlib import Path

from benchmarks.accuracy.development import NOTES, development_pictures
from benchmarks.accuracy.labels import NAME, Labelled, LabelsError, read_labels
from benchmarks.accuracy.living import NOTES as NOTES_ON_PLACES
from benchmarks.accuracy.living import living, stops_below
from benchmarks.accuracy.looking import Looked, look
from benchmarks.accuracy.page import PLACES, page, places_page
from benchmarks.accuracy.routine import routine
from benchmarks.accuracy.zones import NOTES as NOTES_ON_TRACKS
from benchmarks.accuracy.zones import zones

_SAY_EVERY = 10.0


def main() -> int:
    """Measure the folders that were named."""
    asked = _asked()
    labelled: list[Labelled] = []
    notes: list[str] = []
    try:
        for folder in asked.folders:
            if (folder / NAME).exists():
                labelled += read_labels(folder)
            else:
                labelled += development_pictures(folder)
                notes += NOTES
    except (LabelsError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if asked.each > 1:
        labelled = labelled[:: asked.each]
    text = _pictures(asked, labelled, notes) + "\n" + _places(asked)
    if asked.write:
        asked.write.write_text(text, "utf-8")
    else:
        print(text)
    return 0


def _pictures(asked: Namespace, labelled: list[Labelled], notes: list[str]) -> str:
    """The part about pictures: measured, or as it stands where places alone are asked for."""
    if asked.places:
        return _page_now(asked).partition("\n" + PLACES)[0]
    return page(_looked(labelled), Counter(one.group for one in labelled), notes, date.today())


def _places(asked: Namespace) -> str:
    """The part about places: measured, or as it stands where pictures alone are asked for."""
    if asked.pictures:
        return "".join(_page_now(asked).partition(PLACES)[1:])
    data = next((found for folder in asked.folders if (found := stops_below(folder))), None)
    tables = chain(living(data), zones(), routine())
    return places_page(tables, f"{NOTES_ON_PLACES.rstrip()} {NOTES_ON_TRACKS}", date.today())


def _page_now(asked: Namespace) -> str:
    page_now: Path | None = asked.write
    return page_now.read_text("utf-8") if page_now is not None and page_now.exists() else ""


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -P -m benchmarks.accuracy", description="Measure on labelled pictures.")
    parser.add_argument("folders", nargs="+", type=Path, help=f"holds {NAME}, or is the folder of development data")
    parser.add_argument("--write", type=Path, help="write the page here instead of printing it")
    parser.add_argument("--each", type=int, default=1, help="only every Nth picture, for a quick look")
    alone = parser.add_mutually_exclusive_group()
    alone.add_argument("--places", action="store_true", help="measure places alone, and leave the rest as it stands")
    alone.add_argument(
        "--pictures", action="store_true", help="measure pictures alone, and leave the rest as it stands"
    )
    return parser.parse_args()


def _looked(labelled: list[Labelled]) -> list[Looked]:
    told, looked = time.monotonic(), []
    for one in look(labelled):
        looked.append(one)
        if time.monotonic() - told > _SAY_EVERY:
            told = time.monotonic()
            print(f"{len(looked):,} of {len(labelled):,} pictures", file=sys.stderr, flush=True)
    return looked


if __name__ == "__main__":
    sys.exit(main())
