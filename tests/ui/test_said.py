"""What is said of a finding's history: plainly, and never that something is settled when it is not."""

from __future__ import annotations

from datetime import date

import pytest

from officer_exposure.model import Level
from officer_exposure.store.records import CHANGED, Decision, KeptFinding, Standing, Verdict
from tests.core.findings import make_finding
from ui.said import date_words, day_words, decision_words, seen_words, standing_icon, standing_word, undo_words

TODAY = date(2026, 11, 21)
SPRING = date(2026, 3, 1)
SOON = date(2026, 12, 1)


def decision(verdict: Verdict, until: date | None = None, reason: str = "", findings: int = 1) -> Decision:
    return Decision(7, verdict, SPRING, until, reason, screenshots=0, findings=findings)


def kept(
    made: Decision | None, standing: Standing = Standing.STILL, *, is_open: bool = False, reopened: str = ""
) -> KeptFinding:
    return KeptFinding(make_finding(), Level.HIGH, standing, is_open, SPRING, TODAY, made, reopened)


def test_every_standing_has_a_word_and_a_shape_of_its_own() -> None:
    assert len({standing_word(one) for one in Standing}) == len({standing_icon(one) for one in Standing}) == 6


def test_days_near_today_have_names() -> None:
    assert [day_words(date(2026, 11, day), TODAY) for day in (21, 20)] == ["today", "yesterday"]
    assert day_words(SPRING, TODAY) == f"on {date_words(SPRING)}"
    assert "2026" in date_words(SPRING)


def test_a_date_is_said_once_where_it_is_the_same() -> None:
    assert seen_words(kept(None), TODAY) == f"First seen on {date_words(SPRING)}. Last seen today."
    assert seen_words(kept(None), SPRING).startswith("First seen today.")


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (kept(None, is_open=True), ""),
        (kept(decision(Verdict.CONFIRMED), is_open=True), "You confirmed this {made}."),
        (kept(decision(Verdict.NOT_ME)), "You said {made} that this is not you."),
        (kept(decision(Verdict.LATER, SOON)), "You put this off {made}. It comes back on {until}."),
        (kept(decision(Verdict.LATER, SOON), is_open=True), "You put this off {made}. It is back on your list now."),
        (
            kept(decision(Verdict.ACCEPTED, SOON, "On my badge.")),
            "You accepted this {made}. Your reason: On my badge. It comes back on {until}.",
        ),
        (
            kept(decision(Verdict.FIXED), Standing.CAME_BACK, is_open=True),
            "You said {made} that this is fixed. A later look found it again. So it is back on your list.",
        ),
        (
            kept(decision(Verdict.NOT_ME), is_open=True, reopened=CHANGED),
            "You said {made} that this is not you. "
            "It tells more now than when you decided. So it is back on your list.",
        ),
        (
            kept(decision(Verdict.NOT_APPLICABLE), is_open=True, reopened="new_home"),
            "You said {made} that this does not apply to you. "
            "It is back on your list, because you said: \u201cWe have a new home.\u201d",
        ),
    ],
)
def test_what_was_decided_and_whether_it_holds(one: KeptFinding, said: str) -> None:
    made, until = f"on {date_words(SPRING)}", date_words(SOON)
    assert decision_words(one, TODAY) == said.format(made=made, until=until)


def test_an_undo_says_what_it_takes_back() -> None:
    assert undo_words(decision(Verdict.NOT_ME)) == "Un&do \u201cNot me\u201d"
    assert undo_words(decision(Verdict.ACCEPTED, SOON, findings=12)) == "Un&do \u201cAccept until\u201d for 12"
