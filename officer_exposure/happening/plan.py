"""The plan of "it is happening now" as it stands: what to do, whom to ring, and what was done already."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from officer_exposure.content import load_content
from officer_exposure.content.response import Block, Opens, Step, load_plan


class PlannedStep(msgspec.Struct, frozen=True):
    """One step. `call`: who is rung, in words, and `numbers`: how, as the agency pack says; `note` where it is silent.

    `keeps`: it keeps evidence, so it is never offered to be skipped. `opens`: what the program shows for it.
    """

    id: str
    do: str
    why: str
    call: str
    numbers: tuple[str, ...]
    note: str
    opens: Opens
    keeps: bool
    done: bool


class PlannedBlock(msgspec.Struct, frozen=True):
    """The steps of one stretch of time."""

    id: str
    title: str
    intro: str
    steps: tuple[PlannedStep, ...]

    @property
    def next(self) -> PlannedStep | None:
        """The first step that is not done; None where all are."""
        return next((step for step in self.steps if not step.done), None)


def plan_now(done: Collection[str]) -> tuple[PlannedBlock, ...]:
    """The plan with the numbers of the agency pack in use. `done`: ids of steps, as the evidence log has them."""
    return tuple(_block(block, done) for block in load_plan().blocks.values())


def _block(block: Block, done: Collection[str]) -> PlannedBlock:
    return PlannedBlock(
        block.id, block.title, block.intro, tuple(_step(step, done=step.id in done) for step in block.steps)
    )


def _step(step: Step, *, done: bool) -> PlannedStep:
    plan = load_plan()
    numbers = load_content().contacts(step.call) if step.call else ()
    silent = step.call not in {None, "emergency"} and not numbers
    return PlannedStep(
        id=step.id,
        do=step.do,
        why=step.why,
        call=plan.contacts[step.call] if step.call else "",
        numbers=numbers,
        note=" ".join(filter(None, (step.note, plan.no_number if silent else ""))),
        opens=step.opens,
        keeps=step.keeps,
        done=done,
    )
