"""constraints.txt pins everything, by name and version alone."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

_ROOT = Path(__file__).resolve().parents[1]
_PIN = re.compile(r"([A-Za-z0-9._-]+)==([A-Za-z0-9.+!]+)")
_BROUGHT_BY_VENV = {"pip", "setuptools"}


def _lines() -> list[str]:
    text = (_ROOT / "constraints.txt").read_text("ascii")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _pins() -> dict[str, str]:
    found = [_PIN.fullmatch(line) for line in _lines()]
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def _declared() -> list[Requirement]:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text())
    groups = project["project"]["optional-dependencies"].values()
    words = [*project["build-system"]["requires"], *project["project"]["dependencies"], *(w for g in groups for w in g)]
    return [Requirement(word) for word in words]


def test_every_line_is_a_name_and_a_version() -> None:
    assert [line for line in _lines() if not _PIN.fullmatch(line)] == []
    assert len(_pins()) == len(_lines())


def test_every_declared_library_is_pinned_within_its_range() -> None:
    pins = _pins()
    for requirement in _declared():
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier, requirement.name


def test_what_is_installed_is_what_is_pinned() -> None:
    ours = _BROUGHT_BY_VENV | {"officer-exposure"}
    installed = {canonicalize_name(found.name): found.version for found in distributions()}
    pins = _pins()
    assert {name for name, version in installed.items() if name not in ours and pins.get(name) != version} == set()


def test_what_is_pinned_runs_on_the_oldest_python_we_promise() -> None:
    wanted = {found.name: str(found.metadata.json.get("requires_python", "")) for found in distributions()}
    assert {name for name, versions in wanted.items() if not SpecifierSet(versions).contains("3.11.0")} == set()
