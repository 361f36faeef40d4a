"""From what was found to ways in words, to the smallest set of steps, and to what is left after a tick."""

from __future__ import annotations

import msgspec
import pytest

from officer_exposure.content import load_content
from officer_exposure.content.paths import FixCost, Paths, load_paths
from officer_exposure.exposure.first import do_first
from officer_exposure.exposure.gathering import gather
from officer_exposure.exposure.plan import Exposure, Plan, plan_of
from officer_exposure.model import Answer, Area, Audience, Confidence, Finding, Level
from tests.core.paths.found import NUMBER, PLACE, STREET, answered, pictured


def _plan(*findings: Finding) -> Plan:
    return plan_of(gather(findings))


def _sentences(*findings: Finding, target: str = "home") -> list[str]:
    return [way.sentence for way in _plan(*findings).goal(target).ways]


def test_nothing_found_is_no_way_and_no_step() -> None:
    plan = _plan()
    assert [(goal.id, goal.total, goal.ways) for goal in plan.goals] == [
        ("home", 0, ()),
        ("family", 0, ()),
        ("routine", 0, ()),
    ]
    assert (plan.steps, plan.first, plan.halves, plan.unseen) == ((), (), (), 0)


def test_a_street_and_a_house_number_are_one_way_together_and_half_a_way_alone() -> None:
    street, number = pictured("photo.street_sign", STREET), pictured("photo.house_number", NUMBER, Audience.FRIENDS)
    assert _sentences(street, number) == [
        "Your name → pictures that anyone can see: the name of a street; and pictures that friends can see: "
        "a house number → your door"
    ]
    assert _sentences(street) == []
    halves = dict(_plan(number).halves)
    assert list(halves.values()) == ["the name of a street"]
    assert not dict(_plan(street, number).halves)


def test_what_a_shorter_way_makes_needless_waits_for_what_that_one_told() -> None:
    """Sales groups tell street and house, so a car at the door is on no way; once they are closed it is half of one."""
    car = _plan(answered("FB16"), answered("OP04"), answered("HD07"))
    on_a_way = {item for way in car.goal("home").ways for item in way.items}
    assert on_a_way == {"guided.answers:FB16:high", "guided.answers:OP04:high"}
    assert dict(car.halves) == {"guided.answers:HD07:urgent": "the name of a street"}


def test_one_of_the_two_is_enough_to_close_it_and_the_cheaper_one_is_chosen() -> None:
    plan = _plan(answered("FB16"), pictured("photo.house_number", NUMBER))
    assert [step.gathering.check for step in plan.steps if "home" in step.closes] == ["guided.answers"]
    assert plan.steps[0].cost == 1


def test_the_sentence_names_the_account_and_the_site() -> None:
    assert _sentences(answered("PS_spokeo")) == ["Your name → Spokeo: a full address → your door"]
    told = _sentences(answered("FB03"), target="family")
    assert told == ["Your name → your friends list on Facebook: the name of somebody in your household → your family"]


def test_what_is_only_in_public_records_is_slow_and_comes_last() -> None:
    ways = _plan(answered("FB08"), answered("PS01")).goal("home").ways
    assert [way.slow for way in ways] == [False, True]


def test_ten_thousand_photos_are_one_thing_to_do() -> None:
    photos = [pictured("photo.gps", PLACE, name=f"{number}.jpg") for number in range(10_000)]
    plan = _plan(*photos)
    assert (plan.goal("home").total, len(plan.steps)) == (1, 1)
    assert plan.steps[0].gathering.things == 10_000


def test_what_only_you_can_see_leads_nobody_anywhere_and_is_counted() -> None:
    plan = _plan(pictured("photo.gps", PLACE, Audience.PRIVATE))
    assert (plan.goal("home").total, plan.unseen) == (0, 1)
    assert [one.check for one in plan.first] == ["photo.gps"]


