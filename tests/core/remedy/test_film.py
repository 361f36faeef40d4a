"""Films: the pictures and sounds stay bit for bit, everything around them goes or is named."""

from __future__ import annotations

import zlib
from io import BytesIO
from struct import pack

import pytest
from hypothesis import given, settings

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.cleaner import CLEANER
from officer_exposure.remedy.formats import cleaner_for
from officer_exposure.remedy.interface import CannotCleanError, NotProvenError, What
from officer_exposure.remedy.task import clean_open_file
from tests.core.parsing.build_boxes import (
    XMP_UUID,
    apple_meta,
    box,
    ftyp,
    full_box,
    iso6709_text,
    loci,
    xmp_packet,
)
from tests.core.parsing.hostile import mutated
from tests.core.remedy.build_film import (
    COLOR,
    PICTURES,
    ROTATED,
    SOUND,
    TELEMETRY,
    TIME,
    TrackPlan,
    cleaned,
    film,
    fragmented,
    names,
    picture_entry,
    plain_entry,
    sound_entry,
)

_PLACE = b"+37.7749-122.4194/"
_TEXTS = box(
    b"udta",
    iso6709_text(b"\xa9xyz", _PLACE),
    iso6709_text(b"\xa9mak", b"GoPro"),
    iso6709_text(b"\xa9day", b"2024-05-01"),
    iso6709_text(b"\xa9nam", b"at home in Elm Street"),
    loci(37.7749, -122.4194, b"Home"),
)
_KEYS = apple_meta(
    {
        "com.apple.quicktime.location.ISO6709": _PLACE,
        "com.apple.quicktime.make": b"Apple",
        "com.apple.quicktime.creationdate": b"2024-05-01T10:00:00+0200",
        "com.apple.quicktime.content.identifier": b"7B1C-22",
    }
)
_BEHIND = box(b"uuid", XMP_UUID, xmp_packet(37.7749, -122.4194)) + box(b"free", b"serial C0FFEE") + b"tail 12345"
FULL = film(PICTURES, SOUND, TELEMETRY, movie=_TEXTS + _KEYS, before=box(b"free", b"secret"), after=_BEHIND)


def _read(data: bytes) -> Metadata:
    return read_metadata(ByteView.of(data), "film.mp4")


def _tags(data: bytes) -> set[str]:
    return {tag.name.removeprefix("QuickTime:") for tag in _read(data).tags}


def test_nothing_is_left_but_pictures_and_sounds() -> None:
    copy, rewritten = cleaned(FULL)
    found = _read(copy)
    assert (found.format, found.positions, found.tags, found.telemetry, found.problems) == ("MP4", [], [], [], [])
    for secret in (b"GPS5", b"GoPro", b"secret", b"C0FFEE", b"12345", b"+37.77", b"rdf:RDF", b"7B1C", pack(">I", TIME)):
        assert secret not in copy
    for sample in (*PICTURES.samples, *SOUND.samples):
        assert sample in copy
    assert {
        "the camera's track of places and sensors",
        "the place where it was filmed",
        "something hidden behind the end of the film",
        "the number that joins a film to its photo",
        "the time of filming in a header",
    } <= names(rewritten)


def test_the_way_up_and_the_colors_stay() -> None:
    copy, _ = cleaned(FULL)
    assert copy.count(ROTATED) == 2
    assert copy.count(COLOR) == 1


@pytest.mark.parametrize(
    ("what", "left"),
    [
        (What.LOCATION, {"Make", "ContentCreateDate", "CreationDate", "CreateDate"}),
        (What.IDENTITY, {"ContentCreateDate", "CreationDate", "CreateDate"}),
        (What.ALL, set()),
    ],
)
def test_how_much_goes_is_the_officer_s_choice(what: What, left: set[str]) -> None:
    copy, _ = cleaned(FULL, what)
    assert _tags(copy) == left
    assert _read(copy).positions == []
    assert _read(copy).telemetry == []
    assert b"GPS5" not in copy


@pytest.mark.parametrize("what", list(What))
@pytest.mark.parametrize("original", [FULL, fragmented(PICTURES, TELEMETRY, SOUND)])
def test_the_copy_is_proven(original: bytes, what: What) -> None:
    file, out = FileBytes.of(original), BytesIO()
    rewritten = clean_open_file(file, read_metadata(file.view(), ""), out, what)
    assert "the camera's track of places and sensors" in names(rewritten)
    assert b"GPS5" not in out.getvalue()


