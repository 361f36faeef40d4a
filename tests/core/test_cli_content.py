"""officer-exposure content check: every mistake with its file, line and field, and an exit status."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from officer_exposure import content
from officer_exposure.cli.program import COULD_NOT, FINISHED, WRONG_USAGE, main
from officer_exposure.content.kinds import kind_of

_FOLDER = Path(content.__file__).parent
_EXAMPLE = Path(__file__).resolve().parents[2] / "docs/agency-pack.example.yaml"


def check(*files: Path) -> int:
    return main(["content", "check", *map(str, files)])


def test_every_file_of_ours_has_a_kind_and_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(_FOLDER.rglob("*.yaml"))
    assert [file.name for file in files if kind_of(file) is None] == []
    assert check(*files) == FINISHED
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(files)
    assert all(": no mistakes (" in line for line in said)


def test_the_example_for_trainers_has_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(_EXAMPLE) == FINISHED
    assert capsys.readouterr().out.endswith("agency-pack.example.yaml: no mistakes (an agency pack).\n")


def test_mistakes_of_every_file_are_told_and_the_rest_is_still_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text(_EXAMPLE.read_text().replace("code: SPD", "code: spd").replace("minutes: 5", "minutes: 0"))
    assert check(pack, _EXAMPLE) == COULD_NOT
    first, second, third = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{pack}, line 8, code: this must be")
    assert second.startswith(f"{pack}, line ")
    assert "items[0].minutes: this must be between" in second
    assert third.endswith("no mistakes (an agency pack).")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("items/facebook.yaml", "severity: 3", "severity: 9", "severity: this must be 1, 2, 3 or 4"),
        ("items/facebook.yaml", "section: facebook", "section: myspace", "the section myspace, which does not exist"),
        ("items/facebook.yaml", "id: FB03", "id: FB01", "the id FB01 is given twice"),
        ("brokers.yaml", "id: spokeo", "id: radaris", "the id radaris is given twice"),
        ("laws.yaml", "law: tx_25_025", "law: tx_1", "names the law tx_1, which does not exist"),
        ("response.yaml", "call: peer_support", "call: press", "call: this must be"),
        ("sections.yaml", "title: Facebook", "titel: Facebook", "perhaps title was meant"),
    ],
)
def test_a_mistake_in_a_file_of_ours_has_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    place = tmp_path / file
    place.parent.mkdir(exist_ok=True)
    text = (_FOLDER / file).read_text()
    assert old in text
    place.write_text(text.replace(old, new, 1))
    assert check(place) == COULD_NOT
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{place}, line ")
    assert said in line


def test_what_is_no_content_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other, binary = tmp_path / "other.yaml", tmp_path / "binary.yaml"
    other.write_text("a: 1\n")
    binary.write_bytes(b"\xff\xfe\x00")
    assert check(other, binary, tmp_path / "missing.yaml", tmp_path) == COULD_NOT
    said = capsys.readouterr().out.splitlines()
    assert "no content file that the program knows" in said[0]
    assert "not plain text" in said[1]
    assert ["could not be opened" in line for line in said[2:]] == [True, True]


def test_no_file_is_wrong_usage() -> None:
    assert check() == WRONG_USAGE


def test_a_name_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = tmp_path / "a\x1b[2J\u202e.yaml"
    shutil.copy(_EXAMPLE, hostile)
    assert check(hostile) == FINISHED
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\u202e" not in said
