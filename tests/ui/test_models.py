"""The lists behind the views keep Qt's rules and hold what they are given."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from officer_exposure.artifact import Artifact
from officer_exposure.check import finding
from officer_exposure.events import Coverage
from officer_exposure.exposure.gathering import gather
from officer_exposure.model import ArtifactKind, Audience, Finding, Position
from officer_exposure.registry import load_checks
from officer_exposure.store.records import Ruling, RunKind, Shown, Verdict, Wanted
from officer_exposure.store.store import Store, memory_store
from ui.models.findings import FindingPages, FindingsModel
from ui.models.folder import IS_FOLDER, PATH, FolderModel
from ui.models.gatherings import ROW, Entry, GatheringsModel, Heading, NotCheckedEntry

TODAY = date(2026, 11, 21)

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


def kept(findings: list[Finding]) -> Store:
    """A store that holds these, as one look at one album found them."""
    store = memory_store()
    signed = [msgspec.structs.replace(one, fingerprint=f"{number:032x}") for number, one in enumerate(findings)]
    run = store.runs.begin(RunKind.FILES, ("album",), {}, {}, TODAY)
    store.runs.record(run, signed, ())
    store.runs.finish(run, Coverage(), False, ("album",), TODAY)
    return store


def test_gatherings() -> None:
    model = GatheringsModel()
    gathered = gather([*found(3), *found(2, Audience.PRIVATE)])
    model.take(gathered, [gathered[0].id], NotCheckedEntry("4 files"))
    keeps_the_rules(model)
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    assert [type(row) for row in rows] == [Heading, Entry, Entry, Heading, NotCheckedEntry]
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Urgent. This photo")
    assert model.remark(rows[1]) == "3 things to fix, do this first"
    assert model.remark(rows[4]) == "4 files"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_the_same_rows_only_say_something_else(qtbot: QtBot) -> None:
    model = GatheringsModel()
    keeps_the_rules(model)
    model.take(gather(found(3)), (), NotCheckedEntry("4 files"))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.take(gather(found(2)), (), NotCheckedEntry("5 files"), Shown.SET_ASIDE)
    rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
    assert [model.remark(row) for row in rows] == ["", "2 things set aside", "", "5 files"]
    model.take((), (), NotCheckedEntry("5 files"))
    assert model.rowCount() == 2
    model.note_not_checked(NotCheckedEntry("6 files"))
    assert model.remark(model.index(1).data(ROW)) == "6 files"


def test_the_first_row_to_choose_is_no_heading() -> None:
    model = GatheringsModel()
    assert not model.position_of(None).isValid()
    model.take(gather(found(1)), (), None)
    assert model.position_of(None).row() == 1
    assert model.position_of(gather(found(1))[0].id).row() == 1


def test_where_a_row_is_gone_the_next_one_takes_its_place() -> None:
    model = GatheringsModel()
    gathered = gather([*found(3), *found(2, Audience.PRIVATE)])
    model.take(gathered[1:], (), NotCheckedEntry(""))
    assert model.position_of(gathered[0].id, near=1).data(ROW).gathering.id == gathered[1].id
    model.take((), (), NotCheckedEntry(""))
    assert isinstance(model.position_of(gathered[0].id, near=7).data(ROW), NotCheckedEntry)


def test_ten_thousand_findings() -> None:
    store = kept(found(10_000))
    (gathering,) = store.findings.gatherings(Wanted())
    model = FindingsModel()
    keeps_the_rules(model)
    model.take(FindingPages(store, gathering.id, Wanted(), gathering.count))
    assert model.rowCount() == 10_000
    assert {model.index(row).data() for row in (0, 150, 9_999)} <= {f"{number}.jpg" for number in range(10_000)}
    model.take(None)
    assert model.rowCount() == 0
    store.close()


def test_a_finding_is_found_again_where_it_stands_now() -> None:
    store = kept(found(3))
    (gathering,) = store.findings.gatherings(Wanted())
    pages = FindingPages(store, gathering.id, Wanted(), gathering.count)
    first, second, third = pages.fingerprints()
    store.decisions.decide([first], Ruling(Verdict.NOT_ME), TODAY)
    pages = FindingPages(store, gathering.id, Wanted(), 2)
    assert pages.follow(first, near=0) is None
    assert [pages.follow(one, near=1) for one in (second, third)] == [(0, pages.at(0)), (1, pages.at(1))]
    assert pages.at(2) is None
    store.close()


def test_a_finding_that_a_scan_moved_far_away_stays_in_view() -> None:
    store = kept(found(1_000))
    (gathering,) = store.findings.gatherings(Wanted())
    pages = FindingPages(store, gathering.id, Wanted(), gathering.count)
    last = pages.at(999)
    assert last is not None
    assert pages.follow(last.finding.fingerprint, near=5) == (5, last)
    store.close()


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such names")
def test_the_name_of_a_folder_cannot_turn_the_text_around(tmp_path: Path) -> None:
    (tmp_path / "a\u202egpj\x1b.exe").mkdir()
    model = FolderModel(files=True)
    assert model.show_folder(tmp_path)
    index = model.index(0)
    assert index.data() == "a\ufffdgpj\ufffd.exe"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Folder a\ufffdgpj\ufffd.exe"
    assert index.data(PATH) == tmp_path / "a\u202egpj\x1b.exe"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_never_offered_for_it_would_stop_the_window(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "facts.yaml")
    (tmp_path / "agency.yaml").touch()
    (tmp_path / "link.yaml").symlink_to(tmp_path / "agency.yaml")
    model = FolderModel(files=True)
    assert model.show_folder(tmp_path)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["agency.yaml", "link.yaml"]