@pytest.mark.parametrize("index_first", [True, False])
@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("brand", [b"isom", b"qt  ", b"3gp4", b"M4V "])
def test_the_order_of_index_and_pictures_stays(index_first: bool, wide: bool, brand: bytes) -> None:
    original = film(PICTURES, TELEMETRY, SOUND, brand=brand, index_first=index_first, wide=wide, movie=_TEXTS)
    copy, _ = cleaned(original)
    assert (copy.index(b"moov") < copy.index(b"mdat")) is index_first
    assert (b"co64" in copy) is wide
    assert _read(copy).format == _read(original).format


def test_only_the_samples_count_as_coded() -> None:
    copy, _ = cleaned(FULL)
    spans = CLEANER.coded(FileBytes.of(copy))
    assert sum(span.length for span in spans) == sum(map(len, (*PICTURES.samples, *SOUND.samples)))


def test_a_film_in_fragments() -> None:
    clock = full_box(b"prft", bytes(20)) + full_box(b"emsg", b"urn:home\0")
    original = fragmented(PICTURES, TELEMETRY, SOUND, more=clock)
    copy, rewritten = cleaned(original)
    assert b"GPS5" not in copy
    assert copy.count(b"moof") == 3
    assert b"urn:home" not in copy
    assert {"the clock of the recorder", "notes between the pieces of the film"} & names(rewritten)
    spans = CLEANER.coded(FileBytes.of(copy))
    assert [copy[span.offset : span.offset + span.length] for span in spans] == [
        sample for pair in zip(PICTURES.samples, SOUND.samples, strict=True) for sample in pair
    ]


def test_a_dashcam_s_notes_between_the_pictures_have_no_place_in_the_copy() -> None:
    noted = TrackPlan(b"vide", PICTURES.entry, (*PICTURES.samples, b"\0\0\x10\0freeGPS " + bytes(80)))
    original = film(noted)
    shortened = original.replace(b"stsz" + bytes(8) + pack(">I", 4), b"stsz" + bytes(8) + pack(">I", 3))
    shortened = shortened.replace(b"stco" + bytes(4) + pack(">I", 4), b"stco" + bytes(4) + pack(">I", 3))
    copy, rewritten = cleaned(shortened)
    assert b"freeGPS" not in copy
    assert "data between the pictures and sounds of the film" in names(rewritten)


def test_a_packed_index_is_unpacked_and_cleaned() -> None:
    original = film(PICTURES, TELEMETRY, movie=_TEXTS, brand=b"qt  ", index_first=False)
    start = original.rindex(b"moov") - 4
    packed = zlib.compress(original[start:])
    movie = box(b"moov", box(b"cmov", box(b"dcom", b"zlib"), box(b"cmvd", pack(">I", len(original) - start), packed)))
    copy, _ = cleaned(original[:start] + movie)
    assert _read(copy).positions == []
    assert b"cmov" not in copy


@pytest.mark.parametrize(("version", "extra"), [(0, b""), (1, pack(">4I", 1, 2, 4, 2))])
def test_plain_sound_is_counted_in_moments(version: int, extra: bytes) -> None:
    plan = TrackPlan(b"soun", sound_entry(b"sowt", version=version, extra=extra), tuple(b"\1\2\3\4" * 5 for _ in "ab"))
    original = film(plan, brand=b"qt  ")
    original = original.replace(b"stsz" + bytes(8) + pack(">III", 2, 20, 20), b"stsz" + pack(">5I", 0, 1, 10, 0, 0))
    original = original.replace(b"stts" + pack(">IIII", 0, 1, 2, 1000), b"stts" + pack(">IIII", 0, 1, 10, 1))
    original = original.replace(b"stsc" + pack(">IIIII", 0, 1, 1, 1, 1), b"stsc" + pack(">IIIII", 0, 1, 1, 5, 1))
    copy, _ = cleaned(original)
    assert copy.count(b"\1\2\3\4") == 10


