"""The shape of the code: who may import whom, how long things may be, and what nothing may be called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_PACKAGES = ("officer_exposure", "checks", "ui", "tests", "benchmarks", "training")
_VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
_SILENCED = re.compile(r"# (?:noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*|type: ignore\[[a-z, -]+\])(?P<reason>.*)")
_NETWORKED = {"urllib.request", "QtNetwork", "QtWebEngineCore", "QtWebEngineWidgets", "QtWebSockets"}


def _modules() -> list[Path]:
    found = [path for package in _PACKAGES for path in sorted((_ROOT / package).rglob("*.py"))]
    return [_ROOT / "launch.py", *found]


def _name(path: Path) -> str:
    return path.relative_to(_ROOT).as_posix()


def _functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_module_and_its_functions_stay_short(path: Path) -> None:
    source = path.read_text()
    assert len(source.splitlines()) <= 400
    assert [f"{name}: {length}" for name, length in _functions(ast.parse(source)) if length > 50] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [_name(path) for path in _modules() if _VAGUE & set(path.stem.split("_"))] == []


def test_no_module_of_ours_imports_the_part_of_a_library_that_talks_to_the_network() -> None:
    ours = [path for path in _modules() if path.relative_to(_ROOT).parts[0] in {"officer_exposure", "checks", "ui"}]
    for path in ours:
        imported = set(_imported(ast.parse(path.read_text())))
        assert not [name for name in imported if any(part in name for part in _NETWORKED)], _name(path)


def test_every_silenced_warning_says_why() -> None:
    bare = [
        f"{_name(path)}:{number}"
        for path in _modules()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (silenced := _SILENCED.search(line)) and len(silenced["reason"].split()) < 2
    ]
    assert bare == []


def test_imports_run_one_way() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint_imports, "--no-cache"], cwd=_ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
