"""officer-exposure briefing: the sheets, from nothing and from a vault."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.test_pdf import text_of

PROGRAM = Path(sys.executable).with_name("officer-exposure")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, "briefing", *arguments], capture_output=True, text=True, check=False, timeout=60, env=dict(os.environ)
    )


def test_both_forms_are_written_for_their_owner_alone(tmp_path: Path) -> None:
    page, paper = tmp_path / "teen.html", tmp_path / "teen.pdf"
    done = run("--for", "teen", "--html", page, "--pdf", paper)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (page, paper)} == {0o600}
    assert "What is yours and what is ours" in page.read_text("utf-8")
    assert "Whatisyoursandwhatisours" in text_of(paper.read_bytes())
    assert "One evening with other families" not in page.read_text("utf-8")
    done = run("--for", "teen", "--html", tmp_path / "evening.html", "--evening")
    assert "One evening with other families" in (tmp_path / "evening.html").read_text("utf-8")


def test_nothing_that_is_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "diary.html"
    path.write_text("mine")
    done = run("--for", "child", "--html", path)
    assert done.returncode == 1
    assert "already" in done.stderr
    assert path.read_text() == "mine"


@pytest.mark.parametrize("arguments", [["--for", "child"], ["--for", "press", "--pdf", "x"], ["--pdf", "x"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2
