"""What is said of a saved file is true of the place it was saved in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from officer_exposure.report.private_file import write_private
from officer_exposure.who_can_open import CanOpen, is_copied_to_a_cloud, who_can_open


def _written(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "report.html"
    write_private(path, b"made up")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows goes by the folder")
def test_a_report_is_for_its_owner_and_one_on_a_stick_without_owners_is_not(tmp_path: Path) -> None:
    path = _written(tmp_path)
    assert who_can_open(path) is CanOpen.OWNER
    path.chmod(0o755)  # as every file on such a stick looks
    assert who_can_open(path) is CanOpen.OTHERS


_COPIED = (
    *("OneDrive", "OneDrive - Springfield PD", "Dropbox", "Dropbox (Personal)", "Google Drive", "iCloudDrive"),
    *("Mobile Documents", "CloudStorage", "Nextcloud", "Proton Drive"),
)


@pytest.mark.parametrize("name", _COPIED)
def test_a_folder_that_a_service_copies_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    assert is_copied_to_a_cloud(tmp_path / name / "deep" / "below")
    assert who_can_open(_written(tmp_path / name.lower() / "reports")) is CanOpen.CLOUD


def test_a_link_into_such_a_folder_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "reports").mkdir(parents=True)
    (tmp_path / "Documents").symlink_to(tmp_path / "Dropbox" / "reports")
    assert is_copied_to_a_cloud(tmp_path / "Documents")
    (tmp_path / "OneDrive").symlink_to(tmp_path / "elsewhere")
    assert is_copied_to_a_cloud(tmp_path / "OneDrive" / "reports")


def test_windows_says_where_its_own_lies_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "Family").mkdir()
    said = {"OneDrive": str(tmp_path / "Family")}
    assert is_copied_to_a_cloud(tmp_path / "Family" / "Documents", said)
    assert not is_copied_to_a_cloud(tmp_path / "Family" / "Documents", {})
    assert not is_copied_to_a_cloud(tmp_path / "Families", said)


@pytest.mark.parametrize("name", ["Documents", "clouds", "My Dropbox pictures", "box", "Drive"])
def test_other_folders_are_not_suspected(tmp_path: Path, name: str) -> None:
    assert not is_copied_to_a_cloud(tmp_path / name)
