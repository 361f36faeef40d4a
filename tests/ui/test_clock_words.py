"""Times of day are written in one way on every page: that of the officer's system."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from officer_exposure.model import Tag
from tests.ui.driving import words
from ui.appearance import Appearance
from ui.clock_words import clock_words
from ui.evidence.drawing import draw


@pytest.fixture(params=["en_US", "de_DE"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def test_times_follow_the_system(language: str) -> None:
    american = language == "en_US"
    weekly = "Tuesday, about 6:15\u202fPM" if american else "Tuesday, about 18:15"
    assert clock_words("Tuesday, about 18:15") == weekly
    assert clock_words("2026-03-05 22:10") == ("3/5/26 10:10\u202fPM" if american else "05.03.26 22:10")
    assert clock_words("2026-03-05") == ("3/5/26" if american else "05.03.26")
    both = "Workdays, about 8:30\u202fAM to 4:45\u202fPM" if american else "Workdays, about 08:30 to 16:45"
    assert clock_words("Workdays, about 08:30 to 16:45") == both


@pytest.mark.parametrize("text", ["2026:03:05 22:10:00", "1:2", "trip-2026-03-05.gpx", "24:00", "12:345", "16:9", ""])
def test_what_is_no_time_of_ours_stays(text: str) -> None:
    assert clock_words(text) == text


def test_what_a_file_says_stays_as_it_says_it(appearance: Appearance, language: str) -> None:
    assert "2026:03:05 22:10:00" in words(draw(Tag("EXIF:DateTimeOriginal", "2026:03:05 22:10:00")))
    assert "18:15" in words(draw(Tag("XMP-xmp:Nickname", "18:15")))
    told = words(draw(Tag("Routine:When", "Tuesday, about 18:15")))
    assert ("6:15\u202fPM" in told) == (language == "en_US")
