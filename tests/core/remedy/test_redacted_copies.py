"""Many pictures at once, in real workers, and the same from the command line."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PIL import Image

from officer_exposure.cli.program import main
from officer_exposure.errors import ContentError
from officer_exposure.remedy.redaction.boxes_file import read_boxes, unmatched
from officer_exposure.remedy.redaction.copies import redacted_copies
from officer_exposure.remedy.redaction.wanted import Covering, Redaction
from tests.core.remedy.drawn import SECRET, holds_secret, saved, telling_jpeg

_BOXES = """
format: officer-exposure/boxes
version: 1
pictures:
  sub/b.jpg: [[30, 40, 110, 90]]
"""


def _boxes_file(folder: Path, text: str = _BOXES) -> Path:
    path = folder / "boxes.yaml"
    path.write_text(text)
    return path


def test_each_picture_gets_a_copy_or_a_reason_and_keeps_its_bytes(tmp_path: Path) -> None:
    good = [saved(tmp_path, f"{number}.jpg", telling_jpeg(number)) for number in (1, 6)]
    bad = saved(tmp_path, "bad.jpg", b"\xff\xd8\xff\xe0 broken")
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "redacted-0001.jpg").write_bytes(b"somebody's own")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    wanted = [Redaction(path, Covering.NOTHING, (SECRET,)) for path in (*good, bad)]
    copies = {one.source: one for one in redacted_copies(wanted, folder, workers=1)}
    made = [copies[path].copy for path in good]
    assert sorted(path.name for path in made if path) == ["redacted-0002.jpg", "redacted-0003.jpg"]
    for path in made:
        assert path is not None
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with Image.open(path) as image:
            assert not holds_secret(image)
    assert (copies[bad].copy, copies[bad].reason) == (None, "This picture could not be decoded.")
    assert (folder / "redacted-0001.jpg").read_bytes() == b"somebody's own"
    assert len(list(folder.iterdir())) == 3
    assert {path: path.read_bytes() for path in before} == before


def test_a_folder_that_takes_no_files_leaves_nothing_behind(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", telling_jpeg())
    (one,) = redacted_copies([Redaction(path, Covering.NOTHING, (SECRET,))], tmp_path / "missing", workers=1)
    assert (one.copy, one.reason) == (None, "The copy could not be written.")


def test_a_boxes_file_is_read_by_name(tmp_path: Path) -> None:
    assert read_boxes(_boxes_file(tmp_path)) == {"sub/b.jpg": ((30, 40, 110, 90),)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (_BOXES.replace("110", "20"), "line 5"),
        (_BOXES.replace("[30, 40, 110, 90]", "[30, 40, 110]"), "line 4, pictures"),
        (_BOXES.replace("version: 1", "version: 2"), "version"),
        ("[", "The boxes file"),
    ],
)
def test_a_mistake_in_a_boxes_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ContentError) as error:
        read_boxes(_boxes_file(tmp_path, text))
    assert says in error.value.message


def test_a_boxes_file_for_other_pictures_is_refused() -> None:
    assert unmatched({"a.jpg": ()}, {"a.jpg", "b.jpg"}) is None
    problem = unmatched({"a.jpg": (), "c.jpg": ()}, {"b.jpg"})
    assert problem is not None
    assert "2 pictures" in problem.message


def test_the_command_line_redacts_what_the_boxes_file_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "album"
    for name in ("a.jpg", "sub/b.jpg"):
        saved(source, name, telling_jpeg(8))
    arguments = ["redact", str(source), "--to", str(tmp_path / "out"), "--boxes", str(_boxes_file(tmp_path))]
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.out == "sub/b.jpg -> redacted-0001.jpg: 1 box of yours\n"
    assert "1 copy made, 0 not made." in said.err
    with Image.open(tmp_path / "out" / "redacted-0001.jpg") as image:
        assert not holds_secret(image)


def test_the_command_line_says_what_could_not_be_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved(tmp_path / "album", "b.jpg", b"\xff\xd8\xff\xe0 broken")
    boxes = _boxes_file(tmp_path, _BOXES.replace("sub/b.jpg", "b.jpg"))
    assert main(["redact", str(tmp_path / "album"), "--to", str(tmp_path / "out"), "--boxes", str(boxes)]) == 1
    assert "b.jpg: no copy. This picture could not be decoded." in capsys.readouterr().out
    assert main(["redact", str(tmp_path / "album"), "--to", str(tmp_path / "out"), "--boxes", "nowhere.yaml"]) == 1
    assert "The boxes file could not be opened." in capsys.readouterr().err
