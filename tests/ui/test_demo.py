"""The demo by clicks from the first screen: it opens, is looked at, says what it is, and is gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from officer_exposure.model import Audience
from officer_exposure.store.records import Wanted
from tests.ui.driving import PATIENCE, click, gate_page, go_to
from ui.pages.home import HomePage
from ui.pages.sources import SourcesPage
from ui.pages.vault.demo import DemoPage
from ui.pages.vault.welcome import WelcomePage
from ui.window import Window


def test_the_demo_opens_from_the_first_screen_and_is_gone_with_the_sitting(
    qtbot: QtBot, first_start: Window, tmp_path: Path
) -> None:
    window = first_start
    click(gate_page(window, "welcome", WelcomePage).demo)
    page = gate_page(window, "demo", DemoPage)
    click(page.open)
    qtbot.waitUntil(lambda: window.session.demo is not None, timeout=PATIENCE)
    assert window.foot.demo.isVisible()
    (files,) = window.session.places
    assert sorted(path.name for path in files.iterdir()) == ["photos", "runs"]
    store = window.session.store
    assert store.places.audiences() == {store.places.source_id(files): Audience.PUBLIC}
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=PATIENCE)
    found = {one.check for one in window.session.store.findings.all(Wanted())}
    assert found == {"guided.answers"}, "the answers are findings, and nothing is read before that is asked for"
    home = go_to(window, "home", HomePage)
    assert home.next.text() == "&Look at the demo files"
    click(home.next)
    sources = window.page("sources")
    assert isinstance(sources, SourcesPage)
    assert sources.go.isEnabled()
    assert not sources.browse.isVisible()
    assert "This is the demo" in sources.lead.text()
    window.session.add_places([tmp_path])
    assert window.session.places == [files], "what is true is not looked at in the demo"
    window.session.just_look()
    assert not files.exists()
    assert not window.foot.demo.isVisible()


def test_a_quick_exit_leaves_nothing_of_it(qtbot: QtBot, first_start: Window, tmp_path: Path) -> None:
    window = first_start
    click(gate_page(window, "welcome", WelcomePage).demo)
    click(gate_page(window, "demo", DemoPage).open)
    qtbot.waitUntil(lambda: window.session.demo is not None, timeout=PATIENCE)
    (files,) = window.session.places
    window.quick_exit()
    assert not files.exists()


def test_the_command_opens_the_window_over_the_demo(tmp_path: Path) -> None:
    code = (
        "import sys; from PySide6.QtCore import QTimer; import ui.app as app\n"
        "def watch(window):\n"
        "    app._open_demo(window)\n"
        "    timer = QTimer(window, interval=50)\n"
        "    def look():\n"
        "        if window.session.demo is not None:\n"
        "            print(window.foot.demo.isVisible()); window.close()\n"
        "    timer.timeout.connect(look); timer.start()\n"
        "stay = app.stay\n"
        "app.stay = lambda application, session, begin: stay(application, session, watch)\n"
        "sys.argv = ['officer-exposure', 'demo']\n"
        "from ui.entry import main; sys.exit(main())\n"
    )
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
