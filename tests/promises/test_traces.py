"""Promises 3 and 4: what was found stands in a report that was asked for, and nowhere else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.promises.planted import TRACES, Planted


def _traces_below(folder: Path) -> list[str]:
    """Planted values in the names or the bytes of the files below a folder."""
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        text = str(path.relative_to(folder)) + data.decode("utf-8", "replace") + data.decode("utf-16-le", "replace")
        found += [f"{trace} in {path.relative_to(folder)}" for trace in TRACES if trace in text]
    return found


def test_an_unmasked_report_holds_what_was_planted(planted: Planted) -> None:
    assert planted.audit("--unmasked").returncode == 0
    found = " ".join(_traces_below(planted.reports))
    for value in ("Plantedartist", "Plantedfile", "48.1371", "11.5754"):
        assert f"{value} in audit.json" in found


def test_a_masked_report_holds_nothing_that_was_planted(planted: Planted) -> None:
    assert planted.audit().returncode == 0
    assert planted.html.exists()
    assert planted.json.exists()
    assert _traces_below(planted.reports) == []


@pytest.mark.parametrize("options", [(), ("--unmasked",)])
def test_an_audit_leaves_no_trace_in_the_home_the_temporary_folder_or_what_it_says(
    planted: Planted, options: tuple[str, ...]
) -> None:
    done = planted.audit(*options)
    assert done.returncode == 0
    assert _traces_below(planted.home) == []
    assert _traces_below(planted.temporary) == []
    assert [trace for trace in TRACES if trace in done.stdout + done.stderr] == []


def test_reports_are_for_the_owner_s_eyes_only(planted: Planted) -> None:
    assert planted.audit().returncode == 0
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in planted.reports.iterdir()}
    assert modes == {"report.html": 0o600, "report.pdf": 0o600, "audit.json": 0o600}
