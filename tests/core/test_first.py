"""What to do first."""

from __future__ import annotations

import msgspec

from officer_exposure.exposure.first import do_first
from officer_exposure.exposure.gathering import Gathering, gather
from officer_exposure.exposure.urgency import minutes_of
from officer_exposure.model import Area, Confidence, Level
from tests.core.findings import make_finding

_ONE = gather([make_finding()])[0]

_REMEDIES = ("file.share_without_place", "facebook.future_posts", "facebook.friends_list", "instagram.map")
"""Remedies that take equally long, so that only what a test sets tells two cards apart."""


def _card(name: str, level: Level = Level.HIGH, area: Area = Area.HOME, **changes: object) -> Gathering:
    remedy = _REMEDIES[ord(name[-1]) % len(_REMEDIES)]
    card = msgspec.structs.replace(
        _ONE, id=name, check=name.partition(":")[0], level=level, areas=(area,), remediation=remedy
    )
    return msgspec.structs.replace(card, **changes)


def _ids(*cards: Gathering) -> list[str]:
    return [card.id for card in do_first(cards)]


def test_nothing_to_do() -> None:
    assert do_first([]) == ()


def test_at_most_three_and_the_highest_level_first() -> None:
    cards = _card("a", Level.LOW), _card("b", Level.URGENT), _card("c", Level.MODERATE), _card("d", Level.HIGH)
    assert _ids(*cards) == ["b", "d", "c"]


def test_home_then_family_then_uniform_then_the_rest() -> None:
    assert _ids(
        _card("a", area=Area.ROUTINE), _card("b", area=Area.UNIFORM), _card("c", area=Area.FAMILY), _card("d")
    ) == [
        "d",
        "c",
        "b",
    ]


def test_then_the_fewest_minutes() -> None:
    quick, slow = _card("z", remediation="file.rename_copy"), _card("a", remediation="people_search.opt_out")
    assert minutes_of(quick) < minutes_of(slow)
    assert _ids(slow, quick) == ["z", "a"]


def test_a_guess_comes_after_what_is_sure() -> None:
    assert _ids(_card("a", check_first=True), _card("b")) == ["b", "a"]


def test_each_check_once_before_any_twice_at_one_level() -> None:
    cards = [
        _card("guided.answers:1"),
        _card("guided.answers:2"),
        _card("guided.answers:3"),
        _card("photo.uniform:high"),
    ]
    assert _ids(*cards) == ["guided.answers:1", "photo.uniform:high", "guided.answers:2"]


def test_variety_never_lowers_the_level() -> None:
    urgent = [_card(f"guided.answers:{number}", Level.URGENT) for number in range(3)]
    assert _ids(*urgent, _card("photo.file_name:low", Level.LOW)) == [card.id for card in urgent]


def test_the_same_remedy_is_one_thing_to_do() -> None:
    same = "file.share_without_place"
    urgent, high = _card("a", Level.URGENT, remediation=same), _card("b", Level.HIGH, remediation=same)
    assert _ids(urgent, high, _card("c", Level.LOW)) == ["a", "c"]


def test_what_is_urgent_comes_before_what_closes_a_way_to_the_door() -> None:
    door = _card("photo.gps:moderate", Level.MODERATE, remediation="file.share_without_place")
    urgent = _card("photo.uniform:urgent", Level.URGENT, remediation="instagram.map")
    assert _ids(urgent, door) == ["photo.uniform:urgent", "photo.gps:moderate"]


def test_fewer_checks_than_three_fill_up() -> None:
    assert _ids(_card("guided.answers:1"), _card("guided.answers:2")) == ["guided.answers:1", "guided.answers:2"]


def test_from_findings_to_the_first_card() -> None:
    guess = make_finding(check="b.b", confidence=Confidence.LOW, remediation="instagram.map")
    findings = [make_finding(areas=(Area.ROUTINE,)), guess]
    assert [card.check for card in do_first(gather(findings))] == ["photo.gps", "b.b"]
