"""Statements stand in the repositories and migrations, and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_REPOSITORY = _ROOT / "officer_exposure/store/repository"
_STATEMENT = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|TRIGGER))\b",
    re.DOTALL,
)


def _texts(path: Path) -> list[str]:
    nodes = ast.walk(ast.parse(path.read_text()))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _speaks_sql(path: Path) -> bool:
    return any(_STATEMENT.search(text) for text in _texts(path))


def test_only_the_repositories_speak_sql() -> None:
    modules = [path for package in ("officer_exposure", "ui", "checks") for path in (_ROOT / package).rglob("*.py")]
    speaking = {path for path in modules if _speaks_sql(path)}
    assert speaking, "the search itself must find something"
    assert [path.name for path in speaking if path.parent != _REPOSITORY] == []


def test_only_the_store_knows_the_library() -> None:
    importing = [
        path.relative_to(_ROOT).as_posix()
        for package in ("officer_exposure", "ui", "checks")
        for path in (_ROOT / package).rglob("*.py")
        if re.search(r"^\s*(import apsw|from apsw)", path.read_text(), re.MULTILINE)
    ]
    assert sorted(importing) == ["officer_exposure/store/database.py", "officer_exposure/store/migration.py"]
