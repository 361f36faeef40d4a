"""Model files are installed from checked wheels, and checked again each time they load. The wheels are made here."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from officer_exposure.errors import ContentError, ModelFilesError
from officer_exposure.models.fetching import from_folder
from officer_exposure.models.installing import Installer
from officer_exposure.models.loading import AlteredModelError, MissingModelError, load_bytes
from officer_exposure.models.lock import Lock, Model, Package, load_lock, read_lock
from officer_exposure.models.state import Condition, conditions, state

_WHEEL = "carrier-1.0-py3-none-any.whl"
_DATA = b"a network" * 100


def _made(folder: Path, data: bytes = _DATA) -> Lock:
    """A lock whose one wheel lies in `folder`; the lock wants `_DATA`, whatever the wheel holds."""
    with zipfile.ZipFile(folder / _WHEEL, "w") as archive:
        archive.writestr("carrier/finder.onnx", data)
        archive.writestr("carrier/LICENSE", "MIT")
    wheel = (folder / _WHEEL).read_bytes()
    package = Package("carrier", "1.0", _WHEEL, sha256(wheel).hexdigest(), len(wheel), "MIT", ("carrier/LICENSE",))
    digest = sha256(_DATA).hexdigest()
    model = Model("finder", "F", "finds", "carrier", "carrier/finder.onnx", digest, len(_DATA), "MIT", "Ours.")
    return Lock((package,), (model,))


def test_what_is_installed_is_what_the_lock_names_and_is_not_fetched_twice(tmp_path: Path) -> None:
    lock, target = _made(tmp_path), tmp_path / "models"
    before = state(lock, target)
    installer = Installer(lock, target)
    assert [package.name for package in installer.install(from_folder(tmp_path))] == ["carrier"]
    assert load_bytes("finder", lock=lock, folder=target) == _DATA
    assert (target / "licences" / "carrier-1.0" / "LICENSE").read_text() == "MIT"
    assert installer.wanted() == []
    assert state(lock, target) != before


def test_a_missing_file_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(MissingModelError, match=r"not installed.*launch.py models install"):
        load_bytes("finder", lock=_made(tmp_path), folder=tmp_path)


def test_a_file_that_is_another_by_one_bit_is_never_loaded_and_is_replaced(tmp_path: Path) -> None:
    lock, target = _made(tmp_path), tmp_path / "models"
    list(Installer(lock, target).install(from_folder(tmp_path)))
    (target / "finder.onnx").write_bytes(bytes([_DATA[0] ^ 1]) + _DATA[1:])
    with pytest.raises(AlteredModelError, match="not the one that was reviewed"):
        load_bytes("finder", lock=lock, folder=target)
    assert conditions(lock, target) == {"finder": Condition.WRONG}
    list(Installer(lock, target).install(from_folder(tmp_path)))
    assert conditions(lock, target) == {"finder": Condition.PRESENT}


def test_a_wheel_or_a_member_that_is_another_is_refused(tmp_path: Path) -> None:
    lock, target = _made(tmp_path, b"something else"), tmp_path / "models"
    with pytest.raises(ModelFilesError, match="not the reviewed one"):
        list(Installer(lock, target).install(from_folder(tmp_path)))
    (tmp_path / _WHEEL).write_bytes(b"no wheel")
    with pytest.raises(ModelFilesError, match="not the reviewed file"):
        list(Installer(lock, target).install(from_folder(tmp_path)))
    (tmp_path / _WHEEL).unlink()
    with pytest.raises(ModelFilesError, match="not in that folder"):
        list(Installer(lock, target).install(from_folder(tmp_path)))
    assert not (target / "finder.onnx").exists()


def test_the_lock_of_the_program_is_sound_and_a_strange_field_is_refused() -> None:
    assert {model.id for model in load_lock().models} >= {"face_detection", "text_reader", "picture_features"}
    with pytest.raises(ContentError, match="no such field"):
        read_lock("packages: []\nmodels: []\nextra: 1\n")
