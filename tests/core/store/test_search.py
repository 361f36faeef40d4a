"""Every word must begin a word of the finding, and whatever is typed is only ever looked for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from officer_exposure.model import Answer, Excerpt, Place, Position, Region, Tag
from officer_exposure.store.records import Wanted
from officer_exposure.store.store import Store, memory_store
from tests.core.store.runs import Look, known_finding

FINDING = known_finding(
    artifact="Urlaub 2025/IMG_0042.jpg",
    summary="A stranger learns where home is.",
    evidence=(
        Tag("EXIF:Artist", "Zoë Müller-O'Brien"),
        Excerpt("my badge is 4711", 0, 16, "badge"),
        Region((0, 0, 9, 9), "face", "POLICE"),
        Region((0, 0, 9, 9), "plate"),
        Position(1.0, 2.0, origin="exif"),
        Place(1.0, 2.0, 50.0, 1, 0.5),
        Answer("FB01", "exposed"),
    ),
)


@pytest.fixture
def searched(store: Store) -> Store:
    """A store with the one finding, and another that has none of its words."""
    Look(store).records(
        FINDING, known_finding(2, check="photo.name", artifact="b.png", evidence=(Tag("x", "y"),), summary="Nothing.")
    )
    return store


@pytest.mark.parametrize(
    "words",
    [
        "stranger",
        "STRANG",
        "home str",
        "img_00",
        "0042",
        "urlaub 2025/img",
        "zoe mull",
        "Müller-O'Br",
        "4711",
        "police face plate",
        "FB01",
        "title of photo.gps",
        "exif:art",
        "  home  ",
        "home --",
    ],
)
def test_these_words_find_it(searched: Store, words: str) -> None:
    (gathering,) = searched.findings.gatherings(Wanted(words=words))
    assert gathering.examples == (FINDING,)
    (kept,) = searched.findings.page(gathering.id, Wanted(words=words), 0, 10)
    assert kept.finding == FINDING
    assert searched.findings.fingerprints(gathering.id, Wanted(words=words)) == [FINDING.fingerprint]


@pytest.mark.parametrize("words", ["stranger danger", "ome", "042", "brien zoey", '"stranger" NOT home'])
def test_these_words_do_not(searched: Store, words: str) -> None:
    assert searched.findings.gatherings(Wanted(words=words)) == ()


@pytest.mark.parametrize("words", ["", " ", "--", '"', "***", "()"])
def test_no_word_is_no_wish(searched: Store, words: str) -> None:
    assert len(searched.audit(Wanted(words=words)).findings) == 2


@given(st.text(max_size=40))
@example('home" OR "x')
@example("NEAR(home stranger, 2)")
@example("words : home")
@example("^home")
@example("ho\0me")
@example("home \ud800 -")
def test_nothing_that_is_typed_is_an_error(words: str) -> None:
    store = memory_store()
    Look(store).records(FINDING)
    store.findings.gatherings(Wanted(words=words))
    store.close()


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1, max_size=5))
def test_a_text_is_found_by_the_words_it_is_made_of(words: list[str]) -> None:
    store = memory_store()
    finding = known_finding(evidence=(Tag("EXIF:Artist", " ".join(words)),))
    Look(store).records(finding)
    assert store.audit(Wanted(words=" ".join(words))).findings == [finding]
    store.close()
