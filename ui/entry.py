"""The one program. Free of Qt at import: a subcommand goes to the command line, nothing opens the window.

"demo" alone opens the window over the demo; with options it is a subcommand like the others.
"""

from __future__ import annotations

import sys

from officer_exposure.plain_report import speak_plainly


def main() -> int:
    """Run the program; returns its exit status."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    speak_plainly()
    if sys.argv[1:] == ["demo"]:
        from ui.app import run_demo

        return run_demo(sys.argv[:1])
    if len(sys.argv) > 1:
        from officer_exposure.cli.program import main as command_line

        return command_line(sys.argv[1:])
    from ui.app import run

    return run(sys.argv)
