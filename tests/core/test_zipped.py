"""Zip archives as sources: what lies in them is looked at as if it lay in a folder."""

from __future__ import annotations

import os
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from officer_exposure.audit_options import AuditOptions
from officer_exposure.disk.files import open_file
from officer_exposure.errors import SourceError
from officer_exposure.events import Audit
from officer_exposure.keeping import KeptAudit
from officer_exposure.looking_again import look_again
from officer_exposure.model import Audience
from officer_exposure.registry import load_checks
from officer_exposure.sources.files import files_in
from officer_exposure.sources.locating import Locator
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.records import Standing
from officer_exposure.store.store import Store
from tests.core.disk.zips import change_directory, write_zip
from tests.core.parsing.build_office import archive, word
from tests.core.small_photos import GEOTAGGED, PLAIN
from tests.core.test_audit import METADATA, audit, fill
from tests.core.test_folder import missed, names, opened

GPS = {"photo.gps": load_checks()["photo.gps"]}
TODAY = date(2026, 3, 1)
PHOTOS = {"Takeout/Photos/home.jpg": GEOTAGGED, "Takeout/plain.jpg": PLAIN, "Takeout/notes.txt": b"text"}


def found(result: Audit) -> list[tuple[str, str]]:
    return sorted((one.check, one.artifact) for one in result.findings)


