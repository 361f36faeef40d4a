from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from officer_exposure.remedy.interface import What
from tests.core.parsing.build_webp import riff_chunk
from tests.core.parsing.test_gif import LOOP, TIMING, XMP, blocks
from tests.core.remedy.painted import (
    XMP as PACKET,
)
from tests.core.remedy.painted import (
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

COMMENT = b"\x21\xfe" + blocks(b"Planted Person")
_PROGRAM = b"\x21\xff" + blocks(b"PlantedSoft")[:-1] + blocks(b"SN-4711-X")


def frames_of(data: bytes) -> list[bytes]:
    with Image.open(BytesIO(data)) as shown:
        found = []
        for number in range(getattr(shown, "n_frames", 1)):
            shown.seek(number)
            found.append(shown.convert("RGBA").tobytes())
        return found


@pytest.mark.parametrize(
    ("mode", "options"), [("RGB", {}), ("RGB", {"lossless": True}), ("RGBA", {}), ("RGBA", {"exact": True})]
)
def test_webp_loses_what_is_hidden_and_keeps_the_rest(mode: str, options: dict[str, Any]) -> None:
    block = camera_block(3)
    original = saved("WEBP", mode, exif=b"Exif\0\0" + block, xmp=PACKET, icc_profile=PLAIN_PROFILE, **options)
    size = len(original) - 8
    original = (
        original[:4] + (size + 8 + 14).to_bytes(4, "little") + original[8:] + riff_chunk(b"PRIV", b"Planted Person")
    )
    copy, rewritten = cleaned(original + b"SN-4711-X" * 9)
    assert not holds_secrets(copy)
    assert frames_of(copy) == frames_of(original)
    with Image.open(BytesIO(copy)) as shown:
        assert dict(shown.getexif()) == {0x0112: 3}
        assert shown.info["icc_profile"] == PLAIN_PROFILE
    assert {"camera data (EXIF)", "description (XMP)", "other part", "data behind the picture"} <= removed_names(
        rewritten
    )
    assert tag_names(cleaned(original, What.IDENTITY)[0]) == {"EXIF:DateTimeOriginal"}


def test_webp_without_orientation_says_in_its_flags_that_there_is_no_exif() -> None:
    copy, _ = cleaned(saved("WEBP", exif=b"Exif\0\0" + camera_block(), xmp=PACKET))
    assert copy[12:16] == b"VP8X"
    assert copy[20] & 0x2C == 0
    assert int.from_bytes(copy[4:8], "little") == len(copy) - 8


def test_an_animated_webp_keeps_its_frames() -> None:
    out = BytesIO()
    painted().save(out, "WEBP", save_all=True, append_images=[painted().rotate(90)], duration=[10, 20], xmp=PACKET)
    copy, _ = cleaned(out.getvalue())
    assert frames_of(copy) == frames_of(out.getvalue())
    assert b"<rdf:RDF" not in copy


@pytest.mark.parametrize("cut", [20, 40, -30])
def test_a_cut_webp_is_refused(cut: int) -> None:
    assert refusal(saved("WEBP")[:cut]).endswith(".")


def animated_gif() -> bytes:
    out = BytesIO()
    frames = [painted("P").rotate(90), painted("P").rotate(180)]
    painted("P").save(out, "GIF", save_all=True, append_images=frames, duration=[20, 40, 60], loop=3)
    return out.getvalue()


def test_gif_keeps_frames_times_and_loop_and_nothing_else() -> None:
    picture = animated_gif()
    original = picture[:-1] + XMP + COMMENT + _PROGRAM + b"\x3b" + b"Planted Person" * 3
    copy, rewritten = cleaned(original)
    assert copy == picture
    assert removed_names(rewritten) == {
        "position", "description (XMP)", "comment", "program's own part", "data behind the picture",
    }  # fmt: skip


def test_gif_texts_take_the_timing_that_was_meant_for_them_along() -> None:
    picture = saved("GIF", "P")
    end = 13 + (3 << (picture[10] & 7) + 1)  # behind the palette
    assert picture[end] == 0x2C
    text = b"\x21\x01" + blocks(bytes(12))[:-1] + blocks(b"Planted Town")
    copy, rewritten = cleaned(picture[:end] + TIMING + text + picture[end:])
    assert copy == picture
    assert removed_names(rewritten) == {"text"}


def test_gif_loop_that_holds_more_than_a_number_goes() -> None:
    odd = LOOP[:-1] + blocks(b"Planted Person")
    assert not holds_secrets(cleaned(animated_gif()[:-1] + odd + b"\x3b")[0])


@pytest.mark.parametrize("cut", [10, 400, -2])
def test_a_cut_gif_is_refused(cut: int) -> None:
    assert refusal(animated_gif()[:cut]).endswith(".")
