"""Places that somebody saved on a map, with and without a name, a label or coordinates."""

from __future__ import annotations

import json
from typing import Any

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.model import ArtifactKind, Tag
from officer_exposure.parsing.activity.saved_places import NAMED_ONLY
from officer_exposure.parsing.activity.trail import UNREADABLE
from officer_exposure.places.whereabouts import Stay
from tests.core.parsing.activity.build_recordings import HOME, NOON, PARK, iso, points_of, read_recording

_MAPS = "https://www.google.com/maps"
_NAMED = f"{_MAPS}/place/12+Made+Up+Street/data=!4m2!3m1!1s0x0:0x512a01db8b6568c1"


def _table(*rows: str, header: str = "Title,Note,URL,Tags,Comment") -> Metadata:
    return read_recording("\n".join([header, *rows, ""]).encode(), "Takeout/Saved/Want to go.csv")


def _spot(stay: Stay) -> tuple[float, float]:
    return round(stay.latitude, 3), round(stay.longitude, 3)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"{_MAPS}/search/{HOME[0]},{HOME[1]}", "saved"),
        (f"http://maps.google.com/?q={HOME[0]},{HOME[1]}", "saved"),
        (f"{_MAPS}/@{HOME[0]},{HOME[1]},17z", "view"),
        (f"{_MAPS}/@{HOME[0]},{HOME[1]},3a,75y,9h/data=!3m6", "view"),
        (f"{_MAPS}/place/X/@48.2,11.5,17z/data=!3m1!4b1!4m6!8m2!3d{HOME[0]}!4d{HOME[1]}", "saved"),
        (f"https://maps.apple.com/?ll={HOME[0]},{HOME[1]}&q=X", "saved"),
        (f"https://www.openstreetmap.org/#map=18/{HOME[0]}/{HOME[1]}", "view"),
    ],
)
def test_the_address_of_a_map_page_is_a_place(address: str, said: str) -> None:
    found = _table(f'Dropped pin,,"{address}",,', ",,,,")
    (stay,) = found.whereabouts.stays
    assert (_spot(stay), stay.said, stay.start) == (HOME, said, None)
    assert (found.kind, found.format, found.problems) == (ArtifactKind.ACTIVITY, "Saved places", [])


def test_the_number_of_a_place_tells_where_it_is() -> None:
    (stay,) = _table(f"My stop,,{_MAPS}/place/Somewhere/data=!4m2!3m1!1s0x470b96b3af8207f9:0xf8831,,").whereabouts.stays
    assert (round(stay.latitude, 4), round(stay.longitude, 4)) == (50.0152, 14.4176)
    assert (stay.said, stay.accuracy) == ("saved", 150)


def test_a_place_known_by_name_alone_is_said_to_be_missing() -> None:
    found = _table(f"Our house,ring twice,{_NAMED},,", f"Café,,{_MAPS}?cid=999,,")
    assert (found.whereabouts.stays, found.problems) == ((), [NAMED_ONLY])
    words = {tag.value for tag in found.tags}
    assert words == {"Our house", "ring twice", "12 Made Up Street", "Café"}


def test_what_a_row_calls_home_is_home_and_a_wide_view_is_no_place() -> None:
    found = _table(f'Home,,"{_MAPS}/search/{HOME[0]},{HOME[1]}",,', f'The world,,"{_MAPS}/@20.5,10.5,3z",,')
    assert [(_spot(stay), stay.said) for stay in found.whereabouts.stays] == [(HOME, "home")]
    assert found.problems == []


@pytest.mark.parametrize("header", ["Titel,Notiz,URL,Kommentar", "Places for the summer\n\nTitle,Note,URL"])
def test_a_list_is_known_by_its_addresses_in_any_language(header: str) -> None:
    assert len(_table(f'x,,"{_MAPS}/search/{HOME[0]},{HOME[1]}"', header=header).whereabouts.stays) == 1


def test_an_address_is_taken_from_any_row_that_has_no_place_of_its_own() -> None:
    address = f"{_MAPS}/search/{HOME[0]},{HOME[1]}"
    for header, rows in (("lat,lon,url", f"{PARK[0]},{PARK[1]},"), (f'Park,"{_MAPS}/@{PARK[0]},{PARK[1]},17z"', "")):
        found = _table(rows, f',,"{address}"', header=header)
        assert {_spot(stay) for stay in found.whereabouts.stays} == {PARK, HOME}


@pytest.mark.parametrize("street", ["10+50th+Ave", "12,+45+Made+Up+Street", "5+7-Eleven", "48,137;11,575"])
def test_the_numbers_of_a_house_are_no_coordinates(street: str) -> None:
    for address in (
        f"{_MAPS}/search/{street}",
        f"http://maps.google.com/?q={street}",
        f"{_MAPS}/place/{street}/@4,5,6z",
    ):
        found = _table(f'x,,"{address}"')
        assert (found.whereabouts.stays, found.problems) == ((), [NAMED_ONLY])


def _features(*features: dict[str, Any]) -> Metadata:
    return read_recording(json.dumps({"type": "FeatureCollection", "features": features}).encode(), "Saved Places.json")


def _saved(place: tuple[float, float], **properties: object) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [place[1], place[0]]}
    return {"type": "Feature", "geometry": geometry, "properties": {"date": iso(NOON), **properties}}


