"""Brokers, laws, policy, the plan and the letters: they open, fit together, read plainly and leave nothing out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from officer_exposure.content import broker_items, brokers, laws, letters, load_content, policy, response
from officer_exposure.content.brokers import load_brokers
from officer_exposure.content.doubt import Doubt, doubt_of
from officer_exposure.content.laws import load_laws
from officer_exposure.content.letters import load_letters, load_requests
from officer_exposure.content.policy import load_policy
from officer_exposure.content.reading import Document, read_table
from officer_exposure.content.response import load_plan
from officer_exposure.content.strict import load_references
from officer_exposure.errors import ContentError
from officer_exposure.model import Ease
from tests.core.reading_grade import grade_of, sentences_of
from tests.shared_data import needs_shared, shared

_FOLDER = Path(brokers.__file__).parent
_FILES: dict[str, tuple[Any, Callable[[Any], object]]] = {
    brokers.FILE: (brokers.SHAPE, brokers.checked),
    laws.FILE: (laws.SHAPE, laws.checked),
    policy.FILE: (policy.SHAPE, policy.checked),
    response.FILE: (response.SHAPE, response.checked),
    letters.LETTERS_FILE: (letters.LETTERS_SHAPE, letters.checked_letters),
    letters.REQUESTS_FILE: (letters.REQUESTS_SHAPE, letters.checked_requests),
}


def _texts() -> dict[str, tuple[str, ...]]:
    """What each entry says, by its id: prose alone, not the titles of laws, nor how they are cited."""
    sites, law, plan = load_brokers(), load_laws(), load_plan()
    words = law.words
    texts: dict[str, tuple[str, ...]] = {}
    texts |= {rule.id: (rule.text,) for rule in sites.rules.values()}
    texts |= {rule.id: (rule.text,) for rule in load_policy().rules.values()}
    texts |= {f"site {site.id}": (site.tip, site.how) for site in sites.sites.values()}
    texts |= {f"engine {engine.id}": (engine.tip,) for engine in sites.search_engines.values()}
    texts |= {name: (getattr(words, name),) for name in ("not_advice", "notices", "new_data", "no_entry")}
    texts |= {one.id: (one.who, one.covers, *one.steps, one.remedy, one.status) for one in law.laws.values()}
    texts |= {"policy": (load_policy().note,), "plan": (plan.before, plan.no_number)}
    texts |= {f"block {block.id}": (block.intro,) for block in plan.blocks.values()}
    texts |= {step.id: (step.do, step.why, step.note) for step in plan.steps()}
    texts |= {f"letter {letter.id}": letter.text for letter in load_letters().letters.values()}
    for request in load_requests().requests.values():
        texts[f"request {request.id}"] = (*request.text.split("\n\n"), request.tip)
    return {name: tuple(filter(None, said)) for name, said in texts.items() if any(said)}


def test_sentences_are_short_calm_and_american() -> None:
    for sentence in sentences_of(text for texts in _texts().values() for text in texts):
        assert len(sentence.split()) <= 26, sentence
        assert "!" not in sentence
        assert not re.search(r"\b(metadata|EXIF|utili[sz]e|danger|dox|attacker|colour|neighbour)", sentence), sentence


def test_every_entry_can_be_read_in_grade_eight() -> None:
    hard = {name: round(grade, 1) for name, texts in _texts().items() if (grade := grade_of(texts)) > 8}
    assert hard == {}


def test_every_address_is_one_that_a_browser_opens() -> None:
    sites = load_brokers()
    found = [address for site in sites.sites.values() for address in (site.look, site.opt_out, site.also)]
    found += [address for one in sites.search_engines.values() for address in (one.look, one.opt_out, one.also)]
    found += [law.url for law in load_laws().laws.values()]
    assert all(re.fullmatch(r"https://[a-z0-9.-]+/?[^\s()]*", address) for address in found if address)


def test_every_source_is_used_and_everything_sourced_names_one() -> None:
    sites, law = load_brokers(), load_laws()
    entries: list[Any] = [*sites.rules.values(), *sites.sites.values(), *sites.search_engines.values()]
    entries += [*law.laws.values(), *law.records.values(), *load_policy().rules.values(), *load_plan().steps()]
    entries += [*load_letters().letters.values(), *load_requests().requests.values()]
    assert {key for entry in entries for key in entry.sources} <= set(load_references())
    everything = "".join(file.read_text() for file in _FOLDER.glob("*.yaml") if file.name != "references.yaml")
    assert [key for key in load_references() if not re.search(rf"\b{key}\b", everything)] == []
    assert all(entry.sources for entry in entries if entry.mark in {"sourced", "partly"})
    dated: list[Any] = [*sites.sites.values(), *law.laws.values(), *law.records.values()]
    for entry in dated:
        assert re.fullmatch(r"20\d\d(-\d\d){0,2}|undated", entry.as_of)


def test_the_first_sites_come_first_and_are_looked_at_sooner() -> None:
    sites = load_brokers()
    order = [site.priority for site in sites.sites.values()]
    assert order == sorted(order)
    assert {sites.recheck(site) for site in sites.sites.values() if site.priority == 1} == {90}
    assert {sites.recheck(site) for site in sites.sites.values() if site.priority > 1} == {180}


def test_a_site_that_cannot_be_seen_first_is_no_question() -> None:
    sites = load_brokers().sites
    assert {name for name, site in sites.items() if not site.is_asked} == {
        *("acxiom", "lexisnexis"),  # nobody can look before giving data away
        *("pimeyes", "facecheck"),  # they want a face first
        "uk_192",  # the questions are about sites in the United States
        *("clustrmaps", "neighbor_report"),  # gone
    }
    assert not sites["searchbug"].see_it_first
    assert sites["spokeo"].see_it_first


def test_a_place_gets_its_own_laws_first_and_one_without_any_is_told_so() -> None:
    found = load_laws()
    asked = [law.id for law in found.asked_in("US-NJ")]
    assert asked[0] == "nj_daniels_law"
    assert {"us_anderl", "us_dppa", "acp_states"} <= set(asked)
    assert not found.has_own("US-OH")
    assert [law.place for law in found.asked_in("US-OH")] == ["US"] * 4
    assert [law.id for law in found.asked_in("US")] == asked[1:]
    assert [law.id for law in found.asked_in("GB")] == ["uk_open_register"]
    assert found.asked_in("nowhere") == ()


def test_laws_are_pointers_with_a_date_and_warn_of_lost_letters() -> None:
    found = load_laws()
    assert "not legal advice" in found.words.not_advice
    for name in ("nj_daniels_law", "ut_53_18"):
        assert found.laws[name].notices
    for letter in load_letters().letters.values():
        assert "not_advice" in letter.before
    assert "notices" in load_letters().letters["county_record"].before
    unsure = re.compile(r"could not confirm|general knowledge|had not ruled|not law when|Ask for the", re.IGNORECASE)
    assert all(law.check or not unsure.search(law.status) or law.mark == "partly" for law in found.laws.values())


def test_an_entry_that_grows_old_says_so() -> None:
    """Every site and law is doubted in the end, whatever its source."""
    later = date(2031, 1, 1)
    entries: list[Any] = [*load_laws().laws.values(), *load_brokers().sites.values()]
    for entry in entries:
        assert doubt_of(entry.mark, entry.as_of, later, 365) in {Doubt.OLD, Doubt.UNDATED, Doubt.UNSOURCED}
    spokeo = load_brokers().sites["spokeo"]
    assert doubt_of(spokeo.mark, spokeo.as_of, date(2026, 8, 1), 365) is Doubt.NONE


def test_nobody_is_told_to_ask_for_removal_first() -> None:
    assert "only where you are listed" in load_brokers().rules["look_first"].text


def test_evidence_is_kept_before_anything_is_reported_or_locked() -> None:
    order = [step.id for step in load_plan().steps()]
    evidence = order.index("FH4")
    assert all(evidence < order.index(later) for later in ("FH6", "FH7", "TD1", "TD3"))
    assert "911" in load_plan().blocks["first_hour"].steps[0].do
    assert any("Do not delete" in step.do for step in load_plan().blocks["first_hour"].steps)


def test_every_question_that_is_named_exists() -> None:
    items = load_content().items
    named = [rule.item for rule in load_policy().rules.values() if rule.item]
    named += [request.item for request in load_requests().requests.values()]
    named += [record.item for record in load_laws().records.values()]
    named += [broker_items.item_id(site) for site in load_brokers().sites.values() if site.is_asked]
    assert set(named) <= set(items)


def test_a_site_becomes_a_question_and_steps_that_say_what_it_asks_for() -> None:
    content = load_content()
    asked = [item.id for item in content.items.values() if item.section == "people_search"]
    assert len(asked) == 46
    assert asked[:2] == ["PS01", "PS_peopleconnect"], "in the order in which to do them"
    spokeo = content.items["PS_spokeo"]
    assert content.recheck_days(spokeo) == 90
    assert content.recheck_days(content.items["PS_rehold"]) == 180
    assert "asks for the link to your listing and your email address" in spokeo.caution
    steps = content.remediation(spokeo.remediation).steps
    assert any("https://www.spokeo.com/optout" in step for step in steps)
    assert any("3 to 5 days" in step for step in steps)
    assert content.items["PS_searchbug"].ease is Ease.TOOL
    assert all("only if you are listed" in content.items[name].caution for name in asked)


_VIEW = re.compile(
    r"\b(opinion|politic\w*|religio\w*|racis\w*|sexis\w*|offensive|disparag\w*|critici[sz]\w*|extremis\w*|protest\w*"
    r"|your views?|you believe|vote for)\b",
    re.IGNORECASE,
)


def test_no_question_judges_a_view() -> None:
    """Opinion is not policed: no question, finding or step is about what somebody thinks."""
    for item in load_content().items.values():
        for text in (item.question, item.exposes, item.why, item.safe, item.do, item.dont):
            assert not _VIEW.search(text), f"{item.id}: {text}"
    speech = [rule for rule in load_policy().rules.values() if rule.kind == "speech"]
    assert {rule.id for rule in speech} == {"PR08", "PR09", "PR11"}
    assert all(not rule.item and rule.text.endswith("Read yours.") for rule in speech)


def test_what_asks_someone_to_take_something_down_is_marked() -> None:
    for request in load_requests().requests.values():
        asks = re.search(r"\btake\b[^.?]*\b(down|off|out)\b", request.text)
        assert request.deletes == bool(asks), request.id


@needs_shared
def test_nothing_of_the_catalogue_is_missing() -> None:
    def read(name: str) -> Any:
        return yaml.safe_load(shared(f"research/catalogue/{name}.yaml").read_text())

    left_out = {entry["id"] for entry in cast("Any", read_table("left_out_records.yaml", list[dict[str, str]]))}
    listed, law, plan = read("brokers"), read("laws"), read("briefing")["response_plan"]
    assert {one["id"] for one in listed["brokers"]} <= set(load_brokers().sites)
    assert {re.sub(r"\W+", "_", name).lower() for name in listed["dead_or_renamed"]} <= set(load_brokers().sites)
    assert len(load_brokers().search_engines) == len(listed["search_engine_removal"])
    assert len(load_brokers().rules) == len(listed["opt_out_rules"])
    assert {one["id"] for one in law["laws"]} == set(load_laws().laws) | left_out
    assert {one["id"] for one in law["record_checks"]} == set(load_laws().records)
    assert {one["id"] for one in read("policy")["policy_rules"]} == set(load_policy().rules)
    blocks = ("first_hour", "if_police_arrive_for_a_hoax", "today", "week")
    assert [len(plan[name]) for name in blocks] == [len(block.steps) for block in load_plan().blocks.values()]


@needs_shared
def test_the_facts_about_a_site_are_those_of_the_catalogue() -> None:
    catalogue = yaml.safe_load(shared("research/catalogue/brokers.yaml").read_text())["brokers"]
    for fact in catalogue:
        site = load_brokers().sites[fact["id"]]
        assert (site.priority, site.look, len(site.needs)) == (fact["prio"], fact["search"] or "", len(fact["needs"]))
        assert set(site.covers) == set(fact.get("covers", ()))
        assert site.opt_out in (fact["optout"], "")
        assert str(fact["as_of"] or "undated") == site.as_of


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("brokers.yaml", "id: spokeo", "id: radaris", "radaris is given twice"),
        ("brokers.yaml", "sources: [BADBOOL, BHIS]", "sources: [NOBODY]", "NOBODY, which does not exist"),
        ("brokers.yaml", "    priority: 1", "    priority: 4", "priority: this must be 1, 2 or 3"),
        ("brokers.yaml", '    opt_out: "https://www.spokeo.com/optout"\n', "", "spokeo does not say how"),
        ("brokers.yaml", "needs: [email]", "needs: [password]", "needs"),
        ("laws.yaml", "place: US-NJ", "place: US-XX", "US-XX, which does not exist"),
        ("laws.yaml", "law: tx_25_025", "law: tx_1", "tx_1, which does not exist"),
        ("laws.yaml", "letters: [gdpr_erasure]", "letters: [gdpr]", "gdpr, which does not exist"),
        (
            "policy.yaml",
            "kind: speech, strength: rule,",
            "kind: speech, item: PL01, strength: rule,",
            "no question may ask",
        ),
        ("response.yaml", "id: FH2", "id: FH1", "FH1 is given twice"),
        ("response.yaml", "call: peer_support", "call: press", "call: this must be"),
        ("letters.yaml", "{record}", "{ssn}", "the blank ssn, which nothing fills"),
        ("requests.yaml", "{child}", "{password}", "the blank password, which nothing fills"),
    ],
)
def test_a_mistake_is_named(file: str, old: str, new: str, named: str) -> None:
    text = (_FOLDER / file).read_text()
    assert old in text
    shape, checked = _FILES[file]
    with pytest.raises(ContentError, match=named) as caught:
        checked(Document(text.replace(old, new, 1), file, own=True).read(shape))
    assert file in caught.value.message


def test_a_site_says_which_others_one_request_takes_care_of() -> None:
    sites, items = load_brokers(), load_content().items
    head, covered = sites.sites["smartbackgroundchecks"], sites.sites["peoplefinders"]
    assert sites.covered_by(covered) is head
    assert "PeopleFinders" in items[broker_items.item_id(head)].do
    assert "A request to SmartBackgroundChecks most likely" in items[broker_items.item_id(covered)].do
    for site in sites.sites.values():
        if site.is_asked and not site.item:
            said = items[broker_items.item_id(site)].do
            assert all(name in said for name in site.covers)
