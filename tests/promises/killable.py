"""A real audit with a vault that tells what it has kept: run as a program, to be killed at any moment.

    python -P killable.py VAULT PHOTOS [pixels]

The key comes on standard input. On standard output: "begun", then a line for each finding and each answer, once the
store has said that it is kept. With "pixels" the pictures are decoded and looked at, too.
"""

from __future__ import annotations

import sys
from datetime import date
from itertools import count
from pathlib import Path

from officer_exposure.audit_options import AuditOptions
from officer_exposure.events import Found
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Audience
from officer_exposure.registry import load_checks
from officer_exposure.sources.interface import Source
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.database import Database
from officer_exposure.store.store import Store

TODAY = date(2026, 3, 1)
_ANSWER_EVERY = 50
_NAMES = 3
"""The first looks are at sources that seem new each time, the later ones at what is known."""


def main(vault: str, photos: str, pixels: str = "") -> None:
    """Audit again and again until killed, and answer questions between."""
    store = Store(Database.open(Path(vault), bytes.fromhex(sys.stdin.readline())))
    _tell("begun")
    for look in count():
        sources = _opened(Path(photos), f"photos {look % _NAMES}")
        told = 0
        options = AuditOptions(2, vision=bool(pixels))
        for event in KeptAudit(store, sources, load_checks(), options, today=TODAY).run():
            if isinstance(event, Found):
                _tell(f"finding {event.finding.fingerprint} {event.finding.check}")
                told += 1
                if told % _ANSWER_EVERY == 0:
                    account = f"account {told}"
                    store.answers.give("facebook", account, "FB01", "exposed", TODAY)
                    _tell(f"answer {account}")


def _opened(photos: Path, name: str) -> tuple[Source, ...]:
    return open_sources([(photos, Audience.UNKNOWN)], lambda _: name)


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
