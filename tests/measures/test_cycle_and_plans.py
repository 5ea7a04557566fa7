"""Coaching cycles and action plans, worked by hand from rows of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config.texts.not_collected import NOT_COLLECTED
from data_access.measures import MEASURES
from tests.conftest import CopyOf
from tests.measures.loading import Loading, class_rows, pair, person, programs

Make = Callable[[date], Loading]
TODAY = date(2025, 3, 20)
ASKED: dict[str, Any] = {"first": "2024-09", "last": "2025-02"}  # as of February 28, 2025

# Cycles by hand: P-0 completes one and leaves one at step 4; P-1 gives up one at step 2, completes
# one that skips steps, and has one under way; P-2 completes two, the second of two steps.
LOGGED = {
    "P-0": [
        ("2024-10-01", 1), ("2024-10-08", 2), ("2024-10-15", 3), ("2024-10-29", 4),
        ("2024-11-05", 5), ("2024-12-03", 2), ("2024-12-17", 4), ("2024-12-20", ""),
    ],
    "P-1": [
        ("2024-10-02", 1), ("2024-10-09", 1), ("2024-10-30", 2), ("2025-01-15", 1),
        ("2025-01-29", 5), ("2025-02-20", 1),
    ],
    "P-2": [
        ("2024-11-04", 1), ("2024-11-11", 2), ("2024-11-18", 3), ("2024-11-25", 4),
        ("2024-12-02", 5), ("2024-12-09", 1), ("2024-12-16", 5),
    ],
    "P-3": [("2024-10-10", ""), ("2024-11-10", "")],  # Region 2, whose log has no steps
}  # fmt: skip


def _session(pair_id: str, day: str, step: int | str, **more: Any) -> dict[str, Any]:
    return {
        "session_id": f"S-{pair_id}-{day}",
        "pair_id": pair_id,
        "session_date": day,
        "minutes_total": 60,
        "venue": "f2f",
        "status": "completed",
        "cycle_step": step,
        **more,
    }


def _state(url: str, folder: Path) -> None:
    """Three pairs in Region 1 and one in Region 2; Region 3 has a program and nobody."""
    with Loading(url, folder, TODAY) as made:
        made.load("programs", programs(1, 2, 3))
        regions = {"P-0": 1, "P-1": 1, "P-2": 1, "P-3": 2}
        people = [person(f"M-{key}", region=r) for key, r in regions.items()]
        people += [person(f"C-{key}", "CT", r) for key, r in regions.items()]
        made.load("participants", people)
        made.load("pairs", [pair(key, f"M-{key}", f"C-{key}", "2024-09-20") for key in regions])


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, TODAY) as state:
        yield state


@pytest.fixture
def cycles(state: Loading) -> Loading:
    rows = [_session(key, day, step) for key, logged in LOGGED.items() for day, step in logged]
    # Neither a session that fell through nor one after the as-of day completes a cycle.
    rows.append(_session("P-1", "2025-02-25", 5, status="cancelled", minutes_total=""))
    rows.append(_session("P-1", "2025-03-04", 5))
    state.load("sessions", rows)
    state.logs_go_on("2025-03-04", 2)
    return state


def test_cycles_completed_per_pair(cycles: Loading) -> None:
    cell = cycles.cell("cycles_completed", **ASKED)
    # By February 28 only the first cycle of P-0 has had 150 days; by March 20 the first of P-1 as well.
    assert (cell.value, cell.units, cell.people, cell.numerator) == (1.0, 1, 1, 1.0)
    assert (cell.low, cell.no_interval) == (None, "too few for an interval")
    march = cycles.cell("cycles_completed", first="2024-09", last="2025-03")
    assert (march.value, march.units, march.people) == (0.5, 2, 2)
    early = cycles.cell("cycles_completed", first="2024-09", last="2025-01")
    assert (early.value, early.why_code) == (None, "too_early")


def test_share_of_opened_cycles(cycles: Loading) -> None:
    # By February 28 only the first cycle of P-0 has had 150 days.
    cell = cycles.cell("cycle_completion", **ASKED)
    assert (cell.numerator, cell.denominator) == (1.0, 1.0)
    early = cycles.cell("cycle_completion", first="2024-09", last="2025-01")
    assert (early.value, early.why_code) == (None, "too_early")
    # The first could have been on January 29, so no day is named.
    assert early.why == "too early: no cycle of this period was 150 days old on January 31, 2025"
    elsewhere = cycles.cell("cycle_completion", {"region": "2"}, by=("region",), **ASKED)
    assert elsewhere.why_code == "not_collected"
    whole = cycles.cell("cycle_whole", **ASKED)
    assert (whole.numerator, whole.denominator, whole.value) == (2.0, 4.0, 0.5)


def test_cycles_of_a_year_that_is_over_have_had_their_time(cycles: Loading) -> None:
    cycles.today = date(2025, 9, 20)
    cycles.logs_go_on("2025-09-02", 1, 2)
    for last in ("2025-08", "2025-09"):
        cell = cycles.cell("cycle_completion", first="2024-09", last=last)
        assert (cell.numerator, cell.denominator, cell.value) == (5.0, 7.0, 0.7143)
    each = cycles.cell("cycles_completed", first="2024-09", last="2025-08")
    assert (each.value, each.units) == (1.6667, 3)  # 1, 2 and 2
    # Per pair 1 of 2, 2 of 3, 2 of 2
    assert (cell.low, cell.no_interval) == (None, "too few for an interval")
    running = cycles.cell("cycle_completion", first="2024-10", last="2025-07")  # as of July 31
    assert (running.numerator, running.denominator) == (5.0, 7.0)
    running = cycles.cell("cycle_completion", first="2024-10", last="2025-06")  # as of June 30
    assert (running.numerator, running.denominator) == (4.0, 6.0)


def test_where_cycles_stall(cycles: Loading) -> None:
    cell = cycles.cell("cycle_stalled", **ASKED)
    # Of five opened by January 14: whatever was opened later cannot have stalled.
    assert (cell.numerator, cell.denominator, cell.value) == (2.0, 5.0, 0.4)
    none_old = "too early: no cycle of this period was 45 days old on February 28, 2025; "
    february = {"first": "2025-02", "last": "2025-02"}
    for key, where in (("cycle_stalled", {}), ("cycle_stall_step", {"step": "1"})):
        late = cycles.cell(key, where, **february)
        # March 18 is past, and lies after the months asked for.
        assert late.why == none_old + "choose months to March 2025 or later"
    cycles.today = date(2025, 3, 10)
    early = cycles.cell("cycle_stalled", **february)
    assert early.why == none_old + "judged from March 18, 2025 on"
    cycles.today = TODAY
    # By November 30 the two of October 1 and 2 could have, and have not.
    none = cycles.cell("cycle_stall_step", {"step": "1"}, first="2024-09", last="2024-11")
    assert (none.why, none.denominator) == ("none has stalled", None)
    answer = cycles.ask("cycle_stall_step", **ASKED)
    shares = {c.of("step"): (c.value, c.numerator, c.units) for c in answer.cells}
    assert shares == {
        "1": (0.0, 0.0, 2),
        "2": (0.5, 1.0, 2),
        "3": (0.0, 0.0, 2),
        "4": (0.5, 1.0, 2),
    }
    # Each pair has one: Wilson for 1 of 2.
    assert (answer.cell(step="4").low, answer.cell(step="4").high) == (0.0945, 0.9055)
    # 45 days after December 17 are not over in January, and the first cycle of P-1 is the one.
    early = cycles.cell("cycle_stalled", first="2024-09", last="2025-01")
    assert (early.numerator, early.denominator) == (2.0, 5.0)
    earlier = cycles.cell("cycle_stalled", first="2024-09", last="2024-12")
    assert (earlier.numerator, earlier.denominator) == (1.0, 3.0)


def test_a_cycle_taken_up_again_later_had_stalled(cycles: Loading) -> None:
    cycles.load("sessions", [_session("P-0", "2025-03-10", 5)])
    cell = cycles.cell("cycle_stalled", **ASKED)
    assert (cell.numerator, cell.denominator) == (2.0, 5.0)  # as before that log came
    assert cycles.ask("cycle_stall_step", **ASKED).cell(step="4").numerator == 1.0
    march = {"first": "2024-09", "last": "2025-03"}  # as of March 20
    assert cycles.cell("cycle_stalled", **march).numerator == 1.0
    assert cycles.ask("cycle_stall_step", **march).cell(step="4").numerator == 0.0


def test_days_from_step_to_step(cycles: Loading) -> None:
    answer = cycles.ask("cycle_step_days", **ASKED)
    found = {c.of("step"): (c.value, c.spread, c.units) for c in answer.cells}
    assert found == {
        "2": (7.0, (7.0, 17.5), 3),  # 7, 7 and 28 days
        "3": (7.0, (7.0, 7.0), 2),
        "4": (10.5, (8.75, 12.25), 2),  # 7 and 14; the second cycle of P-0 has no step 3
        "5": (7.0, (7.0, 7.0), 2),
    }


def test_a_region_that_logs_no_steps_is_not_collected_and_never_zero(cycles: Loading) -> None:
    logging = cycles.ask("cycle_logging", ("region",), **ASKED)
    assert (logging.cell(region="1").numerator, logging.cell(region="1").denominator) == (
        20.0,
        21.0,
    )
    # Of two sessions of Region 2 none names a step: it is in no total, as of the cycles.
    assert logging.cell(region="2").why == "not collected: no steps logged"
    assert logging.cell(region="all").denominator == 21.0 and logging.without_regions == ["2"]
    for key in (
        *("cycles_completed", "cycle_completion", "cycle_stalled", "cycle_step_days"),
        *("cycle_whole", "cycle_stall_step"),
    ):
        answer = cycles.ask(key, ("region",), **ASKED)
        here = [c for c in answer.cells if c.of("region") == "2"]
        assert here and all(c.value is None for c in here)
        assert {c.why for c in here} == {"not collected: no steps logged"}
        # Where the region logs steps, and these people are none, no file is missing.
        nobody = cycles.ask(key, (), region=1, program_type="HEAD_START", **ASKED)
        assert {c.why_code for c in nobody.cells} == {"nothing"}, key


def test_a_plan_follows_the_baseline_in_time(state: Loading) -> None:
    scores = {"PC": [5, 5]}
    baselines = {"P-0": "2024-10-01", "P-1": "2024-10-01", "P-2": "2024-10-10"}
    rows = [
        row
        for key, day in baselines.items()
        for row in class_rows(f"O-{key}", f"M-{key}", scores, day=day)
    ]
    # Seen eight days before the as-of day: not yet to be judged.
    rows += class_rows("O-P-3", "M-P-3", scores, day="2025-02-20")
    state.load("class", rows)
    goals = [
        ("G-0", "P-0", "2024-10-31", "2025-01-31"),  # on the thirtieth day
        ("G-1", "P-1", "2024-10-20", ""),  # no target date
        ("G-2", "P-1", "2024-11-01", "2025-01-31"),  # on the thirty-first
        ("G-3", "P-2", "2024-10-09", "2025-01-31"),  # the day before
    ]
    state.load("goals", [_goal(*goal) for goal in goals])
    cell = state.cell("plan_in_time", **ASKED)
    assert (cell.numerator, cell.denominator, cell.value) == (1.0, 3.0, 0.3333)
    assert (cell.low, cell.high) == (0.0615, 0.7923)  # Wilson
    later = state.cell("plan_in_time", first="2024-09", last="2025-03")
    assert later.denominator == 3.0  # as of 20 March, 28 days after
    assert state.ask("plan_in_time", ("region",), **ASKED).cell(region="2").why == (
        "no baseline so far"
    )


def _goal(key: str, pair_id: str, on: str, target: str, **more: Any) -> dict[str, Any]:
    return {
        "goal_id": key,
        "pair_id": pair_id,
        "set_date": on,
        "target_date": target,
        "status": "in_progress",
        **more,
    }


@pytest.fixture
def plans(state: Loading) -> Loading:
    state.load(
        "pairs",
        [pair("P-2", "M-P-2", "C-P-2", "2024-09-20", end_date="2025-02-10", end_reason="withdrew")],
    )
    done = {"status": "achieved", "achieved_date": "2025-01-10"}
    state.load(
        "goals",
        [
            _goal("G-0", "P-0", "2024-10-01", "2025-03-01"),
            _goal("G-1", "P-1", "2024-10-01", "2025-05-01"),
            _goal("G-2", "P-1", "2025-02-20", "2025-03-20"),
            _goal("G-bare", "P-0", "2024-10-01", ""),
            _goal("G-met", "P-0", "2024-10-01", "2025-01-31", **done),
            _goal("G-dropped", "P-1", "2024-10-01", "2024-12-31", status="dropped"),
            _goal("G-over", "P-2", "2024-10-01", "2025-01-31"),
        ],
    )
    steps = [
        ("G-0", "2024-11-01", "2024-10-30"),
        ("G-0", "2024-12-01", "2025-01-05"),
        ("G-0", "2025-02-01", ""),
        ("G-0", "2025-04-01", ""),
        ("G-1", "2024-12-15", "2025-02-04"),
        ("G-1", "2025-01-15", ""),
        ("G-2", "2025-04-01", ""),
        ("G-met", "", "2025-01-09"),
        ("G-dropped", "2024-12-01", ""),
    ]
    state.load(
        "action_steps",
        [
            {"step_id": f"A-{i}", "goal_id": goal, "due": due, "done": on}
            for i, (goal, due, on) in enumerate(steps)
        ],
    )
    return state


def test_small_steps_done_of_those_due(plans: Loading) -> None:
    cell = plans.cell("steps_done", **ASKED)
    # P-0 two of three, P-1 one of two (late); the step due in April and the dropped goal's are out.
    assert (cell.numerator, cell.denominator, cell.value) == (3.0, 5.0, 0.6)
    assert (cell.low, cell.no_interval) == (None, "too few for an interval")
    autumn = plans.cell("steps_done", first="2024-09", last="2024-12")
    assert (autumn.numerator, autumn.denominator) == (1.0, 3.0)  # two of them done in the new year
    assert plans.ask("steps_done", ("region",), **ASKED).cell(region="2").why == (
        "not collected: no small step due"
    )
    # Steps have fallen due by then, none of them in these months; before, none had.
    plans.load("action_steps", [{"step_id": "A-late", "goal_id": "G-0", "due": "2025-08-01"}])
    later = plans.cell("steps_done", first="2025-03", last="2025-03")
    assert (later.why, later.why_code) == ("no small step was due", "nothing")
    assert plans.cell("steps_done", first="2024-09", last="2024-10").why_code == "not_collected"


def test_goals_stalled_and_overdue_today(plans: Loading) -> None:
    stalled = plans.cell("goals_stalled", **ASKED)
    # G-0: 74 days since a step; G-1: 44 days; G-2: set 28 days ago. The goal without steps, the met,
    # the dropped one and that of the pair that ended are out.
    assert (stalled.numerator, stalled.denominator, stalled.value) == (1.0, 3.0, 0.3333)
    # Of a day that has passed, "yet" would be of today.
    assert plans.cell("goal_attainment", first="2024-09", last="2024-10").why == (
        "no goal due by October 31, 2024"
    )
    overdue = plans.cell("goals_overdue", **ASKED)
    # G-0 since March 1; G-2 is due today.
    assert (overdue.numerator, overdue.denominator, overdue.value) == (1.0, 3.0, 0.3333)
    # The months chosen do not matter.
    assert plans.cell("goals_stalled", first="2024-09", last="2024-10").denominator == 3.0
    assert plans.ask("goals_stalled", ("region",)).cell(region="2").why == (
        "not collected: no goal has steps"
    )


def test_a_step_done_takes_its_goal_off_the_stalled_and_undoing_puts_it_back(
    plans: Loading,
) -> None:
    from data_access.imports.undo import undo
    from tests.measures.loading import LOADER

    row = {"step_id": "A-2", "goal_id": "G-0", "due": "2025-02-01", "done": "2025-03-10"}
    outcome = plans.load("action_steps", [row])
    assert plans.cell("goals_stalled").numerator == 0.0
    assert plans.cell("steps_done", first="2024-09", last="2025-03").numerator == 4.0
    assert outcome.import_id is not None
    undo(plans.database, LOADER, outcome.import_id, "loader@test.invalid", TODAY)
    assert plans.cell("goals_stalled").numerator == 1.0
    assert plans.cell("steps_done", first="2024-09", last="2025-03").numerator == 3.0


def test_phases_are_said_to_be_not_collected() -> None:
    said = NOT_COLLECTED["strategy_phases"].why
    assert any("not collected" in c and said in c for c in MEASURES["strategy_use"].caveats)
