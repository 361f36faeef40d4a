from __future__ import annotations

import pytest

from officer_exposure.vision.reading.lines import wants_care
from officer_exposure.vision.reading.recognizing import Reading


@pytest.mark.parametrize(
    ("text", "score", "wanted"),
    [
        ("TULIPS", 0.6, True),
        ("TULIPS", 0.98, False),  # surely read
        ("7ABC 123", 0.99, True),  # digits are easily taken for letters
        ("e", 0.1, False),  # noise
        ("8", 0.1, False),
        ("To protect and to serve", 0.95, False),  # a whole sentence
        ("To protect and to serve 24 hours", 0.95, False),
        ("To protect and to serve", 0.9, True),
    ],
)
def test_what_is_noise_or_sure_is_read_once(text: str, score: float, wanted: bool) -> None:
    assert wants_care(Reading(text, score)) is wanted
