"""The steps of observation and reflective conferencing, and when a cycle or a goal has stalled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CycleStep:
    """One step of a coaching cycle; logs name it by its place in `STEPS`, from 1."""

    label: str
    short: str  # as it stands in the middle of a sentence


# The PAC model names a five-step process; its own wording was not found, so these are plain words
# for it. A program with other steps changes this list alone.
STEPS: tuple[CycleStep, ...] = (
    CycleStep("Planning conference", "planning"),
    CycleStep("Observation, live or by video", "observation"),
    CycleStep("Analysis", "analysis"),
    CycleStep("Reflective conference", "reflective conference"),
    CycleStep("Action plan and next steps", "action plan"),
)
FIRST, LAST = 1, len(STEPS)


def step_of(number: int) -> CycleStep:
    """A step by its number."""
    return STEPS[number - 1]


CYCLE_IDLE_DAYS = 45  # a cycle not completed stalls once nothing was logged in it for so long
# Five steps and a meeting a month: a cycle is judged once it has had so many days, or its year is over.
CYCLE_GIVEN_DAYS = 150
GOAL_IDLE_DAYS = 45  # and an open goal once no small step of it was done for so long
PLAN_DAYS = 30  # a goal with a target date is meant to follow the baseline within so many days
