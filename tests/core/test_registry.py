"""The checks are ours, complete, and speak for themselves."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType, ModuleType

import pytest

from officer_exposure.errors import RegistryError
from officer_exposure.registry import checks_in, load_checks, manual, manual_from

_PROJECT = Path(__file__).resolve().parents[2]

_GOOD = '''"""A lead.

What it sees:
    One thing.

Why it matters:
    A reason.

What it misses:
    Much.
"""
from officer_exposure.check import CheckInfo
from officer_exposure.model import Area, ArtifactKind, Ease, Severity


class GoodCheck:
    info = CheckInfo("photo.good", "Good", frozenset({ArtifactKind.PHOTO}), (Area.HOME,), Severity.CAREER, Ease.TOOL,
                     "file.share_without_place")

    def examine(self, artifact):
        return iter(())


CHECK = GoodCheck()
'''


@pytest.fixture
def package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Callable[[str], ModuleType]:
    """Makes a package of checks with one file, photo/good.py."""
    name = f"checks_{abs(hash(request.node.name))}"

    def make(text: str) -> ModuleType:
        folder = tmp_path / name / "photo"
        folder.mkdir(parents=True)
        (folder.parent / "__init__.py").write_text("")
        (folder / "__init__.py").write_text("")
        if text:
            (folder / "good.py").write_text(text)
        monkeypatch.syspath_prepend(str(tmp_path))
        return importlib.import_module(name)

    return make


def test_every_check_is_found_under_its_path() -> None:
    checks = load_checks()
    files = {
        ".".join(path.relative_to(_PROJECT / "checks").with_suffix("").parts)
        for path in (_PROJECT / "checks").rglob("*.py")
        if path.name != "__init__.py"
    }
    assert set(checks) == files
    assert {"photo.gps", "photo.place_names", "photo.person_tags", "photo.device_identity"} <= set(checks)
    assert {"photo.file_name", "document.author", "guided.answers"} <= set(checks)
    assert list(checks) == sorted(checks)


def test_the_list_cannot_be_changed() -> None:
    assert isinstance(load_checks(), MappingProxyType)


def test_every_check_has_a_manual_page_in_plain_sentences() -> None:
    for check in load_checks().values():
        page = manual(check)
        for part in (page.lead, page.sees, page.matters, page.misses):
            assert part.endswith(".")
            assert "  " not in part
        assert len(page.misses) > 80, "what a check misses is said at some length"


def test_a_good_package_loads(package: Callable[[str], ModuleType]) -> None:
    assert list(checks_in(package(_GOOD))) == ["photo.good"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "No checks"),
        (_GOOD.replace("CHECK = ", "OTHER = "), "no CHECK"),
        (_GOOD.replace("info = ", "card = "), "no CHECK"),
        (_GOOD.replace("def examine", "def look"), "neither examine nor correlate"),
        (_GOOD.replace('"photo.good"', '"photo.better"'), "calls itself"),
        (_GOOD.replace("file.share_without_place", "file.nothing"), "remediation"),
        (_GOOD.replace("What it misses:", "Misses:"), "What it misses"),
        (_GOOD.replace("    Much.\n", ""), "empty section"),
    ],
)
def test_a_broken_package_is_refused(package: Callable[[str], ModuleType], text: str, sentence: str) -> None:
    with pytest.raises(RegistryError, match=sentence):
        checks_in(package(text))


def test_sections_out_of_order_are_refused() -> None:
    turned = "Lead.\n\nWhy it matters:\n    A.\n\nWhat it sees:\n    B.\n\nWhat it misses:\n    C.\n"
    with pytest.raises(RegistryError, match="Why it matters"):
        manual_from(turned, "photo.turned")


def test_a_foreign_package_is_refused(tmp_path: Path) -> None:
    """A folder with a package of the same name, found first: an audit with its checks would be no audit."""
    (tmp_path / "checks" / "photo").mkdir(parents=True)
    (tmp_path / "checks" / "__init__.py").write_text("")
    (tmp_path / "checks" / "photo" / "__init__.py").write_text("")
    (tmp_path / "checks" / "photo" / "good.py").write_text(_GOOD)
    program = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(_PROJECT)!r}]\n"
        "from officer_exposure.errors import RegistryError\n"
        "from officer_exposure.registry import load_checks\n"
        "try: print(list(load_checks()))\n"
        "except RegistryError as error: print('refused:', error.message)"
    )
    run = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("refused: Another program's checks")
