"""What the documents say is what the program does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from officer_exposure.facts.reading import facts_of
from officer_exposure.sources.answers import read_answers

_ROOT = Path(__file__).resolve().parents[1]
_README = (_ROOT / "README.md").read_text()
_DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
_SHOWN = dict(re.findall(r"<!-- help: ?(.*?) ?-->\n```text\n(.*?)```", _README, re.DOTALL))
_EXAMPLES = re.findall(r"```yaml\n(.*?)```", _README, re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
_WRITTEN_BY_THE_READER = {"checks/photo/software.py"}
_OUR_PATH = re.compile(r"`((?:officer_exposure|checks|ui|tests|benchmarks|docs)/[\w/.-]+)`")


def _help_of(command: str) -> str:
    program = Path(sys.executable).with_name("officer-exposure")
    done = subprocess.run(
        [program, *command.split(), "--help"],
        env={**os.environ, "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_help_of_every_command_is_shown() -> None:
    commands = re.findall(r"^  (\w+)  ", _help_of("").partition("Commands:")[2], re.MULTILINE)
    assert set(_SHOWN) == {"", *commands}


@pytest.mark.parametrize("command", _SHOWN)
def test_the_help_shown_is_the_program_s_own(command: str) -> None:
    assert _SHOWN[command] == _help_of(command)


def test_the_answers_shown_are_a_file_the_program_takes() -> None:
    sheets = {sheet.section: sheet for sheet in read_answers(_EXAMPLES[0])}
    assert sheets["facebook"].answers["FB01"] == "exposed"
    assert sheets["instagram"].no_account


def test_the_facts_shown_are_a_file_the_program_takes() -> None:
    facts = facts_of(_EXAMPLES[1])
    assert facts.household[0].minor
    assert facts.places[0].address == "1427 Maple Hollow Drive"


@pytest.mark.parametrize("document", _DOCUMENTS)
def test_every_file_a_document_speaks_of_is_there(document: str) -> None:
    text = (_ROOT / document).read_text()
    named = {*_LINK.findall(text), *_OUR_PATH.findall(text)} - _WRITTEN_BY_THE_READER
    assert [name for name in named if not (_ROOT / name).exists()] == []
