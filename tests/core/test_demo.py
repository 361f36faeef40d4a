"""The demo and its truth: nothing true is missed."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from officer_exposure.demo.household import household
from officer_exposure.demo.scenes import SCENES
from officer_exposure.demo.tracks import runs
from officer_exposure.demo.truth import HOME_IS, truth
from officer_exposure.demo.writing import ANSWERED, FACTS, FILES, TRUTH, write_demo
from officer_exposure.errors import SourceError
from officer_exposure.facts.reading import read_facts
from tests.model_files import needs_models

PROGRAM = Path(sys.executable).with_name("officer-exposure")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments], capture_output=True, text=True, check=False, timeout=110, env=dict(os.environ)
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    done = run("demo", "--to", folder)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return folder


def test_it_is_the_same_each_time_and_takes_no_folder_that_is_in_use(demo: Path, tmp_path: Path) -> None:
    names = list(write_demo(tmp_path / "again"))
    assert {str(path.relative_to(demo)) for path in demo.rglob("*") if path.is_file()} == set(names)
    for name in names:
        assert (demo / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    with pytest.raises(SourceError, match="not empty"):
        next(write_demo(demo))


def test_the_facts_are_readable_and_leave_the_home_to_be_found(demo: Path) -> None:
    assert read_facts(demo / FACTS) == household()
    assert not [place for place in household().places if place.position]
    assert set(SCENES) > {"porch", "graduation", "pickup"}


def test_the_runs_never_show_the_home_itself() -> None:
    for _, text in runs():
        for part in text.split("<trkpt ")[1:]:
            latitude, longitude = (float(part.split(f'{name}="')[1].split('"')[0]) for name in ("lat", "lon"))
            north = (latitude - HOME_IS[0]) * 111_195
            east = (longitude - HOME_IS[1]) * 111_195 * math.cos(math.radians(HOME_IS[0]))
            assert math.hypot(north, east) > 395


@needs_models
@pytest.mark.slow
def test_an_audit_finds_everything_that_is_true(demo: Path, tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    done = run("audit", demo / FILES, demo / ANSWERED, "--facts", demo / FACTS, "--unmasked", "--json", path)
    assert done.returncode == 0, done.stderr
    report: Any = json.loads(path.read_bytes())
    found = {(one["artifact"], one["check"]) for one in report["findings"]}
    found |= {("", check) for _, check in found}
    true = {(one["artifact"], one["check"]) for one in json.loads((demo / TRUTH).read_bytes())}
    assert true == {(one.artifact, one.check) for one in truth()}
    assert true - found == set()
    (home,) = [one for one in report["findings"] if one["check"] == "places.home"]
    first = home["evidence"][0]
    assert abs(first["latitude"] - HOME_IS[0]) < 0.0005
    assert abs(first["longitude"] - HOME_IS[1]) < 0.0005
