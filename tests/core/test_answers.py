"""The officer's answers: read, written, and turned into findings."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.guided.answers import CHECK
from officer_exposure.artifact import AnswerSheet, Artifact
from officer_exposure.content import load_content
from officer_exposure.errors import SourceError
from officer_exposure.examining import examine
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import Answer, ArtifactKind, Audience, Confidence, Level, NotChecked, OutcomeKind, Severity
from officer_exposure.sources.answers import ANSWERS, AnswersSource, SheetSource, read_answers
from tests.checks.artifacts import findings_of, outcome_of, reasons_of, with_answers
from tests.core.written import answers_text

_GOOD = """
format: officer-exposure/answers
version: 1
sheets:
  - section: facebook
    account: main
    answers: {FB01: exposed, FB03: safe, FB04: unsure, FB08: skipped}
  - {section: instagram, account: main, no_account: true}
"""


def _asked(section: str) -> list[str]:
    """The items of one section."""
    return [item.id for item in load_content().items.values() if item.section == section]


def test_a_good_file_is_read() -> None:
    facebook, instagram = read_answers(_GOOD)
    assert facebook.answers == {"FB01": "exposed", "FB03": "safe", "FB04": "unsure", "FB08": "skipped"}
    assert instagram == AnswerSheet("instagram", "main", {}, no_account=True)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("FB01: exposed", "FB01: yes", r"FB01: the answer must be exposed, safe, unsure or skipped"),
        ("FB01: exposed", "FB01: no", r"FB01: the answer must be"),
        ("FB01: exposed", "FB01: Exposed", r"FB01: the answer must be"),
        ("FB01: exposed", "FB01: ~", r"FB01: the answer must be"),
        ("FB01: exposed", "FB99: exposed", r"sheets\[0\]\.answers: one of the items does not exist"),
        ("FB01: exposed", "IG01: exposed", r"IG01: this item belongs to the section instagram"),
        ("FB01: exposed", "FB01: exposed, FB01: safe", r"line 7: a key is given twice"),
        ("FB01: exposed", "FB01: [exposed]", r"line 7, sheets\[0\]\.answers: this must be a text"),
        ("section: facebook", "section: myspace", r"sheets\[0\]\.section: there is no such section"),
        ("account: main", 'account: ""', r"sheets\[0\]\.account"),
        ("account: main", "acount: main", r"line 6, sheets\[0\]: there is no such field; perhaps account was meant"),
        ("no_account: true", "no_account: maybe", r"sheets\[1\]\.no_account: this must be true or false"),
        ("no_account: true", "no_account: true, answers: {IG01: safe}", r"there can be no answers"),
        ("section: instagram", "section: facebook", r"two sheets for the same section"),
        ("version: 1", "version: 2", r"not an answers file of this program"),
        ("officer-exposure/answers", "officer-exposure/facts", r"not an answers file of this program"),
        ("sheets:", "sheet:", r"sheet"),
        ("format:", "\tformat:", r"The answers file"),
    ],
)
def test_a_mistake_is_named_in_a_sentence(old: str, new: str, sentence: str) -> None:
    assert old in _GOOD
    with pytest.raises(SourceError, match=sentence) as caught:
        read_answers(_GOOD.replace(old, new, 1))
    assert caught.value.hint


def test_quoted_or_not_means_the_same() -> None:
    """YAML makes `no` and 1 something else than "no" and "1"; here they stay what was written."""
    assert read_answers(_GOOD.replace("exposed", '"exposed"').replace("version: 1", 'version: "1"')) == read_answers(
        _GOOD
    )
    (_, instagram) = read_answers(_GOOD.replace("account: main, no_account: true", "account: 007, no_account: yes"))
    assert (instagram.account, instagram.no_account) == ("007", True)


_SHEETS = st.lists(
    st.builds(
        AnswerSheet,
        section=st.just("facebook"),
        account=st.text(min_size=1).filter(str.strip),
        answers=st.dictionaries(st.sampled_from(["FB01", "FB03", "FB04", "FB08"]), st.sampled_from(ANSWERS)),
        no_account=st.just(value=False),
    ),
    unique_by=lambda sheet: sheet.account,
)


@given(_SHEETS)
def test_what_is_written_is_read_back(sheets: list[AnswerSheet]) -> None:
    assert list(read_answers(answers_text(sheets))) == sheets


def test_a_sheet_without_account_is_read_back() -> None:
    sheets = (AnswerSheet("instagram", "no", {}, no_account=True),)
    assert read_answers(answers_text(sheets)) == sheets


def test_the_source_yields_sheets_and_says_what_was_never_asked(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(_GOOD)
    source = AnswersSource(path, "answers")
    facebook, instagram, *missed = source.artifacts()
    assert isinstance(facebook, Artifact)
    assert isinstance(instagram, Artifact)
    assert (facebook.source, facebook.name) == ("answers", "facebook/main")
    asked = {item.section for item in load_content().items.values()} - {"facebook", "instagram"}
    never = [section for section in load_content().sections if section in asked]
    assert [one.artifact for one in missed if isinstance(one, NotChecked)] == never
    assert next(source.artifacts()) == facebook, "a source can be walked again"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"x" * 1_000_001])
def test_a_file_that_is_no_answers_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(data)
    with pytest.raises(SourceError):
        AnswersSource(path, "answers")


def test_a_missing_file_is_a_sentence_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        AnswersSource(tmp_path / "private-name.yaml", "answers")
    assert "private-name" not in str(caught.value)


def test_answers_from_the_window_need_no_file() -> None:
    (artifact, *_) = SheetSource([AnswerSheet("facebook", "main", {"FB01": "safe"})], "walk").artifacts()
    assert isinstance(artifact, Artifact)


def test_exposed_becomes_a_finding_as_the_item_says() -> None:
    item = load_content().items["PS01"]
    (found,) = findings_of(CHECK, with_answers("people_search", {"PS01": "exposed"}))
    assert found.evidence == (Answer("PS01", "exposed"),)
    assert (found.summary, found.areas, found.remediation) == (item.exposes, item.areas, item.remediation)
    assert (found.audience, found.confidence) == (Audience.PUBLIC, Confidence.MEDIUM)
    assert level_of(found) is Level.URGENT


def test_every_item_can_be_exposed_and_comes_to_a_level() -> None:
    for item in load_content().items.values():
        answered = {other.id: "safe" for other in load_content().items.values() if other.section == item.section}
        (found,) = findings_of(CHECK, with_answers(item.section, answered | {item.id: "exposed"}))
        grave = item.severity >= Severity.FINDS_FAMILY and item.audience is Audience.PUBLIC
        assert level_of(found) >= (Level.MODERATE if grave else Level.LOW)


def test_safe_is_clean() -> None:
    sheet = with_answers("facebook", dict.fromkeys(_asked("facebook"), "safe"))
    assert outcome_of(CHECK, sheet) is OutcomeKind.CLEAN
    assert reasons_of(CHECK, sheet) == []


@pytest.mark.parametrize("answer", ["unsure", "skipped", None])
def test_what_nobody_looked_at_is_not_checked(answer: str | None) -> None:
    others = {item: "safe" for item in _asked("instagram") if item != "IG10"}
    answers = others | ({"IG10": answer} if answer else {})
    sheet = with_answers("instagram", answers)
    assert outcome_of(CHECK, sheet) is OutcomeKind.NOT_CHECKED
    (reason,) = reasons_of(CHECK, sheet)
    assert load_content().items["IG10"].question in reason


def test_findings_do_not_hide_what_was_left_open() -> None:
    sheet = with_answers("facebook", {"FB01": "exposed", "FB03": "unsure"})
    assert outcome_of(CHECK, sheet) is OutcomeKind.FINDINGS
    assert len(reasons_of(CHECK, sheet)) == len(_asked("facebook")) - 1


def test_what_was_left_open_names_the_thing_its_finding_would_have() -> None:
    """So that a question left open keeps its own finding open, and no other."""
    for item in load_content().items.values():
        (found,) = findings_of(CHECK, with_answers(item.section, {item.id: "exposed"}))
        missed = [one for one in CHECK.examine(with_answers(item.section, {})) if isinstance(one, NotChecked)]
        assert [one.about for one in missed if item.question in one.reason] == [found.thing]
        assert len({one.about for one in missed}) == len(missed)


def test_a_long_account_name_is_cut_alike_in_both() -> None:
    sheet = AnswerSheet("facebook", "x" * 1000, {"FB01": "exposed"})
    artifact = Artifact("answers", f"facebook/{sheet.account}", ArtifactKind.ANSWERS, Audience.UNKNOWN, answers=sheet)
    (found,) = findings_of(CHECK, artifact)
    empty = msgspec.structs.replace(artifact, answers=msgspec.structs.replace(sheet, answers={}))
    assert found.thing in {one.about for one in CHECK.examine(empty) if isinstance(one, NotChecked)}


def test_no_account_does_not_apply() -> None:
    assert outcome_of(CHECK, with_answers("facebook", {}, no_account=True)) is OutcomeKind.NOT_APPLICABLE


def test_two_accounts_are_two_things() -> None:
    sheets = [AnswerSheet("facebook", account, {"FB01": "exposed"}) for account in ("main", "old")]
    artifacts = [one for one in SheetSource(sheets, "walk").artifacts() if isinstance(one, Artifact)]
    things = [examine(artifact, [CHECK]).findings[0].thing for artifact in artifacts]
    assert things == ["FB01 main", "FB01 old"]
