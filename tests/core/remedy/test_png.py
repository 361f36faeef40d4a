from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image

from officer_exposure.remedy.interface import What
from tests.core.parsing.build_boxes import box, film, loci
from tests.core.parsing.build_iptc import BY_LINE, iptc_resource
from tests.core.parsing.build_png import chunk, international_chunk, profile_chunk, text_chunk, xmp_chunk
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

HIDDEN = [
    chunk(b"eXIf", camera_block(6)),
    xmp_chunk(XMP),
    xmp_chunk(XMP, packed=True),
    text_chunk("Author", "Planted Person"),
    international_chunk(b"Title", b"Planted Town"),
    profile_chunk("exif", b"Exif\0\0" + camera_block()),
    profile_chunk("iptc", iptc_resource((BY_LINE, "Planted Person"))),
    chunk(b"caBX", b"jumbc2pa Planted Person"),
    chunk(b"tIME", b"\x07\xe8\x05\x06\x07\x08\x09"),
    chunk(b"sPLT", b"Planted Person\0\x08"),
    chunk(b"prVt", b"SN-4711-X"),
]


def with_chunks(picture: bytes, *chunks: bytes, trailer: bytes = b"") -> bytes:
    """A PNG with chunks put in behind its size, and bytes behind its end."""
    return picture[:33] + b"".join(chunks) + picture[33:] + trailer


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P", "RGBA", "LA", "I;16"])
def test_everything_hidden_is_gone_in_every_mode(mode: str) -> None:
    picture = BytesIO()
    (painted("L").convert(mode) if mode != "RGBA" else painted().convert("RGBA")).save(picture, "PNG")
    trailer = film(box(b"udta", loci(*PLACE, b"Planted Town")))
    copy, rewritten = cleaned(with_chunks(picture.getvalue(), *HIDDEN, trailer=trailer))
    assert not holds_secrets(copy)
    assert {
        "position",
        "camera data (EXIF)",
        "description (XMP)",
        "text",
        "content credentials (C2PA)",
    } <= removed_names(rewritten)
    assert {"time of the last change", "other part", "data behind the picture"} <= removed_names(rewritten)
    with Image.open(BytesIO(copy)) as shown:
        assert dict(shown.getexif()) == {0x0112: 6}
        assert shown.tobytes() == Image.open(BytesIO(picture.getvalue())).tobytes()


def test_transparency_palette_resolution_and_profile_stay() -> None:
    out = BytesIO()
    painted("P").save(out, "PNG", transparency=3, dpi=(72, 72), icc_profile=PLAIN_PROFILE)
    copy, rewritten = cleaned(with_chunks(out.getvalue(), *HIDDEN[1:]))
    with Image.open(BytesIO(copy)) as shown, Image.open(out) as before:
        assert {key: shown.info[key] for key in ("transparency", "dpi", "icc_profile")} == {
            key: before.info[key] for key in ("transparency", "dpi", "icc_profile")
        }
    assert any("profile" in kept for kept in rewritten.kept)


def test_an_animation_keeps_its_frames() -> None:
    out = BytesIO()
    frames = [painted().rotate(angle) for angle in (90, 180)]
    painted().save(out, "PNG", save_all=True, append_images=frames, duration=[10, 20, 30], loop=2)
    copy, _ = cleaned(with_chunks(out.getvalue(), *HIDDEN[1:]))
    with Image.open(BytesIO(copy)) as shown:
        assert (getattr(shown, "n_frames", 1), shown.info["loop"]) == (3, 2)


def test_bytes_behind_the_coded_rows_are_cut_off() -> None:
    picture = saved("PNG")
    start = picture.index(b"IDAT")
    length = int.from_bytes(picture[start - 4 : start])
    rows = picture[start + 4 : start + 4 + length]
    ending = picture[start + 8 + length :]
    original = picture[: start - 4] + chunk(b"IDAT", rows + b"Planted Person") + chunk(b"IDAT", b"SN-4711-X") + ending
    copy, rewritten = cleaned(original)
    assert copy == picture
    assert "data hidden in the picture's own chunks" in removed_names(rewritten)


def test_the_name_of_a_profile_goes() -> None:
    profile = b"Planted Person's screen\0\0" + zlib.compress(PLAIN_PROFILE)
    copy, _ = cleaned(with_chunks(saved("PNG"), chunk(b"iCCP", profile)))
    assert not holds_secrets(copy)
    assert Image.open(BytesIO(copy)).info["icc_profile"] == PLAIN_PROFILE


def test_less_is_removed_where_less_is_asked_for() -> None:
    original = with_chunks(saved("PNG"), *HIDDEN)
    assert tag_names(cleaned(original, What.IDENTITY)[0]) == {"EXIF:DateTimeOriginal"}
    assert "EXIF:Artist" in tag_names(cleaned(original, What.LOCATION)[0])


@pytest.mark.parametrize(
    "broken", [saved("PNG")[:60], saved("PNG")[:-12], saved("PNG").replace(b"IDAT", b"IDAx"), b"\x89PNG\r\n\x1a\n"]
)
def test_a_damaged_picture_is_refused(broken: bytes) -> None:
    assert refusal(broken).endswith(".")
