"""Location histories and lists of places in JSON, in every shape that exports have."""

from __future__ import annotations

import json
from typing import Any

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.errors import UnknownFormatError
from officer_exposure.model import ArtifactKind, Tag
from officer_exposure.parsing.byte_view import DAMAGED
from officer_exposure.places.stay_points import meters_between
from officer_exposure.places.whereabouts import Stay
from tests.core.parsing.activity.build_recordings import (
    HOME,
    NOON,
    NOON_THERE,
    PARK,
    iso,
    points_of,
    read_recording,
    rounded,
    way,
)

E7 = {"latitudeE7": round(HOME[0] * 1e7), "longitudeE7": round(HOME[1] * 1e7)}
DURATION = {"startTimestamp": iso(NOON), "endTimestamp": iso(NOON + 7200)}


def read(document: Any) -> Metadata:
    """What the program finds in a document."""
    return read_recording(json.dumps(document).encode())


def stays(document: Any) -> tuple[Stay, ...]:
    """The stays in it."""
    return read(document).whereabouts.stays


def _is_home(stay: Stay) -> bool:
    return meters_between(stay.latitude, stay.longitude, *HOME) < 5


def _visit(stay: Stay) -> tuple[float | None, float | None, str]:
    assert _is_home(stay)
    return stay.start, stay.end, stay.said


def test_records_become_stays() -> None:
    records = [{**E7, "accuracy": 20, "timestamp": iso(NOON + 120 * number)} for number in range(60)]
    (stay,) = stays({"locations": records})
    assert _visit(stay) == (NOON_THERE, NOON_THERE + 59 * 120, "")
    assert (stay.fixes, stay.accuracy, stay.utc_offset, stay.origin) == (60, 20, 120, "track")


def test_older_records_newest_first_in_milliseconds_and_with_wrapped_degrees() -> None:
    south = {"latitudeE7": round(-33.87 * 1e7) + 2**32, "longitudeE7": round(151.21 * 1e7)}
    records = [{**south, "timestampMs": str((NOON + 120 * number) * 1000)} for number in range(20)]
    (stay,) = stays({"locations": records[::-1]})
    assert (round(stay.latitude, 4), stay.utc_offset) == (-33.87, 600)
    assert (stay.end or 0) - (stay.start or 0) == 19 * 120


def test_two_devices_at_two_places_are_told_apart() -> None:
    other = {"latitudeE7": round(PARK[0] * 1e7), "longitudeE7": round(PARK[1] * 1e7), "deviceTag": 2}
    mixed = [
        {**(E7 if number % 2 else other), "timestamp": iso(NOON + 60 * number), "deviceTag": number % 2}
        for number in range(40)
    ]
    assert sorted(_is_home(stay) for stay in stays({"locations": mixed})) == [False, True]


def test_records_that_end_early_are_kept_and_said() -> None:
    data = json.dumps({"locations": [{**E7, "timestamp": iso(NOON + 120 * number)} for number in range(30)]}).encode()
    found = read_recording(data[:-100])
    assert found.problems == [DAMAGED]
    assert found.whereabouts.stays[0].fixes >= 27


def test_months_tell_visits_ways_and_what_they_call_home() -> None:
    location = {**E7, "semanticType": "TYPE_HOME", "name": "Made Up Street 12", "address": "Made Up Street 12\nTown"}
    walked = {"points": [{"latE7": E7["latitudeE7"], "lngE7": E7["longitudeE7"], "timestamp": iso(NOON + 90_000)}]}
    found = read(
        {
            "timelineObjects": [
                {"placeVisit": {"location": location, "duration": DURATION}},
                {"activitySegment": {"startLocation": E7, "duration": DURATION, "simplifiedRawPath": walked}},
                {"placeVisit": {"location": {}, "otherCandidateLocations": [E7], "duration": DURATION}},
            ]
        }
    )
    visit, start, other, point = found.whereabouts.stays
    assert _visit(visit) == (*_visit(other)[:2], "home") == (NOON_THERE, NOON_THERE + 7200, "home")
    assert _visit(start) == (NOON_THERE, NOON_THERE, "")
    assert _visit(point) == (NOON_THERE + 90_000, NOON_THERE + 90_000, "")
    assert Tag("Timeline:name", "Made Up Street 12") in found.tags


def test_edits_are_read() -> None:
    position = {"point": {"latE7": E7["latitudeE7"], "lngE7": E7["longitudeE7"]}, "timestamp": iso(NOON)}
    (stay,) = stays({"timelineEdits": [{"rawSignal": {"signal": {"position": {**position, "accuracyMm": 12_000}}}}]})
    assert (_visit(stay), stay.accuracy) == ((NOON_THERE, NOON_THERE, ""), 12)


