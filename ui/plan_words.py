"""The sentences of the plan: how many ways, what the steps close, and what is left after a tick."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QLocale

from officer_exposure.exposure.plan import Goal, Plan, Step
from officer_exposure.places.what_if import Residual, Within
from ui.plan_reading import Known


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("plan", text)


def number(count: int) -> str:
    """A count as the locale writes it."""
    return QLocale().toString(count)


def ways(goal: Goal, count: int) -> str:
    """How many ways: "4 ways", "1 way", "at least 200 ways"."""
    one, many = (tr("1 way"), tr("{} ways")) if not goal.at_least else (tr("at least 1 way"), tr("at least {} ways"))
    return one if count == 1 else many.format(number(count))


def title(known: Known, plan: Plan) -> str:
    """What a stranger can do, in one sentence."""
    door = plan.goal("home")
    if not known.looked:
        return tr("Ways to your door")
    if not door.total:
        return tr("No way to your door was found")
    return tr("A stranger has {} to your door").format(ways(door, door.total))


def lead(known: Known, plan: Plan) -> str:
    """What the steps come to: "These 3 steps close 4 of 4."."""
    door = plan.goal("home")
    if not known.looked:
        return ""
    if not door.total:
        words = tr("That does not mean that there is none. It was not found by what was looked at.")
        return f"{words} {_set_aside(known)}".strip()
    steps = [step for step in plan.steps if "home" in step.closes]
    closes = sum(step.closes["home"] for step in steps)
    if not steps:
        return tr("What you find here cannot be closed by a setting.")
    said = tr("This 1 step closes {} of {}.") if len(steps) == 1 else tr("These {} steps close {} of {}.")
    counts = (number(closes), number(door.total))
    words = said.format(*counts) if len(steps) == 1 else said.format(number(len(steps)), *counts)
    return f"{words} {tr('Tick what you would do, and see what is left.')}"


def what_is_left(plan: Plan) -> str:
    """What the ticks come to, for each target that had a way."""
    said = [_left(goal) for goal in plan.goals if goal.total and (goal.id == "home" or goal.open < goal.total)]
    return " ".join(said)


def in_short(plan: Plan) -> str:
    """The same for the foot of the page: "5 of 10 ways to your door left"."""
    door = plan.goal("home")
    if not door.total:
        return ""
    return tr("{} of {} to your door left").format(number(door.open), ways(door, door.total))


def _left(goal: Goal) -> str:
    if not goal.open:
        return tr("Every way to {} that was found would be closed.").format(goal.words)
    if goal.open == goal.total:
        return tr("All {} to {} would stay open.").format(ways(goal, goal.total), goal.words)
    words = tr("{} of {} to {} would be left.")
    return words.format(number(goal.open), ways(goal, goal.total), goal.words)


_RADII = {
    Within.HUNDRED_METERS: "within 100 m",
    Within.KILOMETER: "within 1 km",
    Within.FIVE_KILOMETERS: "within 5 km",
}
_IMPERIAL = {
    Within.HUNDRED_METERS: "within 330 feet",
    Within.KILOMETER: "within 0.6 miles",
    Within.FIVE_KILOMETERS: "within 3 miles",
}


def places(residual: Residual, *, entered: bool, imperial: bool, ticked: bool) -> str:
    """How close the attack on positions comes, and how many of the items that tell it the ticks take away."""
    home = tr("your home") if entered else tr("the place that looks like your home")
    if residual.within is Within.NOT_FOUND:
        words = tr("From your places, {} would not be found by this method.")
        near = (words if ticked else tr("From your places, {} is not found by this method.")).format(home)
    else:
        radius = (_IMPERIAL if imperial else _RADII)[residual.within]
        words = tr("From your places, a stranger would still come {} of {}.")
        near = (words if ticked else tr("From your places, a stranger comes {} of {}.")).format(tr(radius), home)
    if residual.in_top and residual.within is not Within.HUNDRED_METERS:
        near += " " + (
            tr("It is still among the first three guesses.") if ticked else tr("It is among the first three guesses.")
        )
    return f"{near} {_gone(residual, ticked=ticked)}".strip()


def _gone(residual: Residual, *, ticked: bool) -> str:
    """How many items near home the ticks take away; without a tick, how many there are."""
    count = number(residual.near_before)
    if not residual.near_before:
        return ""
    if ticked:
        return tr("{} of {} items near it would be gone.").format(number(residual.near_removed), count)
    return tr("1 item lies near it.") if residual.near_before == 1 else tr("{} items lie near it.").format(count)


def fewest(count: int) -> str:
    """How many items must go for home not to be found."""
    if count == 1:
        return tr("1 item must go for that place not to be found by the methods tried here.")
    return tr("{} items must go for that place not to be found by the methods tried here.").format(number(count))


def about(step: Step) -> str:
    """Who acts, how long it takes and what it closes: "By you: about 2 minutes. Closes 2 ways to your door."."""
    return tr("By {}: {}. {}").format(step.who, _minutes(step), _closes(step)).strip()


def _minutes(step: Step) -> str:
    about = tr("about 1 minute") if step.minutes == 1 else tr("about {} minutes").format(number(step.minutes))
    things = step.gathering.things
    return about if things == 1 else tr("{} things, {} each").format(number(things), about)


def parts(steps: Sequence[Step]) -> list[tuple[str, tuple[Step, ...]]]:
    """The steps in their order, under a heading that says which ways they close."""
    headings = {
        "home": (tr("This closes ways to your door"), tr("These {} close ways to your door")),
        "family": (tr("This also closes ways to your family"), tr("These {} also close ways to your family")),
        "routine": (tr("This also closes what tells your routine"), tr("These {} also close what tells your routine")),
        "": (tr("This helps, too"), tr("These {} help, too")),
    }
    found = []
    for target, together in groupby(steps, lambda step: next(iter(step.closes), "")):
        some = tuple(together)
        one, many = headings[target]
        found.append((one if len(some) == 1 else many.format(number(len(some))), some))
    return found


def _closes(step: Step) -> str:
    names = {"home": tr("your door"), "family": tr("your family"), "routine": tr("your routine")}
    said = [
        (tr("1 way to {}") if count == 1 else tr("{} ways to {}").format(number(count), "{}")).format(names[target])
        for target, count in step.closes.items()
    ]
    *most, last = said or ("",)
    listed = tr("{} and {}").format(", ".join(most), last) if most else last
    return tr("Closes {}.").format(listed) if listed else ""


def _set_aside(known: Known) -> str:
    """That ways can lead through what was set aside: to accept a thing does not close it."""
    if not known.set_aside:
        return ""
    one, many = tr("1 thing that you set aside is left out."), tr("{} things that you set aside are left out.")
    counted = one if known.set_aside == 1 else many.format(number(known.set_aside))
    return f"{counted} {tr('A way can still lead through it.')}"


def more(plan: Plan, known: Known) -> list[str]:
    """What can be beside all this: what was not looked at, what was set aside, and what only the officer can see."""
    said = []
    if known.missed:
        said.append(tr("Not looked at, or not in full: {}. So there can be more ways.").format(known.missed))
    if known.set_aside:
        said.append(_set_aside(known))
    said.append(tr("This shows what was found. A stranger may know more than that."))
    if plan.unseen:
        one, many = tr("1 thing is left out"), tr("{} things are left out")
        counted = one if plan.unseen == 1 else many.format(number(plan.unseen))
        said.append(tr("{}, because only you can see it.").format(counted))
    if not plan.smallest:
        said.append(tr("There are very many ways. Fewer steps may be enough."))
    return said
