"""A real browser for the tests: headless Chromium with a profile of its own, and what it asked the network for."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: install the package chromium")

LIGHT, DARK = 1, 0
"""Chromium's numbers for what the user prefers."""

_OWN_REQUEST = "not an origin"
"""The initiator of what the browser itself asks for; a page's requests name the page's origin."""

_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class Visit(msgspec.Struct, frozen=True):
    """What came of opening a page: its document after loading, and the addresses it asked for."""

    document: str
    requests: tuple[str, ...]


def visit(page: Path, folder: Path) -> Visit:
    """Open a page from its file, wait until it has loaded, and say what it asked for."""
    log = folder / "net.json"
    done = _run(page, folder, "--dump-dom", f"--log-net-log={log}", "--virtual-time-budget=2000")
    return Visit(done.decode("utf-8"), tuple(_asked_for(log)))


def picture_of(page: Path, folder: Path, prefers: int) -> Path:
    """A picture of the top of a page, 1280 by 900, for a user who prefers light or dark."""
    shot = folder / "shot.png"
    setting = f"--blink-settings=preferredColorScheme={prefers}"
    _run(page, folder, f"--screenshot={shot}", "--window-size=1280,900", setting)
    return shot


def printed(page: Path, folder: Path) -> bytes:
    """The page as PDF, as the browser prints it."""
    _run(page, folder, f"--print-to-pdf={folder / 'page.pdf'}", "--no-pdf-header-footer")
    return (folder / "page.pdf").read_bytes()


def _run(page: Path, folder: Path, *arguments: str) -> bytes:
    assert CHROMIUM is not None
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [CHROMIUM, *_ARGUMENTS, profile, *arguments, page.as_uri()]
    return subprocess.run(command, capture_output=True, timeout=90, check=True).stdout


def _asked_for(log: Path) -> Iterator[str]:
    """The addresses that the page, and not the browser, asked for, without its own file and data in it."""
    recorded = json.loads(log.read_text("utf-8"))
    start = recorded["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    for event in recorded["events"]:
        asked = event.get("params", {})
        if event["type"] == start and "url" in asked and asked.get("initiator") != _OWN_REQUEST:
            yield asked["url"]


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine: its address, and the list of what it was asked for."""
    asked: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
