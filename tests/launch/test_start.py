"""Starting: too old a Python, no screen, and handing over to the program."""

from __future__ import annotations

import ast
import resource
import subprocess
import sys

from tests.launch.checkout import ROOT, Checkout

_LAUNCH = ROOT / "launch.py"


def test_an_old_python_is_told_in_one_sentence() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0);"
        f"runpy.run_path({str(_LAUNCH)!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "needs Python 3.11 or newer and this is Python 3.9" in done.stderr


def test_an_old_python_can_read_the_file_as_far_as_that_sentence() -> None:
    tree = ast.parse(_LAUNCH.read_text(), feature_version=(3, 6))
    before = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
    imported = {alias.name for node in tree.body[:before] if isinstance(node, ast.Import) for alias in node.names}
    assert imported == {"hashlib", "os", "sys"}
    assert all(isinstance(node, ast.Expr | ast.Import | ast.ImportFrom) for node in tree.body[:before])


def test_without_a_screen_the_app_says_what_works_instead(checkout: Checkout) -> None:
    done = checkout.run()
    assert done.returncode == 1
    assert "There is no screen" in done.stderr
    assert "launch.py audit FOLDER --html report.html" in done.stderr
    assert done.stdout == ""
    assert not checkout.venv.exists()


def test_a_command_is_handed_over_with_its_words_and_its_exit_status(checkout: Checkout) -> None:
    checkout.make_ready(program='printf "%s\\n" "$@"; exit 3')
    done = checkout.run("audit", "My Photos", "--html", "a b.html")
    assert (done.returncode, done.stdout, done.stderr) == (3, "audit\nMy Photos\n--html\na b.html\n", "")


def test_with_a_screen_the_app_is_opened_without_arguments(checkout: Checkout) -> None:
    checkout.make_ready(program='echo "opened $#"')
    assert checkout.run(DISPLAY=":7").stdout == "opened 0\n"


def test_a_warm_start_costs_under_60_ms_of_processor_time(checkout: Checkout) -> None:
    checkout.make_ready(program=":")
    (checkout.folder / "nothing.py").touch()
    nothing = [sys.executable, str(checkout.folder / "nothing.py")]
    bare = min(_processor_seconds(nothing, checkout) for _ in range(5))
    start = min(_processor_seconds(checkout.command("checks"), checkout) for _ in range(5))
    assert start - bare < 0.060


def _processor_seconds(command: list[str], checkout: Checkout) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=checkout.environment({}), check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_test_runs_the_linters_then_the_tests_and_reports_the_first_failure(checkout: Checkout) -> None:
    checkout.make_ready("runtime", "development")
    for tool, status in (("ruff", 0), ("mypy", 2), ("pytest", 1)):
        script = f'echo "{tool} $* $QT_QPA_PLATFORM"; exit {status}'
        checkout.add_program(checkout.venv / "bin" / tool, script)
    done = checkout.run("test")
    assert done.stdout.splitlines() == [
        "ruff check . offscreen",
        "ruff format --check . offscreen",
        "mypy  offscreen",
        "pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder offscreen",
    ]
    assert done.returncode == 2
    only = checkout.run("test", "tests/core", "-x")
    assert (only.stdout, only.returncode) == ("pytest tests/core -x offscreen\n", 1)
