"""Who a document is for: a partner's report, a trainer's sheet without a finding, a checklist about nobody."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path

import msgspec
import pytest

from officer_exposure.content import load_content
from officer_exposure.events import Coverage
from officer_exposure.model import Area, Level, OutcomeKind
from officer_exposure.registry import load_checks
from officer_exposure.report.handout.view import checklist_view, trainer_view
from officer_exposure.report.handout.writing import render_handout_html, render_handout_pdf
from officer_exposure.report.html import render_html
from officer_exposure.report.pdf.writing import render_pdf
from officer_exposure.report.readers import Reader, for_reader
from officer_exposure.report.view import report_view
from officer_exposure.store.vault import Vault
from tests.core.report_examples import MADE, PLANTED, audit
from tests.core.test_pdf import text_of

PROGRAM = Path(sys.executable).with_name("officer-exposure")
PASSPHRASE = "gannet trellis 58 improbable ocarina"


def test_a_partner_reads_nothing_that_is_about_work_alone() -> None:
    of = audit(3)
    duty = msgspec.structs.replace(of.findings[0], areas=(Area.HOME, Area.DUTY), summary="About a case.")
    uniform = msgspec.structs.replace(of.findings[0], areas=(Area.UNIFORM,), summary="About a badge.")
    of.findings += [duty, uniform]
    view = report_view(of, masked=True, made=MADE, reader=Reader.PARTNER)
    page, paper = render_html(view, {}), text_of(render_pdf(view, {}))
    for said in (page, paper):
        assert "aboutaca" not in re.sub(r"\s", "", said).casefold()
        assert "aboutabadge" not in re.sub(r"\s", "", said).casefold()
    assert "Report for the two of us" in page
    assert "Reportforthetwoofus" in paper
    assert "left out" in page
    assert len(for_reader(of, Reader.ME).findings) == len(of.findings)
    assert view.gaps == report_view(of, masked=True, made=MADE).gaps, "what was not checked stays"


def test_a_trainer_s_sheet_is_the_same_whatever_was_found() -> None:
    """Made from coverage: two audits that differ in what they found give the same sheet."""
    names = ["photo.gps", "photo.plate"]
    clean = Coverage(10, 10, {}, {name: {OutcomeKind.CLEAN: 10} for name in names})
    found = Coverage(10, 10, {}, {name: {OutcomeKind.FINDINGS: 9, OutcomeKind.CLEAN: 1} for name in names})
    sheets = [trainer_view(coverage, made=MADE, asked={"facebook"}) for coverage in (clean, found)]
    assert sheets[0] == sheets[1]
    said = text_of(render_handout_pdf(sheets[0]))
    assert load_checks()["photo.gps"].info.title.replace(" ", "") in said
    assert not [level for level in Level if level.name.casefold() in said.casefold().split()]
    assert not re.search(r"\d+(thing|finding|photo)", said)


def test_a_trainer_is_not_told_which_sites_somebody_uses() -> None:
    sheet = trainer_view(Coverage(), made=MADE, asked={"dating_apps", "facebook", "strava"})
    (asked,) = [block for block in sheet.blocks if block.title == "Questions"]
    assert [line.text for line in asked.lines if line.ticked] == ["Social networks", "Sport and outdoors"]
    assert {line.text for line in asked.lines} == {group.title for group in load_content().groups.values()}
    said = render_handout_html(sheet) + text_of(render_handout_pdf(sheet))
    sites = {section.title for section in load_content().sections.values()} - {line.text for line in asked.lines}
    assert {title for title in sites if title in said} <= {"X"}, "X is a letter of other words"


def test_a_checklist_holds_every_question_and_nothing_about_anybody() -> None:
    view = checklist_view(made=MADE)
    assert sum(len(block.lines) for block in view.blocks) == len(load_content().items)
    assert not [line for block in view.blocks for line in block.lines if line.ticked]
    few = checklist_view(made=MADE, sections={"facebook"})
    page = unescape(re.sub(r"<[^>]*>", " ", render_handout_html(few)))
    paper = text_of(render_handout_pdf(few), foot=few.title)
    for line in few.blocks[0].lines:
        for text in (line.text, *line.notes):
            assert text in page
            assert re.sub(r"\W", "", text) in re.sub(r"\W", "", paper)
    assert not [trace for trace in PLANTED if trace in page + paper]


def _run(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    options = ["--passphrase-fd", "0"] if typed else []
    return subprocess.run(
        [PROGRAM, "checklist", *arguments, *options],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=dict(os.environ),
    )


def test_by_command(tmp_path: Path) -> None:
    done = _run("--section", "facebook", "--html", tmp_path / "list.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Facebook" in (tmp_path / "list.html").read_text("utf-8")
    with Vault.create(tmp_path / "vault", PASSPHRASE)[0] as vault:
        vault.store.answers.give("facebook", "", "FB01", "exposed", date(2026, 11, 26))
    wanted = ("--for-trainer", "--vault", str(tmp_path / "vault"), "--pdf", str(tmp_path / "sheet.pdf"))
    done = _run(*wanted, typed=f"{PASSPHRASE}\n")
    assert done.returncode == 1
    assert "Nothing was looked at yet" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [[], ["--for-trainer", "--pdf", "x"], ["--vault", "x", "--pdf", "x"], ["--section", "no", "--pdf", "x"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert _run(*arguments).returncode == 2


def test_the_json_which_leaves_nothing_out_is_not_written_for_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    path = tmp_path / "all.json"
    asked = [str(PROGRAM), "audit", str(tmp_path / "photos"), "--for", "partner", "--json", str(path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60, env=dict(os.environ))
    assert done.returncode == 2
    assert "The JSON holds everything" in done.stderr
    assert not path.exists()
