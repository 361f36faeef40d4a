"""Text in the window."""

from __future__ import annotations

from ui.widgets.text import breakable, shortened


def test_a_name_cannot_turn_the_text_around() -> None:
    assert breakable("a\u202egpj\x1b") == "a\ufffdgpj\ufffd"


def test_a_long_name_may_be_broken_at_its_joints() -> None:
    assert breakable("one/two.jpg").replace("\u200b", "|") == "one/|two.|jpg"


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    assert shortened("a" * 40 + "end.jpeg") == "a" * 16 + "…" + "end.jpeg"


def test_a_shortened_name_cannot_turn_the_text_around_either() -> None:
    assert shortened("a\u202egpj\x1b") == "a\ufffdgpj\ufffd"
    assert shortened("\u202e" * 3 + "a" * 40) == "\ufffd" * 3 + "a" * 13 + "…" + "a" * 8
