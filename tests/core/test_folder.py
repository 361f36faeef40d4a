from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from officer_exposure.errors import SourceError
from officer_exposure.examining import FileJob
from officer_exposure.model import Audience, NotChecked
from officer_exposure.sources.interface import Source
from officer_exposure.sources.locating import Locator
from officer_exposure.sources.opening import open_sources
from tests.core.store.vaults import locked_vault

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def opened(*places: Path, audience: Audience = Audience.UNKNOWN) -> tuple[Source, ...]:
    return open_sources((place, audience) for place in places)


def names(source: Source) -> list[str]:
    return sorted(item.name for item in source.artifacts() if isinstance(item, FileJob))


def missed(source: Source) -> dict[str, str]:
    return {item.artifact: item.reason for item in source.artifacts() if isinstance(item, NotChecked)}


def fill(folder: Path, *files: str) -> Path:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def test_every_file_in_every_folder(tmp_path: Path) -> None:
    (source,) = opened(fill(tmp_path, "a.jpg", "b/c.jpg", "b/d/e.jpg", ".hidden/f.jpg"))
    assert names(source) == [".hidden/f.jpg", "a.jpg", "b/c.jpg", "b/d/e.jpg"]
    assert missed(source) == {}


def test_jobs_carry_the_real_path(tmp_path: Path) -> None:
    (source,) = opened(fill(tmp_path, "b/c.jpg"))
    (job,) = source.artifacts()
    assert isinstance(job, FileJob)
    assert Path(os.fsdecode(job.path)) == (tmp_path / "b/c.jpg").resolve()
    assert Locator((source,))(source.id, "b/c.jpg") == job.path


def test_a_single_file(tmp_path: Path) -> None:
    (source,) = opened(fill(tmp_path, "a.jpg") / "a.jpg")
    assert names(source) == ["a.jpg"]
    assert Locator((source,))(source.id, "a.jpg") == os.fsencode((tmp_path / "a.jpg").resolve())


def test_the_officer_s_own_vault_is_nothing_that_was_missed(tmp_path: Path) -> None:
    """It is encrypted and lies in the home folder: four files "not looked at" would be an alarm about nothing."""
    locked_vault(tmp_path / "vault")
    fill(tmp_path, "vault/in-use.lock", "vault/vault.db-wal", "vault/a.jpg", "keys.json", "b/vault.db")
    (source,) = opened(tmp_path)
    assert names(source) == ["b/vault.db", "keys.json", "vault/a.jpg"]
    assert missed(source) == {}


def test_a_folder_that_goes_away_meanwhile_is_named(tmp_path: Path) -> None:
    (source,) = opened(fill(tmp_path / "stick", "a.jpg", "b/c.jpg"))
    walk = source.artifacts()
    assert isinstance(next(walk), FileJob)
    shutil.rmtree(tmp_path / "stick")
    rest = [item for item in walk if isinstance(item, NotChecked)]
    assert ("", "*") in {(one.artifact, one.check) for one in rest}
    assert "went away" in rest[-1].reason


def test_system_files_are_named_and_not_passed_over(tmp_path: Path) -> None:
    (source,) = opened(fill(tmp_path, ".DS_Store", "x/Thumbs.db", "desktop.ini"))
    assert missed(source) == dict.fromkeys([".DS_Store", "x/Thumbs.db", "desktop.ini"], "A system file, not a picture.")


@posix
def test_links_and_special_files(tmp_path: Path) -> None:
    folder = fill(tmp_path / "photos", "a.jpg", "b/c.jpg")
    elsewhere = fill(tmp_path / "elsewhere", "d.jpg")
    (folder / "circle").symlink_to(folder)
    (folder / "b/self").symlink_to("self")
    (folder / "away").symlink_to(elsewhere)
    (folder / "link.jpg").symlink_to(elsewhere / "d.jpg")
    (folder / "dangling.jpg").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe.jpg")
    (folder / "device.jpg").symlink_to("/dev/zero")
    (source,) = opened(folder)
    assert names(source) == ["a.jpg", "b/c.jpg", "link.jpg"]
    linked = "A link to another folder is not followed. Add that folder itself to look into it."
    assert missed(source) == {
        "circle": linked,
        "away": linked,
        "b/self": "A link that leads nowhere.",
        "dangling.jpg": "A link that leads nowhere.",
        "pipe.jpg": "This is not an ordinary file.",
        "device.jpg": "This is not an ordinary file.",
    }


@posix
def test_a_source_that_is_a_link_is_what_it_links_to(tmp_path: Path) -> None:
    folder = fill(tmp_path / "photos", "a.jpg")
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert [names(source) for source in opened(link, folder)] == [["a.jpg"]]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps names of any bytes")
def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path.resolve()) + b"/caf\xe9.jpg"
    Path(os.fsdecode(path)).write_bytes(b"x")
    (source,) = opened(tmp_path)
    assert names(source) == ["caf\\xe9.jpg"]
    assert Locator((source,))(source.id, "caf\\xe9.jpg") == path


def test_unreadable_folders_are_told(tmp_path: Path) -> None:
    folder = fill(tmp_path, "a.jpg", "closed/b.jpg")
    (folder / "closed").chmod(0)
    try:
        (source,) = opened(folder)
        if os.access(folder / "closed", os.R_OK):  # root may read everything
            assert names(source) == ["a.jpg", "closed/b.jpg"]
        else:
            assert missed(source) == {"closed": "This folder could not be opened, so nothing in it was looked at."}
    finally:
        (folder / "closed").chmod(0o700)


def test_a_folder_that_vanishes_while_it_is_walked_is_told(tmp_path: Path) -> None:
    (source,) = opened(fill(tmp_path, "a.jpg", "b/c.jpg"))
    walk = source.artifacts()
    next(walk)
    (tmp_path / "b/c.jpg").unlink()
    (tmp_path / "b").rmdir()
    assert [item.reason for item in walk if isinstance(item, NotChecked)] == [
        "This folder could not be opened, so nothing in it was looked at."
    ]


def test_the_same_place_twice_is_looked_at_once_for_the_wider_audience(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg")
    (source,) = open_sources([(tmp_path, Audience.PUBLIC), (tmp_path / ".", Audience.PRIVATE)])
    assert source.audience is Audience.PUBLIC


def test_a_folder_inside_another_is_left_to_itself(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "shared/b.jpg", "shared/deep/c.jpg", "shared/deep/d.jpg")
    places = [
        (tmp_path, Audience.PRIVATE),
        (tmp_path / "shared", Audience.PUBLIC),
        (tmp_path / "shared/deep/c.jpg", Audience.FRIENDS),
    ]
    outer, inner, file = open_sources(places)
    assert [names(source) for source in (outer, inner, file)] == [["a.jpg"], ["b.jpg", "deep/d.jpg"], ["c.jpg"]]


def test_folders_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    places = [fill(tmp_path / place / "photos", "a.jpg") for place in ("one", "two", "three")]
    assert [source.id for source in opened(*places)] == ["photos", "photos (2)", "photos (3)"]


def test_a_place_that_is_not_there_is_refused_without_its_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        opened(tmp_path, tmp_path / "secret name")
    assert "Place 2" in str(caught.value)
    assert "secret" not in str(caught.value)
