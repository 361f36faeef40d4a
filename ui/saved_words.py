"""What is said of files that were saved: who can open them, where they lie now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from officer_exposure.who_can_open import CanOpen, who_can_open
from ui.widgets.text import label


def saved_lines(paths: Sequence[Path]) -> tuple[QLabel, ...]:
    """That they are saved, and who can open them: the widest circle of all counts."""
    found = {who_can_open(path) for path in paths}
    one = len(paths) == 1
    if CanOpen.CLOUD in found:
        heading = _tr("Saved, in a folder that a cloud service copies.")
        return label(heading, "strong"), label(
            _tr("So a copy leaves this computer. Move it to another folder if you do not want that.")
            if one
            else _tr("So copies leave this computer. Move them to another folder if you do not want that.")
        )
    if CanOpen.OTHERS in found:
        heading = (
            _tr("Saved, on a disk where others can open it, too.")
            if one
            else _tr("Saved, on a disk where others can open them, too.")
        )
        return label(heading, "strong"), label(_tr("Keep that disk with you, or choose a folder of your own."))
    heading = (
        _tr("Saved. Only your user account can open it.")
        if one
        else _tr("Saved. Only your user account can open them.")
    )
    return (label(heading, "strong"),)


def _tr(text: str) -> str:
    return QCoreApplication.translate("saved_words", text)
