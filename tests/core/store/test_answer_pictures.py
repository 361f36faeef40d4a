"""Pictures beside an answer are kept byte for byte, and removed one by one."""

from __future__ import annotations

from datetime import date

from officer_exposure.happening.screenshot import Screenshot
from officer_exposure.store.store import Store

DAY = date(2026, 11, 26)


def test_pictures_are_kept_by_item(store: Store) -> None:
    first, second = (Screenshot("image/png", data) for data in (b"\x89PNG one", b"\x89PNG two"))
    number = store.answer_pictures.add("main", "FB01", first, DAY)
    store.answer_pictures.add("main", "FB01", second, DAY)
    store.answer_pictures.add("main", "FB02", second, DAY)
    kept = store.answer_pictures.of("main", "FB01")
    assert [(one.picture, one.day) for one in kept] == [(first, DAY), (second, DAY)]
    store.answer_pictures.remove(number)
    assert [one.picture for one in store.answer_pictures.of("main", "FB01")] == [second]
    assert len(store.answer_pictures.of("main", "FB02")) == 1
