from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.interface import What
from tests.core.parsing.build_boxes import box, film, loci, picture_properties
from tests.core.parsing.build_boxes import heif as built
from tests.core.remedy.painted import (
    PLACE,
    XMP,
    camera_block,
    cleaned,
    holds_secrets,
    painted,
    refusal,
    removed_names,
    saved,
    tag_names,
)
from tests.core.remedy.test_jpeg import PLAIN_PROFILE

FILM = film(box(b"udta", loci(*PLACE, b"Planted Town")))


def avif(mode: str = "RGB", orientation: int = 1) -> bytes:
    return saved("AVIF", mode, exif=camera_block(orientation), xmp=XMP, icc_profile=PLAIN_PROFILE)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_exif_xmp_and_whatever_hangs_behind_go_and_the_picture_stays(mode: str) -> None:
    original = avif(mode) + box(b"mpvd", FILM) + box(b"sefd", b"Planted Person SEFH") + FILM
    copy, rewritten = cleaned(original)
    assert holds_secrets(original)
    assert not holds_secrets(copy)
    with Image.open(BytesIO(copy)) as shown, Image.open(BytesIO(original)) as before:
        assert (shown.mode, shown.tobytes()) == (before.mode, before.tobytes())
        assert shown.info["icc_profile"] == PLAIN_PROFILE
        assert not shown.getexif()
    assert {
        "position", "film clip", "camera data (EXIF)", "camera maker's own notes", "description (XMP)",
        "film behind the picture (motion photo)", "maker's own part",
    } <= removed_names(rewritten)  # fmt: skip


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_picture_is_turned_as_before(orientation: int) -> None:
    copy, _ = cleaned(avif(orientation=orientation))
    assert read_metadata(ByteView.of(copy), "").orientation == orientation


def test_less_is_removed_where_less_is_asked_for() -> None:
    assert tag_names(cleaned(avif(), What.IDENTITY)[0]) == {"EXIF:DateTimeOriginal"}
    names = tag_names(cleaned(avif(), What.LOCATION)[0])
    assert {"EXIF:Artist", "EXIF:BodySerialNumber"} <= names
    assert "EXIF:ImageDescription" not in names


def test_a_moving_picture_is_refused_with_its_reason() -> None:
    out = BytesIO()
    painted().save(out, "AVIF", save_all=True, append_images=[painted().rotate(90)])
    assert "moves" in refusal(out.getvalue())


def test_an_item_that_is_no_coded_picture_is_refused() -> None:
    items = [(1, b"hvt1", b"picture")]
    assert "unusual" in refusal(built(items, more=picture_properties(1, 64, 48)))


def test_a_property_that_must_be_heeded_and_is_not_known_is_refused() -> None:
    original = avif()
    place = original.index(b"pixi")
    unknown = original[:place] + b"pixx" + original[place + 4 :]
    assert read_metadata(ByteView.of(cleaned(unknown)[0]), "").format == "AVIF"  # nobody must heed it
    place = original.index(b"av1C")
    assert "unusual" in refusal(original[:place] + b"av1x" + original[place + 4 :])


@pytest.mark.parametrize("cut", [40, 200, -200])
def test_a_cut_picture_is_refused(cut: int) -> None:
    assert refusal(avif()[:cut]).endswith(".")
