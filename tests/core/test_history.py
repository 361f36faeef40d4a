"""What ids were called before: followed in both directions, and checked when the content is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from officer_exposure import content
from officer_exposure.content.history import Ids
from officer_exposure.content.loading import content_in
from officer_exposure.errors import ContentError

_FOLDER = Path(content.__file__).parent

_TWICE = Ids(renamed={"A1": "A2", "A2": "A3", "B1": "B2"}, deleted={"B2": "The site is gone.", "C1": "Asked twice."})


@pytest.mark.parametrize(
    ("known_as", "current", "original"),
    [
        ("A1", "A3", "A1"),
        ("A2", "A3", "A1"),
        ("A3", "A3", "A1"),
        ("B1", None, "B1"),
        ("B2", None, "B1"),
        ("C1", None, "C1"),
        ("D1", "D1", "D1"),
    ],
)
def test_names_are_followed(known_as: str, current: str | None, original: str) -> None:
    assert _TWICE.current(known_as) == current
    assert _TWICE.original(known_as) == original


def test_what_fits_is_no_problem() -> None:
    assert _TWICE.problem({"A3", "D1"}) == ""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The content files, to be changed."""
    return shutil.copytree(_FOLDER, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__"))


def _record(folder: Path, kind: str, changes: str) -> None:
    path = folder / "history.yaml"
    text = path.read_text()
    assert f"\n{kind}: {{}}\n" in text
    path.write_text(text.replace(f"\n{kind}: {{}}\n", f"\n{kind}: {changes}\n"))


@pytest.mark.parametrize(
    ("kind", "changes", "sentence"),
    [
        ("items", "{renamed: {FB01: FB03}}", "FB01 was renamed, so it must not be used again"),
        ("items", "{renamed: {XX01: XX02}}", "XX01 was renamed to XX02, which does not exist"),
        ("items", "{renamed: {XX01: XX02, XX02: XX01}}", "XX01 comes back to itself"),
        ("items", "{renamed: {XX01: XX01}}", "XX01 comes back to itself"),
        ("items", "{renamed: {XX01: FB01, XX02: FB01}}", "two ids were renamed to the same one"),
        ("items", "{deleted: {FB01: It is gone.}}", "FB01 was deleted, so it must not be used again"),
        ("items", '{deleted: {XX01: " "}}', "say why XX01 was deleted"),
        ("items", "{renamed: {XX01: FB01}, deleted: {XX01: Gone.}}", "XX01 was both renamed and deleted"),
        ("items", "{moved: {XX01: FB01}}", "moved"),
        ("sections", "{renamed: {facebook: meta}}", "facebook was renamed"),
        ("remediations", "{renamed: {facebook.map: facebook.mop}}", "which does not exist"),
        ("remediations", "{deleted: {facebook.map: Gone.}}", "what takes its place"),
        ("sections", "{deleted: {myspace: Gone.}}", "what takes its place"),
        ("life_events", "{deleted: {threat: Gone.}}", "threat was deleted"),
    ],
)
def test_a_mistake_is_named(copied: Path, kind: str, changes: str, sentence: str) -> None:
    _record(copied, kind, changes)
    with pytest.raises(ContentError, match=sentence) as caught:
        content_in(copied)
    assert "history.yaml" in caught.value.message


def test_a_renamed_item_is_known_by_both_names(copied: Path) -> None:
    for name in ("items/facebook.yaml", "life_events.yaml"):
        (copied / name).write_text((copied / name).read_text().replace("FB01", "FB51"))
    _record(copied, "items", "{renamed: {FB01: FB51}}")
    changed = content_in(copied)
    assert changed.history.items.current("FB01") == "FB51"
    assert changed.history.items.original("FB51") == "FB01"
    assert "FB51" in changed.items