def test_an_archive_tells_what_the_same_files_in_a_folder_tell(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    write_zip(tmp_path / "one/takeout-20260101T000000Z-001.zip", PHOTOS)
    zipped = audit(tmp_path / "one", METADATA)
    plain = audit(fill(tmp_path / "two", PHOTOS), METADATA)
    there = "takeout-20260101T000000Z-001.zip!/"
    assert found(zipped) == [(check, there + name) for check, name in found(plain)]
    assert ("photo.gps", there + "Takeout/Photos/home.jpg") in found(zipped)
    assert zipped.coverage.outcomes == plain.coverage.outcomes
    assert [one.artifact for one in zipped.not_checked if one.check == "*"] == [there + "Takeout/notes.txt"]
    assert zipped.coverage.artifacts == len(PHOTOS)


def test_an_archive_chosen_by_itself(tmp_path: Path) -> None:
    (source,) = opened(write_zip(tmp_path / "a.ZIP", PHOTOS))
    assert names(source) == [f"a.ZIP!/{name}" for name in sorted(PHOTOS)]
    path = Locator((source,))(source.id, "a.ZIP!/Takeout/plain.jpg")
    assert path == os.fsencode(tmp_path.resolve() / "a.ZIP!/Takeout/plain.jpg")
    assert Locator((source,))(source.id, "a.ZIP!/Takeout/other.jpg") is None


def test_a_file_in_an_archive_chosen_by_itself(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", PHOTOS)
    assert list(files_in([Path(f"{archive}!/Takeout/plain.jpg")])) == [Path(f"{archive.resolve()}!/Takeout/plain.jpg")]
    with pytest.raises(SourceError):
        list(files_in([Path(f"{archive}!/Takeout/other.jpg")]))


def test_an_archive_in_a_folder_and_by_itself_is_looked_at_once(tmp_path: Path) -> None:
    archive = write_zip(tmp_path / "a.zip", PHOTOS)
    folder, alone = open_sources([(tmp_path, Audience.FRIENDS), (archive, Audience.PUBLIC)])
    assert names(folder) == []
    assert len(names(alone)) == len(PHOTOS)


def test_what_is_no_photo_of_anybodys_is_named(tmp_path: Path) -> None:
    files = {"__MACOSX/._a.jpg": b"x", "b/.DS_Store": b"x", "c.jpg": PLAIN, "d/": b""}
    write_zip(tmp_path / "a.zip", files)
    (source,) = opened(tmp_path)
    assert names(source) == ["a.zip!/c.jpg"]
    said = missed(source)
    assert said["a.zip!/__MACOSX/._a.jpg"] == said["a.zip!/b/.DS_Store"] == "A system file, not a picture."
    assert len(said) == 2


def test_an_archive_in_an_archive_is_looked_into(tmp_path: Path) -> None:
    deepest = archive({"run.gpx": b"x"})
    inner = archive({"home.jpg": GEOTAGGED, "older.zip": deepest, "__MACOSX/._home.jpg": b"x"})
    write_zip(tmp_path / "a.zip", {"b/c.zip": inner, "broken.zip": b"PK", "plain.jpg": PLAIN})
    result = audit(tmp_path, METADATA)
    assert ("photo.gps", "a.zip!/b/c.zip!/home.jpg") in found(result)
    said = {one.artifact: one.reason for one in result.not_checked if one.check == "*"}
    assert {name for name, reason in said.items() if "Unpack it" in reason} == {
        "a.zip!/b/c.zip!/older.zip",
        "a.zip!/broken.zip",
    }
    assert said["a.zip!/b/c.zip!/__MACOSX/._home.jpg"] == "A system file, not a picture."


def test_a_document_under_the_name_of_an_archive_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "report.zip").write_bytes(word())
    (source,) = opened(tmp_path)
    assert names(source) == ["report.zip"]


def test_an_archive_of_photos_is_no_document_whatever_lies_beside_them(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", {"mimetype": b"x", "[Content_Types].xml": b"<Types/>", "home.jpg": GEOTAGGED})
    assert ("photo.gps", "a.zip!/home.jpg") in found(audit(tmp_path, METADATA))


@pytest.mark.parametrize("name", ["./home.jpg", "/home.jpg", "a//./home.jpg", "../../home.jpg"])
def test_a_member_under_an_odd_name_can_be_found_again(tmp_path: Path, name: str) -> None:
    archive = write_zip(tmp_path / "a.zip", {name: GEOTAGGED})
    (finding,) = audit(tmp_path, GPS).findings
    (path,) = files_in([archive])
    assert finding.artifact == f"a.zip!/{path.as_posix().partition('!/')[2]}"
    with open_file(os.fsencode(path)) as file:
        assert file.stream.read() == GEOTAGGED


@pytest.mark.parametrize("data", [b"", b"PK\3\4 and no more", b"x" * 100])
def test_a_broken_archive_costs_itself(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    fill(tmp_path, {"b.jpg": GEOTAGGED})
    result = audit(tmp_path, METADATA)
    assert ("photo.gps", "b.jpg") in found(result)
    (said,) = [one for one in result.not_checked if one.artifact == "a.zip"]
    assert "Unpack it" in said.reason


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", {})
    (source,) = opened(tmp_path)
    assert missed(source) == {"a.zip": "This archive is empty."}


def test_a_locked_member_costs_itself(tmp_path: Path) -> None:
    change_directory(write_zip(tmp_path / "a.zip", {"a.jpg": GEOTAGGED, "b.jpg": GEOTAGGED}), 8, "<H", 1)
    result = audit(tmp_path, METADATA)
    assert ("photo.gps", "a.zip!/b.jpg") in found(result)
    (said,) = [one for one in result.not_checked if one.check == "*"]
    assert (said.artifact, "password" in said.reason) == ("a.zip!/a.jpg", True)


def test_other_archives_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(50))
    (tmp_path / "b.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(50))
    fill(tmp_path / "x", {"c.jpg": GEOTAGGED})
    for name, mode in (("c.tar", "w"), ("d.tgz", "w:gz")):
        with tarfile.open(tmp_path / name, mode) as archive:  # type: ignore[call-overload]  # the modes are literals
            archive.add(tmp_path / "x/c.jpg", "c.jpg")
    result = audit(tmp_path, METADATA)
    said = {one.artifact: one.reason for one in result.not_checked if one.check == "*"}
    assert {name for name, reason in said.items() if "Unpack it" in reason} == {"a.7z", "b.rar", "c.tar", "d.tgz"}


class Months:
    """One folder with one archive, looked at again and again."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.archive = folder / "a.zip"
        write_zip(self.archive, PHOTOS)
        (folder / "anchor.jpg").write_bytes(PLAIN)

    def look(self) -> Audit:
        self.sources = open_sources([(self.folder, Audience.UNKNOWN)], self.store.places.source_id)
        kept = KeptAudit(self.store, self.sources, GPS, AuditOptions(workers=1), today=TODAY)
        said = Audit.of(kept.run())
        assert kept.summary is not None
        self.summary = kept.summary
        return said

    def standing(self) -> Standing:
        (finding,) = self.first.findings
        kept = self.store.findings.kept(finding.fingerprint)
        assert kept is not None
        return kept.standing

    def begin(self) -> None:
        self.first = self.look()


@pytest.fixture
def months(store: Store, tmp_path: Path) -> Months:
    begun = Months(store, tmp_path)
    begun.begin()
    return begun


def test_what_has_not_changed_is_passed_over_and_stands(months: Months) -> None:
    months.look()
    assert months.summary.still == 1
    assert months.standing() is Standing.STILL


def test_a_picture_taken_out_of_the_archive_is_no_longer_there(months: Months) -> None:
    write_zip(months.archive, {"Takeout/plain.jpg": PLAIN})
    months.look()
    assert months.standing() is Standing.ABSENT


def test_an_archive_that_is_no_longer_there(months: Months) -> None:
    months.archive.unlink()
    months.look()
    assert months.standing() is Standing.ABSENT


def test_a_broken_archive_proves_nothing(months: Months) -> None:
    months.archive.write_bytes(months.archive.read_bytes()[:100])
    months.look()
    assert months.standing() is Standing.UNSEEN


def test_a_cleaned_picture_in_the_archive_is_gone(months: Months) -> None:
    write_zip(months.archive, {**PHOTOS, "Takeout/Photos/home.jpg": PLAIN}, zipfile.ZIP_STORED)
    (finding,) = months.first.findings
    path = Locator(months.sources)(finding.source, finding.artifact)
    assert path is not None
    again = look_again(months.store, finding, path, AuditOptions(), TODAY)
    assert (again.judged, again.kept.standing) == (True, Standing.GONE)
