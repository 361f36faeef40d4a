"""Words of account exports, notes and pages: in every layout, and never called clean by themselves."""

from __future__ import annotations

import json

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.errors import UnknownFormatError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.parsing.words import ONLY_WORDS

_SAID = "We moved to 1427 Maple Street"
_MOJIBAKE = "Caf\\u00c3\\u00a9 Zo\\u00c3\\u00ab"
_PLACED = {"place": {"coordinate": {"latitude": 41.5, "longitude": -72.5}}, "post": _SAID}


def _read(data: bytes | str, name: str) -> Metadata:
    return read_metadata(ByteView.of(data.encode() if isinstance(data, str) else data), name)


def _words(metadata: Metadata) -> str:
    return "\n".join(tag.value for tag in metadata.texts)


_EXPORTS = {
    "your_facebook_activity/posts/your_posts_1.json": json.dumps([{"data": [{"post": _SAID}]}]),
    "posts/your_posts_1.html": f"<!DOCTYPE html><html><body><div><b>We</b> moved to 1427&nbsp;Maple Street{'<p>' * 3}",
    "data/tweets.js": "window.YTD.tweets.part0 = " + json.dumps([{"tweet": {"full_text": _SAID}}]),
    "data/tweets-part1.js": "window.YTD.tweets.part1 = [\n  " + json.dumps({"tweet": {"full_text": _SAID}}) + "\n]",
    "user_data_tiktok.json": json.dumps({"Profile": {"ProfileMap": {"bioDescription": _SAID}}}),
    "Positions.csv": f'Company Name,Description\r\nTown,"{_SAID}, near ""Joe\'s"""\r\n',
    "Strava/activities.csv": f"ID;Name\n1;{_SAID}\n",
    "_chat.txt": f"\ufeff[01/02/2024, 10:00:00] Ben: \u200e{_SAID}\r\n",
    "Activity/events-2024.json": f'{{"a": 1}}\n{{"text": "{_SAID}"}}\n',
    "contacts.vcf": f"BEGIN:VCARD\nNOTE:{_SAID}\nEND:VCARD\n",
}


@pytest.mark.parametrize("name", _EXPORTS)
def test_the_words_of_an_export_are_read(name: str) -> None:
    found = _read(_EXPORTS[name], name)
    assert "moved to 1427 Maple Street" in _words(found).replace("\xa0", " ")
    assert found.kind is ArtifactKind.DOCUMENT
    assert ONLY_WORDS in found.problems


@pytest.mark.parametrize("name", [name for name in _EXPORTS if not name.endswith(".html")])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_in_any_encoding(name: str, encoding: str) -> None:
    text = _EXPORTS[name].replace("\ufeff", "").replace("\u200e", "").replace("Maple", "Maple-Müller")
    assert "Maple-Müller Street" in _words(_read(text.encode(encoding), name)).encode().decode("unicode-escape") or (
        "Maple-Müller Street" in _words(_read(text.encode(encoding), name))
    )


def test_words_beside_places_are_read_too() -> None:
    found = _read(json.dumps([_PLACED]), "your_posts.json")
    assert _SAID in _words(found)
    assert found.kind is ArtifactKind.ACTIVITY
    assert len(found.whereabouts.stays) == 1
    assert found.problems == []


def test_columns_with_names_of_any_language_are_read() -> None:
    found = _read(f"latitude,longitude,Notiz\n48.1371,11.5754,{_SAID}\n", "a.csv")
    assert _SAID in _words(found)
    assert len(found.whereabouts.stays) + len(found.whereabouts.tracks) == 1


def test_letters_that_were_encoded_twice_are_mended() -> None:
    assert _words(_read(f'[{{"post": "{_MOJIBAKE}"}}]', "posts.json")) == "Café Zoë"


def test_an_export_that_ends_early_keeps_its_words() -> None:
    whole = json.dumps([{"post": _SAID}, {"post": "never told"}])
    found = _read(whole[: whole.index("never")], "posts.json")
    assert _SAID in _words(found)


