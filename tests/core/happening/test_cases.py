"""What a log comes to: read from its entries anew, and nothing that was not written down."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.happening.cases import Case, Which, cases_in, wanted
from officer_exposure.happening.chain import Logged, body_of
from officer_exposure.happening.entry import Entry, EntryKind, ReportedTo, Showing, StillUp, blinded, shows_text
from tests.core.happening.test_evidence_log import found


def log_of(*entries: Entry) -> tuple[Logged, ...]:
    """A log of these entries; its links are of no interest here."""
    return tuple(Logged(number, entry, body_of(entry), b"") for number, entry in enumerate(entries, 1))


def of(kind: EntryKind, about: int = 1, seen: str = "2026-11-27T09:00:00+00:00", **fields: object) -> Entry:
    """An entry about an earlier one."""
    return msgspec.structs.replace(found(), kind=kind, about=about, seen=seen, **fields)


def only(*entries: Entry) -> Case:
    """The one case of a log."""
    (case,) = cases_in(log_of(*entries))
    return case


def test_an_old_entry_claims_nothing() -> None:
    case = only(found(url="https://board.example/1"))
    assert (case.still_up, case.reports, case.is_said_unreported, case.response) == (StillUp.UNKNOWN, (), False, "")
    assert (case.said("shows"), case.said("platform")) == ("", "")
    assert case.looked_on == case.first.entry.seen


def test_what_was_added_later_belongs_to_the_case() -> None:
    case = only(
        found(shows=shows_text([Showing.THREAT, Showing.FAMILY]), reported_to=ReportedTo.NOBODY),
        of(EntryKind.REPORTED, reported_to=ReportedTo.POLICE, reference="4711"),
        of(EntryKind.ANSWERED, response="We are on it"),
        of(EntryKind.REPORTED, about=2, reported_to=ReportedTo.PLATFORM),
    )
    assert [one.number for one in case.entries] == [1, 2, 3, 4]
    assert [(one.to, one.reference, one.number) for one in case.reports] == [
        ("the police", "4711", 2),
        ("the site or app", "", 4),
    ]
    assert case.response == "We are on it"
    assert case.said("shows") == "a threat; my family"
    assert not case.is_said_unreported


def test_nobody_yet_is_said_only_where_it_was_written_down() -> None:
    assert only(found(reported_to=ReportedTo.NOBODY)).is_said_unreported
    assert not only(found()).is_said_unreported


def test_the_latest_look_counts_by_when_it_was() -> None:
    gone = of(EntryKind.LOOKED_AGAIN, still_up=StillUp.NO, seen="2026-12-02T10:00:00+00:00")
    before = of(EntryKind.LOOKED_AGAIN, still_up=StillUp.YES, seen="2026-12-02T08:00:00-04:00")
    assert only(found(still_up=StillUp.YES), gone).still_up is StillUp.NO
    case = only(found(), gone, before)
    assert (case.still_up, case.looked_on) == (StillUp.YES, before.seen), "noon in Greenwich is after ten"
    assert only(found(), gone, of(EntryKind.REPORTED, seen="2026-12-09T10:00:00+00:00")).looked_on == gone.seen


def test_a_correction_counts_in_the_place_of_what_it_is_about() -> None:
    look = of(EntryKind.LOOKED_AGAIN, still_up=StillUp.NO, seen="2026-12-02T10:00:00+00:00")
    wrong = of(EntryKind.CORRECTED, about=2, still_up=StillUp.YES, account="@right")
    case = only(found(account="@wrong"), look, wrong)
    assert (case.still_up, case.said("account")) == (StillUp.YES, "@right")
    assert case.first.entry.account == "@wrong", "what was written down stays"


def test_that_it_is_still_there_after_all_outweighs_every_look_before() -> None:
    gone = of(EntryKind.LOOKED_AGAIN, still_up=StillUp.NO, seen="2026-12-02T10:00:00+00:00")
    wrong = of(EntryKind.CORRECTED, still_up=StillUp.YES, seen="2026-12-01T10:00:00+00:00")
    again = of(EntryKind.LOOKED_AGAIN, still_up=StillUp.NO, seen="2026-12-03T10:00:00+00:00")
    assert only(found(), gone, wrong).still_up is StillUp.YES
    assert only(found(), gone, wrong, again).still_up is StillUp.NO


def test_steps_of_the_plan_are_no_cases() -> None:
    step = msgspec.structs.replace(found(step="FH1"), kind=EntryKind.STEP)
    log = log_of(step, of(EntryKind.CORRECTED, about=1), found(note="a truck"))
    assert [case.number for case in cases_in(log)] == [3]


def test_cases_are_found_by_words_and_by_how_they_stand() -> None:
    log = log_of(
        found(url="https://board.example/1", account="@Someone"),
        found(note="a truck"),
        of(EntryKind.LOOKED_AGAIN, about=2, still_up=StillUp.NO),
        of(EntryKind.REPORTED, about=1, reference="4711"),
    )
    cases = cases_in(log)

    def numbers(words: str = "", which: Which = Which.ALL) -> list[int]:
        return [case.number for case in wanted(cases, words, which)]

    assert numbers() == [1, 2]
    assert numbers("someone BOARD") == [1]
    assert numbers("4711") == [1]
    assert numbers("truck board") == []
    assert numbers(which=Which.GONE) == [2]
    assert numbers(which=Which.NOT_GONE) == [1]
    assert numbers(which=Which.UNREPORTED) == [2]


_ANY = st.builds(
    lambda kind, about, up: msgspec.structs.replace(found(), kind=kind, about=about, still_up=up),
    st.sampled_from(EntryKind),
    st.integers(0, 9),
    st.sampled_from(StillUp),
)


@given(st.lists(_ANY, max_size=12))
def test_no_entry_is_in_two_cases(entries: list[Entry]) -> None:
    """Whatever a log holds: one entry belongs to one case at most, and a case begins with what was seen."""
    cases = cases_in(log_of(*entries))
    numbers = [one.number for case in cases for one in case.entries]
    assert len(numbers) == len(set(numbers))
    assert all(case.first.entry.kind in {EntryKind.FOUND, EntryKind.NOTE} for case in cases)
    assert all(one.entry.about in {before.number for before in case.entries} for case in cases for one in case.later)


def test_what_blinds_an_entry_is_not_searched() -> None:
    entry = blinded(found(note="on the fence"))
    case = only(entry)
    assert wanted((case,), "fence") == (case,)
    assert wanted((case,), entry.blind[:9]) == ()
