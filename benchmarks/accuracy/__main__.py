"""Measure, and print or write the page."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.accuracy.development import NOTES, development_pictures
from benchmarks.accuracy.labels import NAME, Labelled, LabelsError, read_labels
from benchmarks.accuracy.looking import Looked, look
from benchmarks.accuracy.page import page

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
    text = page(_looked(labelled), Counter(one.group for one in labelled), notes, date.today())
    if asked.write:
        asked.write.write_text(text, "utf-8")
    else:
        print(text)
    return 0


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -P -m benchmarks.accuracy", description="Measure on labelled pictures.")
    parser.add_argument("folders", nargs="+", type=Path, help=f"holds {NAME}, or is the folder of development data")
    parser.add_argument("--write", type=Path, help="write the page here instead of printing it")
    parser.add_argument("--each", type=int, default=1, help="only every Nth picture, for a quick look")
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
