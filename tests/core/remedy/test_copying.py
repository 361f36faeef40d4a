from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_exposure.errors import SourceError
from officer_exposure.remedy.copying import clean_copies, clean_copy
from officer_exposure.remedy.interface import What
from tests.core.remedy.painted import hidden_segments, holds_secrets, saved, with_segments

PHOTO = with_segments(saved("JPEG"), *hidden_segments(6))


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "originals" / "Emma at home 2024-05-06.jpeg"
    path.parent.mkdir()
    path.write_bytes(PHOTO)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_is_private_neutral_and_the_original_is_untouched(original: Path, tmp_path: Path) -> None:
    before = original.stat()
    copied = clean_copy(original, tmp_path / "copies")
    assert copied.path == (tmp_path / "copies" / "photo-0001.jpg")
    assert copied.reason == ""
    assert not holds_secrets(copied.path.read_bytes())
    status = copied.path.stat()
    assert stat.S_IMODE(status.st_mode) == 0o600
    assert status.st_mtime == 946_684_800
    assert {"file name", "file date"} <= {removed.name for removed in copied.rewritten.removed}
    assert original.read_bytes() == PHOTO
    assert (original.stat().st_mtime_ns, original.stat().st_mode) == (before.st_mtime_ns, before.st_mode)
    assert left(tmp_path / "copies") == ["photo-0001.jpg"]


def test_a_name_that_tells_nothing_may_stay_and_the_date_too(original: Path, tmp_path: Path) -> None:
    plain = original.with_name("IMG_0815.jpg")
    original.rename(plain)
    copied = clean_copy(plain, tmp_path / "copies", What.IDENTITY)
    assert copied.path == tmp_path / "copies" / "IMG_0815.jpg"
    assert copied.path.stat().st_mtime == 1_700_000_000


def test_a_name_that_tells_a_person_is_replaced_also_where_dates_stay(original: Path, tmp_path: Path) -> None:
    copied = clean_copy(original, tmp_path / "copies", What.IDENTITY)
    assert copied.path == tmp_path / "copies" / "photo-0001.jpg"


def test_nothing_in_the_folder_is_ever_replaced(original: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "photo-0007.png").write_bytes(b"mine")
    first, second = (clean_copy(original, folder).path for _ in range(2))
    assert (first, second) == (folder / "photo-0008.jpg", folder / "photo-0009.jpg")
    kept = [copied.path for copied in clean_copies([original] * 3, folder, neutral_names=False)]
    assert {path.name for path in kept if path} == {f"Emma at home 2024-05-06{end}.jpg" for end in ("", "-2", "-3")}
    assert (folder / "photo-0007.png").read_bytes() == b"mine"


def test_on_disks_without_links_nothing_is_replaced_either(
    original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError("as memory cards say")

    monkeypatch.setattr(os, "link", refuse)
    folder = tmp_path / "copies"
    kept = [copied.path for copied in clean_copies([original] * 2, folder, neutral_names=False)]
    assert {path.name for path in kept if path} == {f"Emma at home 2024-05-06{end}.jpg" for end in ("", "-2")}
    assert clean_copy(original, folder).path == folder / "photo-0001.jpg"
    assert len(left(folder)) == 3


def test_the_folder_of_the_original_is_refused_also_through_a_link(original: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(original.parent)
    for folder in (original.parent, tmp_path / "link"):
        copied = clean_copy(original, folder)
        assert copied.reason == "The copy would lie beside its original."
    assert left(original.parent) == [original.name]


def test_a_folder_that_cannot_be_written_to_is_said_at_once(original: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SourceError, match="cannot be written to"):
        clean_copies([original], tmp_path / "file")


def test_what_cannot_be_cleaned_costs_only_itself_and_leaves_nothing(original: Path, tmp_path: Path) -> None:
    files = {
        "cut.jpg": PHOTO[:200],
        "text.txt": b"hello",
        "empty.jpg": b"",
        "raw.cr2": b"II*\0\x10\0\0\0CR\2\0" + bytes(64),
    }
    for name, data in files.items():
        (original.parent / name).write_bytes(data)
    missing = original.parent / "missing.jpg"
    paths = [*(original.parent / name for name in files), missing, original]
    results = {Path(os.fsdecode(one.source)).name: one for one in clean_copies(paths, tmp_path / "copies")}
    assert len(results) == len(paths)
    assert [name for name, one in results.items() if one.path] == [original.name]
    assert all(one.reason.endswith(".") for name, one in results.items() if name != original.name)
    assert "raw" in results["raw.cr2"].reason
    assert left(tmp_path / "copies") == ["photo-0001.jpg"]


def test_what_a_killed_run_left_is_cleared_and_what_a_running_one_writes_is_not(original: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    old, new = folder / ".0123456789abcdef.part", folder / ".fedcba9876543210.part"
    for path in (old, new):
        path.write_bytes(b"half a copy")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    clean_copy(original, folder)
    assert left(folder) == [new.name, "photo-0001.jpg"]


def test_cancelling_ends_it_and_leaves_no_half_file(original: Path, tmp_path: Path) -> None:
    cancel = threading.Event()

    def paths() -> Iterator[Path]:
        while True:
            yield original

    done = 0
    for _ in clean_copies(paths(), tmp_path / "copies", cancel=cancel):
        done += 1
        if done == 3:
            cancel.set()
    assert all(name.startswith("photo-") for name in left(tmp_path / "copies"))
    assert len(left(tmp_path / "copies")) == done


def test_giving_up_on_the_results_leaves_no_half_file(original: Path, tmp_path: Path) -> None:
    results = clean_copies([original] * 40, tmp_path / "copies")
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert left(tmp_path / "copies") == ["photo-0001.jpg"]
