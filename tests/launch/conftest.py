"""Copies of the project for the tests of launch.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.launch.checkout import Checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A copy that nobody has set up yet, in a folder with a space and an accent in its name."""
    return Checkout(tmp_path / "Officer Exposure é")
