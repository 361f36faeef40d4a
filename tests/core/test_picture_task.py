"""What a picture job comes back with, for pictures, raw files, films, documents and rubbish."""

from __future__ import annotations

import os
import struct
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from officer_exposure.artifact import Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.parsing.pixels.drawings import (
    Drawing,
    DrawingKind,
    DrawingSettings,
    decode_drawing,
    encode_settings,
)
from officer_exposure.parsing.pixels.task import draw, picture_task
from officer_exposure.parsing.previews import decode_previews, largest


def _drawn(path: Path, *, masked: bool = False) -> Drawing:
    return decode_drawing(picture_task(encode_settings(DrawingSettings(masked=masked)))(os.fsencode(path)))


def _jpeg(size: tuple[int, int]) -> bytes:
    stream = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


def test_a_picture_is_drawn_small(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(_jpeg((1000, 500)))
    drawn = _drawn(path)
    assert (drawn.kind, drawn.media, drawn.width, drawn.height) == (DrawingKind.PICTURE, "image/jpeg", 1000, 500)
    assert Image.open(BytesIO(drawn.data)).size == (320, 160)


def test_masked_is_what_one_gets_without_asking(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(_jpeg((1000, 500)))
    drawn = draw(os.fsencode(path), DrawingSettings())
    assert drawn.media == "image/png"
    assert max(Image.open(BytesIO(drawn.data)).size) == 12


def test_a_film_and_a_document_are_named_and_not_decoded(tmp_path: Path) -> None:
    film, document = tmp_path / "a.mp4", tmp_path / "a.pdf"
    film.write_bytes(_box(b"ftyp", b"isom\0\0\0\0isommp42") + _box(b"moov", _box(b"mvhd", bytes(100))))
    document.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")
    assert _drawn(film) == Drawing(DrawingKind.VIDEO)
    assert _drawn(document).kind in {DrawingKind.DOCUMENT, DrawingKind.NONE}


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xd8\xff", b"II*\0"])
def test_rubbish_is_drawn_as_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    assert _drawn(path) == Drawing(DrawingKind.NONE)


def test_a_file_that_is_gone_is_drawn_as_nothing(tmp_path: Path) -> None:
    assert _drawn(tmp_path / "gone.jpg") == Drawing(DrawingKind.NONE)


def test_the_largest_preview_that_decodes_stands_for_a_raw_file(tmp_path: Path) -> None:
    path = tmp_path / "a.raw"
    small, large = _jpeg((160, 120)), _jpeg((640, 480))
    path.write_bytes(b"head" + small + large)
    metadata = Metadata(previews=[Preview("a", 4, len(small)), Preview("b", 4 + len(small), len(large))])
    metadata.previews += [Preview("broken", data=b"\xff\xd8\xff"), Preview("beyond the end", 10**9, 5)]
    previews = decode_previews(os.fsencode(path), metadata, 100)
    chosen = largest(previews)
    assert chosen is not None
    assert (chosen.width, chosen.height) == (640, 480)
    assert previews.undecoded == 2


def test_previews_of_a_file_that_is_gone_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ParseError):
        decode_previews(os.fsencode(tmp_path / "gone.raw"), Metadata(previews=[Preview("a", 0, 5)]), 100)
