"""What cannot be read of a recording is said; what only looks odd is read all the same."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.activity.trail import UNREADABLE
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.places.whereabouts import unpack

_SPOT = (48.1371, 11.5754)
_WPT = '<wpt lat="48.1371" lon="11.5754"/>'


def _read(data: str | bytes, name: str) -> Metadata:
    return read_metadata(ByteView.of(data.encode() if isinstance(data, str) else data), name)


def _json(value: object) -> Metadata:
    return _read(json.dumps(value), "a.json")


_OTHER_PROGRAMS = {
    "a list called locations": {"locations": [{"lat": 48.1371, "lng": 11.5754, "timestamp": "2024-05-01T10:00:00Z"}]},
    "a list called features": {"features": [{"lat": 48.1371, "lng": 11.5754}]},
    "a timeline of another shape": {
        "semanticSegments": [{"startTime": "2024-05-01T10:00:00Z", "visit": {"seen": {"lat": 48.1371, "lng": 11.5754}}}]
    },
    "records without a time": {"locations": [{"latitudeE7": 481371000, "longitudeE7": 115754000}]},
    "signals without a time": {"rawSignals": [{"position": {"LatLng": "48.1371°, 11.5754°"}}]},
    "a record among others that have no place": {
        "locations": [
            {"wifiScan": {}},
            {"latitudeE7": 481371000, "longitudeE7": 115754000, "timestamp": "2024-05-01T10:00:00Z"},
        ]
    },
}


@pytest.mark.parametrize("value", _OTHER_PROGRAMS.values(), ids=_OTHER_PROGRAMS.keys())
def test_places_in_a_shape_that_only_seems_known_are_found(value: object) -> None:
    (stay,) = _json(value).whereabouts.stays
    assert (round(stay.latitude, 4), round(stay.longitude, 4)) == _SPOT


@pytest.mark.parametrize("written", ["11,5754,48,1371", "11,5754,48,1371,0", "11,5754,48,1371,520,3"])
def test_a_map_with_decimal_commas_is_read(written: str) -> None:
    found = _read(f"<kml><Placemark><Point><coordinates> {written} </coordinates></Point></Placemark></kml>", "a.kml")
    (stay,) = found.whereabouts.stays
    assert (round(stay.latitude, 4), round(stay.longitude, 4)) == _SPOT


def test_a_map_whose_numbers_are_no_place_is_not_clean() -> None:
    found = _read("<kml><Placemark><Point><coordinates>5754,1371</coordinates></Point></Placemark></kml>", "a.kml")
    assert found.problems == [UNREADABLE]


def test_a_number_of_hundreds_of_digits_costs_itself() -> None:
    long = b"9" * 400
    found = _read(b'[{"lat":%s,"lon":11.5},{"lat":48.1371,"lon":11.5754}]' % long, "a.json")
    assert len(found.whereabouts.stays) == 1


@pytest.mark.parametrize("time", ["1970-01-01T00:00:00Z", "2199-01-01T00:10:00Z", "-5"])
def test_a_place_stays_a_place_where_the_clock_was_wrong(time: str) -> None:
    (stay,) = _read(f"latitude,longitude,time\n48.1371,11.5754,{time}\n", "a.csv").whereabouts.stays
    assert (stay.latitude, stay.longitude, stay.start) == (*_SPOT, None)


def test_a_decimal_comma_is_read() -> None:
    (track,) = _read('<gpx><trk><trkpt lat="48,1371" lon="11,5754"/></trk></gpx>', "a.gpx").whereabouts.tracks
    assert len(track.points) == 12


_UNREADABLE = {
    "gpx": ('<gpx><trk><trkpt lat="N48 8.2" lon="E11 34"/></trk></gpx>', "a.gpx"),
    "csv": ("latitude,longitude,time\n48 8 13 N,11 34 31 E,2024-05-01T10:00:00Z\n", "a.csv"),
    "a row too long": (f'latitude,longitude,note\n48.1371,11.5754,"{"x" * 700_000}"\n', "a.csv"),
    "kml": ("<kml><Placemark><Point><coordinates>eleven</coordinates></Point></Placemark></kml>", "a.kml"),
    "kml track": ("<kml><gx:Track><gx:coord>east north</gx:coord></gx:Track></kml>", "a.kml"),
    "tcx": (
        "<TrainingCenterDatabase><Trackpoint><LatitudeDegrees>N48</LatitudeDegrees></Trackpoint>"
        "</TrainingCenterDatabase>",
        "a.tcx",
    ),
    "a line too long": (
        '2024-05-01T10:00:00Z\t*\t{"tst":5}\n2024-05-01T10:00:00Z\t*\t{"x":"' + "x" * 700_000 + '","lat":48.1}\n',
        "a.rec",
    ),
    "nested": ('[{"lat":48.2,"lon":11.5},' + "[" * 60 + '{"lat":48.1371,"lon":11.5754}' + "]" * 61, "a.json"),
    "texts": (f"<gpx>{''.join(f'<name>{number} Main Street</name>' for number in range(2_100))}</gpx>", "a.gpx"),
    "a long text": (f"<gpx><desc>{'x' * 5_000}, 1 Main Street</desc></gpx>", "a.gpx"),
}


@pytest.mark.parametrize(("data", "name"), _UNREADABLE.values(), ids=_UNREADABLE.keys())
def test_what_could_not_be_read_is_said(data: str, name: str) -> None:
    assert len(_read(data, name).problems) == 1


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f"<gpx>{_WPT}</gpx>", "a.gpx"),
        ("latitude,longitude,time\n,,2024-05-01T10:00:00Z\n", "a.csv"),
        ("<TrainingCenterDatabase><Trackpoint><Time>2024-05-01T10:00:00Z</Time></Trackpoint></TrainingCenterDatabase>",
         "a.tcx"),
    ],
)  # fmt: skip
def test_where_nothing_is_missing_nothing_is_said(data: str, name: str) -> None:
    assert _read(data, name).problems == []


def test_all_parts_of_a_compressed_file_are_read() -> None:
    data = gzip.compress(b"<gpx>") + gzip.compress(f"{_WPT}</gpx>".encode())
    found = _read(data, "a.gpx.gz")
    assert (len(found.whereabouts.stays), found.problems) == (1, [])
    assert _read(data + b"\0" * 9, "a.gpx.gz").problems == []


def test_maps_beyond_what_is_read_of_an_archive_are_said() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for number in range(40):
            archive.writestr(f"{number:02}.kml", "<kml/>")
    assert _read(into.getvalue(), "a.kmz").problems == [
        "This archive holds more maps than are read. The rest of them is left out."
    ]


_PLOT = [[11.5750, 48.1370], [11.5754, 48.1370], [11.5754, 48.1373], [11.5750, 48.1370]]
_COUNTRY = [[5.0, 47.0], [15.0, 47.0], [15.0, 55.0], [5.0, 47.0]]


def _polygon(ring: list[list[float]], name: str = "") -> str:
    feature = {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def _outline(ring: list[list[float]], name: str = "") -> str:
    text = " ".join(f"{east},{north},0" for east, north in ring)
    return (
        '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>'
        f"<name>{name}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>{text}</coordinates></LinearRing>"
        "</outerBoundaryIs></Polygon></Placemark></Document></kml>"
    )


@pytest.mark.parametrize(("write", "name"), [(_polygon, "plot.geojson"), (_outline, "plot.kml")])
def test_the_outline_of_a_plot_is_a_place_and_that_of_a_country_is_none(write: Callable[..., str], name: str) -> None:
    (stay,) = _read(write(_PLOT, "Home"), name).whereabouts.stays
    assert (stay.latitude, stay.longitude) == pytest.approx((48.13715, 11.5752), abs=1e-6)
    assert stay.said == "home"
    assert not _read(write(_COUNTRY, "Home"), name).whereabouts


def test_the_points_between_those_of_a_route_keep_their_order() -> None:
    between = (
        '<extensions><r:RoutePointExtension xmlns:r="x"><r:rpt lat="2" lon="1"/></r:RoutePointExtension></extensions>'
    )
    route = f'<gpx><rte><rtept lat="1" lon="1">{between}</rtept><rtept lat="3" lon="1"/></rte></gpx>'
    (track,) = _read(route, "a.gpx").whereabouts.tracks
    assert [round(north) for north, _, _ in unpack(track.points)] == [1, 2, 3]


def test_who_made_a_gpx_file_and_what_address_a_waypoint_has_are_kept() -> None:
    address = '<w:Address xmlns:w="x"><w:StreetAddress>12 Made Up Street</w:StreetAddress></w:Address>'
    author = '<metadata><author><email id="someone" domain="mail.example"/></author></metadata>'
    found = _read(f'<gpx>{author}<wpt lat="48.1" lon="11.5"><extensions>{address}</extensions></wpt></gpx>', "a.gpx")
    assert [tag.value for tag in found.tags] == ["someone@mail.example", "12 Made Up Street"]


def _frame(size: float, inner: str = "") -> str:
    sides = f'minlat="48" minlon="11" maxlat="{48 + size}" maxlon="{11 + size}"'
    return f"<gpx><metadata><bounds {sides}/></metadata>{inner}</gpx>"


def test_a_small_frame_stands_for_points_that_are_missing() -> None:
    (stay,) = _read(_frame(0.002), "a.gpx").whereabouts.stays
    assert (round(stay.latitude, 6), round(stay.longitude, 6), stay.said) == (48.001, 11.001, "view")
    assert not _read(_frame(2), "a.gpx").whereabouts
    assert len(_read(_frame(0.002, _WPT), "a.gpx").whereabouts.stays) == 1


@pytest.mark.parametrize("frame", [[11.0, 48.0, 11.002, 48.002], [11.0, 48.0, 0, 11.002, 48.002, 90]])
def test_the_frame_of_a_feature_without_a_shape_is_its_place(frame: list[float]) -> None:
    feature = {"type": "Feature", "geometry": None, "bbox": frame, "properties": {"name": "Home"}}
    for document in (feature, {"type": "FeatureCollection", "features": [feature]}):
        (stay,) = _json(document).whereabouts.stays
        assert (round(stay.latitude, 6), round(stay.longitude, 6), stay.said) == (48.001, 11.001, "home")
