"""What tests of the store share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_exposure.store.store import Store, memory_store
from tests.core.store.filled import fill


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store in memory."""
    store = memory_store()
    yield store
    store.close()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with some findings, made once; each test works on a copy."""
    path = tmp_path_factory.mktemp("filled") / "vault.db"
    fill(path)
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    """A copy of a good database."""
    return Path(shutil.copy(filled, tmp_path / "vault.db"))
