"""Brings the people in the pictures up to date: faces that are new join those they look like."""

from __future__ import annotations

from officer_exposure.store.store import Store
from officer_exposure.vision.grouping import grouped


def group_people(store: Store) -> None:
    """Group all faces that have prints. What the officer said about them holds. Raises VaultError."""
    printed = store.people.printed()
    if printed.faces:
        store.people.regroup(printed, grouped(printed.prints, printed.said))
