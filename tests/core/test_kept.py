"""Screenshots beside answers: small and bare in the officer's own report, words in a masked one, nothing in others."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from officer_exposure.content import load_content
from officer_exposure.events import Audit
from officer_exposure.happening.screenshot import Screenshot, screenshot_of
from officer_exposure.model import Answer, Finding
from officer_exposure.report.html import render_html
from officer_exposure.report.illustrating import MOST_PICTURES, illustrations
from officer_exposure.report.kept import NOT_DRAWN, kept_shots
from officer_exposure.report.pdf.writing import render_pdf
from officer_exposure.report.readers import Reader
from officer_exposure.report.view import ReportView, report_view
from officer_exposure.store.store import Store, memory_store
from officer_exposure.walk.opening import ACCOUNT
from tests.core.layers import pictures_in
from tests.core.report_examples import answer
from tests.core.test_pdf import every_layer, text_of

MADE = date(2026, 11, 26)
SECRET = "ZqPlantedcommentZq"


def _screenshot(size: tuple[int, int] = (900, 1600), secret: str = SECRET) -> Screenshot:
    """A picture whose hidden data names somebody."""
    data, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = secret
    Image.new("RGB", size, "teal").save(data, "JPEG", exif=exif.tobytes(), comment=secret.encode())
    assert secret.encode() in data.getvalue(), "or this tests nothing"
    return screenshot_of(data.getvalue())


def _exposed(item: str) -> Finding:
    section = load_content().items[item].section
    evidence = (Answer(item, "exposed"),)
    return msgspec.structs.replace(answer(), artifact=f"{section}/{ACCOUNT}", evidence=evidence, summary="Seen.")


@pytest.fixture
def store() -> Iterator[Store]:
    """One question answered "exposed" and one "as advised", each with a screenshot; the first with an older one too."""
    store = memory_store()
    for item, said in (("FB01", "exposed"), ("FB02", "safe")):
        store.answers.give("facebook", ACCOUNT, item, said, MADE)
    store.answer_pictures.add(ACCOUNT, "FB01", _screenshot((10, 10)), date(2026, 1, 2))
    store.answer_pictures.add(ACCOUNT, "FB01", _screenshot(), MADE)
    store.answer_pictures.add(ACCOUNT, "FB02", _screenshot(), date(2026, 11, 20))
    store.answer_pictures.add(ACCOUNT, "IG01", _screenshot(), MADE)
    yield store
    store.close()


def _view(store: Store, *, masked: bool = False, reader: Reader = Reader.ME) -> ReportView:
    audit = Audit([_exposed("FB01")])
    return report_view(audit, masked=masked, made=MADE, reader=reader, kept=kept_shots(store))


def test_it_stands_on_the_card_of_its_answer_or_among_the_others(store: Store) -> None:
    view = _view(store)
    (example,) = [one for area in view.areas for card in area.cards for one in card.examples]
    (shot,) = example.shots
    assert shot.words == "Screenshot kept on November 26, 2026. 1 older one is kept too."
    (proof,) = view.proofs
    assert proof.question == load_content().items["FB02"].question
    assert (proof.answer, proof.shot.words) == (
        "You answered: it is as advised.",
        "Screenshot kept on November 20, 2026.",
    )


def test_an_answer_that_has_grown_old_is_not_told_as_if_it_held(store: Store) -> None:
    store.answers.reopen({"FB01", "FB02"}, "You moved.", MADE)
    assert [one.answer for one in kept_shots(store)] == ["exposed", "old"]
    assert [one.answer for one in _view(store).proofs] == ["Your answer is old. Look at this again."]


def test_each_answer_has_its_own_screenshot(store: Store) -> None:
    store.answers.give("facebook", ACCOUNT, "FB02", "exposed", MADE)
    first, second = _exposed("FB01"), _exposed("FB02")
    view = report_view(Audit([first, second]), masked=False, made=MADE, kept=kept_shots(store))
    examples = [one for area in view.areas for card in area.cards for one in card.examples]
    assert sorted(shot.item for one in examples for shot in one.shots) == ["FB01", "FB02"]
    assert view.proofs == ()


def test_page_and_paper_show_it_small_and_without_its_hidden_data(store: Store) -> None:
    view = _view(store)
    drawings = illustrations(view, lambda *_: None, store.answer_pictures.picture)
    assert len(drawings) == 2
    page, paper = render_html(view, drawings), render_pdf(view, drawings)
    for data in (page.encode(), paper):
        shown = [picture for picture in pictures_in(data) if min(picture.size) > 1]
        assert shown
        assert all(max(picture.size) <= 320 for picture in shown)
    assert SECRET.encode() not in every_layer(paper) + page.encode()
    for words in ("Screenshot kept on November 26, 2026.", "Screenshots you kept", "You answered: it is as advised."):
        assert words in page
        assert words.replace(" ", "") in text_of(paper)


def test_a_masked_report_says_so_in_words_and_asks_for_no_picture(store: Store) -> None:
    view = _view(store, masked=True)

    def never(_: int) -> Screenshot | None:
        raise AssertionError("a masked report has no business with a screenshot")

    drawings = illustrations(view, lambda *_: None, never)
    page, paper = render_html(view, drawings), render_pdf(view, drawings)
    assert drawings == {}
    assert page.count("A masked copy does not show it.") == 2
    assert "Amaskedcopydoesnotshowit." in text_of(paper)
    assert not [*pictures_in(paper), *pictures_in(page.encode())]


def test_nobody_else_reads_of_them(store: Store) -> None:
    for masked in (True, False):
        view = _view(store, masked=masked, reader=Reader.PARTNER)
        assert view.proofs == ()
        assert "Screenshot kept" not in render_html(view, {})


def test_there_is_a_limit_and_what_is_beyond_it_is_said(store: Store) -> None:
    small = _screenshot((8, 8))
    for item in [*load_content().items][: MOST_PICTURES + 5]:
        store.answers.give(load_content().items[item].section, ACCOUNT, item, "safe", MADE)
        store.answer_pictures.add(ACCOUNT, item, small, MADE)
    view = report_view(Audit(), masked=False, made=MADE, kept=kept_shots(store))
    drawings = illustrations(view, lambda *_: None, store.answer_pictures.picture)
    assert len(drawings) == MOST_PICTURES < len(view.proofs)
    page = render_html(view, drawings)
    assert page.count("<title>The screenshot</title>") == MOST_PICTURES
    assert page.count(NOT_DRAWN) == len(view.proofs) - MOST_PICTURES
    assert text_of(render_pdf(view, drawings)).count(NOT_DRAWN.replace(" ", "")) == len(view.proofs) - MOST_PICTURES


@pytest.mark.parametrize("data", [b"%PDF-1.7 no picture", b"\xff\xd8\xff\xe0 broken"])
def test_what_cannot_be_drawn_is_said(store: Store, data: bytes) -> None:
    store.answer_pictures.add(ACCOUNT, "FB02", screenshot_of(data), MADE)
    view = _view(store)
    page = render_html(view, illustrations(view, lambda *_: None, store.answer_pictures.picture))
    assert page.count(NOT_DRAWN) == 1


_SECRETS = st.text(st.characters(categories=["L", "N"]), min_size=6, max_size=12).map(lambda text: f"Zq{text}Zq")


@settings(max_examples=5)
@given(st.lists(_SECRETS, min_size=1, max_size=3, unique=True), st.sampled_from(Reader))
def test_no_planted_screenshot_is_in_any_layer_of_a_masked_report(secrets: list[str], reader: Reader) -> None:
    store = memory_store()
    for secret, item in zip(secrets, ("FB01", "FB02", "FB03"), strict=False):
        store.answers.give("facebook", ACCOUNT, item, "safe", MADE)
        store.answer_pictures.add(ACCOUNT, item, _screenshot((8, 8), secret), MADE)
    view = _view(store, masked=True, reader=reader)
    drawings = illustrations(view, lambda *_: None, store.answer_pictures.picture)
    store.close()
    pdf, page = render_pdf(view, drawings), render_html(view, drawings)
    layers = every_layer(pdf) + text_of(pdf).encode() + page.encode()
    assert [secret for secret in secrets if secret.encode() in layers] == []
    assert not [*pictures_in(pdf), *pictures_in(page.encode())]
