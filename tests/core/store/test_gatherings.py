"""What the store gathers is what `gather` gathers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.exposure.gathering import Gathering, gather, rank_of
from officer_exposure.model import Answer, Area, Audience, Confidence, Ease, Evidence, Finding, Level, Severity, Tag
from officer_exposure.store.records import Ruling, Shown, Standing, Verdict, Wanted
from officer_exposure.store.repository import counts
from officer_exposure.store.store import Store, memory_store
from tests.core.store.runs import SOURCE, TODAY, Look, known_finding

_EVIDENCE: st.SearchStrategy[Evidence] = st.one_of(
    st.builds(Answer, st.sampled_from(["FB01", "FB03"]), st.just("exposed")),
    st.builds(Tag, st.just("EXIF:Artist"), st.text(max_size=5)),
)


def _numbered(rows: list[dict[str, object]]) -> list[Finding]:
    return [known_finding(number, **row) for number, row in enumerate(rows)]


_FINDINGS = st.lists(
    st.fixed_dictionaries(
        {
            "check": st.sampled_from(["photo.gps", "photo.name"]),
            "areas": st.lists(st.sampled_from(Area), min_size=1, unique=True).map(tuple),
            "severity": st.sampled_from(Severity),
            "audience": st.sampled_from(Audience),
            "ease": st.sampled_from(Ease),
            "confidence": st.sampled_from(Confidence),
            "summary": st.sampled_from(["One.", "Two.", "Three."]),
            "source": st.sampled_from(["photos", "more"]),
            "artifact": st.sampled_from(["a/1.jpg", "a/2.jpg", "b.jpg", "ü.jpg"]),
            "evidence": st.tuples(_EVIDENCE),
            "remediation": st.sampled_from(["file.share_without_place", "file.share_without_identity"]),
            "thing": st.sampled_from(["", "", "home", "work", "school"]),
        }
    ),
    max_size=40,
).map(_numbered)


@pytest.fixture(scope="module", params=[0, 3, 2_000], ids=lambda few: f"few is {few}", autouse=True)
def _few(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is few is counted in another way than what is not: both must come to the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counts, "_FEW", request.param)
        yield


def _kept(findings: list[Finding]) -> Store:
    store = memory_store()
    Look(store, sources=[SOURCE, "more"]).records(*findings).ends()
    return store


def _plain(gathering: Gathering) -> Gathering:
    """Without what may be in another order, or another kind of sequence."""
    return msgspec.structs.replace(gathering, findings=())


def _same(kept: tuple[Gathering, ...], expected: tuple[Gathering, ...]) -> None:
    assert [_plain(one) for one in kept] == [_plain(one) for one in expected]
    for one, other in zip(kept, expected, strict=True):
        assert list(one.findings) == list(other.findings)
        assert len(one.findings) == one.count
        ranks = [rank_of(finding) for finding in one.findings]
        assert ranks == sorted(ranks, reverse=True)


def _in_order(findings: list[Finding]) -> list[Finding]:
    """As a report lists them."""
    return sorted(findings, key=lambda one: (one.source, one.artifact, one.check))


@given(_FINDINGS)
def test_the_store_gathers_as_a_list_is_gathered(findings: list[Finding]) -> None:
    store = _kept(findings)
    _same(store.findings.gatherings(Wanted()), gather(_in_order(findings)))
    assert store.audit(Wanted()).findings == _in_order(findings)
    store.close()


@given(_FINDINGS, st.sampled_from(Area), st.sampled_from(Level), st.sampled_from(["", "one", "b", "ex name", "more"]))
def test_a_filter_gathers_what_fits_it(findings: list[Finding], area: Area, level: Level, words: str) -> None:
    store = _kept(findings)
    for wanted in (Wanted(area=area), Wanted(level=level), Wanted(words=words), Wanted(Shown.OPEN, words, area, level)):
        fitting = store.audit(wanted).findings
        assert wanted.area is None or all(wanted.area in one.areas for one in fitting)
        _same(store.findings.gatherings(wanted), gather(fitting))
    assert store.audit(Wanted(area=area)).findings == [one for one in _in_order(findings) if area in one.areas]
    store.close()


@given(_FINDINGS, st.data())
def test_set_aside_and_open_are_two_halves(findings: list[Finding], data: st.DataObject) -> None:
    store = _kept(findings)
    aside = data.draw(st.sets(st.sampled_from([one.fingerprint for one in findings]))) if findings else set()
    store.decisions.decide(aside, Ruling(Verdict.NOT_ME), TODAY)
    for shown in Shown:
        wanted = {
            Shown.OPEN: [one for one in findings if one.fingerprint not in aside],
            Shown.SET_ASIDE: [one for one in findings if one.fingerprint in aside],
            Shown.GONE: [],
            Shown.ALL: findings,
        }[shown]
        expected = gather(_in_order(wanted))
        _same(store.findings.gatherings(Wanted(shown)), expected)
        _same(store.findings.gatherings(Wanted(shown, standing=Standing.NEW)), expected)
        assert store.findings.gatherings(Wanted(shown, standing=Standing.STILL)) == ()
        by_level = store.findings.overview(shown)
        assert by_level == {level: sum(one.things for one in expected if one.level is level) for level in Level}
    store.close()


@given(_FINDINGS, st.data())
def test_each_standing_gathers_what_has_it(findings: list[Finding], data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from(range(len(findings))))) if findings else set()
    store = _kept([one for number, one in enumerate(findings) if number % 2])
    Look(store, sources=[SOURCE]).records(*[findings[number] for number in chosen]).ends()
    told = [*findings[1::2], *(findings[number] for number in chosen)]  # equals in one file: what was known first
    by_first = list({one.fingerprint: one for one in told}.values())
    kept = {one.fingerprint: store.findings.kept(one.fingerprint) for one in findings}
    for standing in (Standing.NEW, Standing.STILL, Standing.UNSEEN):
        here = [
            one
            for one in _in_order(by_first)
            if (found := kept[one.fingerprint]) is not None and found.standing is standing
        ]
        for shown in (Shown.OPEN, Shown.ALL):
            _same(store.findings.gatherings(Wanted(shown, standing=standing)), gather(here))
            for card in gather(here):
                page = store.findings.page(card.id, Wanted(shown, standing=standing), 1, 3)
                assert [one.finding for one in page] == list(card.findings[1:4])
    store.close()


def test_a_search_follows_every_change(store: Store) -> None:
    findings = [known_finding(number, areas=(Area.HOME,) if number % 2 else (Area.FAMILY,)) for number in range(12)]
    open_ones, aside = Wanted(words="sentence"), Wanted(Shown.SET_ASIDE, "sentence", area=Area.HOME)
    assert store.findings.gatherings(open_ones) == ()
    Look(store).records(*findings[:10])
    assert [one.count for one in store.findings.gatherings(open_ones)] == [10]
    store.decisions.decide([one.fingerprint for one in findings[:5]], Ruling(Verdict.NOT_ME), TODAY)
    (card,) = store.findings.gatherings(aside)
    assert list(card.findings) == [findings[1], findings[3]]
    assert [one.finding for one in store.findings.page(card.id, aside, 1, 5)] == [findings[3]]
    store.decisions.undo()
    Look(store).records(*findings[10:])
    assert store.findings.gatherings(aside) == ()
    assert store.findings.page(card.id, aside, 0, 5) == ()
    (card,) = store.findings.gatherings(open_ones)
    assert store.findings.fingerprints(card.id, open_ones) == [one.fingerprint for one in findings]


def test_findings_are_read_page_by_page(store: Store) -> None:
    findings = [known_finding(number) for number in range(2500)]
    Look(store).records(*findings).ends()
    (gathering,) = store.findings.gatherings(Wanted())
    assert gathering.findings[0] == findings[0]
    assert gathering.findings[-1] == findings[-1]
    assert gathering.findings[999:1002] == tuple(findings[999:1002])
    assert list(gathering.findings) == findings
    with pytest.raises(IndexError):
        gathering.findings[2500]


def test_a_page_holds_what_the_list_holds(store: Store) -> None:
    findings = [known_finding(number) for number in range(50)]
    Look(store).records(*findings).ends()
    (gathering,) = store.findings.gatherings(Wanted())
    page = store.findings.page(gathering.id, Wanted(), 10, 5)
    assert [one.finding for one in page] == findings[10:15]
    assert store.findings.page(gathering.id, Wanted(), 48, 5)[-1].finding == findings[49]
    assert store.findings.fingerprints(gathering.id, Wanted()) == [one.fingerprint for one in findings]
    assert store.findings.page("no.such:low", Wanted(), 0, 5) == ()
    assert store.findings.fingerprints("no.such:low", Wanted()) == []
    assert store.findings.page(gathering.id, Wanted(level=Level.LOW), 0, 5) == ()


def test_a_thing_far_down_is_among_the_examples(store: Store) -> None:
    findings = [known_finding(number, thing="home") for number in range(200)]
    findings += [known_finding(number, thing=f"other {number}") for number in (300, 301)]
    Look(store).records(*findings).ends()
    (gathering,) = store.findings.gatherings(Wanted())
    assert [one.thing for one in gathering.examples] == ["home", "other 300", "other 301", "home", "home", "home"]
    assert gathering == msgspec.structs.replace(gather(findings)[0], findings=gathering.findings)
