"""The officer's own look at pictures: one answer each, and what follows from it.

An answer takes the road of everything else: what the officer sees and no check had found becomes a finding by a check
that takes their word; what a check had found is confirmed; where they see nothing of it, it is called a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeGuard

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, Check
from officer_exposure.fingerprint import signed
from officer_exposure.model import ArtifactKind, Audience, Finding
from officer_exposure.registry import load_checks
from officer_exposure.shows import NOTHING, OWN_WORDS, Shows
from officer_exposure.store.records import KeptFinding, PictureName, Standing, Verdict
from officer_exposure.store.repository.reviewed import Following
from officer_exposure.store.store import Store

_OVER = frozenset({Standing.GONE, Standing.ABSENT})
_ABOUT_THE_PICTURE = frozenset({Verdict.CONFIRMED, Verdict.FALSE_ALARM})
"""Verdicts that a later answer may replace. Any other says what is done about it, and stands."""


def shown_by(checks: Mapping[str, Check] | None = None) -> Mapping[str, Shows]:
    """Check -> what its findings say a picture shows, for every check that says so."""
    return {id: check.info.shows for id, check in (checks or load_checks()).items() if check.info.shows}


class PictureReview:
    """Takes answers for a store. `audience`: who can see the pictures."""

    def __init__(self, store: Store, audience: Audience, checks: Mapping[str, Check] | None = None) -> None:
        self._store = store
        self._audience = audience
        checks = checks or load_checks()
        self._shown_by = shown_by(checks)
        self._own = [check for check in checks.values() if _takes_a_word(check)]
        self._titles = {check.info.id: check.info.title for check in self._own}

    def answer(self, pictures: Sequence[PictureName], shows: Shows, today: date) -> None:
        """Keep that these pictures show this, and nothing more. It is on the disk on return. Raises VaultError."""
        following = [self._following(picture, shows) for picture in pictures]
        self._store.reviewed.answer(shows, following, self._titles, today)

    def undo(self) -> tuple[PictureName, ...]:
        """Take the latest answer back, with all that followed from it; return its pictures. Raises VaultError."""
        return self._store.reviewed.undo()

    def _following(self, picture: PictureName, shows: Shows) -> Following:
        found = [
            kept
            for kept in self._store.reviewed.found_in(picture)
            if kept.standing not in _OVER and kept.finding.check not in OWN_WORDS
        ]
        known = {kept.finding.fingerprint: self._shown_by.get(kept.finding.check, NOTHING) for kept in found}
        missing = shows
        for bits in known.values():
            missing &= ~bits
        return Following(
            picture,
            {OWN_WORDS[one.check]: one for one in self._said(picture, missing)},
            tuple(_ruled(found, known, shows, Verdict.CONFIRMED)) if shows else (),
            () if shows else tuple(_ruled(found, known, ~NOTHING, Verdict.FALSE_ALARM)),
        )

    def _said(self, picture: PictureName, shows: Shows) -> Iterator[Finding]:
        artifact = Artifact(*picture, ArtifactKind.PHOTO, self._audience, shows=shows)
        for check in self._own:
            said = [one for one in check.examine(artifact) if isinstance(one, Finding)]
            yield from signed(said, self._store.secret)


def _takes_a_word(check: Check) -> TypeGuard[ArtifactCheck]:
    return check.info.id in OWN_WORDS


def _ruled(found: Sequence[KeptFinding], known: Mapping[str, Shows], shows: Shows, verdict: Verdict) -> Iterator[str]:
    """The fingerprints of what an answer rules on, where the officer has not decided otherwise."""
    for kept in found:
        decided = kept.decision.verdict if kept.decision else None
        fingerprint = kept.finding.fingerprint
        if known[fingerprint] & shows and decided != verdict and (decided is None or decided in _ABOUT_THE_PICTURE):
            yield fingerprint
