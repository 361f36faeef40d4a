"""Tracks in XML: GPX, TCX and KML, whole and damaged."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO

import pytest

from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.model import ArtifactKind, Tag
from officer_exposure.parsing.byte_view import DAMAGED
from tests.core.parsing.activity.build_recordings import (
    HOME,
    NOON,
    NOON_THERE,
    PARK,
    fit,
    gpx,
    iso,
    kml,
    points_of,
    read_recording,
    rounded,
    tcx,
    way,
)


@pytest.mark.parametrize(
    ("data", "sport"),
    [(gpx(way()), "running"), (tcx(way()), "biking"), (b"\r\n " + gpx(way()), "running"), (fit(way()), "")],
    ids=["gpx", "tcx", "blank lines before", "fit"],
)
def test_a_track_keeps_its_points_its_clock_and_its_sport(data: bytes, sport: str) -> None:
    found = read_recording(data)
    (track,) = found.whereabouts.tracks
    assert found.kind is ArtifactKind.ACTIVITY
    assert found.problems == []
    assert points_of(track) == rounded(way())
    assert (track.start, track.utc_offset, track.sport, track.cut) == (NOON_THERE, 120, sport, False)


@pytest.mark.parametrize("data", [gpx(way()), tcx(way()), fit(way())], ids=["gpx", "tcx", "fit"])
@pytest.mark.parametrize("packed", [False, True], ids=["bare", "gzip"])
def test_a_cut_file_keeps_what_comes_before_the_damage(data: bytes, packed: bool) -> None:
    ending = {b"<": -60, b"\x0e": -20}[data[:1]]
    cut = gzip.compress(data)[:-9] if packed and data[:1] == b"\x0e" else data[:ending]
    found = read_recording(gzip.compress(cut) if packed and cut[:1] != b"\x1f" else cut)
    (track,) = found.whereabouts.tracks
    assert found.problems == [DAMAGED]
    assert points_of(track) == rounded(way())[: len(track.points) // 12]
    assert len(track.points) // 12 >= 3
    assert track.cut or data[:1] == b"\x0e"


def test_pauses_of_a_track_stay_in_it_and_days_are_apart() -> None:
    later = [(north, east, (time or 0) + 86_400) for north, east, time in way()]
    tracks = read_recording(gpx(way()[:3], way()[3:], later)).whereabouts.tracks
    assert [len(track.points) // 12 for track in tracks] == [5, 5]
    assert tracks[1].start == NOON_THERE + 86_400


def test_points_without_a_time_are_a_track_without_one() -> None:
    bare = [(north, east, None) for north, east, _ in way()]
    found = read_recording(gpx(bare)).whereabouts
    assert points_of(found.tracks[0]) == rounded(bare)
    assert found.tracks[0].start is None
    assert found.stays == ()


def test_waypoints_are_stays_with_the_names_people_give_them() -> None:
    extra = (
        f'<wpt lat="{HOME[0]}" lon="{HOME[1]}"><time>{iso(NOON)}</time><name>Zuhause</name></wpt>'
        f'<wpt lat="{PARK[0]}" lon="{PARK[1]}"><name>Swings</name></wpt><wpt lat="0" lon="0"/><wpt lat="x"/>'
    )
    found = read_recording(gpx(extra=extra))
    home, park = found.whereabouts.stays
    assert (home.start, home.end, home.said, home.origin) == (NOON_THERE, NOON_THERE, "home", "track")
    assert (park.start, park.said) == (None, "")
    assert Tag("GPX:name", "Swings") in found.tags


def test_the_type_of_a_link_is_no_sport() -> None:
    data = gpx(way()).replace(b"<name>Lunch Run", b'<link href="x"><type>text/html</type></link><name>Lunch Run')
    assert read_recording(data).whereabouts.tracks[0].sport == "running"
    bare = data.replace(b"<type>running</type>", b"")
    assert read_recording(bare).whereabouts.tracks[0].sport == ""


def test_routes_are_lines() -> None:
    route = f'<rte><rtept lat="{HOME[0]}" lon="{HOME[1]}"/><rtept lat="{PARK[0]}" lon="{PARK[1]}"/></rte>'
    assert [len(track.points) // 12 for track in read_recording(gpx(extra=route)).whereabouts.tracks] == [2]


def test_a_place_where_somebody_waited_is_a_stay_beside_the_track() -> None:
    waiting = [(*HOME, NOON + 60 * minute) for minute in range(30)]
    moving = [(north, east, (time or 0) + 1_800) for north, east, time in way(20, 30)]
    stays = read_recording(gpx([*waiting, *moving])).whereabouts.stays
    assert (stays[0].start, stays[0].fixes) == (NOON_THERE, 32)
    assert 1_740 <= (stays[0].end or 0) - NOON_THERE <= 1_900


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE gpx [<!ENTITY a "b">]><gpx><trk/></gpx>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx/>'.encode("utf-16"),
        b"<gpx>" + b"<a>" * 500,
    ],
    ids=["entities", "hidden by its encoding", "too deep"],
)
def test_hostile_xml_is_refused(data: bytes) -> None:
    with pytest.raises(ParseError):
        read_recording(data)


def test_an_encoding_that_nobody_knows_is_damage() -> None:
    found = read_recording(gpx(way()).replace(b"UTF-8", b"QTF-8"))
    assert (found.problems, found.whereabouts.tracks) == ([DAMAGED], ())


def test_kml_tells_points_lines_and_tracks_with_their_times() -> None:
    north, east = HOME
    data = kml(
        f"<Placemark><name>Home</name><Point><coordinates>{east},{north},0</coordinates></Point>"
        f"<TimeSpan><begin>{iso(NOON)}</begin><end>{iso(NOON + 3600)}</end></TimeSpan></Placemark>",
        f"<Placemark><gx:Track><when>{iso(NOON)}</when><when>{iso(NOON + 60)}</when>"
        f"<gx:coord>{east} {north} 5</gx:coord><gx:coord>{PARK[1]} {PARK[0]} 5</gx:coord></gx:Track></Placemark>",
        f"<Placemark><LineString><coordinates>{east},{north} {PARK[1]},{PARK[0]},3</coordinates></LineString>"
        "</Placemark>",
        "<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>1,1 2,2</coordinates></LinearRing>"
        "</outerBoundaryIs></Polygon></Placemark>",
    )
    found = read_recording(data).whereabouts
    home = found.stays[0]
    assert (home.latitude, home.longitude) == HOME
    assert (home.start, home.end, home.said) == (NOON_THERE, NOON_THERE + 3600, "home")
    timed, bare = found.tracks
    assert points_of(timed) == rounded([(*HOME, NOON), (*PARK, NOON + 60)])
    assert points_of(bare) == rounded([(*HOME, None), (*PARK, None)])
    assert [stay for stay in found.stays if stay.latitude < 3] == []


def test_kmz_is_told_from_documents_by_what_is_in_it() -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("files/icon.png", b"")
        package.writestr(
            "doc.kml", kml("<Placemark><Point><coordinates>11.575,48.137</coordinates></Point></Placemark>")
        )
    found = read_recording(archive.getvalue())
    assert (found.kind, found.format, len(found.whereabouts.stays)) == (ArtifactKind.ACTIVITY, "KMZ", 1)


def test_a_bomb_in_gzip_is_refused() -> None:
    with pytest.raises(ParseError, match="too large"):
        read_recording(gzip.compress(b"<gpx>" + bytes(97 * 1024 * 1024), 1))


def test_something_else_in_gzip_is_not_read() -> None:
    with pytest.raises(UnknownFormatError):
        read_recording(gzip.compress(b"Dear diary"))
