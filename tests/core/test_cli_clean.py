"""The command that makes clean copies: folders walked, originals untouched, what could not be cleaned said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from officer_exposure.cli.program import COULD_NOT, FINISHED, WRONG_USAGE, main
from tests.core.parsing.build_boxes import box, iso6709_text
from tests.core.remedy.build_film import PICTURES, SOUND, TELEMETRY, TIME, film
from tests.core.remedy.painted import hidden_segments, holds_secrets, saved, with_segments

_PLACE = box(b"udta", iso6709_text(b"\xa9xyz", b"+37.7749-122.4194/"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "mine"
    (place / "patrol").mkdir(parents=True)
    (place / "patrol" / "porch.mp4").write_bytes(film(PICTURES, SOUND, TELEMETRY, movie=_PLACE))
    (place / "a.jpg").write_bytes(with_segments(saved("JPEG"), *hidden_segments(6)))
    (place / "broken.mp4").write_bytes(film(PICTURES)[:-30])
    return place


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_cleaned_and_said_what_was_not(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _contents(folder)
    assert main(["clean", str(folder), "--to", str(tmp_path / "copies")]) == FINISHED
    shown = capsys.readouterr().out
    assert _contents(folder) == before
    copies = _contents(tmp_path / "copies")
    assert set(copies) == {"film-0001.mp4", "photo-0001.jpg"}
    assert b"GPS5" not in copies["film-0001.mp4"]
    assert not holds_secrets(copies["photo-0001.jpg"])
    for sentence in (
        "patrol/porch.mp4 -> film-0001.mp4",
        "2 copies made.",
        "the camera's track of places and sensors (1)",
        "Not cleaned:\n  broken.mp4: This film ends too early",
    ):
        assert sentence in shown


def test_less_may_be_removed(folder: Path, tmp_path: Path) -> None:
    to = tmp_path / "copies"
    assert main(["clean", str(folder / "patrol"), "--to", str(to), "--what", "identity"]) == FINISHED
    (copy,) = _contents(to).values()
    assert TIME.to_bytes(4, "big") in copy
    assert b"+37.77" not in copy


def test_copies_of_an_earlier_time_are_not_cleaned_again(folder: Path) -> None:
    to = folder / "copies"
    for expected in (2, 4):
        assert main(["clean", str(folder), "--to", str(to)]) == FINISHED
        assert len(_contents(to)) == expected


def test_where_nothing_could_be_cleaned_the_status_says_so(folder: Path, tmp_path: Path) -> None:
    assert main(["clean", str(folder / "broken.mp4"), "--to", str(tmp_path / "copies")]) == COULD_NOT
    assert _contents(tmp_path / "copies") == {}
    assert main(["clean", str(folder)]) == WRONG_USAGE
    assert main(["clean", str(tmp_path / "missing"), "--to", str(tmp_path / "copies")]) == COULD_NOT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such names")
@pytest.mark.parametrize("command", ["clean", "redact"])
def test_the_name_of_a_file_neither_steers_the_terminal_nor_looks_like_a_line_of_ours(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    for number, name in enumerate(("a\x1b[2J\x1b]0;title\x07", "b\u202egpj", "c\n9 copies made.")):
        (place / f"{name} {number}.jpg").write_bytes(saved("JPEG"))
        (place / f"{name} broken {number}.jpg").write_bytes(saved("JPEG")[:99])
    main([command, str(place), "--to", str(tmp_path / "copies"), *(["--what", "faces"] * (command == "redact"))])
    shown = capsys.readouterr().out
    assert shown.count(".jpg") >= 6
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert "9 copies made." not in [line[:14] for line in shown.splitlines()]