def test_a_guess_is_marked_and_comes_after_what_is_sure() -> None:
    sure, guess = pictured("photo.gps", PLACE), pictured("photo.parcel_label", "A label.", confidence=Confidence.LOW)
    plan = _plan(guess, sure)
    assert [way.guess for way in plan.goal("home").ways] == [False, True]
    assert [step.gathering.check for step in plan.steps] == ["photo.gps", "photo.parcel_label"]


def test_each_case_of_a_check_gives_what_it_says() -> None:
    address = pictured("photo.house_number", "A house number with its street can be read.")
    assert _sentences(address) == ["Your name → pictures that anyone can see: a full address → your door"]
    assert _sentences(pictured("photo.place_names", "Hidden data names a state or a country.")) == []


def test_a_question_of_an_agency_leads_where_its_areas_say() -> None:
    theirs = msgspec.structs.replace(answered("FB01"), evidence=(Answer("ZZ99", "exposed"),), areas=(Area.FAMILY,))
    assert _plan(theirs).goal("family").total == 1


def test_a_tick_closes_its_ways_at_once_and_the_rest_is_planned_anew() -> None:
    exposure = Exposure(gather([answered("PS01"), answered("IG02"), answered("RC01")]))
    before = exposure.plan()
    assert (before.goal("home").total, before.goal("home").open) == (3, 3)
    first = before.steps[0].gathering.id
    after = exposure.plan({first})
    assert (after.goal("home").total, after.goal("home").open) == (3, 2)
    assert first not in [step.gathering.id for step in after.steps]
    everything = exposure.plan({step.gathering.id for step in before.steps})
    assert [goal.open for goal in everything.goals] == [0, 0, 0]


def test_the_steps_close_every_way_and_say_how_many_each() -> None:
    plan = _plan(*(answered(item) for item in ("PS01", "RC01", "IG02", "FB03", "FB01", "FB08")))
    for goal in plan.goals:
        assert sum(step.closes.get(goal.id, 0) for step in plan.steps) == goal.total
    assert plan.smallest


def test_others_who_must_act_and_what_stays_are_said() -> None:
    step = _plan(answered("PS01")).steps[0]
    assert (step.cost, step.who) == (5, "the site")
    assert "copies" in step.note


def test_what_nobody_can_change_stays_open_and_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Paths, "cost_of", lambda _, __: FixCost(0, "nobody"))
    plan = _plan(answered("PS01"))
    assert (plan.goal("home").lasting, plan.steps) == (1, ())


def test_do_first_is_how_the_plan_begins() -> None:
    gatherings = gather([answered("PS01"), answered("IG02"), pictured("photo.uniform", "A uniform."), answered("FB03")])
    plan = plan_of(gatherings)
    assert do_first(gatherings) == plan.first
    door = [step.gathering for step in plan.steps if "home" in step.closes]
    assert list(plan.first)[: len(door)] == door


def test_ways_that_were_not_all_told_are_still_all_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many to tell, the graph itself is asked until nothing is open."""
    monkeypatch.setattr("officer_exposure.exposure.paths.ways.MOST_WAYS", 2)
    items = ("PS01", "RC01", "IG02", "ST02", "GC01", "FB16", "RG04", "HD07")
    exposure = Exposure(gather([*(answered(item) for item in items), pictured("photo.street_sign", STREET)]))
    plan = exposure.plan()
    assert plan.goal("home").at_least
    chosen = {step.gathering.id for step in plan.steps}
    removed = {number for number, one in enumerate(exposure.gatherings) if one.id in chosen}
    assert not any(exposure.graph.leads_to(goal.id, removed) for goal in plan.goals)


def test_every_urgent_question_leads_somewhere_or_says_why_not() -> None:
    """The level and the ways must not contradict each other: what leads to the door by its level is on a way there."""
    items = [one for one in load_content().items if not load_paths().is_aside(one)]
    gatherings = gather([answered(item) for item in items])
    exposure = Exposure(gatherings)
    on_a_way = {gatherings[item].id for ways in exposure.ways.values() for way in ways.sets for item in way}
    urgent = [one for one in gatherings if one.level is Level.URGENT]
    assert len(urgent) > 20
    assert {one.id for one in urgent} <= on_a_way
