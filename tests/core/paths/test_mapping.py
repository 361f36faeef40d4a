"""paths.yaml: nothing that was released is left out, and what it says is what the checks say."""

from __future__ import annotations

import inspect
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_exposure import content
from officer_exposure.content import load_content
from officer_exposure.content.combinations import load_combinations
from officer_exposure.content.paths import load_paths
from officer_exposure.content.reading import read_file
from officer_exposure.errors import ContentError
from officer_exposure.model import Area, Audience
from officer_exposure.registry import load_checks
from officer_exposure.text.known import judged

_WORDS = 24


def _mapped() -> set[str]:
    table = load_paths()
    by_section = {one.id for one in load_content().items.values() if one.section in table.sections}
    return (
        by_section
        | table.checks.keys()
        | table.items.keys()
        | {name for aside in table.off_the_path for name in aside.ids}
    )


def test_every_check_and_question_is_mapped_or_says_why_it_is_not() -> None:
    ours = load_checks().keys() | load_content().items.keys()
    missing = ours - _mapped()
    assert not missing, f"say in content/paths.yaml what these give, or why they lead nowhere: {sorted(missing)}"
    assert not _mapped() - ours, "paths.yaml names what does not exist"


def test_every_price_belongs_to_a_remedy() -> None:
    for key in load_paths().fixes:
        assert any(remedy.startswith(key) for remedy in load_content().remediations), key


def test_what_a_site_or_an_office_must_do_is_never_yours_alone() -> None:
    for remedy in load_content().remediations:
        if remedy.startswith(("people_search.", "records.", "home_listing_sites.")):
            assert load_paths().cost_of(remedy).cost == 5, remedy


def test_every_sentence_that_decides_is_one_that_a_check_can_say() -> None:
    table = load_paths()
    for name, giving in table.checks.items():
        source = "".join(_said_by(name).split())
        for case in table.cases_of(giving):
            assert "".join(case.says.split()) in source, (name, case.says)


def test_every_sentence_that_decides_in_a_section_is_what_a_question_exposes() -> None:
    table = load_paths()
    for section, giving in table.sections.items():
        exposed = [one.exposes for one in load_content().items.values() if one.section == section]
        assert exposed
        for case in giving.cases:
            assert any(case.says in sentence for sentence in exposed), (section, case.says)


def _said_by(check: str) -> str:
    """Everything a check can say: its own file, and the tables from which it takes sentences."""
    module = sys.modules[type(load_checks()[check]).__module__]
    told = [told for one in load_combinations().combinations for told in (one.picture, one.album, one.day)]
    tables = [inspect.getsource(judged), *(one.summary for one in told if one is not None)]
    return "\n".join([inspect.getsource(module), *tables])


def _sentences() -> Iterator[str]:
    table = load_paths()
    yield from table.attributes.values()
    yield from (target.words for target in table.targets)
    yield from (words for one in table.sources.values() for words in one.values())
    yield from (reason for aside in table.off_the_path for reason in aside.because.split(". "))
    yield from (one.note for one in table.fixes.values())


def test_sentences_are_short_and_plain() -> None:
    for sentence in _sentences():
        assert len(sentence.split()) <= _WORDS, sentence
        assert "!" not in sentence
        assert "safe" not in sentence.casefold()


def test_what_anyone_can_see_is_never_harder_than_what_friends_see() -> None:
    eases = load_paths().audiences
    order = [Audience.PRIVATE, Audience.FRIENDS, Audience.LINK, Audience.UNKNOWN, Audience.PUBLIC]
    assert [eases[one] for one in order] == sorted(eases.values())
    assert eases[Audience.PRIVATE] == 0
    assert min(eases[one] for one in order[1:]) >= load_paths().least_ease


def test_a_question_of_an_agency_leads_somewhere_by_its_areas() -> None:
    assert {Area.HOME, Area.FAMILY, Area.ROUTINE} <= set(load_paths().areas)


def test_a_longer_name_of_a_remedy_counts_more() -> None:
    table = load_paths()
    assert table.cost_of("facebook.friends_list").cost == 2
    assert table.cost_of("facebook.future_posts").cost == 1
    assert table.cost_of("people_search.opt_out").cost == 5
    assert table.cost_of("something.else").cost == 1


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("starts: [name, face, agency]", "starts: [name, face, shoe]", "shoe"),
        ("{gives: [position], ease: 0.9}", "{gives: [shoe], ease: 0.9}", "shoe"),
        ("photo.street_sign: {gives: [street], ease: 0.9}", "photo.street_sign: {gives: [street], ease: 2}", "ease"),
        ("FB04, FB05", "FB03, FB05", "FB03 is given twice"),
        ("cost: 5, who: Google", "cost: 4, who: Google", "costs 0, 1, 2 or 5"),
        ("to: home, ease: 0.9", "to: garden, ease: 0.9", "join"),
        ("audiences: {private: 0, ", "audiences: {", "audience"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, named: str) -> None:
    path = tmp_path / "paths.yaml"
    shutil.copy(Path(content.__file__).with_name("paths.yaml"), path)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    monkeypatch.setattr("officer_exposure.content.paths.read_table", lambda _, shape: read_file(path, shape))
    load_paths.cache_clear()
    try:
        with pytest.raises(ContentError, match=named):
            load_paths()
    finally:
        load_paths.cache_clear()
