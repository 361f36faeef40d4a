"""Levels, ways, plan, list, map data, report and JSON are one model: over made-up audits they never disagree."""

from __future__ import annotations

import json
from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from officer_exposure.content import load_content
from officer_exposure.content.paths import load_paths
from officer_exposure.events import Audit
from officer_exposure.exposure.first import do_first
from officer_exposure.exposure.gathering import Gathering, gather
from officer_exposure.exposure.paths.clues import item_of, most_open
from officer_exposure.exposure.plan import Exposure, Plan, plan_of
from officer_exposure.fingerprint import signed
from officer_exposure.model import Audience, Confidence, Finding, Level, Place
from officer_exposure.places.guesses import HOME_CHECK, guesses
from officer_exposure.report.html import render_html
from officer_exposure.report.json_report import SCHEMA, json_blocks
from officer_exposure.report.view import ReportView, report_view
from officer_exposure.store.records import Wanted
from officer_exposure.store.store import memory_store
from tests.core.paths.found import NUMBER, PLACE, STREET, answered, pictured
from tests.core.store.runs import Look

_MADE = date(2026, 11, 26)
_SENTENCES = {
    "photo.street_sign": STREET,
    "photo.house_number": NUMBER,
    "photo.gps": PLACE,
    "photo.plate": "A license plate can be read.",
    "photo.parcel_label": "An address label can be read.",
    "photo.uniform": "A uniform can be seen.",
    "photo.combinations": "A uniform and what leads to your home are in one picture.",
}

_ANSWERS = st.lists(st.sampled_from(sorted(load_content().items)), unique=True, max_size=12).map(
    lambda items: [answered(item) for item in items]
)
_PICTURES = st.lists(
    st.builds(
        lambda check, audience, name, confidence: pictured(check, _SENTENCES[check], audience, name, confidence),
        st.sampled_from(sorted(_SENTENCES)),
        st.sampled_from(Audience),
        st.sampled_from(["a.jpg", "b.jpg", "c.jpg"]),
        st.sampled_from(Confidence),
    ),
    max_size=8,
    unique_by=lambda one: (one.check, one.artifact),
)


def _guessed_home(audience: Audience) -> Finding:
    summary = "Your photos, posts and activities together point to one place as your home."
    found = pictured(HOME_CHECK, summary, audience, "d.jpg")
    return msgspec.structs.replace(found, evidence=(Place(39.8, -89.6, 60.0, 1, 0.7),))


_HOMES = st.lists(st.sampled_from(Audience).map(_guessed_home), max_size=1)
_AUDITS = st.tuples(_ANSWERS, _PICTURES, _HOMES).map(
    lambda parts: Audit(findings=list(signed([one for part in parts for one in part], b"s" * 32)))
)


@settings(max_examples=25, deadline=None)
@given(_AUDITS)
def test_everything_that_speaks_of_an_audit_says_the_same(audit: Audit) -> None:
    gatherings = gather(audit.findings)
    plan = plan_of(gatherings)
    _levels_agree(gatherings, plan)
    _store_agrees(audit, gatherings, plan)
    _map_agrees(audit, gatherings, plan)
    for masked in (False, True):
        view = report_view(audit, masked=masked, made=_MADE)
        _report_agrees(view, gatherings, plan)
        _json_agrees(audit, gatherings, plan, masked=masked)


def _ids(gatherings: tuple[Gathering, ...]) -> list[str]:
    return [one.id for one in gatherings]


def _steps(plan: Plan) -> list[tuple[str, dict[str, int]]]:
    return [(step.gathering.id, dict(step.closes)) for step in plan.steps]


