from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from officer_exposure.parsing import read
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.signatures import family_of
from officer_exposure.parsing.words import ONLY_WORDS
from tests.fuzz import case
from tests.fuzz.case import Case, Verdict, read_case
from tests.fuzz.seeds import built_files

_ROOT = Path(__file__).resolve().parents[2]
_BUILT = built_files()


def _judge(spoilt: Case) -> Verdict:
    return msgspec.msgpack.decode(read_case(b"")(msgspec.msgpack.encode(spoilt)), type=Verdict)


@pytest.mark.parametrize("name", _BUILT)
def test_sound_files_are_sound(name: str) -> None:
    problems = read.read_metadata(ByteView.of(_BUILT[name]), name).problems
    assert problems in ([], [ONLY_WORDS])


def test_every_kind_of_file_that_is_read_is_fuzzed() -> None:
    families = {family_of(data, name) for name, data in _BUILT.items()}
    assert families == {*read._FAMILIES, None}  # None: only the words are read


def test_a_case_can_be_made_again() -> None:
    first, second = (Case.of("plain.jpg", "run:plain.jpg:7", _BUILT) for _ in range(2))
    assert first == second
    assert first.data != _BUILT["plain.jpg"]


def test_a_parser_that_breaks_its_word_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(view: ByteView, name: str) -> None:
        raise IndexError(f"{name} has {view.size} bytes")

    monkeypatch.setattr(case, "read_metadata", broken)
    verdict = _judge(Case("plain.jpg", "", b"spoilt"))
    assert verdict.outcome == "failed"
    assert "IndexError: plain.jpg has 6 bytes" in verdict.failure


def test_the_command_counts_what_it_did(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.fuzz", "--seconds", "3", "--run", "suite", "--to", str(tmp_path)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].endswith(" files, 0 failed")
    assert list(tmp_path.iterdir()) == []
