"""Other readers find everything in the built pictures, and nothing in their copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from officer_exposure.remedy.copying import clean_copies
from officer_exposure.remedy.interface import What
from tests.core.remedy.other_readers import exiftool_fields, exiv2_says, unexpected
from tests.core.remedy.painted import holds_secrets
from tests.core.remedy.test_hostile_pictures import SEEDS


@pytest.fixture
def originals(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "originals"
    folder.mkdir()
    for name, data in SEEDS.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def test_exiftool_finds_nothing_in_a_copy(originals: list[Path], tmp_path: Path) -> None:
    before = exiftool_fields(originals[0].parent)
    assert sum(1 for fields in before.values() if unexpected(fields)) == len(SEEDS)
    done = [one.path for one in clean_copies(originals, tmp_path / "copies")]
    after = exiftool_fields(tmp_path / "copies")
    assert len(after) == len(done) == len(SEEDS)
    assert [left for fields in after.values() if (left := unexpected(fields))] == []


def test_exiv2_finds_nothing_in_a_copy(originals: list[Path], tmp_path: Path) -> None:
    done = [one.path for one in clean_copies(originals, tmp_path / "copies") if one.path]
    assert {line for lines in exiv2_says(done).values() for line in lines} <= {"Exif.Image.Orientation"}


@pytest.mark.parametrize("what", [What.ALL, What.IDENTITY])
def test_no_planted_text_stands_in_the_bytes_of_a_copy(what: What, originals: list[Path], tmp_path: Path) -> None:
    assert sum(bool(holds_secrets(path.read_bytes())) for path in originals) == len(SEEDS)
    for one in clean_copies(originals, tmp_path / "copies", what):
        assert one.path
        assert not holds_secrets(one.path.read_bytes()), one.format
