"""The plan as it stands: numbers from the agency pack, and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from officer_exposure.content.loading import use_pack
from officer_exposure.content.pack import read_pack
from officer_exposure.content.response import load_plan
from officer_exposure.happening.entry import EntryKind
from officer_exposure.happening.plan import PlannedStep, plan_now
from officer_exposure.store.store import Store
from tests.core.happening.test_evidence_log import found

_PACK = Path(__file__).resolve().parents[3] / "docs/agency-pack.example.yaml"


@pytest.fixture(autouse=True)
def _no_pack_is_left() -> Iterator[None]:
    yield
    use_pack(None)


def step(name: str, done: frozenset[str] = frozenset()) -> PlannedStep:
    """One step of the plan as it stands."""
    return next(one for block in plan_now(done) for one in block.steps if one.id == name)


def test_the_numbers_come_from_the_pack_and_their_lack_is_said() -> None:
    assert step("FH3").numbers == ()
    assert load_plan().no_number in step("FH3").note
    assert step("FH1").call.startswith("Emergency services: 911")
    assert load_plan().no_number not in step("FH1").note, "it needs no pack"
    use_pack(read_pack(_PACK))
    assert step("FH3").numbers == ("Watch commander, 555 0100, day and night",)
    assert step("FH3").call == "Dispatch supervisor or watch commander"
    assert load_plan().no_number not in step("FH3").note
    assert step("FH2").call == ""


def test_what_was_done_is_known_from_the_log(store: Store) -> None:
    assert all(block.next is block.steps[0] for block in plan_now(store.evidence.steps_done()))
    for name in ("FH1", "FH2"):
        store.evidence.add(msgspec.structs.replace(found(step=name), kind=EntryKind.STEP))
    first_hour, *_, week = plan_now(store.evidence.steps_done())
    assert [one.id for one in first_hour.steps if one.done] == ["FH1", "FH2"]
    assert first_hour.next is not None
    assert first_hour.next.id == "FH3"
    assert week.next is week.steps[0]
    done = frozenset(one.id for one in load_plan().steps())
    assert all(block.next is None for block in plan_now(done))


def test_what_keeps_evidence_is_marked() -> None:
    assert {one.id for block in plan_now(()) for one in block.steps if one.keeps} == {"FH4", "FH8", "WK2"}
