"""Follows the recipe in CONTRIBUTING.md to the letter: one new file, and the program finds it and runs it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PROJECT = Path(__file__).resolve().parents[2]
_RUN = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from officer_exposure.cli.program import main
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


def _recipe() -> tuple[str, str]:
    """The path and the text of the new file, as the page gives them."""
    page = (_PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = page.partition("## Add a check in one file\n")[2].partition("\n## ")[0]
    path = re.search(r"`(checks/[\w/]+\.py)`", section)
    code = re.search(r"```python\n(.*?)```", section, re.DOTALL)
    assert path, "the page names the new file"
    assert code, "the page shows the new file"
    return path[1], code[1]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program with the new check in it."""
    path, code = _recipe()
    for package in ("officer_exposure", "checks"):
        shutil.copytree(_PROJECT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / path).write_text(code, encoding="utf-8")
    return tmp_path


def _run(program: Path, *arguments: str) -> str:
    command = [sys.executable, "-P", "-c", _RUN, str(program), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def _photo_saved_with(software: bytes) -> bytes:
    """A JPEG without a picture in it: only an EXIF block that names the software (tag 0x0131)."""
    text = software + b"\0"
    directory = b"\x01\0" + b"\x31\x01\x02\0" + len(text).to_bytes(4, "little") + b"\x1a\0\0\0" + b"\0\0\0\0"
    exif = b"Exif\0\0" + b"II*\0\x08\0\0\0" + directory + text
    return b"\xff\xd8\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + b"\xff\xd9"


def test_the_new_check_is_listed_with_its_manual_page(program: Path) -> None:
    listed = {check["id"]: check for check in json.loads(_run(program, "checks", "--json"))}
    assert "photo.gps" in listed
    assert listed["photo.software"]["misses"]


def test_the_new_check_runs_in_an_audit(program: Path, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "one.jpg").write_bytes(_photo_saved_with(b"Rare Editor 7"))
    (photos / "two.jpg").write_bytes(b"\xff\xd8\xff\xd9")
    report = tmp_path / "audit.json"
    _run(program, "audit", str(photos), "--no-vision", "--unmasked", "--json", str(report))
    findings = json.loads(report.read_text(encoding="utf-8"))["findings"]
    found = [finding for finding in findings if finding["check"] == "photo.software"]
    assert [finding["artifact"] for finding in found] == ["one.jpg"]
    assert found[0]["evidence"][0]["value"] == "Rare Editor 7"


def test_the_new_check_meets_the_house_rules(program: Path) -> None:
    path, _ = _recipe()
    ruff = [sys.executable, "-m", "ruff", "check", "--config", str(_PROJECT / "pyproject.toml"), str(program / path)]
    ended = subprocess.run(ruff, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout
