"""The program without its model files: every command says so, and what was not looked at is looked at later."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from checks.photo.gps import CHECK as GPS
from checks.photo.police_lettering import CHECK as LETTERING
from officer_exposure.models.lock import load_lock
from officer_exposure.signature import signature
from officer_exposure.store.vault import Vault
from officer_exposure.store.wraps import Cost
from tests.core.models.environment import Environment
from tests.core.vision.drawn import lettered, saved
from tests.model_files import needs_models

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="environments are laid out in another way there")

_PASSPHRASE = "plover gasket 71 unlikely harmonium"
_HOW = "run: python3 launch.py models install"
_LETTERING = "photo.police_lettering"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    return Environment(tmp_path / "environment")


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    saved(lettered("SHERIFF", height=90), folder / "drawn.jpg")
    return folder


def test_the_commands_say_what_is_missing_and_how_to_get_it(environment: Environment, tmp_path: Path) -> None:
    verified = environment.run("models", "verify")
    assert (verified.returncode, verified.stdout.count("is missing.")) == (1, len(load_lock().models))
    assert _HOW in verified.stdout
    listed = environment.run("models", "list")
    assert (listed.returncode, listed.stdout.count(": missing")) == (0, len(load_lock().models))
    (tmp_path / "empty").mkdir()
    refused = environment.run("models", "install", "--from", tmp_path / "empty")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "is not in that folder" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert environment.run("models", "install", "--from", tmp_path / "nowhere").returncode == 2


@needs_models
def test_the_commands_are_content_with_reviewed_files_alone(environment: Environment, tmp_path: Path) -> None:
    environment.give_models()
    assert environment.run("models", "verify").returncode == 0
    done = environment.run("models", "install", "--from", tmp_path)
    assert (done.returncode, done.stderr) == (0, "All model files are in place.\n")
    file = environment.models / load_lock().model("face_detection").installed.file
    data = bytearray(file.read_bytes())
    data[1000] ^= 1
    file.unlink()
    file.write_bytes(data)
    verified = environment.run("models", "verify")
    assert verified.returncode == 1
    assert f"{file.name} is not the file that was reviewed" in verified.stdout


@needs_models
def test_what_was_not_looked_at_is_looked_at_once_the_files_are_there(
    environment: Environment, pictures: Path, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    Vault.create(vault, _PASSPHRASE, Cost(memory_kib=64, passes=1, lanes=1))[0].lock()
    audit = ("audit", pictures, "--vault", vault, "--only", _LETTERING, "--json", "-")
    first = environment.run(*audit, told=_PASSPHRASE)
    assert first.returncode == 0, first.stderr
    report = json.loads(first.stdout)
    assert report["findings"] == []
    assert [_HOW in one["reason"] for one in report["coverage"]["not_checked"]] == [True]
    assert _HOW in first.stderr
    environment.give_models()
    second = environment.run(*audit, told=_PASSPHRASE)
    report = json.loads(second.stdout)
    assert ([one["check"] for one in report["findings"]], report["coverage"]["not_checked"]) == ([_LETTERING], [])


@needs_models
def test_judgments_of_pictures_do_not_outlast_a_change_of_the_model_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, reading = [LETTERING], [GPS]
    before = signature(looking), signature(reading)
    assert (signature(looking), signature(reading)) == before
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert signature(looking) != before[0]
    assert signature(reading) == before[1]
