"""Writes to a database until it is killed, and says on standard output what is on the disk, one line for each write.

Run by test_killed.py as: endless_writer.py DATABASE FIRST_NUMBER
"""

from __future__ import annotations

import sys
from pathlib import Path

from officer_exposure.content import load_content
from officer_exposure.model import Audience, Stage
from officer_exposure.store.database import Database
from officer_exposure.store.records import Ruling, Verdict
from officer_exposure.store.store import Store
from tests.core.store.runs import SOURCE, TODAY, Look, known_finding

KEY = bytes(range(32))
BATCH = 7
STAMP = b"a stamp"


def main(path: Path, number: int) -> None:
    """A look that never ends, with answers and decisions between its batches."""
    store = Store(Database.open(path, KEY))
    look = Look(store)
    items = list(load_content().items.values())
    while True:
        batch = [known_finding(number * BATCH + one) for one in range(BATCH)]
        look.visits(*[one.artifact for one in batch], stamp=STAMP).records(*batch)
        print("findings", number, flush=True)
        store.decisions.decide([batch[0].fingerprint], Ruling(Verdict.NOT_ME), TODAY)
        print("decision", number, flush=True)
        item = items[number % len(items)]
        store.answers.give(item.section, f"account {number}", item.id, "safe", TODAY)
        print("answer", number, flush=True)
        number += 1


def stamp_of(store: Store, artifact: str) -> bytes:
    """The stamp a file is known by in a later look."""
    return Look(store).recall.stamp(Stage.METADATA, SOURCE, Audience.LINK, artifact)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
