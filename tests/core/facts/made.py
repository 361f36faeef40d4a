"""Facts of people who do not exist, made by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from officer_exposure.facts.record import Facts, Handle, KnownPlace, Member, PlaceKind, Role, Subject, Vehicle

FAMILY = """\
subject:
  names: [Jane Alice Doe]
  nicknames: [Janie]
  birthday: 1985-04-23
  role: patrol
  agency: Example County Sheriff's Office
  unit: K9 unit
  badge: 007
  take_home_car: true
household:
  - id: kid
    names: ["Doe, Emma"]
    relation: daughter
    minor: true
places:
  - id: house
    kind: home
    address: 12 Oak Street, Springfield, IL 62704
    position: [39.80, -89.65]
phones: [555 010 1234]
emails: [jane@example.org]
handles:
  - {handle: jane_d, platform: NO}
vehicles:
  - plate: 123 456
words:
"""
"""A facts file as someone might write it: `NO` is a country, 007 a text, and nothing stands behind `words`."""

_texts = st.text(max_size=40)
_lists = st.lists(_texts, max_size=4).map(tuple)
_positions = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))

subjects = st.builds(
    Subject,
    names=_lists,
    nicknames=_lists,
    birthday=st.just("") | st.dates().filter(lambda day: 1900 <= day.year < 2100).map(str),
    role=st.none() | st.sampled_from([role for role in Role if role is not Role.COVERT]),
    agency=_texts,
    unit=_texts,
    badge=_texts,
    take_home_car=st.booleans(),
)
members = st.builds(Member, id=st.uuids().map(str), names=_lists, relation=_texts, minor=st.booleans())
places = st.builds(
    KnownPlace,
    id=st.uuids().map(str),
    kind=st.sampled_from(PlaceKind),
    names=_lists,
    address=_texts,
    position=_positions,
)
facts = st.builds(
    Facts,
    subject=subjects,
    household=st.lists(members, max_size=3, unique_by=lambda one: one.id).map(tuple),
    places=st.lists(places, max_size=3, unique_by=lambda one: one.id).map(tuple),
    phones=_lists,
    emails=_lists,
    handles=st.lists(st.builds(Handle, handle=_texts, platform=_texts), max_size=3).map(tuple),
    vehicles=st.lists(st.builds(Vehicle, plate=_texts, description=_texts), max_size=3).map(tuple),
    words=_lists,
)