def test_covers_chapters_and_switched_off_tracks_are_named() -> None:
    chapters = TrackPlan(b"text", plain_entry(b"text"), (b"\0\4Home",), enabled=False)
    cover = TrackPlan(b"vide", picture_entry(b"jpeg"), (b"\xff\xd8\xff\xe1cover\xff\xd9",))
    second = TrackPlan(b"vide", picture_entry(b"avc1"), (b"the uncut film",), enabled=False)
    main = TrackPlan(b"vide", PICTURES.entry, PICTURES.samples, references=box(b"tref", box(b"chap", pack(">I", 2))))
    copy, rewritten = cleaned(film(main, chapters, cover, second))
    assert {
        "a track of chapters or captions",
        "a cover or chapter picture",
        "a picture track that is switched off",
    } <= names(rewritten)
    assert b"uncut" not in copy
    assert b"cover" not in copy
    assert b"chap" not in copy


@pytest.mark.parametrize(("text", "stays"), [(b"\0\5Hello", True), (b"\0\x1eGPS(-122.4194,37.7749,19)", False)])
def test_subtitles_stay_only_without_places(text: bytes, stays: bool) -> None:
    subtitles = TrackPlan(b"sbtl", plain_entry(b"tx3g"), (text,))
    assert (text in cleaned(film(PICTURES, subtitles), What.LOCATION)[0]) is stays
    assert text not in cleaned(film(PICTURES, subtitles), What.ALL)[0]


def test_a_second_film_behind_the_first_goes() -> None:
    copy, rewritten = cleaned(film(PICTURES, after=film(SOUND, movie=_TEXTS)))
    assert copy.count(b"ftyp") == 1
    assert "something hidden behind the end of the film" in names(rewritten)


def _refused(data: bytes) -> str:
    with pytest.raises((CannotCleanError, ParseError)) as caught:
        CLEANER.rewrite(FileBytes.of(data), BytesIO(), What.ALL)
    return str(caught.value)


def test_films_that_cannot_be_cleaned_say_why() -> None:
    locked = TrackPlan(b"vide", picture_entry(b"encv"), PICTURES.samples)
    elsewhere = TrackPlan(
        b"vide", PICTURES.entry, PICTURES.samples, data_reference=full_box(b"url ", b"file:///home/x\0")
    )
    assert "copy-protected" in _refused(film(locked))
    assert "in another file" in _refused(film(elsewhere))
    assert "ends too early" in _refused(film(PICTURES)[:-1])
    assert "index of this film is missing" in _refused(ftyp(b"isom") + box(b"mdat", bytes(100)))


@pytest.mark.parametrize("kind", ["AVI", "MKV", "WebM"])
def test_other_kinds_of_film_say_what_to_do(kind: str) -> None:
    with pytest.raises(CannotCleanError, match="Convert it to MP4"):
        cleaner_for(kind)


def test_a_copy_that_plays_otherwise_is_not_proven() -> None:
    copy, _ = cleaned(FULL)
    for part, other in ((PICTURES.samples[1], bytes(45)), (ROTATED, bytes(36)), (COLOR[8:], b"nclx" + bytes(7))):
        with pytest.raises(NotProvenError):
            CLEANER.compare(FileBytes.of(FULL), FileBytes.of(copy.replace(part, other)))
    with pytest.raises(NotProvenError):
        CLEANER.compare(FileBytes.of(FULL), FileBytes.of(cleaned(film(PICTURES))[0]))


@settings(max_examples=150)
@given(mutated([FULL, film(PICTURES, SOUND, index_first=False, wide=True), fragmented(PICTURES, TELEMETRY)]))
def test_damage_costs_the_copy_and_nothing_else(data: bytes) -> None:
    out = BytesIO()
    try:
        CLEANER.rewrite(FileBytes.of(data), out, What.ALL)
        CLEANER.compare(FileBytes.of(data), FileBytes.of(out.getvalue()))
    except (CannotCleanError, ParseError):
        return
    assert len(out.getvalue()) <= 2 * len(data) + 1000


def test_a_film_of_one_still_is_refused_not_emptied() -> None:
    still = TrackPlan(b"vide", picture_entry(b"jpeg"), (b"\xff\xd8\xff\xe1cover\xff\xd9",))
    with pytest.raises(CannotCleanError, match="nothing left"):
        cleaned(film(still))