@pytest.mark.parametrize(
    "feature",
    [
        _saved(HOME, google_maps_url="http://maps.google.com/?cid=17295021474934382781"),
        _saved((0, 0), google_maps_url=f"http://maps.google.com/?q={HOME[0]},{HOME[1]}", Comment="No location"),
        _saved(
            (0, 0),
            **{
                "Google Maps URL": "http://maps.google.com/?cid=1",
                "Location": {"Geo Coordinates": {"Latitude": str(HOME[0]), "Longitude": str(HOME[1])}},
            },
        ),
    ],
    ids=["no label", "in the address", "older"],
)
def test_a_starred_place_without_a_label_is_a_place_and_no_visit(feature: dict[str, Any]) -> None:
    found = _features(feature)
    (stay,) = found.whereabouts.stays
    assert (_spot(stay), stay.said, stay.start, found.problems) == (HOME, "saved", None, [])


def test_a_starred_address_without_coordinates_is_kept_as_words() -> None:
    found = _features(_saved((0, 0), google_maps_url="http://maps.google.com/?q=12+Made+Up+Street,+Town&ftid=0x0:0x94"))
    assert (found.whereabouts.stays, found.problems) == ((), [NAMED_ONLY])
    assert Tag("Saved:place", "12 Made Up Street, Town") in found.tags


def test_a_feature_without_a_geometry_is_told_by_its_address() -> None:
    named = {"google_maps_url": _NAMED, "location": {"address": "12 Made Up Street"}}
    there = {"google_maps_url": f"{_MAPS}/search/{HOME[0]},{HOME[1]}"}
    found = _features(*({"type": "Feature", "geometry": None, "properties": one} for one in (named, there)))
    assert [_spot(stay) for stay in found.whereabouts.stays] == [HOME]
    assert (found.problems, Tag("GeoJSON:name", "12 Made Up Street") in found.tags) == ([NAMED_ONLY], True)


def test_a_name_alone_among_places_in_other_json_is_said_to_be_missing() -> None:
    looked = [{"titleUrl": f"{_MAPS}/@{HOME[0]},{HOME[1]},16z"}, {"titleUrl": _NAMED}, {"titleUrl": f"{_MAPS}/"}]
    found = read_recording(json.dumps(looked).encode(), "a.json")
    assert ([_spot(stay) for stay in found.whereabouts.stays], found.problems) == ([HOME], [NAMED_ONLY])
    assert Tag("Saved:place", "12 Made Up Street") in found.tags


def test_map_pages_in_other_json_are_places() -> None:
    looked = [{"title": "Viewed area", "titleUrl": f"{_MAPS}/@{HOME[0]},{HOME[1]},16z", "time": iso(NOON)}]
    (stay,) = read_recording(json.dumps(looked).encode(), "a.json").whereabouts.stays
    assert (_spot(stay), stay.said, stay.start) == (HOME, "view", None)


_TRIPS = "Request Time,Begin Trip Time,Begin Trip Lat,Begin Trip Lng,Dropoff Lat,Dropoff Lng,Dropoff Address"


def test_each_pair_of_columns_is_a_place() -> None:
    row = f'{iso(NOON)},{iso(NOON + 60)},{HOME[0]},{HOME[1]},{PARK[0]},{PARK[1]},"12 Made Up Street"'
    found = read_recording(f"{_TRIPS}\n{row}\n".encode(), "trips.csv")
    stays = {_spot(stay): stay.start for stay in found.whereabouts.stays}
    assert set(stays) == {HOME, PARK}
    assert Tag("CSV:Dropoff Address", "12 Made Up Street") in found.tags


def test_what_a_table_calls_a_place_is_kept() -> None:
    table = f"name,lat,lon\nHome,{HOME[0]},{HOME[1]}\nMum,{PARK[0]},{PARK[1]}\n"
    found = read_recording(table.encode(), "places.csv")
    assert [stay.said for stay in found.whereabouts.stays] == ["home", ""]
    assert {tag.value for tag in found.tags} == {"Home", "Mum"}


def test_shapes_in_a_table_are_read() -> None:
    line = f'"LINESTRING Z ({HOME[1]} {HOME[0]} 5, {PARK[1]} {PARK[0]} 5)",Way,'
    plot = f'"POLYGON (({HOME[1]} {HOME[0]}, {HOME[1]} {HOME[0]}, {HOME[1]} {HOME[0]}))",Home,'
    table = f'WKT,name,description\n"POINT ({PARK[1]} {PARK[0]})",Swings,\n{line}\n{plot}\nPOINT EMPTY,x,\n'
    found = read_recording(table.encode(), "My map.csv")
    assert [(_spot(stay), stay.said) for stay in found.whereabouts.stays] == [(PARK, ""), (HOME, "home")]
    assert points_of(found.whereabouts.tracks[0]) == [(*HOME, -1), (*PARK, -1)]
    assert found.problems == []


@pytest.mark.parametrize("shape", ["somewhere", '"POINT (11,575 48,137)"', "POINT ()", '"LINESTRING (1 2, 3)"'])
def test_a_shape_that_cannot_be_read_is_said_and_is_nowhere_else(shape: str) -> None:
    found = read_recording(f"WKT,name\n{shape},x\n".encode(), "My map.csv")
    assert (found.whereabouts.stays, found.whereabouts.tracks, found.problems) == ((), (), [UNREADABLE])
