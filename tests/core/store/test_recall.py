"""A file is known again only where nothing that decides about it has changed."""

from __future__ import annotations

import pytest

from officer_exposure.examining import Examined, Unjudged
from officer_exposure.model import ArtifactKind, Audience, Stage
from officer_exposure.store.records import RunKind
from officer_exposure.store.store import Store
from tests.core.store.runs import CHECKS, SOURCE, TODAY, known_finding

EXAMINED = Examined(
    ArtifactKind.PHOTO,
    "fc",
    (known_finding(fingerprint=""),),
    (Unjudged("photo.gps", "A part is missing."),),
    ("The end is missing.",),
    stamp=b"size and time",
)
SIGNATURES = {Stage.METADATA: b"version 1", Stage.PIXELS: b"version 1"}
FILE = (SOURCE, Audience.LINK, "1.jpg")


def _begin(store: Store, signatures: dict[Stage, bytes] = SIGNATURES) -> int:
    return store.runs.begin(RunKind.FILES, [SOURCE], CHECKS, signatures, TODAY)


@pytest.fixture
def run(store: Store) -> int:
    """A later run; an earlier one has kept `EXAMINED`."""
    run = _begin(store)
    store.runs.recall(run).keep(Stage.METADATA, *FILE, EXAMINED)
    store.runs.record(run, (), ())
    return _begin(store)


def test_what_was_said_of_a_file_is_known_again(store: Store, run: int) -> None:
    recall = store.runs.recall(run)
    assert recall.stamp(Stage.METADATA, *FILE) == b"size and time"
    assert recall.recall(Stage.METADATA, SOURCE, "1.jpg") == EXAMINED


@pytest.mark.parametrize(
    ("stage", "file"),
    [
        (Stage.PIXELS, FILE),
        (Stage.METADATA, ("more", Audience.LINK, "1.jpg")),
        (Stage.METADATA, (SOURCE, Audience.PUBLIC, "1.jpg")),
        (Stage.METADATA, (SOURCE, Audience.LINK, "2.jpg")),
    ],
)
def test_another_stage_source_audience_or_file_is_not(
    store: Store, run: int, stage: Stage, file: tuple[str, Audience, str]
) -> None:
    assert store.runs.recall(run).stamp(stage, *file) == b""


def test_other_checks_or_facts_judge_everything_again(store: Store, run: int) -> None:
    recall = store.runs.recall(_begin(store, SIGNATURES | {Stage.METADATA: b"version 2"}))
    assert recall.stamp(Stage.METADATA, *FILE) == b""


def test_an_unreadable_file_is_judged_again(store: Store, run: int) -> None:
    unreadable = Examined(ArtifactKind.PHOTO, "nn", unreadable="It is broken.", stamp=b"size and time")
    store.runs.recall(run).keep(Stage.METADATA, *FILE, unreadable)
    store.runs.record(run, (), ())
    assert store.runs.recall(_begin(store)).stamp(Stage.METADATA, *FILE) == b""


def test_nothing_is_kept_before_it_is_recorded(store: Store, run: int) -> None:
    recall = store.runs.recall(run)
    recall.keep(Stage.METADATA, SOURCE, Audience.LINK, "2.jpg", EXAMINED)
    assert recall.stamp(Stage.METADATA, SOURCE, Audience.LINK, "2.jpg") == b""
    store.runs.record(run, (), ())
    assert recall.stamp(Stage.METADATA, SOURCE, Audience.LINK, "2.jpg") == b"size and time"


def test_what_is_kept_as_it_was_is_still_known_and_counts_as_visited(store: Store, run: int) -> None:
    recall = store.runs.recall(run)
    recall.keep(Stage.METADATA, *FILE, recall.recall(Stage.METADATA, SOURCE, "1.jpg"))
    seen = known_finding(5)
    store.runs.record(run, [seen], ())
    later = _begin(store)
    again = store.runs.recall(later)
    assert again.stamp(Stage.METADATA, *FILE) == b"size and time"
    assert again.recall(Stage.METADATA, SOURCE, "1.jpg") == EXAMINED


def test_a_file_that_changed_after_it_was_recalled_is_kept_anew(store: Store, run: int) -> None:
    recall = store.runs.recall(run)
    recall.recall(Stage.METADATA, SOURCE, "1.jpg")
    changed = Examined(ArtifactKind.PHOTO, "cc", stamp=b"another size")
    recall.keep(Stage.METADATA, *FILE, changed)
    store.runs.record(run, (), ())
    again = store.runs.recall(_begin(store))
    assert again.stamp(Stage.METADATA, *FILE) == b"another size"
    assert again.recall(Stage.METADATA, SOURCE, "1.jpg") == changed
