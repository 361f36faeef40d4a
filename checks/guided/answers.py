"""What only you can look up: your own answers about settings, people-search sites and records.

What it sees:
    Your answers. "Exposed" becomes a finding, "safe" counts as looked at. What you were not sure about, skipped or
    have not been asked yet is reported as not checked, question by question. An account that you do not have is left
    out.

Why it matters:
    Much of what a stranger can learn stands in settings and on sites that no program on your computer can see. Each
    question says who can see it and how bad it is.

What it misses:
    It takes your word. Menus move, and a setting may have another name by now: each question shows the date of its
    source. It asks about a few places, not about all of them. A site can list you again after it removed you.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.artifact import AnswerSheet, Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, NotApplicableError, finding, not_judged
from officer_exposure.content import load_content
from officer_exposure.content.schema import Item
from officer_exposure.content.why_not import why_not
from officer_exposure.model import Answer, Area, ArtifactKind, Confidence, Ease, Finding, NotChecked, Severity

_NO_LONGER_ASKED = "You answered a question that is no longer asked. What you found then stays until you decide on it."


class AnswersCheck:
    """Turns answers into findings."""

    info = CheckInfo(
        id="guided.answers",
        title="Your answers",
        kinds=frozenset({ArtifactKind.ANSWERS}),
        areas=tuple(Area),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.FEW_CLICKS,
        remediation="answers.walk_through",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding | NotChecked]:
        """Yield a finding for each exposed item, and a NotChecked for each that nobody looked at."""
        sheet = artifact.answers
        if sheet is None or sheet.no_account:
            raise NotApplicableError
        for item in load_content().items.values():
            if item.section != sheet.section:
                continue
            answer = sheet.answers.get(item.id, "")
            if answer == "exposed":
                yield self._finding(artifact, sheet, item)
            elif answer != "safe":
                reason = why_not(answer, item)
                yield not_judged(self.info, artifact, reason, _thing(sheet, item.id))
        for item_id in sheet.answers.keys() - load_content().items.keys():
            yield not_judged(self.info, artifact, _NO_LONGER_ASKED, _thing(sheet, item_id))

    def _finding(self, artifact: Artifact, sheet: AnswerSheet, item: Item) -> Finding:
        """As the item says; the confidence is that of the officer's word."""
        evidence = [Answer(item.id, "exposed")]
        found = finding(self.info, artifact, item.exposes, evidence, _thing(sheet, item.id))
        return msgspec.structs.replace(
            found,
            areas=item.areas,
            severity=item.severity,
            audience=item.audience,
            ease=item.ease,
            confidence=Confidence.MEDIUM,
            remediation=item.remediation,
        )


def _thing(sheet: AnswerSheet, item: str) -> str:
    """One item of one account. It stays the same when the item gets a new name."""
    return f"{load_content().history.items.original(item)} {sheet.account}"


CHECK: ArtifactCheck = AnswersCheck()
