from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from officer_exposure.errors import WorkerError
from officer_exposure.workers.messages import Limits, Loss, WorkerSettings
from officer_exposure.workers.supervisor import Supervisor

TASKS = "tests.core.worker_tasks"
QUICK = Limits(seconds=1.0, memory=300 * 1024 * 1024, reply=64 * 1024)


def decode(payload: bytes) -> str:
    try:
        return payload.decode()
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError("not text") from error


def supervise(workers: int = 2, task: str = "deeds", limits: Limits = QUICK) -> Supervisor[str, str]:
    settings = WorkerSettings(f"{TASKS}:{task}", b"did ", limits)
    return Supervisor(settings, str.encode, decode, workers)


def run(work: list[str], workers: int = 2) -> dict[str, str | Loss]:
    with supervise(workers) as supervisor:
        return dict(supervisor.run(work))


def open_handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    # The tracker that `multiprocessing` keeps for itself stays once it runs: start it before counting.
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()
    handles, threads = open_handles(), threading.active_count()
    yield
    assert multiprocessing.active_children() == []
    assert threading.active_count() == threads
    assert open_handles() <= handles  # what an earlier test left to the garbage may have gone meanwhile


def test_every_job_comes_back_once_with_its_result() -> None:
    work = [str(number) for number in range(1000)]
    assert run(work) == {item: f"did {item}" for item in work}


def test_no_work_starts_no_worker() -> None:
    with supervise() as supervisor:
        assert list(supervisor.run([])) == []
        assert multiprocessing.active_children() == []


def test_one_piece_of_work_starts_one_worker() -> None:
    with supervise() as supervisor:
        assert list(supervisor.run(["a"])) == [("a", "did a")]
        assert len(multiprocessing.active_children()) == 1


def test_workers_serve_one_run_after_another() -> None:
    with supervise(workers=1) as supervisor:
        first = dict(supervisor.run(["pid", "a"]))
        assert dict(supervisor.run(["pid", "b"])) == {"pid": first["pid"], "b": "did b"}


@pytest.mark.parametrize(
    ("deed", "loss"),
    [
        ("abort", Loss.CRASHED),
        ("exit", Loss.CRASHED),
        ("hang", Loss.TOO_SLOW),
        ("spin", Loss.TOO_SLOW),
        ("hog", Loss.TOO_MUCH_MEMORY),
        ("huge request", Loss.TOO_MUCH_MEMORY),
        ("fail", Loss.FAILED),
        ("long reply", Loss.REPLY_TOO_LARGE),
        ("not utf-8", Loss.REPLY_MALFORMED),
    ],
)
def test_a_bad_job_loses_exactly_itself(deed: str, loss: Loss) -> None:
    work = [str(number) for number in range(200)]
    work[100:100] = [deed]
    results = run(work)
    assert results.pop(deed) is loss
    assert results == {item: f"did {item}" for item in work if item != deed}


@pytest.mark.skipif(sys.platform != "linux", reason="finds the pipe through /proc")
@pytest.mark.parametrize("deed", ["rubbish", "half a message", "endless message"])
def test_a_worker_that_talks_rubbish_is_replaced(deed: str) -> None:
    work = [*[str(number) for number in range(20)], deed, *[str(number) for number in range(20, 40)]]
    results = run(work, workers=1)
    assert set(results) == set(work)
    assert isinstance(results.pop(deed), Loss)
    assert results == {item: f"did {item}" for item in work if item != deed}


def test_many_bad_jobs_in_a_row() -> None:
    with supervise() as supervisor:
        results = list(supervisor.run(["abort", "a", "abort", "abort", "b", "abort", "c", "abort"]))
    assert sorted(results) == sorted([("abort", Loss.CRASHED)] * 5 + [("a", "did a"), ("b", "did b"), ("c", "did c")])


@pytest.mark.parametrize("task", ["cannot_start", "dies_starting", "no_such_task"])
def test_workers_that_cannot_start_are_an_error_and_not_a_silence(task: str) -> None:
    with supervise(task=task) as supervisor, pytest.raises(WorkerError):
        list(supervisor.run(["a", "b"]))


