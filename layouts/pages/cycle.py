"""The page on the coaching cycle and action plans: completed, stalled, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping

from config.date_words import months_words
from config.program.cycle import CYCLE_GIVEN_DAYS, CYCLE_IDLE_DAYS, step_of
from config.roles import Audience
from data_access.asking.answers import Answer
from layouts import sentences, words
from layouts.page import Page, Panel, Section

_REGION = ("region",)


def say_days(answer: Answer) -> str:
    """The days to each step, for everybody the viewer asks about."""
    axis = answer.measure.part_axis or ""
    found = [sentences.total(answer, **{axis: code}) for code in answer.measure.statistic.parts]
    cells = [c for c in found if c is not None and c.value is not None]
    if not cells:
        return sentences.takeaway(answer)
    said = words.listing(
        f"{words.shown(c, answer.measure)} to {step_of(int(c.of(axis))).short}" for c in cells
    )
    return f"{sentences.whose(answer)}, at the median: {said}."


def _opened(answer: Answer) -> str:
    """Which cycles are counted: opened from November 2025 to October 2026 that are 150 days old …"""
    months = months_words(answer.span.first, answer.span.last)
    months = f"from {months}" if answer.span.first != answer.span.last else f"in {months}"
    return f"opened {months} that are {CYCLE_GIVEN_DAYS} days old or of a finished program year"


def counted(answer: Answer) -> str:
    """The same for the note under a chart, and where the others of a program year are found."""
    others = "" if answer.applied.value("cohort") else "; choose a cohort to see all of its year"
    return f"Counted: cycles {_opened(answer)}{others}."


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How many cycles are completed, and whether small steps are done."""
    completed = answers["completion"][0]
    cell = sentences.total(completed)
    why = words.NO_DATA if cell is None else words.shown(cell, completed.measure)
    # The reason of all: which region has another one stands in the panel.
    first = words.sentence_case(f"{sentences.where(completed)}on coaching cycles, {why}.")
    if cell is not None and cell.value is not None:
        first = (
            f"{sentences.where(completed)}{sentences.lead_value(completed, cell)} of the coaching "
            f"cycles {_opened(completed)} have been completed."
        )
    told = []
    for key, said in (
        ("plan", "of pairs with a baseline set a goal with a target date in time"),
        ("steps", "of the small steps that were due are done"),
    ):
        (answer,) = answers[key]
        cell = sentences.total(answer)
        if cell is not None and cell.value is not None:
            told.append((f"{sentences.lead_value(answer, cell)} {said}", answer))
    also = f"{sentences.beside(told, completed, ', and '.join)}." if told else ""
    return " ".join(filter(None, (first, also)))


PAGE = Page(
    key="cycle",
    path="/cycle",
    nav="Cycle and plans",
    question="Do observation, conference and action plan follow each other?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        Section(
            "The coaching cycle",
            (
                Panel(
                    "completed",
                    "How many cycles does a pair complete?",
                    ("cycles_completed",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "completion",
                    "Are the cycles that are opened also completed?",
                    ("cycle_completion",),
                    _REGION,
                    "dots",
                    under=counted,
                ),
                Panel(
                    "stalled",
                    "How many of the opened cycles have stalled?",
                    ("cycle_stalled",),
                    _REGION,
                    "dots",
                    note=f"Stalled: not completed, and nothing logged for {CYCLE_IDLE_DAYS} days. A cycle "
                    "that is still worked on is neither.",
                ),
                Panel(
                    "logging",
                    "Do logs name the step of the cycle?",
                    ("cycle_logging",),
                    _REGION,
                    "dots",
                    note="The figures about cycles rest on these sessions alone.",
                ),
            ),
            "A cycle opens with its first step, or with any step after the last one was completed, "
            "and is completed when the last step is logged.",
        ),
        Section(
            "",
            (
                Panel(
                    "stall-step",
                    "After which step do cycles stall?",
                    ("cycle_stall_step",),
                    _REGION,
                    "bars",
                ),
                Panel(
                    "step-days",
                    "How many days pass from one step to the next?",
                    ("cycle_step_days",),
                    _REGION,
                    "dots",
                    say=say_days,
                ),
            ),
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "whole",
                    "Was every step of the completed cycles logged?",
                    ("cycle_whole",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "logging-trend",
                    "How many logs name the step, month by month?",
                    ("cycle_logging",),
                    ("month",),
                    "trend",
                ),
            ),
        ),
        Section(
            "Action plans",
            (
                Panel(
                    "plan",
                    "Does an action plan follow the baseline in time?",
                    ("plan_in_time",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "alignment",
                    "Do goals aim at what the baseline showed to be low?",
                    ("goal_alignment",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "steps",
                    "Are small steps done once they are due?",
                    ("steps_done",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "steps-types",
                    "Does it differ by program type?",
                    ("steps_done",),
                    ("program_type",),
                    "dots",
                ),
            ),
            "Whether goals are met once they are due is on the page of goals.",
        ),
        Section(
            "Open goals today",
            (
                Panel(
                    "goals-stalled",
                    "Have open goals stalled?",
                    ("goals_stalled",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "goals-overdue",
                    "Are open goals past their date?",
                    ("goals_overdue",),
                    _REGION,
                    "dots",
                ),
            ),
            "Goals of pairs that are active today; the months chosen do not matter here. "
            "Facilitators find overdue goals by name on their work list.",
        ),
    ),
)