_SPAN = {"startTime": "2024-05-01T12:00:00.000+02:00", "endTime": "2024-05-01T14:00:00.000+02:00"}


@pytest.mark.parametrize(
    ("place", "path", "words"),
    [
        (
            {"latLng": f"{HOME[0]}°, {HOME[1]}°"},
            {"point": f"{HOME[0]}°, {HOME[1]}°", "time": "2024-05-03T12:30:00+02:00"},
            "INFERRED_HOME",
        ),
        (
            f"geo:{HOME[0]},{HOME[1]}",
            {"point": f"geo:{HOME[0]},{HOME[1]}", "durationMinutesOffsetFromStartTime": "2910"},
            "Home",
        ),
        (
            {"latLng": f"{HOME[0]}Â°, {HOME[1]}Â°"},
            {"point": f"{HOME[0]}Â°, {HOME[1]}Â°", "time": "2024-05-03T10:30:00Z"},
            "HOME",
        ),
    ],
    ids=["Android", "iOS", "Android with spoilt letters"],
)  # fmt: skip
def test_what_phones_export_themselves(place: Any, path: dict[str, str], words: str) -> None:
    top = {"placeLocation": place, "semanticType": words}
    segments = [
        {**_SPAN, "visit": {"topCandidate": top, "hierarchyLevel": 0}},
        {**_SPAN, "activity": {"start": place, "end": place}},
        {**_SPAN, "timelinePath": [path]},
        {**_SPAN, "timelineMemory": {"destinations": []}},
    ]
    android = {"semanticSegments": segments, "rawSignals": [], "userLocationProfile": {"frequentPlaces": []}}
    for document in (segments, android):
        visit, start, end, point = stays(document)
        assert _visit(visit) == (NOON_THERE, NOON_THERE + 7200, "home")
        assert (_visit(start), _visit(end)) == ((NOON_THERE, NOON_THERE, ""), (NOON_THERE + 7200,) * 2 + ("",))
        assert _visit(point) == (NOON_THERE + 2 * 86_400 + 1800,) * 2 + ("",)


def test_raw_signals_and_the_places_a_phone_knows() -> None:
    text = f"{HOME[0]}°, {HOME[1]}°"
    signals = [{"position": {"LatLng": text, "accuracyMeters": 9, "timestamp": iso(NOON)}}, {"wifiScan": {}}]
    profile = {"frequentPlaces": [{"placeId": "x", "placeLocation": text, "label": "WORK"}]}
    work, home = stays({"rawSignals": signals, "userLocationProfile": profile})
    assert _visit(work) == (None, None, "work")
    assert (_visit(home), home.accuracy) == ((NOON_THERE, NOON_THERE, ""), 9)


def test_the_file_beside_a_picture() -> None:
    there = {"latitude": HOME[0], "longitude": HOME[1], "altitude": 0.0}
    found = read(
        {
            "title": "one.jpg",
            "description": "The new kitchen",
            "photoTakenTime": {"timestamp": str(NOON), "formatted": "1 mai 2024"},
            "geoData": there,
            "geoDataExif": {"latitude": 0.0, "longitude": 0.0},
            "people": [{"name": "A Person"}],
        }
    )
    (stay,) = found.whereabouts.stays
    assert (found.kind, stay.origin, _visit(stay)) == (ArtifactKind.SIDECAR, "sidecar", (NOON_THERE, NOON_THERE, ""))
    assert [(position.latitude, position.origin) for position in found.positions] == [(HOME[0], "sidecar")]
    assert (Tag("GooglePhotos:description", "The new kitchen") in found.tags, found.people[0].name) == (
        True,
        "A Person",
    )


def test_the_file_of_an_album_without_a_place_is_clean() -> None:
    found = read({"title": "Album", "geoData": {"latitude": 0, "longitude": 0}, "date": {"timestamp": str(NOON)}})
    assert (found.kind, found.positions, found.whereabouts.stays) == (ArtifactKind.SIDECAR, [], ())


def _point(**properties: object) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": [HOME[1], HOME[0]]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


@pytest.mark.parametrize(
    "properties", [{"timestamp": NOON}, {"when": iso(NOON)}, {"recorded_at": NOON * 1000, "acc": 5}]
)
def test_points_with_a_time(properties: dict[str, object]) -> None:
    (stay,) = stays({"type": "FeatureCollection", "features": [_point(**properties)]})
    assert _visit(stay) == (NOON_THERE, NOON_THERE, "")


