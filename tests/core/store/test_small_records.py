"""Facts, places and settings: what was saved is what is read."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.facts.record import Facts, KnownPlace, Member, PlaceKind, Role, Subject
from officer_exposure.model import Audience
from officer_exposure.store.store import Store, memory_store


def test_facts_are_read_as_they_were_saved(store: Store) -> None:
    assert store.facts.load() == Facts()
    facts = Facts(
        subject=Subject(names=("A. Name",), role=Role.PATROL, take_home_car=True),
        household=(Member("one", minor=True),),
        places=(KnownPlace("home", PlaceKind.HOME, position=(1.5, -2.5)),),
    )
    store.facts.save(Facts(words=("old",)))
    store.facts.save(facts)
    assert store.facts.load() == facts


def test_settings_are_text_by_key(store: Store) -> None:
    assert store.settings.get("theme") == ""
    assert store.settings.get("theme", "plain") == "plain"
    store.settings.set("theme", "dark")
    store.settings.set("theme", "light")
    assert store.settings.get("theme", "plain") == "light"


def test_the_secret_belongs_to_the_vault_and_is_no_setting(store: Store) -> None:
    other = memory_store()
    assert len(store.secret) == 32
    assert store.secret != other.secret
    assert store.settings.get("secret") == ""
    other.close()


def test_places_keep_their_order_and_audience(store: Store) -> None:
    places = [(Path("/b/photos"), Audience.PUBLIC), (Path("/a"), Audience.UNKNOWN)]
    store.places.save(places)
    assert store.places.load() == places
    store.places.save(reversed(places))
    assert store.places.load() == places[::-1]
    store.places.save([])
    assert store.places.load() == []


def test_a_place_keeps_its_name_for_good(store: Store) -> None:
    one, other, root = Path("/b/photos"), Path("/a/photos"), Path("/")
    assert [store.places.source_id(place) for place in (one, other, root)] == ["photos", "photos (2)", "/"]
    store.places.save([(other, Audience.LINK)])
    store.places.save([])
    assert store.places.source_id(other) == "photos (2)"
    assert store.places.source_id(Path("/c/photos")) == "photos (3)"
    assert store.places.source_id(one) == "photos"
    assert store.places.load() == []


def test_a_place_given_twice_is_kept_once(store: Store) -> None:
    store.places.save([(Path("/a"), Audience.LINK), (Path("/b"), Audience.LINK), (Path("/a"), Audience.PUBLIC)])
    assert store.places.load() == [(Path("/b"), Audience.LINK), (Path("/a"), Audience.PUBLIC)]


@given(st.binary(min_size=1).filter(lambda name: not set(b"\0/") & set(name) and name not in {b".", b".."}))
def test_any_name_a_disk_can_have_is_kept(name: bytes) -> None:
    store = memory_store()
    path = Path(os.fsdecode(b"/disk/" + name))
    store.places.save([(path, Audience.LINK)])
    assert store.places.load() == [(path, Audience.LINK)]
    assert store.places.source_id(path).encode()
    store.close()
