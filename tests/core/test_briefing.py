"""The family's sheets: complete, calm, shaped by what is open, and without anything that was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_exposure.content import briefing, scenarios
from officer_exposure.content.briefing import Listener, load_briefing
from officer_exposure.content.reading import read_table
from officer_exposure.content.scenarios import load_scenarios
from officer_exposure.errors import ContentError
from officer_exposure.model import Area, Finding, Tag
from officer_exposure.registry import load_checks
from officer_exposure.report.briefing.view import BriefingView, briefing_view
from officer_exposure.report.briefing.writing import render_briefing_html, render_briefing_pdf
from officer_exposure.report.page import POLICY
from tests.core.reading_grade import grade_of
from tests.core.report_examples import PLANTED, audit
from tests.core.test_pdf import every_layer, text_of
from tests.shared_data import needs_shared, shared

MADE = date(2026, 11, 26)
LISTENERS = get_args(Listener)
_FRIGHTENING = re.compile(r"\b(kill|die|dead|death|murder|blood|kidnap|hunt|stalk|attack|terror|victim|danger)", re.I)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _texts(part)
        case list() | tuple():
            for part in value:
                yield from _texts(part)


def _view(listener: Listener, found: tuple[Finding, ...] = ()) -> BriefingView:
    return briefing_view(listener, found, made=MADE, evening=True)


@pytest.mark.parametrize(("listener", "grade"), [(one, 4 if one == "child" else 8) for one in LISTENERS])
def test_a_sheet_is_calm_and_easy_to_read(listener: Listener, grade: int) -> None:
    texts = [text for text in _texts(msgspec.to_builtins(_view(listener))) if " " in text]
    assert grade_of(texts) <= grade
    assert [text for text in texts if _FRIGHTENING.search(text) or "!" in text] == []


def test_every_topic_of_a_rule_exists() -> None:
    known = {area.value for area in Area} | set(load_checks())
    named = {topic for sheet in load_briefing().sheets.values() for rule in sheet.rules for topic in rule.about}
    assert named <= known
    assert set(load_briefing().sheets) == set(LISTENERS)


@pytest.mark.parametrize("listener", LISTENERS)
def test_what_is_open_puts_its_rules_first(listener: Listener) -> None:
    rules = load_briefing().sheets[listener].rules
    wanted = next(rule for rule in reversed(rules) if rule.about)
    area = next(one for one in wanted.about if one in set(Area))
    (found,) = [one for one in audit(1).findings if one.check == "photo.gps"]
    shaped = _view(listener, (msgspec.structs.replace(found, check="x.y", areas=(Area(area),)),))
    plain = _view(listener)
    assert {one.say for one in (*shaped.first, *shaped.more)} == {rule.say for rule in rules}
    firsts = [one.say for one in (*shaped.first, *shaped.more)]
    touching = [rule.say for rule in rules if area in rule.about]
    assert firsts[: len(touching)] == touching
    assert (shaped.why_first != plain.why_first) == (listener == "partner")


@pytest.mark.parametrize("listener", LISTENERS)
def test_page_and_pdf_say_the_same(listener: Listener) -> None:
    view = _view(listener)
    page, paper = render_briefing_html(view), render_briefing_pdf(view)
    on_page, on_paper = _letters(unescape(re.sub(r"<[^>]*>", " ", page))), _letters(text_of(paper, foot=view.title))
    said = [text for text in _texts(msgspec.to_builtins(view)) if text not in {view.made, view.listener}]
    assert [text for text in said if _letters(text) not in on_page] == []
    assert [text for text in said if _letters(text) not in on_paper] == []
    assert POLICY in unescape(page)


def _letters(text: str) -> str:
    """Letters and digits alone: quotation marks and lines are set in their own way on paper."""
    return re.sub(r"\W+", "", text)


_SECRETS = st.text(st.characters(categories=["L", "N"]), min_size=6, max_size=12).map(lambda text: f"Zq{text}Zq")


@settings(max_examples=12)
@given(st.lists(_SECRETS, min_size=1, max_size=4), st.sampled_from(LISTENERS))
def test_no_sheet_holds_a_value_in_any_layer(secrets: list[str], listener: Listener) -> None:
    found = [
        msgspec.structs.replace(one, artifact=secret, source=secret, evidence=(Tag("EXIF:Artist", secret),))
        for secret in secrets
        for one in audit(2).findings
    ]
    view = _view(listener, tuple(found))
    pdf = render_briefing_pdf(view)
    layers = every_layer(pdf) + text_of(pdf).encode() + render_briefing_html(view).encode()
    assert [trace for trace in (*secrets, *PLANTED) if trace.encode() in layers] == []


@needs_shared
def test_every_rule_and_scenario_of_the_catalogue_is_there() -> None:
    folder = shared("research") / "catalogue"
    told: dict[str, Any] = yaml.safe_load((folder / "briefing.yaml").read_text("utf-8"))["briefing"]
    wanted = {rule["id"] for rules in told.values() for rule in rules}
    assert wanted == {rule.id for sheet in load_briefing().sheets.values() for rule in sheet.rules}
    stories: list[Any] = yaml.safe_load((folder / "policy.yaml").read_text("utf-8"))["scenarios"]
    assert {one["id"] for one in stories} == set(load_scenarios())


@pytest.mark.parametrize(
    ("file", "shape", "checked", "change", "says"),
    [
        (scenarios.FILE, scenarios.SHAPE, scenarios.checked, ("good: true, ", ""), "exactly one"),
        (briefing.FILE, briefing.SHAPE, briefing.checked, ("[SCN14, ", "[SCN99, "), "SCN99"),
        (briefing.FILE, briefing.SHAPE, briefing.checked, ("id: BP2,", "id: BP1,"), "given twice"),
        (briefing.FILE, briefing.SHAPE, briefing.checked, ("[SS_FB]", "[NO_SUCH]"), "NO_SUCH"),
    ],
)
def test_a_mistake_in_the_content_is_told(
    tmp_path: Path, file: str, shape: Any, checked: Any, change: tuple[str, str], says: str
) -> None:
    text = (Path(briefing.__file__).parent / file).read_text("utf-8")
    assert change[0] in text
    (tmp_path / file).write_text(text.replace(*change, 1), "utf-8")
    with pytest.raises(ContentError, match=says):
        checked(_read(tmp_path / file, shape))


def _read(path: Path, shape: Any) -> Any:
    from officer_exposure.content.reading import read_file

    return read_file(path, shape)


def test_the_files_are_read_from_the_package() -> None:
    assert len(read_table(scenarios.FILE, scenarios.SHAPE)) == 16
