"""The agency pack: it adds, it never weakens a promise, and its mistakes leave the rest of the program working."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checks.guided.answers import CHECK
from officer_exposure import agency
from officer_exposure.content import load_content
from officer_exposure.content.loading import shipped_content, use_pack
from officer_exposure.content.overlay import overlaid
from officer_exposure.content.pack import MOST_BYTES, mistakes_in, pack_of, read_pack
from officer_exposure.content.pack_rules import GUARDED, host_of
from officer_exposure.content.pack_shape import Pack
from officer_exposure.content.pack_words import deletes
from officer_exposure.content.response import load_plan
from officer_exposure.errors import ContentError
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import NotChecked, Severity
from officer_exposure.store.store import Store, memory_store
from officer_exposure.walk.choose import choose
from tests.checks.artifacts import findings_of, with_answers

_EXAMPLE = Path(__file__).resolve().parents[2] / "docs/agency-pack.example.yaml"


@pytest.fixture(autouse=True)
def _no_pack_is_left() -> Iterator[None]:
    yield
    use_pack(None)


@pytest.fixture
def pack() -> Pack:
    return read_pack(_EXAMPLE)


@pytest.fixture
def store() -> Iterator[Store]:
    store = memory_store()
    yield store
    store.close()


def _text(*path: str | int, value: object) -> str:
    """The example with another value at this place; None takes it out."""
    plain: Any = yaml.load(_EXAMPLE.read_text(), Loader=yaml.BaseLoader)
    at = plain
    for step in path[:-1]:
        at = at[step]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return yaml.safe_dump(plain, sort_keys=False, allow_unicode=True)


def test_every_line_of_ours_stays_and_every_line_of_theirs_is_marked(pack: Pack) -> None:
    ours, both = shipped_content(), overlaid(shipped_content(), pack)
    for name, item in ours.items.items():
        assert msgspec.structs.replace(both.items[name], severity=item.severity) == item
        assert not both.from_agency(name)
    for name, remedy in ours.remediations.items():
        assert both.remediations[name] == remedy
    assert (both.legal_hold, both.scoring, both.sections) == (ours.legal_hold, ours.scoring, ours.sections)
    (own,) = both.items.keys() - ours.items.keys()
    assert own.startswith("AG_SPD_01_")
    assert both.from_agency(own)
    assert [line.kind for line in both.agency_lines("PL01")] == ["why", "do"]
    assert both.agency_lines("FB01") == ()
    assert both.contacts("union_legal") == ("Union legal line, 555 0103, day and night",)
    assert both.left_out("GH02") == "Our officers do not write code."
    assert both.items["RC06"].severity is Severity.LEADS_TO_DOOR


def test_a_question_of_the_agency_becomes_a_finding_like_any_other(pack: Pack) -> None:
    use_pack(pack)
    (own,) = (name for name in load_content().items if load_content().from_agency(name))
    (found,) = findings_of(CHECK, with_answers("agency", {own: "exposed"}))
    assert found.summary == "Pictures of your car show the parking permit of the station."
    assert level_of(found)
    assert load_content().remediation(found.remediation).steps
    use_pack(None)
    assert load_content().items == shipped_content().items
    assert load_content().remediation(found.remediation).steps, "a finding outlives the pack"


def test_what_the_agency_leaves_out_is_not_checked(pack: Pack) -> None:
    use_pack(pack)
    outcome = CHECK.examine(with_answers("github", {}))
    reasons = [one.reason for one in outcome if isinstance(one, NotChecked)]
    question = shipped_content().items["GH02"].question
    assert f"Your agency leaves this question out: {question}" in reasons


def test_the_walk_does_not_ask_it_and_says_why(pack: Pack) -> None:
    assert choose({}).left_out == {}
    use_pack(pack)
    choice = choose({})
    assert choice.left_out == {"GH02": "Our officers do not write code."}
    assert "GH02" not in {item.id for item in choice.items}
    assert any(load_content().from_agency(item.id) for item in choice.items)
    assert choose({"people": ()}).left_out == {}, "its whole section is left out already"


def test_every_number_that_the_plan_rings_can_stand_in_a_pack(pack: Pack) -> None:
    use_pack(pack)
    called = {step.call for step in load_plan().steps() if step.call} - {"emergency"}
    assert called == {"dispatch_supervisor", "threat_contact", "peer_support", "union_legal"}
    assert all(load_content().contacts(kind) for kind in called)


def test_life_asks_the_agency_s_questions_again(pack: Pack) -> None:
    both = overlaid(shipped_content(), pack)
    (own,) = both.items.keys() - shipped_content().items.keys()
    asking = {event.id for event in both.life_events.values() if own in event.items}
    assert {"new_agency", "new_assignment", "threat", "in_the_news", "new_home"} <= asking
    assert "new_car" not in asking
    order = list(both.items)
    for event in both.life_events.values():
        assert list(event.items) == sorted(event.items, key=order.index)


def test_a_number_with_a_new_meaning_is_a_new_question() -> None:
    one = pack_of(_EXAMPLE.read_text())
    other = pack_of(_text("items", 0, "question", value="Does your locker number show anywhere?"))
    same = pack_of(_text("items", 0, "why", value="The star on it is well known."))
    ids = [set(overlaid(shipped_content(), pack).items) - set(shipped_content().items) for pack in (one, other, same)]
    assert ids[0] != ids[1]
    assert ids[0] == ids[2]


def test_the_pack_of_a_vault_is_kept_and_used(store: Store, tmp_path: Path) -> None:
    assert agency.use_kept(store) == ""
    taken = agency.take_in(store, _EXAMPLE)
    assert load_content().agency is not None
    use_pack(None)
    assert agency.use_kept(store) == ""
    laid_over = load_content().agency
    assert laid_over is not None
    assert laid_over.name == taken.agency
    broken = tmp_path / "broken.yaml"
    broken.write_text(_text("code", value="no"))
    with pytest.raises(ContentError, match=r"line \d+, code"):
        agency.take_in(store, broken)
    assert load_content().agency is not None, "the pack before stays in use"
    agency.leave(store)
    assert load_content().agency is None
    assert agency.use_kept(store) == ""


def test_a_kept_pack_that_is_no_longer_right_leaves_the_rest_working(store: Store) -> None:
    store.settings.set("agency_pack", _text("wording", 0, "item", value="XX99"))
    trouble = agency.use_kept(store)
    assert "wording[0].item: there is no such question" in trouble
    assert load_content() is shipped_content()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("agency",), "", "agency: this is missing"),
        (("agency",), "  ", "agency: give the name"),
        (("code",), "spd", "code: this must be 2 to 10 capital letters"),
        (("issued",), "26.11.2026", "issued: this must be a day"),
        (("format",), "something", "format: this must be officer-exposure/agency-pack"),
        (("version",), "2", "version: this must be 1"),
        (("findings_to",), "hr@springfield.example", "there is no such field"),
        (("contacts", 0, "kind"), "press", "contacts[0].kind: this must be dispatch_supervisor"),
        (("contacts", 0, "phone"), "call me", "contacts[0].phone: this must be a phone number"),
        (("contacts", 0, "phone"), None, "contacts[0]: a contact needs"),
        (("contacts", 1, "email"), "a@b.example?subject=x", "contacts[1].email: this must be one email"),
        (("wording", 0, "item"), "XX99", "wording[0].item: there is no such question"),
        (("wording", 1, "item"), "PL01", "wording[1].item: this question is named twice"),
        (("wording", 1, "severity"), "1", "wording[1].severity: a pack can raise a question, not lower it"),
        (("wording", 0, "question"), "Is all well?", "there is no such field"),
        (("wording", 0, "safe"), "Anything", "there is no such field"),
        (("rules", 0, "rule"), "PR99", "rules[0].rule: there is no such rule"),
        (("drop", 0, "item"), "PS01", "drop[0].item: a pack cannot leave out a question about the home or the family"),
        (("drop", 0, "item"), "XX99", "drop[0].item: there is no such question"),
        (("drop", 0, "reason"), " ", "drop[0].reason: say why"),
        (("legal_hold",), "No", "there is no such field"),
        (("items", 0, "number"), "1", "items[0].number: this must be two digits"),
        (("items", 0, "question"), "Tell us.", "items[0].question: this must end with a question mark"),
        (("items", 0, "areas"), [], "items[0].areas: name at least one area"),
        (("items", 0, "areas"), ["garden"], "items[0].areas[0]: this must be home"),
        (("items", 0, "severity"), "5", "items[0].severity: this must be 1, 2, 3 or 4"),
        (("items", 0, "minutes"), "0", "items[0].minutes: this must be between"),
        (("items", 0, "minutes"), "soon", "items[0].minutes: this must be a whole number"),
        (("items", 0, "recheck_days"), "1", "items[0].recheck_days: this must be between"),
        (("items", 0, "steps"), [], "items[0].steps: give 1 to"),
        (("items", 0, "steps"), ["x"] * 13, "items[0].steps: give 1 to"),
        (("items", 0, "why"), "x" * 401, "items[0].why: this must be no longer than"),
        (("items", 0, "why"), "Look at <b>this</b>.", "items[0].why: this holds a sign"),
        (("items", 0, "why"), "Look\u202ethis.", "items[0].why: this holds a sign"),
        (("items", 0, "why"), "One.\nTwo.", "items[0].why: this holds a sign"),
        (("items", 0, "do"), "Look at www.example.com.", "items[0].do: an address belongs into"),
        (("items", 0, "do"), "Write to a@b.example.", "items[0].do: an address belongs into"),
        (("items", 0, "do"), "Send your findings to HR.", "items[0].do: a pack cannot ask for what the officer found"),
        (("contacts", 0, "note"), "Email us a screenshot.", "contacts[0].note: a pack cannot ask"),
        (("items", 0, "question"), "Do you have political posts?", "items[0].question: a pack cannot ask about a view"),
    ],
)
def test_a_mistake_is_named_with_line_and_field(path: tuple[str | int, ...], value: object, said: str) -> None:
    found = mistakes_in(_text(*path, value=value), "pack.yaml")
    assert isinstance(found, list)
    assert any(said in mistake for mistake in found), found
    assert all(mistake.startswith("pack.yaml, line ") for mistake in found)


def test_all_mistakes_are_told_at_once() -> None:
    text = _text("code", value="x").replace("minutes: '5'", "minutes: '0'")
    found = mistakes_in(text, "pack.yaml")
    assert isinstance(found, list)
    assert len(found) == 2
    with pytest.raises(ContentError, match=r"There is 1 more mistake\.") as caught:
        pack_of(text)
    assert "Everything else works without it" in caught.value.hint


@pytest.mark.parametrize(
    "url",
    [
        "http://example.gov/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://example.gov@evil.example/",
        "https://user:pass@example.gov/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://xn--80ak6aa92e.com/",
        "https://\u0435xample.gov/",
        "https://example.gov:8080/",
        "https://localhost/",
        "https://example.gov\\@evil.example/",
        "https://example.gov/ x",
        "https://a..b/",
        "mailto:a@b.example",
        "//example.gov/",
    ],
)
def test_an_address_that_hides_its_host_is_refused(url: str) -> None:
    found = mistakes_in(_text("items", 0, "url", value=url), "pack.yaml")
    assert isinstance(found, list)
    assert any("items[0].url" in mistake for mistake in found), found
    assert host_of(url) == ""


def test_an_address_is_shown_with_its_host() -> None:
    text = _text("items", 0, "url", value="https://www.springfield.example/policy?id=3#top")
    both = overlaid(shipped_content(), pack_of(text))
    assert both.agency is not None
    assert list(both.agency.hosts.values()) == ["www.springfield.example"]


@pytest.mark.parametrize("step", ["Delete it.", "Take the picture down.", "Remove the tag.", "Wipe the album."])
def test_the_legal_hold_stands_before_what_deletes_whatever_the_pack_says(step: str) -> None:
    assert deletes(step)
    both = overlaid(shipped_content(), pack_of(_text("items", 0, "steps", value=[step])))
    (own,) = (item for name, item in both.items.items() if both.from_agency(name))
    assert both.remediation(own.remediation).deletes


def test_no_pack_can_lower_or_leave_out_what_is_about_home_and_family() -> None:
    for item in shipped_content().items.values():
        if GUARDED & set(item.areas):
            found = mistakes_in(_text("drop", 0, "item", value=item.id), "pack.yaml")
            assert isinstance(found, list)
            break
    for item in list(shipped_content().items.values())[::9]:
        for severity in range(1, item.severity):
            found = mistakes_in(_text("wording", value=[{"item": item.id, "severity": str(severity)}]), "pack.yaml")
            assert isinstance(found, list)
            assert "not lower it" in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\nb: [*a, *a]",
        "format: !!python/object:os.system {}",
        "[" * 50_000,
        "",
        "- 1",
        "\0",
        "format: officer-exposure/agency-pack\nformat: officer-exposure/agency-pack",
        "x" * (MOST_BYTES + 1),
        "format: officer-exposure/agency-pack\nitems: 5",
        "{{{{",
        "a: 1\n\ta: 2",
    ],
)
def test_tricks_are_refused_in_a_sentence(text: str) -> None:
    found = mistakes_in(text, "pack.yaml")
    assert isinstance(found, list)
    assert found[0].startswith("pack.yaml")


def test_a_bomb_of_aliases_ends_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    found = mistakes_in("\n".join(lines), "pack.yaml")
    assert isinstance(found, list)
    assert "aliases" in found[0]


def test_too_many_of_anything_are_refused() -> None:
    found = mistakes_in(
        _text("contacts", value=[{"kind": "other", "name": "x", "phone": "555"} for _ in range(21)]), "pack.yaml"
    )
    assert isinstance(found, list)
    assert "contacts: there can be no more than 20" in found[0]


_SCALARS = st.text(max_size=12) | st.sampled_from(
    ["1", "home", "public", "PS01", "https://x.example/", "\u202e", "<b>"]
)
_ANYTHING = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_SCALARS, inner, max_size=3)
)
_FIELDS = sorted(Pack.__struct_fields__)


@given(st.dictionaries(st.sampled_from(_FIELDS) | _SCALARS, _ANYTHING, max_size=6))
def test_any_fields_are_read_or_refused(fields: dict[str, Any]) -> None:
    """Never anything but a pack or sentences, and what is read can be laid over the content."""
    plain = {"format": "officer-exposure/agency-pack", "version": "1", "agency": "A", "code": "AB"} | fields
    found = mistakes_in(yaml.safe_dump(plain, allow_unicode=True, default_style='"'), "pack.yaml")
    if isinstance(found, Pack):
        overlaid(shipped_content(), found)
    else:
        assert found
        assert all(mistake.startswith("pack.yaml") for mistake in found)


_EXAMPLE_TEXT = _EXAMPLE.read_text()


@given(st.integers(0, len(_EXAMPLE_TEXT) - 1), st.integers(0, 40), st.text(max_size=20))
def test_a_spoilt_example_is_read_or_refused_and_weakens_nothing(start: int, length: int, new: str) -> None:
    found = mistakes_in(_EXAMPLE_TEXT[:start] + new + _EXAMPLE_TEXT[start + length :], "pack.yaml")
    if isinstance(found, list):
        assert found
        return
    ours, both = shipped_content(), overlaid(shipped_content(), found)
    assert all(both.items[name].severity >= item.severity for name, item in ours.items.items())
    assert both.legal_hold == ours.legal_hold
    assert not any(GUARDED & set(ours.items[drop.item].areas) for drop in found.drop)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ContentError):
        pack_of(text)
