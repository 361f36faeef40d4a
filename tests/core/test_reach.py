"""How far a look can see: what it left to another source, or did not ask about, is not gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from officer_exposure.artifact import Artifact
from officer_exposure.check import Check
from officer_exposure.events import Audit
from officer_exposure.examining import FileJob
from officer_exposure.model import Audience, NotChecked
from officer_exposure.registry import load_checks
from officer_exposure.sources.interface import Source
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.records import Wanted
from officer_exposure.store.store import Store
from officer_exposure.text.known.fact import FactKind, Form, KnownFact
from officer_exposure.text.known.matching import compile_facts
from tests.core.parsing.build_jpeg import jpeg, xmp_segment
from tests.core.parsing.build_xmp import xmp_bag, xmp_packet
from tests.core.small_photos import GEOTAGGED
from tests.core.test_keeping import GPS, Kept, counts, fill

FACTS: Mapping[str, Check] = {"text.known_facts": load_checks()["text.known_facts"]}
ELM = KnownFact(FactKind.HOME, Form.ADDRESS, "12 Elm Street")
OAK = KnownFact(FactKind.HOME, Form.ADDRESS, "7 Oak Avenue")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return tmp_path / "photos"


def open_in(store: Store) -> set[tuple[str, str]]:
    """Source and artifact of all that is open."""
    return {(one.source, one.artifact) for one in store.audit(Wanted()).findings}


def test_another_disk_in_the_same_place_takes_nothing_with_it(store: Store, photos: Path) -> None:
    fill(photos, "at home.jpg", data=GEOTAGGED)
    fill(photos, "plain.jpg")
    kept = Kept(store, photos, GPS)
    kept.again()
    photos.rename(photos.with_name("unplugged"))
    fill(photos, "plain.jpg", data=GEOTAGGED + b"another")
    kept.again()
    assert {artifact for _, artifact in open_in(store)} == {"at home.jpg", "plain.jpg"}


def test_an_emptied_folder_takes_nothing_with_it_and_a_deleted_one_does(store: Store, photos: Path) -> None:
    fill(photos, "stick/at home.jpg", data=GEOTAGGED)
    fill(photos, "plain.jpg")
    kept = Kept(store, photos, GPS)
    kept.again()
    (photos / "stick" / "at home.jpg").unlink()
    kept.again()
    assert open_in(store)
    (photos / "stick").rmdir()
    kept.again()
    assert not open_in(store)


@pytest.mark.parametrize("inner", ["album", "album/at home.jpg"], ids=["a folder", "a file"])
@pytest.mark.parametrize("case", ["damaged", "not reached"])
def test_what_another_source_looks_at_is_not_gone_from_this_one(
    store: Store, photos: Path, inner: str, case: str
) -> None:
    fill(photos, "album/at home.jpg", data=GEOTAGGED)
    fill(photos, "plain.jpg")
    kept = Kept(store, photos, GPS)
    kept.again()
    if case == "damaged":
        fill(photos, "album/at home.jpg", data=b"")
    places = [(photos, Audience.UNKNOWN), (photos / inner, Audience.UNKNOWN)]
    sources = open_sources(places, store.places.source_id)
    cancel = threading.Event()
    looked_at = sources if case == "damaged" else (sources[0], Unreached(sources[1], cancel))
    Audit.of(kept.kept(looked_at).run(cancel))
    assert ("photos", "album/at home.jpg") in open_in(store)


class Unreached:
    """A source before which the officer stops the audit."""

    def __init__(self, source: Source, cancel: threading.Event) -> None:
        self.id, self.audience = source.id, source.audience
        self._cancel = cancel

    def artifacts(self) -> Iterator[FileJob | Artifact | NotChecked]:
        self._cancel.set()
        yield from ()


def test_what_another_source_finds_is_open_once(store: Store, photos: Path) -> None:
    fill(photos, "album/at home.jpg", data=GEOTAGGED)
    fill(photos, "plain.jpg")
    kept = Kept(store, photos, GPS)
    kept.again()
    places = [(photos, Audience.UNKNOWN), (photos / "album", Audience.UNKNOWN)]
    Audit.of(kept.kept(open_sources(places, store.places.source_id)).run())
    assert open_in(store) == {("album", "at home.jpg")}


def test_a_fact_that_is_no_longer_asked_about_is_not_gone(store: Store, photos: Path) -> None:
    fill(photos, "12 Elm Street.jpg", "plain.jpg")
    kept = Kept(store, photos, FACTS)
    kept.again(facts=compile_facts([ELM]))
    kept.again(facts=compile_facts([OAK]))
    assert counts(kept.summary) == (0, 0, 0, 0, 0, 1)
    assert open_in(store) == {("photos", "12 Elm Street.jpg")}


def test_a_fact_is_gone_from_where_it_was_asked_about_again(store: Store, photos: Path) -> None:
    titled = jpeg(xmp_segment(xmp_packet(xmp_bag("dc:title", "At 12 Elm Street", kind="Alt"))))
    fill(photos, "home.jpg", data=titled)
    kept = Kept(store, photos, FACTS)
    kept.again(facts=compile_facts([ELM]))
    assert counts(kept.summary) == (1, 0, 0, 0, 0, 0)
    fill(photos, "home.jpg")
    kept.again(facts=compile_facts([OAK, ELM]))
    assert counts(kept.summary) == (0, 0, 0, 1, 0, 0)