def _levels_agree(gatherings: tuple[Gathering, ...], plan: Plan) -> None:
    """What is urgent by its level is on a way, is half of one, or says in paths.yaml why it leads nowhere."""
    on_a_way = {item for goal in plan.goals for way in goal.ways for item in way.items} | dict(plan.halves).keys()
    for one in gatherings:
        aside = load_paths().is_aside(item_of(one) or one.check)
        if one.level is Level.URGENT and most_open(one) is not None and not aside:
            assert one.id in on_a_way, one.id
    assert _ids(do_first(gatherings)) == _ids(plan.first)
    for goal in plan.goals:
        assert sum(step.closes.get(goal.id, 0) for step in plan.steps) == goal.total - goal.lasting


def _store_agrees(audit: Audit, gatherings: tuple[Gathering, ...], plan: Plan) -> None:
    """The list of the review and the overview are read from the store."""
    store = memory_store()
    try:
        Look(store, sources=("photos", "answers")).records(*audit.findings).ends("photos")
        listed = store.findings.gatherings(Wanted())
        assert _ids(listed) == _ids(gatherings)
        assert [one.summaries for one in listed] == [one.summaries for one in gatherings]
        assert sum(store.findings.overview().values()) == sum(one.things for one in gatherings)
        again = plan_of(listed)
        assert (_steps(again), _ids(again.first)) == (_steps(plan), _ids(plan.first))
        assert [goal.ways for goal in again.goals] == [goal.ways for goal in plan.goals]
    finally:
        store.close()


def _map_agrees(audit: Audit, gatherings: tuple[Gathering, ...], plan: Plan) -> None:
    """A guess at home on the map is a way to the door in the plan, unless only the officer sees it."""
    shown = {one.finding.fingerprint for one in guesses(audit.findings)}
    drawn = {
        one.id
        for one in gatherings
        if most_open(one) is not None and any(found.fingerprint in shown for found in one.findings)
    }
    on_a_way = {item for way in plan.goal("home").ways for item in way.items}
    assert drawn <= on_a_way
    without = Exposure(gatherings).plan(drawn)
    assert not drawn & {item for way in without.goal("home").ways for item in way.items}


def _report_agrees(view: ReportView, gatherings: tuple[Gathering, ...], plan: Plan) -> None:
    cards = [card.anchor for area in view.areas for card in area.cards]
    assert sorted(cards) == sorted(_ids(gatherings))
    assert sum(level.things for level in view.levels) == sum(one.things for one in gatherings)
    assert [step.anchor for step in view.first] == _ids(plan.first)
    assert [step.anchor for step in view.plan.steps] == [step.gathering.id for step in plan.steps]
    counted = {one.name: sum(way.times for way in one.ways) + one.untold for one in view.plan.sections}
    assert counted == {goal.id: goal.total for goal in plan.goals if goal.total}
    page = render_html(view, {})
    for section in view.plan.sections:
        assert section.title in page
        assert all(anchor in cards for way in section.ways for anchor, _ in way.places)


def _json_agrees(audit: Audit, gatherings: tuple[Gathering, ...], plan: Plan, *, masked: bool) -> None:
    told = json.loads(b"".join(json_blocks(audit, masked=masked)))
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(told)
    assert [one["id"] for one in told["gatherings"]] == _ids(gatherings)
    assert told["paths"]["first"] == _ids(plan.first)
    assert [(step["gathering"], step["closes"]) for step in told["paths"]["steps"]] == _steps(plan)
    assert [(goal["target"], goal["ways"]) for goal in told["paths"]["goals"]] == [
        (goal.id, goal.total) for goal in plan.goals
    ]


def test_no_way_and_no_step_holds_a_value() -> None:
    """Sentences are made of the program's own words: a name of a file cannot get in."""
    found = [pictured("photo.gps", PLACE, name="Plantedname/12 Elm Street.jpg"), answered("PS01", "plantedaccount")]
    plan = plan_of(gather(found))
    said = " ".join(way.sentence for goal in plan.goals for way in goal.ways)
    said += " ".join(f"{step.title} {step.who} {step.note}" for step in plan.steps)
    assert "planted" not in said.casefold()
    assert "Elm" not in said
