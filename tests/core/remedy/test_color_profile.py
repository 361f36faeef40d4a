"""A color profile keeps what makes colors, and loses what names one screen."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.interface import Ledger
from tests.core.remedy.painted import cleaned, holds_secrets, painted, removed_names, saved
from tests.core.remedy.test_jpeg import PLAIN_PROFILE

_MODEL = b"mmod" + bytes(4) + b"SN-4711-X" + bytes(31)


def with_tag(profile: bytes, name: bytes, data: bytes) -> bytes:
    """The profile with one tag more, behind all others."""
    count = int.from_bytes(profile[128:132])
    tags = [list(struct.unpack_from(">4sII", profile, 132 + 12 * number)) for number in range(count)]
    body = profile[132 + 12 * count :]
    for tag in tags:
        tag[1] += 12
    tags.append([name, 132 + 12 * (count + 1) + len(body), len(data)])
    table = b"".join(struct.pack(">4sII", *tag) for tag in tags)
    whole = profile[:128] + (count + 1).to_bytes(4) + table + body + data
    return len(whole).to_bytes(4) + whole[4:]


SCREEN = with_tag(PLAIN_PROFILE, b"mmod", _MODEL)


def test_a_profile_of_nobody_stays_to_the_byte() -> None:
    assert kept_profile(PLAIN_PROFILE) == PLAIN_PROFILE


def test_the_profile_of_one_screen_loses_its_serial_number_and_no_color() -> None:
    ledger = Ledger()
    kept = kept_profile(SCREEN, ledger)
    assert not holds_secrets(kept)
    assert removed_names(ledger.rewritten()) == {"parts of the color profile that may name a device"}
    assert kept_profile(kept) == kept
    target = ImageCms.createProfile("LAB")
    before, after = (
        ImageCms.profileToProfile(painted(), ImageCms.ImageCmsProfile(BytesIO(profile)), target, outputMode="LAB")
        for profile in (SCREEN, kept)
    )
    assert before is not None
    assert after is not None
    assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_every_format_writes_the_same_profile(kind: str) -> None:
    copy, rewritten = cleaned(saved(kind, icc_profile=SCREEN))
    with Image.open(BytesIO(copy)) as shown:
        assert shown.info["icc_profile"] == kept_profile(SCREEN)
    assert "parts of the color profile that may name a device" in removed_names(rewritten)


def named(text: str) -> bytes:
    """The plain profile under another name, in the form of the same length."""
    wide = text.encode("utf-16-be")
    start = PLAIN_PROFILE.index("sRGB built-in".encode("utf-16-be"))
    return PLAIN_PROFILE[:start] + wide[:26].ljust(26, b"\0") + PLAIN_PROFILE[start + 26 :]


@pytest.mark.parametrize("name", ["sRGB built-in", "Display P3", "Adobe RGB"])
def test_names_that_many_profiles_bear_stay(name: str) -> None:
    assert kept_profile(named(name)) == named(name)


@pytest.mark.parametrize("name", ["Jane's iMac", "den 2024-05-06", "Jane sRGB"])
def test_names_that_somebody_gave_are_replaced(name: str) -> None:
    kept = kept_profile(named(name))
    assert name[:6].encode("utf-16-be") not in kept
    assert kept_profile(kept) == kept
    assert ImageCms.ImageCmsProfile(BytesIO(kept)).profile.profile_description == "Display"


def test_bytes_between_and_behind_the_tags_go() -> None:
    padded = PLAIN_PROFILE + b"Planted Person" * 4
    assert kept_profile(padded) == PLAIN_PROFILE
    inside = len(padded).to_bytes(4) + padded[4:]
    assert not holds_secrets(kept_profile(inside))


@pytest.mark.parametrize(
    "broken", [b"", b"rubbish", PLAIN_PROFILE[:200], PLAIN_PROFILE[:36] + b"xxxx" + PLAIN_PROFILE[40:]]
)
def test_a_damaged_profile_is_left_out_and_told_of(broken: bytes) -> None:
    ledger = Ledger()
    assert kept_profile(broken, ledger) == b""
    assert bool(ledger.rewritten().notes) == bool(broken)
