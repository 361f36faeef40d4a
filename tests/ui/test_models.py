"""The lists behind the views keep Qt's rules and hold what they are given."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from officer_exposure.artifact import Artifact
from officer_exposure.check import finding
from officer_exposure.exposure.gathering import gather
from officer_exposure.model import Area, ArtifactKind, Audience, Finding, Level, Position
from officer_exposure.registry import load_checks
from ui.models.findings import FindingsModel
from ui.models.folder import IS_FOLDER, FolderModel
from ui.models.gatherings import ROW, Entry, GatheringsModel, Heading, NotCheckedEntry

pytestmark = pytest.mark.usefixtures("qtbot")


def keeps_the_rules(model: QAbstractItemModel) -> None:
    """Watch a model by Qt's own tester, from now on: it warns, and a warning of Qt fails the test."""
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)


def found(count: int, audience: Audience = Audience.PUBLIC) -> list[Finding]:
    """Real findings of the check for positions."""
    info = load_checks()["photo.gps"].info
    places = [Position(40 + number, 8, origin="exif") for number in range(count)]
    photos = [Artifact("album", f"{number}.jpg", ArtifactKind.PHOTO, audience) for number in range(count)]
    return [
        finding(info, photo, "This photo says where it was taken.", [place], thing=str(place.latitude))
        for photo, place in zip(photos, places, strict=True)
    ]


def test_gatherings() -> None:
    model = GatheringsModel()
    gathered = gather([*found(3), *found(2, Audience.PRIVATE)])
    model.take(gathered, gathered[:1], NotCheckedEntry("4 files"))
    keeps_the_rules(model)
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    assert [type(row) for row in rows] == [Heading, Entry, Entry, Heading, NotCheckedEntry]
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Urgent. This photo")
    assert model.remark(rows[1]) == "3 things to fix, do this first"
    assert model.remark(rows[4]) == "4 files"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_gatherings_can_be_filtered_and_what_was_not_checked_always_stays() -> None:
    model = GatheringsModel()
    model.take(gather([*found(3), *found(2, Audience.PRIVATE)]), (), NotCheckedEntry(""))
    model.filter(Area.HOME, Level.URGENT)
    assert model.rowCount() == 4
    model.filter(Area.DUTY, None)
    keeps_the_rules(model)
    assert model.rowCount() == 2
    assert isinstance(model.index(1).data(ROW), NotCheckedEntry)


def test_the_first_row_to_choose_is_no_heading() -> None:
    model = GatheringsModel()
    assert not model.position_of(None).isValid()
    model.take(gather(found(1)), (), None)
    assert model.position_of(None).row() == 1
    assert model.position_of(gather(found(1))[0].id).row() == 1


def test_ten_thousand_findings() -> None:
    model = FindingsModel()
    model.take(found(3))
    keeps_the_rules(model)
    model.take(found(10_000))
    assert model.rowCount() == 10_000
    assert model.index(9_999).data() == "9999.jpg"


@pytest.mark.parametrize(("files", "names"), [(True, ["a", "B", "c.jpg"]), (False, ["a", "B"])])
def test_a_folder(tmp_path: Path, files: bool, names: list[str]) -> None:
    for folder in ("B", "a", ".hidden"):
        (tmp_path / folder).mkdir()
    (tmp_path / "c.jpg").touch()
    model = FolderModel(files=files)
    assert model.show_folder(tmp_path)
    keeps_the_rules(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == names
    assert model.index(0).data(IS_FOLDER) is True
    assert not model.show_folder(tmp_path / "not there")
    assert model.rowCount() == len(names)
