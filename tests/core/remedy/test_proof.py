"""The proof stands on its own: whatever a cleaner may write by mistake, it is not handed over."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

import pytest
from PIL import Image

from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy import task
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.formats import cleaner_for, format_for
from officer_exposure.remedy.interface import CannotCleanError, Cleaner, NotProvenError, Rewritten, Span, What
from officer_exposure.remedy.proof import prove
from officer_exposure.remedy.signs import refuse_signs
from tests.core.parsing.build_boxes import box, film, loci
from tests.core.parsing.build_jpeg import comment_segment, exif_segment, segment, xmp_segment
from tests.core.parsing.build_png import chunk
from tests.core.remedy.painted import PLACE, XMP, camera_block, cleaned, painted, saved, with_segments
from tests.core.remedy.test_color_profile import SCREEN
from tests.core.remedy.test_jpeg import PLAIN_PROFILE

JPEG = saved("JPEG", icc_profile=PLAIN_PROFILE)
TURNED = with_segments(JPEG, exif_segment(camera_block(6)))
FILM = film(box(b"udta", loci(*PLACE, b"Town")))


def proven(original: bytes, copy: bytes, what: What = What.ALL) -> None:
    before = FileBytes.of(original)
    metadata = read_metadata(before.view(), "")
    prove(before, FileBytes.of(copy), metadata, cleaner_for(metadata.format), what)


@pytest.mark.parametrize(
    "left",
    [
        exif_segment(camera_block()),
        xmp_segment(XMP),
        comment_segment("Jane"),
        segment(0xE9, b"\0\0Photoshop 3.0\0"),
        segment(0xE9, b"anything c2pa"),
        segment(0xE9, b"8BIM"),
        segment(0xE9, b"....GPS5...."),
        segment(0xE9, b"\xa9xyz"),
    ],
)
def test_a_copy_that_still_holds_something_is_withheld(left: bytes) -> None:
    proven(JPEG, cleaned(JPEG)[0])
    with pytest.raises(NotProvenError, match="would still hold"):
        proven(JPEG, with_segments(cleaned(JPEG)[0], left))


@pytest.mark.parametrize(
    "trailer",
    [FILM, saved("JPEG"), b"PK\x03\x04" + bytes(64), b"a text that is no picture"],
    ids=["film", "picture", "archive", "text"],
)
def test_a_copy_with_something_behind_its_end_is_withheld(trailer: bytes) -> None:
    with pytest.raises(NotProvenError):
        proven(JPEG, cleaned(JPEG)[0] + trailer)


def test_a_sign_within_the_coded_picture_is_seen() -> None:
    scan = JPEG.rindex(b"\xff\xd9") - 40
    with pytest.raises(NotProvenError, match="within the picture"):
        proven(JPEG, JPEG[:scan] + b"<x:xmpmeta <rdf:RDF" + JPEG[scan:])


@pytest.mark.parametrize("brand", [b"isom", b"M4V ", b"3gp5"])
def test_a_film_that_hangs_on_a_picture_without_an_end_is_seen(brand: bytes) -> None:
    hung = film(box(b"udta", loci(*PLACE, b"Town")), brand=brand)
    with pytest.raises(NotProvenError, match="within the picture"):
        cleaned(JPEG[:-2] + hung)


def test_signs_that_chance_makes_in_coded_data_are_passed_over() -> None:
    coded = b"\x12ftyp mvhd Exif 8BIM GPS5 \xa9xyz" + bytes(300)
    refuse_signs(FileBytes.of(coded), [Span(0, len(coded))], What.ALL)
    with pytest.raises(NotProvenError):
        refuse_signs(FileBytes.of(coded), [Span(0, 3), Span(9, 300)], What.ALL)


def test_another_picture_is_withheld() -> None:
    for other in (saved("JPEG", quality=20), saved("JPEG", "L"), saved("JPEG")):
        with pytest.raises(NotProvenError):
            proven(JPEG, cleaned(other)[0])


def test_a_lost_orientation_is_seen() -> None:
    proven(TURNED, cleaned(TURNED)[0])
    with pytest.raises(NotProvenError, match="turned"):
        proven(TURNED, cleaned(JPEG)[0])


@pytest.mark.parametrize("profile", [None, SCREEN])
def test_a_lost_or_foreign_profile_is_seen(profile: bytes | None) -> None:
    other = saved("JPEG", icc_profile=profile)
    with pytest.raises(NotProvenError, match="colors"):
        proven(JPEG, other)


def test_one_changed_pixel_is_seen() -> None:
    image = painted().copy()
    image.putpixel((5, 7), (1, 2, 3))
    out = BytesIO()
    image.save(out, "PNG")
    with pytest.raises(NotProvenError, match="picture"):
        proven(saved("PNG"), out.getvalue())


def test_a_lost_frame_and_a_lost_transparency_are_seen() -> None:
    out = BytesIO()
    painted().save(out, "WEBP", save_all=True, append_images=[painted().rotate(90)], lossless=True)
    for original, copy in ((out.getvalue(), saved("WEBP", lossless=True)), (saved("PNG", "RGBA"), saved("PNG"))):
        with pytest.raises(NotProvenError):
            proven(original, copy)


def test_a_chunk_that_no_parser_knows_is_seen() -> None:
    picture = saved("PNG")
    with pytest.raises(NotProvenError, match="would still hold"):
        proven(picture, picture[:33] + chunk(b"prVt", b"anything") + picture[33:])


def test_exif_with_one_field_more_than_may_stay_is_seen() -> None:
    kept = cleaned(TURNED, What.IDENTITY)[0]
    proven(TURNED, kept, What.IDENTITY)
    with pytest.raises(NotProvenError):
        proven(TURNED, kept)  # times may not stay where everything is to go
    place = kept.index(b"Exif\0\0II") + 6
    with pytest.raises(NotProvenError):
        proven(TURNED, kept[:place] + kept[place:].replace(b"2024:05:06", b"Jane Roe 6", 1), What.IDENTITY)


def test_a_copy_of_another_format_is_withheld() -> None:
    with pytest.raises(NotProvenError, match="another kind"):
        proven(JPEG, saved("PNG"))


class Careless:
    """A cleaner that copies everything, and says that it did well."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        del what
        original.copy(0, original.size, out)
        return Rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        return [Span(0, copy.size)]

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        assert original.size == copy.size


def test_no_cleaner_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    careless: Cleaner = Careless()
    monkeypatch.setattr(task, "cleaner_for", lambda _name: careless)
    hidden = [*(with_segments(JPEG, one) for one in (exif_segment(camera_block()), xmp_segment(XMP))), JPEG + FILM]
    for original in hidden:
        with pytest.raises(NotProvenError):
            cleaned(original)


def test_raw_files_and_files_without_a_cleaner_are_refused_with_what_to_do() -> None:
    for name in ("CR2", "DNG", "NEF", "RAF", "CR3", "PSD", "BMP", "JXL", ""):
        with pytest.raises(CannotCleanError) as refused:
            format_for(name)
        assert refused.value.hint


def test_what_is_left_for_location_is_seen_by_other_readers_as_well() -> None:
    with Image.open(BytesIO(cleaned(TURNED, What.LOCATION)[0])) as shown:
        exif = shown.getexif()
        assert exif[0x010F] == "Canon"
        assert exif.get_ifd(0x8769)[0xA431] == "SN-4711-X"
        assert not exif.get_ifd(0x8825)
        assert 0x010E not in exif
