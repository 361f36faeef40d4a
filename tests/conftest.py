"""What holds for every test: no screen, a throw-away home, no internet, and nothing left running.

A whole run is shared out over several processes by pytest-xdist. Each has a home of its own and holds its own tests to
these rules. Only the process that shares out was told what to run, and only it hears of every result: it tells the
others the one, and judges the other.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import hypothesis
import pytest

from tests.left_behind import LeftBehind
from tests.model_files import needs_models
from tests.no_network import NetworkBan
from tests.shared_data import SHARED, needs_shared

REAL_ENVIRONMENT: Mapping[str, str] = dict(os.environ)
HOME = Path(tempfile.mkdtemp(prefix="officer-exposure-tests-"))
EXPECTED_SHARED_TESTS = 51
"""How many test functions need the development data: exactly these may be skipped where it is absent."""

EXPECTED_MODEL_TESTS = 50
"""How many test functions need the model files. Where CI runs they are there, or the run fails."""

_FULL_RUN = "officer_exposure_full_run"
_ENVIRONMENT = "officer_exposure_real_environment"
_BAN = NetworkBan()


def _use_throw_away_home() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["HOME"] = str(HOME)
    for name in ("CONFIG", "DATA", "CACHE", "STATE", "RUNTIME"):
        folder = HOME / name.lower()
        folder.mkdir(mode=0o700)
        os.environ[f"XDG_{name}_{'DIR' if name == 'RUNTIME' else 'HOME'}"] = str(folder)


_use_throw_away_home()
hypothesis.settings.register_profile("default", max_examples=60, deadline=None, print_blob=True)
hypothesis.settings.register_profile("fuzz", max_examples=5_000, deadline=None, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


class Process(Protocol):
    """What pytest-xdist, which has no types, says of a process that gets some of the tests."""

    config: pytest.Config
    workerinput: dict[str, object]


def _told(config: pytest.Config, name: str) -> object:
    """What the process that shares out the tests told this one; None where nobody does."""
    told: dict[str, object] = getattr(config, "workerinput", {})
    return told.get(name)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Process) -> None:
    """Tell a process that gets some of the tests what it cannot see by itself."""
    node.workerinput[_FULL_RUN] = _is_full_run(node.config)
    node.workerinput[_ENVIRONMENT] = dict(REAL_ENVIRONMENT)


@pytest.fixture(scope="session")
def real_environment(pytestconfig: pytest.Config) -> dict[str, str]:
    """The environment before the throw-away home, for the few tests that install packages."""
    told = _told(pytestconfig, _ENVIRONMENT)
    return dict(told if isinstance(told, dict) else REAL_ENVIRONMENT)


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a child process, a Qt thread or an active timer alive."""
    before = LeftBehind(watch_qt="qapp" in request.fixturenames or "qtbot" in request.fixturenames)
    yield
    left = before.names()
    assert not left, f"left running: {', '.join(left)}"


@pytest.fixture(autouse=True)
def _no_internet(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that opens an internet socket, unless it is marked `local_server`."""
    _BAN.lifted = request.node.get_closest_marker("local_server") is not None
    yield
    _BAN.lifted = False
    assert not _BAN.take_attempts(), "internet sockets are refused in tests"


def _functions_with(mark: pytest.MarkDecorator, items: list[pytest.Item]) -> set[str]:
    marked = (item for item in items if any(own is mark.mark for own in item.iter_markers("skipif")))
    return {item.nodeid.partition("[")[0] for item in marked}


def _is_full_run(config: pytest.Config) -> bool:
    told = _told(config, _FULL_RUN)
    if told is not None:
        return bool(told)
    narrowed = config.option.keyword or config.option.markexpr or config.option.lf
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not narrowed


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with a slow test come first: were one of them the last, the other processors would have nothing to do."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish(session: pytest.Session) -> None:
    """In a full run, hold the numbers of tests that may be skipped for want of development data or model files."""
    if not _is_full_run(session.config):
        return
    why = "; ".join(_miscounted(session.items))
    if why and not hasattr(session.config, "workerinput"):
        raise pytest.UsageError(why)
    session.shouldfail = why  # an exception would not carry the sentence to the process that shares out the tests


def _miscounted(items: list[pytest.Item]) -> Iterator[str]:
    for what, mark, name, expected in (
        ("the development data", needs_shared, "EXPECTED_SHARED_TESTS", EXPECTED_SHARED_TESTS),
        ("the model files", needs_models, "EXPECTED_MODEL_TESTS", EXPECTED_MODEL_TESTS),
    ):
        count = len(_functions_with(mark, items))
        if count != expected:
            yield (
                f"{count} test functions need {what}, {expected} are expected: "
                f"change {name} in tests/conftest.py on purpose"
            )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was skipped, and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped)
    for reason, count in reasons.items():
        terminalreporter.write_sep("!", f"{count} tests SKIPPED: {reason}", red=True)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Throw the home away. Where CI runs, no test may want model files; with the data there, none may be skipped."""
    shutil.rmtree(HOME, ignore_errors=True)
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    wanting = any(str(needs_models.kwargs["reason"]) in str(report.longrepr) for report in skipped)
    if exitstatus == 0 and skipped and (wanting or SHARED is not None) and os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
