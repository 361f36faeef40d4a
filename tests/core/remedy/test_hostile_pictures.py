"""Whatever the bytes are: a proven copy, or an error with a sentence. Never a crash, a hang or a leftover."""

from __future__ import annotations

import zlib
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.remedy.copying import clean_copies
from officer_exposure.remedy.interface import What
from tests.core.parsing.build_png import chunk
from tests.core.parsing.hostile import mutated
from tests.core.remedy.painted import XMP, camera_block, cleaned, hidden_segments, refusal, saved, with_segments
from tests.core.remedy.test_heif import FILM, avif
from tests.core.remedy.test_png import HIDDEN, with_chunks
from tests.core.remedy.test_tiff import tiff
from tests.core.remedy.test_webp_gif import COMMENT, animated_gif
from tests.fuzz.seeds import built_files

_SECONDS = 5.0
SEEDS = {
    "photo.jpg": with_segments(saved("JPEG", progressive=True), *hidden_segments(6), trailer=FILM),
    "screen.png": with_chunks(saved("PNG"), *HIDDEN),
    "picture.webp": saved("WEBP", exif=camera_block(8), xmp=XMP),
    "moving.gif": animated_gif()[:-1] + COMMENT + b"\x3b",
    "new.avif": avif("RGBA", 6) + FILM,
    "plain.tif": tiff(),
    "coded.tif": tiff(compression="jpeg"),
}


@pytest.mark.parametrize("kind", SEEDS)
@given(data=st.data(), what=st.sampled_from(What))
def test_spoilt_pictures(kind: str, data: st.DataObject, what: What) -> None:
    spoilt = data.draw(mutated([SEEDS[kind]]))
    begun = process_time()
    reason = refusal(spoilt, what)
    assert process_time() - begun < _SECONDS
    assert reason == "" or reason.endswith(".")


@given(data=st.binary(max_size=400), start=st.sampled_from(list(SEEDS)))
def test_any_bytes_behind_a_start(data: bytes, start: str) -> None:
    assert refusal(SEEDS[start][:16] + data).endswith((".", ""))


@pytest.mark.parametrize("name", built_files())
def test_every_sound_file_of_the_fuzzer_ends_in_a_copy_or_a_sentence(name: str) -> None:
    data = built_files()[name]
    reason = refusal(data)
    assert reason.endswith(".") or cleaned(data)[0]


def test_a_bomb_in_a_png_is_refused_quickly() -> None:
    bomb = zlib.compress(bytes(200_000_000), 9)
    begun = process_time()
    picture = saved("PNG")
    start = picture.index(b"IDAT") - 4
    assert refusal(picture[:start] + chunk(b"IDAT", bomb) + picture[-12:]) == "This picture holds more than it shows."
    assert process_time() - begun < _SECONDS


def test_spoilt_files_in_workers_leave_only_proven_copies(tmp_path: Path) -> None:
    chance = Random(4)
    folder = tmp_path / "spoilt"
    folder.mkdir()
    for number in range(40):
        data = bytearray(SEEDS[chance.choice(list(SEEDS))])
        for _ in range(chance.randrange(6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (folder / f"{number}.bin").write_bytes(data)
    results = list(clean_copies(sorted(folder.iterdir()), tmp_path / "copies"))
    assert len(results) == 40
    copies = {one.path for one in results if one.path}
    assert copies
    assert set((tmp_path / "copies").iterdir()) == copies
