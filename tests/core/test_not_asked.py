"""What was not asked stands in the report as not checked: one row for each reason, and no reason for anybody else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from officer_exposure.content import load_content
from officer_exposure.content.opening import load_opening
from officer_exposure.events import Audit
from officer_exposure.model import NotChecked
from officer_exposure.report.gaps import Gap, gaps
from officer_exposure.report.html import render_html
from officer_exposure.report.json_report import json_blocks
from officer_exposure.report.masking import Disguise
from officer_exposure.report.not_asked import not_asked
from officer_exposure.report.pdf.writing import render_pdf
from officer_exposure.report.view import ReportView, report_view
from officer_exposure.store.store import Store, memory_store
from officer_exposure.walk.opening import ACCOUNT, KeptOpening
from tests.core.reading_grade import grade_of
from tests.core.test_pdf import text_of

TODAY = date(2026, 11, 26)
NO_CHILDREN = "Left out, because you said that you have no children."
UNANSWERED = "You have not answered these questions yet."


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in which the opening was answered in part and one question was answered."""
    store = memory_store()
    opening = KeptOpening(store)
    opening.answer("children", {"no"})
    opening.answer("people", {"facebook"})
    store.answers.give("facebook", ACCOUNT, "FB01", "safe", TODAY)
    store.answers.leave_out("strava", ACCOUNT)
    yield store
    store.close()


def _view(store: Store, *, reasons: bool = True) -> ReportView:
    return report_view(Audit(not_checked=[*not_asked(store, reasons=reasons)]), masked=True, made=TODAY)


def _rows(view: ReportView) -> dict[str, Gap]:
    return {gap.reason: gap for gap in view.gaps}


def _count(*sections: str) -> int:
    return sum(item.section in sections for item in load_content().items.values())


def test_each_reason_is_one_row_that_counts_its_questions(store: Store) -> None:
    rows = _rows(_view(store))
    assert rows[NO_CHILDREN].count == _count("children")
    app = rows["Left out, because you said that you do not use the app or site."]
    people = next(question for question in load_opening() if question.id == "people")
    assert app.count == _count(*{section for one in people.options for section in one.sections} - {"facebook"})
    assert "Instagram" in app.names
    assert rows["Left out, because you said that this does not apply to you."].count == _count("strava")
    others = _count("facebook", "strava", "children") + app.count
    assert rows[UNANSWERED].count == len(load_content().items) - others
    assert len(rows) == 4


def test_what_was_begun_is_left_to_the_check(store: Store) -> None:
    assert not any(one.artifact.startswith("facebook/") for one in not_asked(store, reasons=True))


def test_page_paper_and_data_say_it(store: Store) -> None:
    view = _view(store)
    assert NO_CHILDREN in render_html(view, {})
    assert NO_CHILDREN.replace(" ", "") in text_of(render_pdf(view, {}))
    audit = Audit(not_checked=[*not_asked(store, reasons=True)])
    told = json.loads(b"".join(json_blocks(audit, masked=False)))["coverage"]["not_checked"]
    item = next(item for item in load_content().items.values() if item.section == "children")
    reason = f"{NO_CHILDREN[:-1]}: {item.question}"
    assert {"source": "answers", "artifact": "children/main", "check": "guided.answers", "reason": reason} in told


def test_anybody_else_reads_how_much_and_not_why(store: Store) -> None:
    rows = _rows(_view(store, reasons=False))
    assert set(rows) == {UNANSWERED, "Left out, because of what was said at the start."}
    assert sum(row.count for row in rows.values()) == sum(row.count for row in _view(store).gaps)


def test_what_is_shown_after_all_is_asked(store: Store) -> None:
    KeptOpening(store).answer("children", {"yes"})
    assert NO_CHILDREN not in _rows(_view(store))


def test_the_reasons_are_easy_to_read() -> None:
    said = [f"Left out, because {one.left_out}." for one in load_opening() if one.left_out]
    assert len(said) == 5
    assert grade_of(said) <= 8


def test_files_stand_before_questions_however_many_there_are(store: Store) -> None:
    missed = [*not_asked(store, reasons=True), NotChecked("photos", "a.jpg", "*", "This file is broken.")]
    found = gaps(missed, Disguise(Audit(), masked=False))
    assert found[0].what == "1 file"
    rest = [one.count for one in found[1:]]
    assert rest == sorted(rest, reverse=True)
    assert rest[0] > 1
