from __future__ import annotations

import io
import os
import random
import warnings
import zipfile
from pathlib import Path

import pytest

from officer_exposure.disk.archive import Archive, ArchiveError
from officer_exposure.disk.files import UnreadableError, is_there, modified, open_file, open_ordinary
from officer_exposure.disk.inside import archive_part, inside, path_inside
from tests.core.disk.zips import change_directory, write_zip
from tests.core.parsing.build_office import archive

LONG = random.Random(1).randbytes(300_000) + b"end"
METHOD, CRC, SIZE, FLAGS = 10, 16, 24, 8


def member(path: Path, name: str) -> bytes:
    return path_inside(os.fsencode(path), name)


def read(path: Path, name: str) -> bytes:
    with open_file(member(path, name)) as file:
        data = file.stream.read()
        assert len(data) == file.size
        return data


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_member_is_read_like_a_file(tmp_path: Path, method: int) -> None:
    path = write_zip(tmp_path / "a.zip", {"first.txt": b"1", "deep/\u00fc.jpg": LONG, "empty": b""}, method)
    assert read(path, "deep/\u00fc.jpg") == LONG
    assert read(path, "empty") == b""
    with open_file(member(path, "deep/\u00fc.jpg")) as file:
        assert modified(member(path, "first.txt")) == path.stat().st_mtime_ns
        file.stream.seek(-3, io.SEEK_END)
        assert file.stream.read(100) == b"end"
        file.stream.seek(10)
        assert file.stream.read(5) == LONG[10:15]


def test_nothing_outside_a_stored_member_can_be_reached(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": b"mine", "b": b"not mine"}, zipfile.ZIP_STORED)
    with open_file(member(path, "a")) as file:
        file.stream.seek(2)
        assert file.stream.read() == b"ne"
        assert file.stream.read() == b""


def test_a_changed_archive_is_read_anew(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": b"one"})
    assert read(path, "a") == b"one"
    write_zip(path, {"a": b"another"})
    assert read(path, "a") == b"another"


def test_ordinary_files_with_such_names_are_ordinary(tmp_path: Path) -> None:
    folder = tmp_path / "a.zip!"
    folder.mkdir()
    (folder / "b").write_bytes(b"plain")
    assert inside(os.fsencode(folder / "b")) is None
    with open_file(os.fsencode(folder / "b")) as file:
        assert file.stream.read() == b"plain"


def test_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a!").mkdir()
    path = write_zip(tmp_path / "a!/b.zip", {"c/d": b"x"})
    assert is_there(member(path, "c/d"))
    assert not is_there(member(path, "c/e"))
    assert not is_there(member(tmp_path / "gone.zip", "c/d"))
    assert is_there(os.fsencode(path))
    path.write_bytes(b"no archive")
    assert not is_there(member(path, "c/d"))


@pytest.mark.parametrize(
    ("field", "form", "value", "word"),
    [
        (FLAGS, "<H", 1, "password"),
        (METHOD, "<H", 9, "not read yet"),
        (SIZE, "<I", 200_000_000, "too large"),
        (SIZE, "<I", 299_999, "damaged"),
        (SIZE, "<I", 310_000, "damaged"),
        (CRC, "<I", 1, "damaged"),
    ],
)
def test_a_member_that_cannot_be_read_says_why(tmp_path: Path, field: int, form: str, value: int, word: str) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": LONG + bytes(10_000)})
    change_directory(path, field, form, value)
    with pytest.raises(UnreadableError) as raised:
        read(path, "a")
    assert word in raised.value.reason


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("inner_method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_member_of_an_archive_in_an_archive(tmp_path: Path, method: int, inner_method: int) -> None:
    inner = {"one.fit": LONG, "deep/two.fit": b"2"}
    path = write_zip(tmp_path / "a.zip", {"x": b"x", "b/runs.zip": archive(inner, inner_method)}, method)
    assert read(path, "b/runs.zip!/one.fit") == LONG
    assert read(path, "b/runs.zip!/deep/two.fit") == b"2"
    assert read(path, "x") == b"x"
    assert is_there(member(path, "b/runs.zip!/deep/two.fit"))
    assert not is_there(member(path, "b/runs.zip!/three.fit"))
    assert not is_there(member(path, "c.zip!/three.fit"))


def test_two_members_of_one_name_are_two(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as twice:
        twice.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            twice.writestr("a", b"2")
    assert read(tmp_path / "a.zip", "a") == b"1"
    assert read(tmp_path / "a.zip", "a (2)") == b"2"


def test_many_members_of_one_name_take_no_longer_than_others(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("a")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as many, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(20_000):
            many.writestr(info, b"")
        many.writestr("a (2)", b"called so")
    with open_ordinary(os.fsencode(tmp_path / "a.zip")) as file:
        names = Archive(file).names
    assert len(names) == len(set(names)) == 20_001
    assert names[-2:] == ("a (20000)", "a (2) (2)")


def test_a_member_that_is_gone(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": b"x"})
    with pytest.raises(UnreadableError, match="gone"):
        read(path, "b")
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "b.zip", "a")


@pytest.mark.parametrize("cut", [0, 1, 10, 150])
def test_a_broken_archive_is_one(tmp_path: Path, cut: int) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": b"x" * 100, "b": b"y"})
    path.write_bytes(path.read_bytes()[:cut])
    with open_ordinary(os.fsencode(path)) as file, pytest.raises(ArchiveError, match="damaged"):
        Archive(file)


def test_a_directory_without_end_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": b"x"})
    data = bytearray(path.read_bytes())
    end = data.rindex(b"PK\5\6")
    data[end + 12 : end + 16] = (100_000_000).to_bytes(4, "little")
    path.write_bytes(data)
    with open_ordinary(os.fsencode(path)) as file, pytest.raises(ArchiveError, match="more files"):
        Archive(file)


def test_the_name_of_the_archive_in_a_name() -> None:
    assert archive_part("Takeout-1.ZIP!/a/b.jpg") == len("Takeout-1.ZIP!/")
    assert archive_part("a.zip!/deep/b.zip!/c.jpg") == len("a.zip!/deep/b.zip!/")
    assert archive_part("deep/a.zip!/b.jpg") == len("deep/a.zip!/")
    assert archive_part("a.zip/b.jpg") == archive_part("wow!/b.jpg") == 0
