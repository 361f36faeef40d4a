"""What the tests of the core share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from officer_exposure.store.store import Store, memory_store


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store in memory, closed at the end."""
    store = memory_store()
    yield store
    store.close()
