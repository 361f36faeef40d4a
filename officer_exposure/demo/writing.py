"""Writes the demo: a folder of files as an officer might have them, and what is true of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from officer_exposure.demo.household import household
from officer_exposure.demo.photos import jpeg, photos
from officer_exposure.demo.tracks import runs
from officer_exposure.demo.truth import ANSWERS, truth
from officer_exposure.errors import SourceError
from officer_exposure.sources.answers import FORMAT, VERSION

FILES, FACTS, ANSWERED, TRUTH = "files", "facts.yaml", "answers.yaml", "truth.json"
"""Below the folder of the demo: what an audit looks at, the facts, the answers, and the truth."""


def write_demo(folder: Path) -> Iterator[str]:
    """Write the demo into a new or empty folder; yields the name of each file once it is there. Raises SourceError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SourceError("The folder for the demo is not empty.", "Name a new folder.")
    for name, data in _files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        yield name


def _files() -> Iterator[tuple[str, bytes]]:
    for photo in photos():
        yield f"{FILES}/{photo.name}", jpeg(photo)
    for name, text in runs():
        yield f"{FILES}/{name}", text.encode()
    yield ANSWERED, _answers()
    yield FACTS, yaml.safe_dump(msgspec.to_builtins(household()), sort_keys=False).encode()
    yield TRUTH, msgspec.json.format(msgspec.json.encode(list(truth()))) + b"\n"


def _answers() -> bytes:
    sheets = [{"section": section, "account": "demo", "answers": answers} for section, answers in ANSWERS.items()]
    text = yaml.safe_dump({"format": FORMAT, "version": VERSION, "sheets": sheets}, sort_keys=False)
    return text.encode()
