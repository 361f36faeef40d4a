"""The officer's own facts on their way to the check that needs them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from officer_exposure.artifact import AnswerSheet
from officer_exposure.audit import AuditOptions, Auditor, staged
from officer_exposure.check import Check
from officer_exposure.events import Audit
from officer_exposure.facts.known import known_facts
from officer_exposure.facts.reading import facts_of
from officer_exposure.model import Audience, OutcomeKind, Stage
from officer_exposure.registry import load_checks
from officer_exposure.signature import signature
from officer_exposure.sources.answers import GivenSheets
from officer_exposure.sources.interface import Source
from officer_exposure.sources.opening import open_sources
from officer_exposure.text.known.matching import compile_facts
from tests.core.parsing.build_jpeg import jpeg
from tests.core.unruly_check import CHECK as UNRULY

CHECK = "text.known_facts"
CHECKS: Mapping[str, Check] = {name: load_checks()[name] for name in (CHECK, "photo.gps")}


def compiled(text: str) -> bytes:
    return compile_facts(known_facts(facts_of(text)))


FACTS = compiled("{subject: {names: [Quillon Featherstonhaugh]}, handles: [{handle: kestrelwidget}]}")


@pytest.fixture
def photos(tmp_path: Path) -> tuple[Source, ...]:
    for name in ("Quillon Featherstonhaugh at home.jpg", "plain.jpg"):
        (tmp_path / name).write_bytes(jpeg())
    return open_sources([(tmp_path, Audience.UNKNOWN)])


def audit(sources: tuple[Source, ...], facts: bytes) -> Audit:
    return Audit.of(Auditor(sources, CHECKS, AuditOptions(workers=1, facts=facts)).run())


def test_facts_reach_the_check_in_the_worker(photos: tuple[Source, ...]) -> None:
    result = audit(photos, FACTS)
    assert [(one.check, one.artifact) for one in result.findings] == [(CHECK, "Quillon Featherstonhaugh at home.jpg")]
    assert result.coverage.outcomes[CHECK] == {OutcomeKind.FINDINGS: 1, OutcomeKind.CLEAN: 1}


def test_facts_reach_what_is_judged_without_a_worker() -> None:
    sheet = GivenSheets([AnswerSheet("facebook", "kestrelwidget", {"FB01": "safe"})], "answers")
    assert [one.check for one in audit((sheet,), FACTS).findings] == [CHECK]


def test_without_facts_each_source_says_that_nothing_was_compared(photos: tuple[Source, ...]) -> None:
    result = audit(photos, b"")
    rows = [(one.source, one.artifact, one.check) for one in result.not_checked]
    assert rows == [(photos[0].id, "", CHECK)]
    assert result.coverage.outcomes[CHECK] == {OutcomeKind.NOT_CHECKED: 2}
    assert result.coverage.outcomes["photo.gps"] == {OutcomeKind.CLEAN: 2}


def test_other_facts_are_another_judgment_but_only_for_the_check_that_needs_them() -> None:
    (needing,), other = staged({CHECK: CHECKS[CHECK]}, AuditOptions(facts=FACTS))[Stage.METADATA], UNRULY
    others = compiled("{subject: {names: [Zephyrine Marmaduke]}}")
    assert signature([needing], FACTS) == signature([needing], FACTS)
    assert signature([needing], FACTS) != signature([needing], others)
    assert signature([other], FACTS) == signature([other], others)
    assert signature([other, needing], FACTS) != signature([needing, other], FACTS)
