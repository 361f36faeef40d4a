"""Questions that were not asked, for the list of what was not checked: silence about them would look like "fine"."""

from __future__ import annotations

from collections.abc import Iterator

from officer_exposure.content import load_content
from officer_exposure.content.opening import load_opening
from officer_exposure.content.why_not import left_out, why_not
from officer_exposure.model import NotChecked
from officer_exposure.store.store import Store
from officer_exposure.walk.opening import ACCOUNT, KeptOpening

SOURCE, CHECK = "answers", "guided.answers"
"""Where answers come from, and the check that reads them."""

_NOT_MINE = "you said that this does not apply to you"
_NOT_SAID = "of what was said at the start"


def not_asked(store: Store, *, reasons: bool) -> Iterator[NotChecked]:
    """Every question of a section that was left out, or not begun. What was begun, the check itself reports.

    With `reasons` false, what the officer said of home and family is not repeated.
    """
    sheets = store.answers.sheets()
    begun = {sheet.section for sheet in sheets if not sheet.no_account}
    without = {sheet.section for sheet in sheets if sheet.no_account}
    by_opening = {one.section: one.question for one in KeptOpening(store).choice.not_shown}
    said = {question.id: question.left_out for question in load_opening()}
    for item in load_content().items.values():
        if item.section in begun:
            continue
        because = said[by_opening[item.section]] if item.section in by_opening else ""
        if not because and item.section in without:
            because = _NOT_MINE
        if because and not reasons:
            because = _NOT_SAID
        reason = left_out(because, item) if because else why_not("", item)
        yield NotChecked(SOURCE, f"{item.section}/{ACCOUNT}", CHECK, reason, f"{item.id} {ACCOUNT}")
