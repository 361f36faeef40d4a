from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.interface import What
from officer_exposure.remedy.jpeg_segments import picture_bytes
from tests.core.parsing.build_boxes import box, film, loci
from tests.core.parsing.build_jpeg import comment_segment, exif_segment, jpeg, segment, with_further_pictures
from tests.core.remedy.painted import (
    PLACE,
    camera_block,
    cleaned,
    hidden_segments,
    holds_secrets,
    refusal,
    removed_names,
    saved,
    tag_names,
    with_segments,
)

FILM = film(box(b"udta", loci(*PLACE, b"Planted Town")))
PLAIN_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_everything_hidden_is_gone_named_and_the_picture_is_the_same() -> None:
    picture = saved("JPEG", quality=90)
    original = with_segments(picture, *hidden_segments(), trailer=FILM)
    copy, rewritten = cleaned(original)
    assert holds_secrets(original)
    assert not holds_secrets(copy)
    assert list(picture_bytes(copy)) == list(picture_bytes(picture))
    assert len(copy) == len(picture)
    assert removed_names(rewritten) == {
        "position", "preview picture", "film clip", "name of a person in the picture",
        "camera data (EXIF)", "camera maker's own notes", "description (XMP)", "further description (extended XMP)",
        "caption and names for the press (IPTC, Photoshop)", "content credentials (C2PA)", "comment",
        "maker's own part (APP5)", "film behind the picture (motion photo)",
    }  # fmt: skip


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_stays_and_nothing_else_of_exif(orientation: int, order: str) -> None:
    original = with_segments(saved("JPEG"), exif_segment(camera_block(orientation, order=order)))
    copy, rewritten = cleaned(original)
    assert read_metadata(ByteView.of(copy), "").orientation == orientation
    with Image.open(BytesIO(copy)) as shown:
        assert dict(shown.getexif()) == ({0x0112: orientation} if orientation != 1 else {})
    assert any("orientation" in kept for kept in rewritten.kept) == (orientation != 1)


@pytest.mark.parametrize(
    ("mode", "options"),
    [
        ("RGB", {"progressive": True}),
        ("RGB", {"restart_marker_blocks": 2}),
        ("L", {}),
        ("CMYK", {}),
        ("RGB", {"subsampling": 2, "quality": 30}),
    ],
)
def test_every_way_of_coding_stays_as_it_is(mode: str, options: dict[str, object]) -> None:
    picture = saved("JPEG", mode, **options)
    copy, _ = cleaned(with_segments(picture, *hidden_segments()))
    assert list(picture_bytes(copy)) == list(picture_bytes(picture))


def test_comments_between_the_scans_go() -> None:
    picture = saved("JPEG", progressive=True)
    second = picture.index(b"\xff\xda", picture.index(b"\xff\xda") + 2)
    original = picture[:second] + comment_segment("Planted Person") + picture[second:]
    assert cleaned(original)[0] == cleaned(picture)[0]


def test_color_profile_stays_in_parts() -> None:
    profile = PLAIN_PROFILE
    copy, rewritten = cleaned(with_segments(saved("JPEG", icc_profile=profile), *hidden_segments()))
    with Image.open(BytesIO(copy)) as shown:
        assert shown.info["icc_profile"] == profile
    assert any("color profile" in kept for kept in rewritten.kept)


def test_color_profile_behind_the_frame_header_stays_as_well() -> None:
    picture = saved("JPEG")
    scan = picture.index(b"\xff\xda")
    late = segment(0xE2, b"ICC_PROFILE\0\x01\x01" + PLAIN_PROFILE)
    copy, _ = cleaned(picture[:scan] + late + picture[scan:])
    assert copy == cleaned(saved("JPEG", icc_profile=PLAIN_PROFILE))[0]


