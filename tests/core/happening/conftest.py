"""What tests of the evidence log share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from officer_exposure.store.store import Store, memory_store


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store in memory."""
    store = memory_store()
    yield store
    store.close()