def test_lines_with_the_times_of_their_points() -> None:
    line = {"type": "LineString", "coordinates": [[east, north, 500] for north, east, _ in way()]}
    times = [iso(time or 0) for *_, time in way()]
    feature = {"type": "Feature", "geometry": line, "properties": {"coordinateProperties": {"times": times}}}
    for document in (feature, {"type": "FeatureCollection", "features": [feature]}):
        (track,) = read(document).whereabouts.tracks
        assert (points_of(track), track.start) == (rounded(way()), NOON_THERE)
    (bare,) = read(line).whereabouts.tracks
    assert bare.start is None


def test_labeled_places_say_what_is_home_and_saved_ones_are_no_visits() -> None:
    labeled = _point(name="Home", address="Made Up Street 12")
    saved = _point(google_maps_url="https://maps.google.com/", date=iso(NOON), location={"name": "A Café"})
    saved_home = _point(**{"Google Maps URL": "x", "Title": "Zu Hause", "Published": iso(NOON)})
    found = read({"type": "FeatureCollection", "features": [labeled, saved, saved_home]})
    assert [stay.said for stay in found.whereabouts.stays] == ["home", "saved", "home"]
    assert [stay.start for stay in found.whereabouts.stays] == [None, None, None]
    assert {Tag("GeoJSON:name", "Made Up Street 12"), Tag("GeoJSON:name", "A Café")} <= set(found.tags)


_SPOT = {"lat": HOME[0], "lng": HOME[1]}
_TEXT = f"{HOME[0]}, {HOME[1]}"


@pytest.mark.parametrize(
    "document",
    [
        [{**_SPOT, "arrived": iso(NOON), "departed": iso(NOON + 60)}],
        {"geo": [{"latitude": f"{HOME[0] * 1e6:.0f}", "longitude": f"{HOME[1] * 1e6:.0f}"}], "date_taken": iso(NOON)},
        {"items": [{"timestamp": NOON, "data": [{"place": {"coordinate": _SPOT}}]}]},
        {"Saved Media": [{"Date": "2024-05-01 10:00:00 UTC", "Location": f"Latitude, Longitude: {_TEXT}"}]},
        {"response": {"checkins": {"items": [{"createdAt": NOON, "venue": {"location": _SPOT}}]}}},
        [{"timestamp": NOON, "label_values": [{"label": "Coordinates", "value": f"({_TEXT})"}]}],
    ],
    ids=["trips", "Flickr", "Facebook", "Snapchat", "Swarm", "Facebook since 2024"],
)  # fmt: skip
def test_places_in_other_shapes_are_found(document: Any) -> None:
    found = read(document)
    (stay,) = found.whereabouts.stays
    assert _is_home(stay)
    assert (stay.start, stay.origin, found.kind) == (NOON_THERE, "post", ArtifactKind.ACTIVITY)


def test_places_that_a_file_calls_home_by_their_key() -> None:
    visited = [{"Time": "2024/05/01 10:00:00 UTC", "Latitude, Longitude": f"{HOME[0]} ± 14.2, {HOME[1]} ± 14.2"}]
    home, there = stays({"Home & Work": {"Home": _TEXT}, "Locations You Have Visited": visited})
    assert _visit(home) == (None, None, "home")
    assert _visit(there) == (NOON_THERE, NOON_THERE, "")


def test_a_file_of_lines_is_read_to_its_end() -> None:
    lines = [json.dumps({"tst": NOON + number, **_SPOT}) for number in range(3)]
    found = read_recording("\n".join(lines).encode())
    assert sorted(stay.start or 0 for stay in found.whereabouts.stays) == [NOON_THERE + number for number in range(3)]
    assert read_recording(b"\n".join([lines[0].encode(), b"{]"])).problems == [DAMAGED]


def test_the_log_of_an_owntracks_recorder() -> None:
    line = (
        f'{iso(NOON)}\t*                 \t{{"_type":"location","acc":14,"lat":{HOME[0]},"lon":{HOME[1]},"tst":%d}}\n'
    )
    log = "".join(line % (NOON + 60 * number) for number in range(20))
    found = read_recording((log + line[:50]).encode())
    (stay,) = found.whereabouts.stays
    assert (_visit(stay), stay.accuracy, stay.fixes) == ((NOON_THERE, NOON_THERE + 19 * 60, ""), 14, 20)
    assert found.format == "OwnTracks"
    assert found.problems == ["Some lines of this file are damaged, so they were not read."]


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        {"name": "A Person"},
        {"bounds": {"lat": HOME[0], "lng": HOME[1]}},
        {"lat": 0, "lng": 0},
        {"sizes": [1.5, 2]},
    ],
)
def test_json_without_a_place_is_a_file_that_is_not_read(document: Any) -> None:
    with pytest.raises(UnknownFormatError):
        read(document)
