"""The list of licences holds everything that is installed beside the program, and nothing else."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from officer_exposure.content import built_on
from officer_exposure.content.built_on import load_built_on
from officer_exposure.content.reading import read_file
from officer_exposure.errors import ContentError
from officer_exposure.models.lock import load_lock

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {
    "colorama",
    "pywin32-ctypes",
    "backports-tarfile",
    "importlib-metadata",
    "zipp",
    "jeepney",
    "secretstorage",
}
"""Needed on some systems, or by some releases of Python, alone."""


def _plain(name: str) -> str:
    """As package indexes compare names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _needs(requirement: Requirement, found: dict[str, Distribution | None]) -> None:
    """Add a library, and what it needs here in turn."""
    name = _plain(requirement.name)
    if name in found or (requirement.marker is not None and not requirement.marker.evaluate({"extra": ""})):
        return
    found[name] = known = _installed(requirement.name)
    for text in (known.requires or ()) if known is not None else ():
        _needs(Requirement(text), found)


@pytest.fixture(scope="module")
def shipped() -> dict[str, Distribution | None]:
    """Everything that a user's installation brings along on this system."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found: dict[str, Distribution | None] = {}
    for text in project["dependencies"]:
        _needs(Requirement(text), found)
    return found


def test_every_library_is_listed_and_none_is_left_over(shipped: dict[str, Distribution | None]) -> None:
    listed = {_plain(part.name) for part in load_built_on().libraries}
    assert set(shipped) - listed == set(), "add them to built_on.yaml, and to NOTICE"
    assert listed - set(shipped) - ELSEWHERE == set()
    pinned = {_plain(line.partition("==")[0]) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()}
    assert listed <= pinned


def test_the_licences_are_those_that_the_libraries_name(shipped: dict[str, Distribution | None]) -> None:
    said = {_plain(part.name): part.licence for part in load_built_on().libraries}
    told = {name: one.metadata.json.get("license_expression") for name, one in shipped.items() if one is not None}
    assert {name: licence for name, licence in told.items() if licence} == {
        name: said[name] for name, licence in told.items() if licence
    }


def test_every_model_file_is_listed_with_the_licence_of_its_weights() -> None:
    listed = {(part.name, part.licence) for part in load_built_on().models}
    assert listed == {(model.name, model.licence) for model in load_lock().models}


def test_the_notice_names_what_the_list_names() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8").lower()
    whole = load_built_on()
    assert all(part.licence for part in (*whole.libraries, *whole.models, *whole.data))
    for credited in ("geonames", "natural earth", "noto sans", "openstreetmap", "qt", "libheif", "ffmpeg"):
        assert credited in notice
        assert any(credited in f"{part.name} {part.holds}".lower() for part in (*whole.libraries, *whole.data))


def test_a_mistake_in_the_list_is_told(tmp_path: Path) -> None:
    text = (Path(built_on.__file__).parent / built_on.FILE).read_text("utf-8")
    path = tmp_path / built_on.FILE
    for change, says in ((("name: certifi", "name: cffi"), "cffi is given twice"), (("licence: MIT-0", ""), "licence")):
        assert change[0] in text
        path.write_text(text.replace(*change, 1), "utf-8")
        with pytest.raises(ContentError, match=says):
            built_on.checked(read_file(path, built_on.SHAPE))
