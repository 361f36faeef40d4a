"""XMP sidecars."""

from __future__ import annotations

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.sidecar import read_sidecar
from tests.core.parsing import reading
from tests.core.parsing.build_xmp import xmp_packet, xmp_position


def test_positions_say_that_they_come_from_a_sidecar() -> None:
    assert [place.origin for place in reading.read(read_sidecar, xmp_position()).positions] == ["sidecar"]


def test_an_empty_description_is_clean() -> None:
    assert reading.read(read_sidecar, xmp_packet()) == Metadata()


def test_a_broken_sidecar_is_an_error_that_keeps_its_position() -> None:
    into = Metadata()
    with pytest.raises(ParseError):
        read_sidecar(ByteView.of(xmp_position().partition(b"</rdf:RDF")[0]), into)
    assert [place.origin for place in into.positions] == ["sidecar"]
