"""One audited folder for the tests of the promises."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.promises.planted import Planted


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    """A fresh folder with things planted in it, not yet audited."""
    return Planted(tmp_path)


@pytest.fixture(scope="session")
def strace() -> str:
    """The strace program, where there is one."""
    found = shutil.which("strace")
    if found is None:
        pytest.skip("needs strace")
    return found
