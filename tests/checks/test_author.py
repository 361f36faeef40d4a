"""document.author"""

from __future__ import annotations

import pytest

from checks.document.author import CHECK
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import Area, ArtifactKind, Level, OutcomeKind, Tag
from tests.checks.artifacts import (
    assert_broken_file_is_not_clean,
    assert_no_value_in_sentences,
    findings_of,
    outcome_of,
    with_tags,
)

_DOCUMENT = ArtifactKind.DOCUMENT


@pytest.mark.parametrize(
    "field",
    [
        "PDF:Author",
        "Office:creator",
        "Office:lastModifiedBy",
        "Office:Manager",
        "XMP-dc:creator",
        "Office:initial-creator",
    ],
)
def test_finds_authors(field: str) -> None:
    (found,) = findings_of(CHECK, with_tags((field, "A. Miller"), kind=_DOCUMENT))
    assert found.evidence == (Tag(field, "A. Miller"),)
    assert found.areas == (Area.LINKAGE,)
    assert level_of(found) is Level.MODERATE
    assert_no_value_in_sentences([found], "Miller")


def test_an_employer_tells_what_you_are() -> None:
    document = with_tags(("Office:creator", "A. Miller"), ("Office:Company", "Springfield Police"), kind=_DOCUMENT)
    (found,) = findings_of(CHECK, document)
    assert found.areas == (Area.UNIFORM, Area.LINKAGE)
    assert len(found.evidence) == 2
    assert_no_value_in_sentences([found], "Springfield", "Police")


@pytest.mark.parametrize(
    "path",
    [
        "C:\\Users\\amiller\\Desktop\\",
        "/home/amiller/letters/Normal.dotm",
        "file:///C:/Documents%20and%20Settings/am/x.dot",
    ],
)
def test_a_folder_can_name_its_user(path: str) -> None:
    (found,) = findings_of(CHECK, with_tags(("Office:Path", path), kind=_DOCUMENT))
    assert found.evidence == (Tag("Office:Path", path),)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("PDF:Author", ""),
        ("PDF:Author", "Unknown"),
        ("PDF:Author", "Administrator"),
        ("PDF:Author", "user"),
        ("Office:creator", "Microsoft Office User"),
        ("Office:creator", "python-docx"),
        ("Office:lastModifiedBy", "Windows User"),
        ("Office:Company", "Microsoft"),
        ("Office:Company", "-"),
        ("PDF:Creator", "Microsoft Word"),
        ("PDF:Producer", "Acrobat Distiller"),
        ("XMP-xmp:CreatorTool", "Writer"),
        ("Office:Template", "Normal.dotm"),
        ("Office:Path", "C:\\Users\\Public\\Documents\\"),
        ("Office:lastModifiedBy", "LibreOffice User"),
        ("PDF:Title", "A. Miller's report"),
    ],
)
def test_stays_silent(field: str, value: str) -> None:
    assert outcome_of(CHECK, with_tags((field, value), kind=_DOCUMENT)) is OutcomeKind.CLEAN


def test_a_photo_is_no_document() -> None:
    assert outcome_of(CHECK, with_tags(("XMP-dc:creator", "A. Miller"))) is OutcomeKind.NOT_APPLICABLE


def test_broken_file_is_an_outcome() -> None:
    assert_broken_file_is_not_clean(CHECK, _DOCUMENT)
