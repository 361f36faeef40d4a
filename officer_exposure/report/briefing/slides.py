"""The same sheet as a presentation: one thought a slide, to be read aloud in the window."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.content.briefing import Story
from officer_exposure.report.briefing.view import BriefingView


class Slide(msgspec.Struct, frozen=True):
    """What is in view at one time. `lines` stand below the heading; `aside` is for whoever reads aloud."""

    part: str
    heading: str
    lines: tuple[str, ...] = ()
    aside: str = ""


def slides_of(view: BriefingView) -> tuple[Slide, ...]:
    """All slides of a sheet: the opening, one for each rule, the stories, and behind each what helps; then the deal."""
    return tuple(_slides(view))


def _slides(view: BriefingView) -> Iterator[Slide]:
    yield Slide(view.title, view.title, (view.opening,))
    for number, rule in enumerate((*view.first, *view.more), start=1):
        part = view.why_first if number <= len(view.first) else view.title
        yield Slide(part, rule.say, (rule.why,))
    for story in view.talks:
        yield from _story(story)
    yield Slide("What we agree on", "What we agree on", view.agree, "The printed sheet has a line to sign.")
    if view.card is not None:
        yield Slide(view.card.title, view.card.title, view.card.steps, view.card.intro)


def _story(story: Story) -> Iterator[Slide]:
    yield Slide("To talk through", story.title, (story.story, story.question), "Wait for answers. All are fine.")
    yield Slide("To talk through", story.question, (f"A good answer: {story.helps}",), f"Ask each other: {story.talk}")
