"""Finds the checks. The core names their package only as a string here and imports it nowhere else."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType

import msgspec

import officer_exposure
from officer_exposure.check import Check, CheckInfo
from officer_exposure.content import load_content
from officer_exposure.errors import RegistryError

_PACKAGE = "checks"

_HEADINGS = ("What it sees:", "Why it matters:", "What it misses:")

_HINT = "Install the program again: its files are incomplete or mixed with others."


class Manual(msgspec.Struct, frozen=True):
    """A check's manual page, from the docstring of its file. Plain sentences; paragraphs are separated by newlines."""

    lead: str
    sees: str
    matters: str
    misses: str


@cache
def load_checks() -> Mapping[str, Check]:
    """Every check by its id, in the order of the ids; read-only.

    Raises RegistryError where the package is not ours, is empty or holds a file that is no check: an audit without
    checks would call everything clean.
    """
    package = importlib.import_module(_PACKAGE)
    _refuse_foreign(package)
    checks = checks_in(package)
    if problem := load_content().history.checks.problem(checks):
        raise RegistryError(f"history.yaml, checks: {problem}.", _HINT)
    return checks


def checks_in(package: ModuleType) -> Mapping[str, Check]:
    """Every check of a package, each verified. Raises RegistryError."""
    checks = {name: _verified(name, importlib.import_module(f"{package.__name__}.{name}")) for name in _names(package)}
    if not checks:
        raise RegistryError("No checks were found.", _HINT)
    return MappingProxyType(checks)


def manual(check: Check) -> Manual:
    """The manual page of a check."""
    module = sys.modules[type(check).__module__]
    return manual_from(module.__doc__ or "", check.info.id)


def manual_from(docstring: str, name: str) -> Manual:
    """Cut a docstring at its three headings. Raises RegistryError where one is missing, empty or out of order."""
    rest, parts = docstring, []
    for heading in _HEADINGS:
        part, found, rest = rest.partition(f"\n{heading}\n")
        if not found:
            raise RegistryError(f'The check {name} has no section "{heading.rstrip(":")}" in its docstring.')
        parts.append(_flowing(part))
    parts.append(_flowing(rest))
    if not all(parts):
        raise RegistryError(f"The check {name} has an empty section in its docstring.")
    return Manual(*parts)


def _flowing(text: str) -> str:
    """Undo the line breaks of the source file; an empty line stays a new paragraph."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    return "\n".join(paragraphs)


def _refuse_foreign(package: ModuleType) -> None:
    ours = Path(officer_exposure.__file__).resolve().parent.parent
    if package.__file__ is None or Path(package.__file__).resolve().parent.parent != ours:
        raise RegistryError("Another program's checks stand in the way of ours.", _HINT)


def _names(package: ModuleType) -> Iterator[str]:
    """The dotted paths of all modules below a package, without the package's own name, sorted."""
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.", onerror=_broken)
    yield from sorted(module.name.partition(".")[2] for module in found if not module.ispkg)


def _broken(name: str) -> None:
    raise RegistryError(f"The folder {name} of the checks could not be loaded.", _HINT)


def _verified(name: str, module: ModuleType) -> Check:
    check = getattr(module, "CHECK", None)
    info = getattr(check, "info", None)
    if check is None or not isinstance(info, CheckInfo):
        raise RegistryError(f"The file of {name} holds no CHECK with an identity card.", _HINT)
    if not callable(getattr(check, "examine", None)) and not callable(getattr(check, "correlate", None)):
        raise RegistryError(f"The check {name} can neither examine nor correlate.", _HINT)
    if info.id != name:
        raise RegistryError(f"The check in the file of {name} calls itself {info.id}.", _HINT)
    if info.remediation not in load_content().remediations:
        raise RegistryError(f"The check {name} names the remediation {info.remediation}, which does not exist.", _HINT)
    manual_from(module.__doc__ or "", name)
    found: Check = check
    return found
