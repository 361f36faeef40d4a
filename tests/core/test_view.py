"""The view counts right, hides nothing that was not checked, and masks every value."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from officer_exposure.content import load_content
from officer_exposure.events import Audit, Coverage, Past
from officer_exposure.model import Area, ArtifactKind, Confidence, Level, NotChecked, Position, Region, Tag
from officer_exposure.registry import load_checks
from officer_exposure.report.facts import fact_of, field_label
from officer_exposure.report.gaps import extent
from officer_exposure.report.html import render_html
from officer_exposure.report.pdf.writing import render_pdf
from officer_exposure.report.view import report_view
from officer_exposure.report.wording import counted, joined, minutes, number
from officer_exposure.shows import OWN_WORDS
from officer_exposure.store.records import GivenAnswer
from officer_exposure.walk.due import coming
from tests.core.report_examples import MADE, PLANTED, SUMMARY, audit, finding
from tests.core.test_pdf import text_of


def test_things_and_findings_are_both_counted() -> None:
    view = report_view(audit(photos=1994), masked=True, made=MADE)
    assert [level.word for level in view.levels] == ["Urgent", "High", "Moderate", "Low"]
    urgent = view.levels[0]
    assert (urgent.things, urgent.findings) == (3, 1994)
    assert sum(level.findings for level in view.levels) == 2000
    assert view.opening == "There are 9 things to fix. They were seen 2,000 times in all."


def test_the_counts_are_those_of_the_cards_below() -> None:
    view = report_view(audit(), masked=False, made=MADE)
    anchors = [card.anchor for area in view.areas for card in area.cards]
    assert len(anchors) == len(set(anchors))
    assert {step.anchor for step in view.first} <= set(anchors)
    assert sum(len(area.cards) for area in view.areas) == 4


def test_ten_thousand_findings_make_one_card_with_six_examples() -> None:
    view = report_view(audit(photos=10_000), masked=False, made=MADE)
    (card,) = (card for area in view.areas for card in area.cards if card.summary == SUMMARY)
    assert len(card.examples) == 6
    assert card.seen == "In 10,000 files, at 3 places."
    assert len(card.names) == 200
    assert card.unnamed == 10_000 - 6 - 200


def test_a_card_says_who_why_and_what_to_do() -> None:
    view = report_view(audit(), masked=False, made=MADE)
    card = view.areas[0].cards[0]
    assert (card.level_word, card.shape) == ("Urgent", "filled diamond")
    assert card.who == "Anyone"
    assert card.why == "Leads to the door · Very likely"
    assert card.remedy.minutes == "about 2 minutes each"
    assert len(card.remedy.steps) >= 3


def test_other_areas_are_named_on_the_card() -> None:
    view = report_view(audit(), masked=False, made=MADE)
    (card,) = (card for area in view.areas for card in area.cards if "device_identity" in card.anchor)
    assert "links between accounts" in card.also or "officer" in card.also


def test_at_most_three_things_come_first_and_the_worst_leads() -> None:
    view = report_view(audit(), masked=True, made=MADE)
    assert len(view.first) == 3
    assert view.first[0].summary == SUMMARY


def test_a_guess_is_marked() -> None:
    guess = msgspec.structs.replace(finding("photo.gps", "a.jpg", Position(1, 2, "exif")), confidence=Confidence.LOW)
    view = report_view(Audit([guess]), masked=True, made=MADE)
    assert view.areas[0].cards[0].check_first
    assert view.levels[0].findings == 0


def test_what_was_not_checked_is_grouped_by_reason_and_counted() -> None:
    first, second = report_view(audit(), masked=False, made=MADE).gaps
    assert (first.reason, first.count, len(first.names), first.unnamed, first.checks) == ("Too short.", 60, 50, 10, ())
    assert (second.count, second.checks) == (1, ("Exact place",))


@pytest.mark.parametrize(
    ("missed", "words"),
    [
        ([("a.jpg", "*", "Too short."), ("a.jpg", "photo.gps", "Odd.")], "1 file"),
        ([("facebook/main", "guided.answers", "One?"), ("facebook/main", "guided.answers", "Two?")], "2 questions"),
        ([("a.jpg", "*", "Too short."), ("facebook/main", "guided.answers", "One?")], "1 file and 1 question"),
        ([("a.jpg", "*", "Too short."), ("", "*", "Stopped.")], "1 file and an unknown number more"),
        ([("", "*", "Stopped.")], "an unknown number"),
        ([("a.jpg", "*", "Too short."), ("", "photo.gps", "Left out.")], "1 file and 1 check"),
        ([], ""),
    ],
)
def test_how_much_was_not_checked_counts_what_a_person_counts(missed: list[tuple[str, str, str]], words: str) -> None:
    assert extent(NotChecked("album", *one) for one in missed) == words


def test_what_was_set_aside_is_left_out_and_said_so() -> None:
    assert report_view(audit(), masked=True, made=MADE).left_out == ""
    some = report_view(Audit(audit().findings, set_aside=1), masked=True, made=MADE)
    assert some.left_out == "1 thing that you set aside is not in this report."
    none = report_view(Audit(set_aside=1200), masked=True, made=MADE)
    assert none.left_out == "1,200 things that you set aside are not in this report."
    assert none.opening == "Nothing that was found is open. That does not mean there is nothing."


def test_what_was_left_by_a_stop_is_not_a_file_without_a_name() -> None:
    (gap,) = report_view(Audit(not_checked=[NotChecked("album", "", "*", "Stopped.")]), masked=False, made=MADE).gaps
    assert (gap.what, gap.names, gap.unnamed) == ("an unknown number", (), 0)


@pytest.mark.parametrize(
    ("check", "things", "words"),
    [
        ("photo.gps", ("here", "there", "here"), "In 3 files, at 2 places."),
        ("photo.gps", ("here", "here", "here"), "In 3 files, at 1 place."),
        ("photo.device_identity", ("one", "one", "two"), "In 3 files: 2 things to fix."),
        ("photo.device_identity", ("one",), "In 1 file."),
    ],
)
def test_a_card_says_how_often_in_plain_words(check: str, things: tuple[str, ...], words: str) -> None:
    found = [
        msgspec.structs.replace(finding(check, f"{number}.jpg", Position(1, 2, "exif")), thing=thing)
        for number, thing in enumerate(things)
    ]
    assert report_view(Audit(found), masked=False, made=MADE).areas[0].cards[0].seen == words


def test_checks_that_looked_at_nothing_are_named() -> None:
    view = report_view(audit(), masked=True, made=MADE)
    assert "Exact place" not in view.idle_checks
    assert len(view.idle_checks) == len(load_checks().keys() - OWN_WORDS) - 1


def test_every_check_says_what_it_misses() -> None:
    view = report_view(Audit(), masked=True, made=MADE)
    titles = [spot.title for spot in view.blind_spots]
    assert [
        one.info.title for one in load_checks().values() if not any(one.info.title in said for said in titles)
    ] == []
    assert len({spot.misses for spot in view.blind_spots}) == len(titles), "what reads the same stands once"
    assert all(spot.misses and all(spot.misses) for spot in view.blind_spots)


def test_steps_stand_once_and_are_led_to_from_everywhere_else() -> None:
    view = report_view(audit(), masked=True, made=MADE)
    places = {step.own for step in view.first} | {card.anchor for area in view.areas for card in area.cards}
    told = [(one.remedy.title, one.told) for one in view.first]
    told += [(card.remedy.title, card.told) for area in view.areas for card in area.cards]
    assert len([title for title, elsewhere in told if elsewhere is None]) == len({title for title, _ in told})
    assert {elsewhere.anchor for _, elsewhere in told if elsewhere} <= places


def test_what_was_found_in_one_picture_stands_below_it_once() -> None:
    one = finding("photo.person_tags", "a.jpg", Region((1, 2, 30, 40), "a name tag", "x"))
    other = finding("photo.person_tags", "a.jpg", Region((5, 6, 70, 80), "a face", "y"))
    other = msgspec.structs.replace(other, summary="Somebody is named.", thing="another")
    (card,) = report_view(Audit([one, other]), masked=False, made=MADE).areas[0].cards
    (example,) = card.examples
    assert [mark.label for mark in example.marks] == ["a name tag", "a face"]
    assert [fact.value for fact in example.facts] == ["a name tag: x", "a face: y"]
    assert example.summary in {one.summary, other.summary}


def test_a_masked_copy_has_no_lines_that_only_say_text_1() -> None:
    reckoned = Tag("Recording:Points", "4,711")
    found = finding("photo.gps", "a.gpx", Position(1.23456, 2, "track"), reckoned)
    for masked, labels in ((True, ["Place"]), (False, ["Place", "Points"])):
        (card,) = report_view(Audit([found]), masked=masked, made=MADE).areas[0].cards
        assert [fact.label for fact in card.examples[0].facts] == labels


def test_nothing_found_is_not_called_safe() -> None:
    view = report_view(Audit(), masked=True, made=MADE)
    assert "does not mean" in view.opening
    assert view.first == ()
    assert view.areas == ()


@pytest.mark.parametrize(
    ("coverage", "sentence"),
    [
        (Coverage(1210, 1204), "1,204 of 1,210 files were read."),
        (Coverage(1, 1), "1 file was read."),
        (Coverage(7, 7, {ArtifactKind.ANSWERS: 1}), "7 files and answer sheets were read."),
        (Coverage(0, 0), "0 files were read."),
    ],
)
def test_coverage_is_said_in_one_sentence(coverage: Coverage, sentence: str) -> None:
    assert report_view(Audit(coverage=coverage), masked=True, made=MADE).coverage == sentence


def test_a_masked_view_holds_no_value() -> None:
    shown = report_view(audit(photos=300), masked=True, made=MADE)
    pictures = [example.picture for area in shown.areas for card in area.cards for example in card.examples]
    text = repr(shown)
    for key in filter(None, pictures):
        text = text.replace(repr(key), "")
    assert [mark for mark in PLANTED if mark in text] == []


def test_a_full_view_holds_every_value() -> None:
    text = repr(report_view(audit(), masked=False, made=MADE))
    assert [mark for mark in PLANTED if mark not in text] == []


def test_positions_say_where_in_the_file_they_stand() -> None:
    fact = fact_of(Position(41.234567, -73.345678, "quicktime"), masked=False)
    assert (fact.value, fact.source) == ("41.23457, -73.34568", "the header of the video")
    assert fact_of(Position(41.2, -73.3, "exif"), masked=True).value == "near 41.2, -73.3"


def test_fields_say_where_in_the_file_they_stand() -> None:
    assert fact_of(Tag("XMP-dc:creator", "x"), masked=False).source == "the editing data (XMP)"
    assert fact_of(Tag("Odd:Thing", "x"), masked=False).source == "Odd"
    assert fact_of(Tag("Bare", "x"), masked=False).source == ""


def test_very_long_values_are_cut() -> None:
    assert len(fact_of(Tag("EXIF:Artist", "x" * 5000), masked=False).value) == 201


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("EXIF:BodySerialNumber", "Body serial number"),
        ("IPTC:City", "City"),
        ("IPTC:Province-State", "Province state"),
        ("IPTC:Sub-location", "Sub-location"),
        ("IPTC:Province- State", "Province state"),
        ("XMP-dc:creator", "Creator"),
        ("EXIF:GPSVersionID", "GPS version ID"),
        ("Office:lastModifiedBy", "Last modified by"),
    ],
)
def test_fields_are_said_in_plain_words(name: str, label: str) -> None:
    assert field_label(name) == label


def test_numbers_and_lists_read_as_sentences() -> None:
    assert number(1234567) == "1,234,567"
    assert counted(1, "file") == "1 file"
    assert counted(2000, "file") == "2,000 files"
    assert minutes(1) == "about 1 minute"
    assert joined(["home", "family", "routine"]) == "home, family and routine"
    assert joined([Area.HOME.value]) == "home"


def test_before_and_after_are_told_level_by_level_and_add_up() -> None:
    of = audit(4)
    assert report_view(of, masked=True, made=MADE).since == ()
    of.past = Past(gone={Level.URGENT: 5, Level.LOW: 1}, set_aside={Level.HIGH: 2})
    view = report_view(of, masked=True, made=MADE)
    assert [row.word for row in view.since] == [row.word for row in view.levels]
    for row, level in zip(view.since, view.levels, strict=True):
        assert row.found == row.gone + row.set_aside + row.open
        assert row.open == level.things
    page, paper = render_html(view, {}), text_of(render_pdf(view, {}))
    assert "What has changed since you began" in page
    assert "Whathaschangedsinceyoubegan" in paper


def test_the_next_days_to_look_again_are_told_in_every_form() -> None:
    today = date(2026, 11, 26)
    given = [GivenAnswer("facebook", "", item, "safe", today, "") for item in ("FB01", "FB03")]
    given.append(GivenAnswer("people_search", "", "PS01", "safe", today, ""))
    view = report_view(audit(2), masked=True, made=MADE, again=coming(given))
    assert {row.part: row.answers for row in view.again}[load_content().sections["facebook"].title] == "2 answers"
    assert view.again[0].day == "February 24, 2027", "people-search sites come back after 90 days"
    page, paper = render_html(view, {}), text_of(render_pdf(view, {}))
    assert "When to look again" in page
    assert "February24,2027" in paper


def test_questions_that_wait_for_one_reason_are_one_row() -> None:
    """A row for each of two hundred questions would hide the files that could not be read."""
    of = audit(1)
    of.not_checked += [
        NotChecked(
            "answers", "facebook/a", "guided.answers", f"You skipped this question: Question {number}?", f"F{number}"
        )
        for number in range(60)
    ]
    view = report_view(of, masked=True, made=MADE)
    (row,) = [gap for gap in view.gaps if gap.reason == "You skipped these questions."]
    assert (row.count, row.what, row.names, row.unnamed) == (60, "60 questions", ("Facebook",), 0)
    of.not_checked = of.not_checked[-2:]
    (row,) = report_view(of, masked=True, made=MADE).gaps
    assert (row.count, row.names) == (2, ("Question 58?", "Question 59?")), "where they are few, each is named"
    assert len(view.gaps) == len(report_view(audit(1), masked=True, made=MADE).gaps) + 1