@pytest.mark.parametrize("marker", [b"\xff\xdb", b"\xff\xc4", b"\xff\xc0", b"\xff\xda"])
def test_tables_and_headers_that_are_longer_than_what_they_say_are_refused(marker: bytes) -> None:
    picture = saved("JPEG")
    place = picture.index(marker) + 2
    length = int.from_bytes(picture[place : place + 2])
    longer = (length + 14).to_bytes(2) + picture[place + 2 : place + length] + b"Planted Person"
    assert refusal(picture[:place] + longer + picture[place + length :]) == "A table of this picture is damaged."


def test_thumbnail_of_jfif_goes() -> None:
    picture = saved("JPEG")
    small = segment(0xE0, b"JFIF\0\x01\x02\0\0\x48\0\x48\x02\x02" + b"secret thumb")
    start = picture.index(b"\xff\xe0")
    end = start + 2 + int.from_bytes(picture[start + 2 : start + 4])
    copy, rewritten = cleaned(picture[:start] + small + picture[end:])
    assert b"secret thumb" not in copy
    assert "small preview" in removed_names(rewritten)


def test_further_pictures_and_the_list_of_them_go() -> None:
    inner = with_segments(saved("JPEG"), exif_segment(camera_block()))
    stand_in = with_further_pictures([], [inner])
    index = stand_in[2 : stand_in.index(b"\xff\xc0")]
    copy, rewritten = cleaned(with_segments(saved("JPEG"), index, trailer=inner))
    assert copy == cleaned(saved("JPEG"))[0]
    assert {"list of further pictures (MPF)", "further picture behind the picture"} <= removed_names(rewritten)


def test_a_light_map_is_told_of() -> None:
    light_map = with_segments(
        saved("JPEG", "L"), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x hdrgm:Version='1'/>")
    )
    _, rewritten = cleaned(with_segments(saved("JPEG"), trailer=light_map))
    assert any("HDR" in note for note in rewritten.notes)


def test_junk_before_the_start_and_fill_bytes_go() -> None:
    picture = saved("JPEG")
    assert cleaned(b"\r\n" + picture)[0] == picture
    assert cleaned(with_segments(picture, b"\xff\xff\xff"))[0] == picture


def test_rubbish_that_keeps_the_original_from_being_decoded_keeps_the_copy_from_being_proven() -> None:
    assert "could not be decoded" in refusal(with_segments(saved("JPEG"), b"\xff\xff\xff", b"Planted Person"))


def test_a_missing_end_is_put_there_and_told_of() -> None:
    picture = saved("JPEG")
    copy, rewritten = cleaned(with_segments(picture[:-2], *hidden_segments()))
    assert copy == picture
    assert rewritten.notes == ("The end of this picture is missing. The copy shows what there is of it.",)


def test_a_picture_cut_in_the_middle_shows_as_much_as_before() -> None:
    picture = saved("JPEG", quality=95)
    copy, _ = cleaned(picture[: len(picture) * 3 // 4])
    assert copy == picture[: len(picture) * 3 // 4] + b"\xff\xd9"


def test_identity_leaves_times_and_settings_and_location_leaves_the_camera_too() -> None:
    original = with_segments(saved("JPEG"), *hidden_segments(6), trailer=FILM)
    less, _ = cleaned(original, What.IDENTITY)
    least, kept = cleaned(original, What.LOCATION)
    assert tag_names(less) == {"EXIF:DateTimeOriginal"}
    assert not holds_secrets(less)
    assert tag_names(least) >= {"EXIF:Make", "EXIF:Artist", "EXIF:BodySerialNumber", "EXIF:DateTimeOriginal"}
    assert b"Planted Town" not in least
    assert b"+02:00" not in least  # the time zone tells the part of the world
    assert len(kept.kept) == 3
    assert any("went as well" in note for note in kept.notes)


def test_a_file_without_a_picture_is_refused() -> None:
    assert refusal(jpeg(data=b"")) == "There is no picture in this file."
    assert refusal(b"\xff\x01Exiv2" + exif_segment(camera_block())) != ""


def test_a_picture_that_cannot_be_decoded_is_withheld() -> None:
    unusual = jpeg(exif_segment(camera_block())).replace(b"\xff\xc0", b"\xff\xc5")
    assert "could not be decoded" in refusal(unusual)
