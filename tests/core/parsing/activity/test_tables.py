"""Tables of points, and the list of privacy zones in a Strava export."""

from __future__ import annotations

import pytest

from officer_exposure.errors import UnknownFormatError
from officer_exposure.model import ArtifactKind, Tag
from officer_exposure.parsing.words import ONLY_WORDS
from tests.core.parsing.activity.build_recordings import HOME, NOON, NOON_THERE, iso, read_recording


@pytest.mark.parametrize(
    "table",
    [
        f"time,lat,lon,accuracy\n{iso(NOON)},{HOME[0]},{HOME[1]},8\n",
        f"deviceid;Latitude;Longitude;timestamp;acc\r\nphone;{HOME[0]};{HOME[1]};{NOON};8\r\n",
        f"\ufefftimestamp,latitudeE7,longitudeE7,accuracy\n{NOON}000,{HOME[0] * 1e7:.0f},{HOME[1] * 1e7:.0f},8\n",
        f"time,lat,lon,accuracy\r{iso(NOON)},{HOME[0]},{HOME[1]},8\r",
        f"sep=;\r\ntime;lat;lon;accuracy\r\n{iso(NOON)};{HOME[0]};{HOME[1]};8\r\n",
        f"time|lat|lon|accuracy\n{iso(NOON)}|{HOME[0]}|{HOME[1]}|8\n",
        f"Datum\tBreitengrad\tLängengrad\n\t{str(HOME[0]).replace('.', ',')}\t{str(HOME[1]).replace('.', ',')}\n",
    ],
    ids=["logger", "semicolons", "ten-millionths", "old Mac", "Excel", "bars", "another language"],
)
def test_columns_are_known_by_their_names(table: str) -> None:
    found = read_recording(table.encode())
    (stay,) = found.whereabouts.stays
    assert found.kind is ArtifactKind.ACTIVITY
    assert (round(stay.latitude, 5), round(stay.longitude, 5)) == HOME
    if "Datum" not in table:
        assert (stay.start, stay.accuracy) == (NOON_THERE, 8)


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (f'Radius,Address,Latitude,Longitude\n400.0,"12 Made Up Street",{HOME[0]},{HOME[1]}\n', "zones.csv"),
        (f'Rayon,Adresse,Point\n400.0,"12 Made Up Street","{HOME[0]}, {HOME[1]}"\n', "export/privacy_zones.csv"),
        (f'Sone,Bredde,Lengde,Gate\n400,{HOME[0]}100,{HOME[1]}100,"12 Made Up Street"\n', "privacy_zones.csv"),
    ],
)
def test_a_zone_file_tells_what_the_zones_hide(table: str, name: str) -> None:
    found = read_recording(table.encode(), name)
    (stay,) = found.whereabouts.stays
    assert (round(stay.latitude, 3), round(stay.longitude, 3), stay.said, stay.start) == (*HOME, "zone", None)
    assert any(tag.value == "12 Made Up Street" for tag in found.tags)


def test_a_zone_file_of_addresses_alone_is_told_too() -> None:
    found = read_recording(b"Radius,Address\n400.0,12 Made Up Street\n", "x.csv")
    assert found.whereabouts.stays == ()
    assert Tag("PrivacyZone:Address", "12 Made Up Street") in found.tags


@pytest.mark.parametrize("rest", [b'"' + b"x" * 50_000 + b"\n" * 3, b"\r1\r,2\r3\n", b"\0\0,\xff\xfe\n"])
def test_damage_in_a_table_costs_what_comes_after_it(rest: bytes) -> None:
    table = f"time,lat,lon\n{iso(NOON)},{HOME[0]},{HOME[1]}\n".encode()
    assert read_recording(table + rest + rest * 4).whereabouts.stays[0].start == NOON_THERE


def test_a_zone_file_without_zones_is_clean() -> None:
    found = read_recording(b"Radius,Address\n", "privacy_zones.csv")
    assert (found.kind, found.tags, found.problems) == (ArtifactKind.ACTIVITY, [], [])


@pytest.mark.parametrize("table", ["Activity ID,Activity Date\n1,x\n", "Dear diary, today\n", "radius,area\n1,2"])
def test_of_other_tables_only_the_words_are_read(table: str) -> None:
    found = read_recording(table.encode(), "x.csv")
    assert (found.kind, found.problems) == (ArtifactKind.DOCUMENT, [ONLY_WORDS])
    assert not found.whereabouts


def test_a_table_without_words_is_not_read() -> None:
    with pytest.raises(UnknownFormatError):
        read_recording(b"a,b\n1,2\n", "x.csv")