def test_places_in_a_chat_are_found() -> None:
    found = _read("10:00 - Ben: Location: https://maps.google.com/?q=41.5007,-72.5007\n", "_chat.txt")
    assert [(place.latitude, place.longitude) for place in found.positions] == [(41.5007, -72.5007)]


def test_tables_and_histories_in_utf_16_tell_their_places() -> None:
    table = _read("time,latitude,longitude\n2024-01-01T10:00:00Z,41.5,-72.5\n".encode("utf-16"), "points.csv")
    history = _read('{"locations": [{"latitudeE7": 415000000, "longitudeE7": -725000000}]}'.encode("utf-16"), "r.json")
    for found in (table, history):
        assert found.kind is ArtifactKind.ACTIVITY
        assert found.whereabouts


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\0\1\2\3 some words in a program", "a.txt"),
        (b"[1, 2, 3]", "numbers.json"),
        (b"MZ some words", "setup.exe"),
        (b'{"when": "2024-01-01 10:00:00", "id": "a1b2c3d4e5f6a1b2c3d4e5f6"}', "ids.json"),
    ],
)
def test_files_without_words_stay_unread(data: bytes, name: str) -> None:
    with pytest.raises(UnknownFormatError):
        _read(data, name)


def test_more_text_than_is_kept_is_said() -> None:
    found = _read("\n".join(f"line number {number} of a long diary" for number in range(80_000)), "diary.txt")
    assert found.texts_cut


@pytest.mark.parametrize("texts", [True, False])
def test_places_of_posts_on_x_are_found(texts: bool) -> None:
    pair: list[object] = ["41.5001", "-72.5001"] if texts else [41.5001, -72.5001]
    tweet = {
        "full_text": _SAID,
        "created_at": "Wed Nov 15 10:00:00 +0000 2023",
        "geo": {"type": "Point", "coordinates": pair},
        "coordinates": {"type": "Point", "coordinates": pair[::-1]},
    }
    found = _read("window.YTD.tweets.part0 = " + json.dumps([{"tweet": tweet}]), "data/tweets.js")
    places = {(stay.latitude, stay.longitude) for stay in found.whereabouts.stays}
    assert places == {(41.5001, -72.5001)}
    assert _SAID in _words(found)


def test_places_behind_the_links_of_a_page_are_found() -> None:
    link = "https://www.google.com/maps/search/?api=1&amp;query=41.5123,-72.5123"
    page = f'<html><style>b{{}}</style><body>Directions to <a href="{link}">the barber</a><script>a="{_SAID}"</script>'
    found = _read(page, "My Activity/Maps/MyActivity.html")
    assert [(place.latitude, place.longitude) for place in found.positions] == [(41.5123, -72.5123)]
    assert "Directions to the barber" in _words(found).replace("  ", " ")
    assert _SAID not in _words(found)


def test_an_address_that_a_map_was_asked_for_is_read() -> None:
    page = '<html><body><a href="https://www.google.com/maps/dir/?api=1&amp;destination=1427+Maple+Street">Go</a>'
    assert "1427 Maple Street" in _words(_read(page, "MyActivity.html"))


def test_a_text_cut_off_behind_a_backslash_is_kept() -> None:
    assert "1427 Maple" in _words(_read(f'["{_SAID}\\', "posts.json"))
    quotes = '"\\' * 200_000  # minutes, where each quote reads on to the end
    assert "1427 Maple" in _words(_read(f'["{_SAID}", "{quotes}', "posts.json"))


@pytest.mark.parametrize("kind", [["Point"], {"a": 1}, None, 5, True])
def test_a_kind_that_is_no_word_costs_nothing(kind: object) -> None:
    file = json.dumps({"type": kind, "coordinates": [1, 2], "post": _SAID})
    assert _SAID in _words(_read(file, "posts.json"))
