"""Every picture of the development data ends as a proven copy or with a reason, and other readers find nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from officer_exposure.remedy.copied import Copied
from officer_exposure.remedy.copying import clean_copies
from officer_exposure.remedy.interface import What
from tests.core.remedy.other_readers import exiftool_fields, exiv2_says, needs, unexpected
from tests.shared_data import needs_shared, shared

_STILLS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".avif", ".tif", ".tiff"}
_FEWEST_COPIES = 95
"""Of 110. The others hold no picture, none that can be decoded, or one that moves."""

_PLACES = ("GPS", "Location", "City", "State", "Country", "Province", "Region", "Caption", "Keyword", "Offset")


@cache
def stills() -> tuple[Path, ...]:
    return tuple(path for path in sorted(shared("data/photos/files").iterdir()) if path.suffix.lower() in _STILLS)


def cleaned_all(folder: Path, what: What) -> list[Copied]:
    return list(clean_copies(stills(), folder, what))


def copies(results: Sequence[Copied]) -> list[Path]:
    return [one.path for one in results if one.path]


def as_they_stand() -> dict[Path, tuple[int, bytes]]:
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in stills()}


class CleanedOfAll:
    """Copies of every still with everything removed, in `folder`; `before`: the originals as they stood before."""

    def __init__(self, folder: Path) -> None:
        self.before = as_they_stand()
        self.folder = folder
        self.results = cleaned_all(folder, What.ALL)


@pytest.fixture(scope="module")
def cleaned_of_all(tmp_path_factory: pytest.TempPathFactory) -> CleanedOfAll:
    return CleanedOfAll(tmp_path_factory.mktemp("all") / "copies")


@needs_shared
def test_everything_is_gone_for_other_readers_and_each_failure_has_its_reason(cleaned_of_all: CleanedOfAll) -> None:
    results = cleaned_of_all.results
    done = copies(results)
    assert len(results) == len(stills())
    assert len(done) >= _FEWEST_COPIES
    assert all(one.reason.endswith(".") and one.hint for one in results if not one.path)
    found = exiftool_fields(cleaned_of_all.folder)
    assert len(found) == len(done)
    assert {name: left for name, fields in found.items() if (left := unexpected(fields))} == {}
    assert {name: left for name, left in exiv2_says(done).items() if left and left != ["Exif.Image.Orientation"]} == {}
    assert as_they_stand() == cleaned_of_all.before


@needs_shared
@pytest.mark.parametrize("what", [What.LOCATION, What.IDENTITY])
def test_where_less_is_asked_for_no_place_and_no_name_is_left(what: What, tmp_path: Path) -> None:
    needs("exiftool")
    results = cleaned_all(tmp_path / "copies", what)
    assert len(copies(results)) >= _FEWEST_COPIES
    for name, fields in exiftool_fields(tmp_path / "copies").items():
        left = [field for field in fields if any(place in field.rpartition(":")[2] for place in _PLACES)]
        left = [
            field for field in left if not field.startswith(("IFD", "QuickTime", "ICC")) and field != "File:Comment"
        ]
        assert left == [], name
        if what is What.IDENTITY:
            telling = ("Make", "Model", "Artist", "Copyright", "Software", "Owner", "Serial", "Creator", "By-line")
            said = [field for field in fields if field.startswith(("IFD", "ExifIFD", "XMP", "IPTC"))]
            assert [field for field in said if any(part in field for part in telling)] == [], name


@needs_shared
def test_copies_of_copies_lose_nothing_more(cleaned_of_all: CleanedOfAll, tmp_path: Path) -> None:
    first = copies(cleaned_of_all.results)
    again = list(clean_copies(first, tmp_path / "twice", neutral_names=False))
    assert len(copies(again)) == len(first)
    for one in again:
        assert one.path
        assert one.path.read_bytes() == Path(os.fsdecode(one.source)).read_bytes(), one.format