@pytest.mark.parametrize("deed", ["hang", "spin", "sleep 9", "half a message"])
def test_cancel_takes_effect_at_once(deed: str) -> None:
    cancel = threading.Event()
    with supervise(limits=Limits()) as supervisor:
        results = supervisor.run(["a", deed, deed], cancel)
        assert next(results) == ("a", "did a")
        time.sleep(0.2)
        pressed = []

        def press() -> None:
            pressed.append(time.monotonic())
            cancel.set()

        timer = threading.Timer(0.1, press)
        timer.start()
        assert list(results) == []
        supervisor.close()
        assert time.monotonic() - pressed[0] < 0.2
        timer.join()


def test_a_run_that_is_given_up_frees_its_workers() -> None:
    with supervise(limits=Limits()) as supervisor:
        with closing(supervisor.run(["a", "hang", "hang"])) as results:  # type: ignore[type-var]  # a generator can be closed
            assert next(results) == ("a", "did a")
        assert dict(supervisor.run(["b"])) == {"b": "did b"}


def test_a_slow_reader_is_not_taken_for_a_hanging_worker() -> None:
    with supervise(workers=1) as supervisor:
        results = supervisor.run([str(number) * 2000 for number in range(300)])
        first = next(results)
        time.sleep(QUICK.seconds * 2)
        assert not any(isinstance(result, Loss) for _, result in [first, *results])


@pytest.mark.parametrize("deed", ["socket", "program", "shell", "write"])
def test_a_worker_reaches_for_nothing(deed: str) -> None:
    assert run([deed]) == {deed: "refused"}


@pytest.mark.parametrize("allowed", [True, False])
def test_a_worker_makes_new_files_in_the_one_folder_it_was_given_and_nowhere_else(
    tmp_path: Path, allowed: bool
) -> None:
    given = tmp_path / "given"
    (given / "below").mkdir(parents=True)
    part = ".0123456789abcdef.part"
    (given / f"{part[:-6]}0.part").write_bytes(b"there already")
    tries = [
        f"{part} x",
        "named.jpg x",
        f"{part[:-6]}0.part w",
        f"{part[:-6]}1.part w",
        f"below/{part} x",
        f"../{part} x",
    ]
    settings = WorkerSettings(f"{TASKS}:writes", os.fsencode(given), QUICK, os.fsencode(given) if allowed else b"")
    with Supervisor(settings, str.encode, decode, 1) as supervisor:
        results = dict(supervisor.run(tries))
    assert results == dict.fromkeys(tries, "refused") | ({tries[0]: "allowed"} if allowed else {})
    assert (given / part).exists() == allowed
    assert (given / f"{part[:-6]}0.part").read_bytes() == b"there already"


def test_a_worker_loads_neither_the_window_nor_our_main_script() -> None:
    results = run(["modules", "main"], workers=1)
    modules = str(results["modules"]).split()
    assert "officer_exposure.workers.process" in modules
    assert not [name for name in modules if name.startswith(("PySide6", "ui", "pytest", "rich", "click"))]
    assert results["main"] == "None"


_PARENT = f"""
import sys
from officer_exposure.workers.messages import WorkerSettings
from officer_exposure.workers.supervisor import Supervisor
supervisor = Supervisor(WorkerSettings("{TASKS}:deeds", b""), str.encode, bytes.decode, 2)
for work, result in supervisor.run(["pid", "{{deed}}", "{{deed}}"]):
    print(result, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("deed", ["hang", "spin"])
def test_no_orphan_when_the_program_is_killed(deed: str) -> None:
    root = Path(__file__).resolve().parents[2]
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT.format(deed=deed)], stdout=subprocess.PIPE, cwd=root, text=True
    )
    with parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        time.sleep(0.1)
        parent.kill()
    deadline = time.monotonic() + 3
    while _alive(worker) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _alive(worker)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
