"""The evidence log: entries are added, and nothing of it is ever changed or deleted; the database itself refuses it."""

from __future__ import annotations

import msgspec

from officer_exposure.happening.chain import START, Logged, body_of, link_of
from officer_exposure.happening.entry import Entry, EntryKind, blinded, refuse_unusable
from officer_exposure.happening.screenshot import Screenshot
from officer_exposure.store.database import Database

_decode = msgspec.json.Decoder(Entry).decode


class Evidence:
    """The log, and the pictures that belong to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: Entry, screenshot: Screenshot | None = None) -> Logged:
        """Write an entry down, with its picture. It is on the disk on return. Raises EvidenceError, VaultError."""
        if screenshot is not None:
            entry = msgspec.structs.replace(entry, screenshot=screenshot.digest)
        with self._database.transaction():
            latest, before = self._last()
            refuse_unusable(entry, latest)
            if screenshot is not None:
                self._keep(screenshot)
            entry = blinded(entry)
            body = body_of(entry)
            link = link_of(before, body)
            number = latest + 1
            self._database.execute("INSERT INTO evidence VALUES (?, ?, ?)", (number, body, link))
        return Logged(number, entry, body, link)

    def all(self) -> tuple[Logged, ...]:
        """Every entry, in the order in which they were written down."""
        rows = self._database.execute("SELECT number, body, link FROM evidence ORDER BY number")
        return tuple(Logged(number, _decode(body), bytes(body), bytes(link)) for number, body, link in rows)

    def screenshot(self, digest: str) -> Screenshot | None:
        """The picture with this SHA-256, in hex; None where there is none."""
        rows = self._database.execute(
            "SELECT media, data FROM evidence_picture WHERE digest = ?", (bytes.fromhex(digest),)
        )
        return Screenshot(str(rows[0][0]), bytes(rows[0][1])) if rows else None

    def steps_done(self) -> frozenset[str]:
        """The ids of the steps of the plan that were done, without those that a later entry takes back."""
        return frozenset(one.entry.step for one in self._steps())

    def entries_of_step(self, step: str) -> tuple[int, ...]:
        """The numbers of the entries that say that a step was done and that no later entry takes back."""
        return tuple(one.number for one in self._steps() if one.entry.step == step)

    def _steps(self) -> tuple[Logged, ...]:
        log = self.all()
        corrected = {one.entry.about for one in log if one.entry.kind is EntryKind.CORRECTED}
        return tuple(
            one for one in log if one.entry.kind is EntryKind.STEP and one.entry.step and one.number not in corrected
        )

    def last_link(self) -> str:
        """The last link of the chain, in hex: noted elsewhere, it proves later that nothing before it was changed."""
        return self._last()[1].hex()

    def _last(self) -> tuple[int, bytes]:
        rows = self._database.execute("SELECT number, link FROM evidence ORDER BY number DESC LIMIT 1")
        return (int(rows[0][0]), bytes(rows[0][1])) if rows else (0, START)

    def _keep(self, screenshot: Screenshot) -> None:
        self._database.execute(
            "INSERT INTO evidence_picture VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (bytes.fromhex(screenshot.digest), screenshot.media, screenshot.data),
        )
