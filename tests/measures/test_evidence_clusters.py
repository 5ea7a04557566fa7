"""Observers, programs, coaches and coaching beside change: against other libraries, from files on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.power import zt_ind_solve_power
from statsmodels.stats.sandwich_covariance import cov_cluster_2groups

from data_access.asking.answers import Cell
from data_access.measures.filters import Filters
from data_access.measures.no_value import words_of
from data_access.measures.row_statistics import Likeness, MeanOfObserved, smallest_seen
from data_access.measures.span import span_of
from data_access.measures.statistics import Figure
from layouts import evidence, words
from tests.conftest import CopyOf
from tests.measures.loading import Loading, class_rows, pair, person, programs

SUMMER = date(2025, 9, 20)
ASKED: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}
COUNT = 24
# Quarters of a point at the baseline and of change, observer, program and minutes of each educator.
CHANCE = np.random.default_rng(7)
OBSERVER = CHANCE.integers(0, 6, COUNT)
PROGRAM = np.arange(COUNT) % 8
FIRST = 6 + CHANCE.integers(0, 9, COUNT)
CHANGE = CHANCE.integers(-1, 4, COUNT) + OBSERVER % 3
MINUTES = 30 * CHANCE.integers(0, 12, COUNT)


def _points(points: int) -> dict[str, list[int]]:
    whole, rest = divmod(points, 4)
    cycles = [1 + whole + (cycle < rest) for cycle in range(4)]
    return dict.fromkeys(("CD", "QF", "LM"), cycles)


def _coach(i: int) -> str:
    """Eight coaches of one mentee, five of two, two of three."""
    return f"C{i}" if i < 8 else f"C{8 + (i - 8) // 2}" if i < 18 else f"C{13 + (i - 18) // 3}"


def _state(url: str, folder: Path) -> None:
    with Loading(url, folder, SUMMER) as made:
        sites = [{**programs(1)[0], "eec_program_number": f"SITE-{k}"} for k in range(8)]
        made.load("programs", [*programs(1), *sites])
        people = [person(f"E{i}") for i in range(COUNT)]
        coaches = sorted({_coach(i) for i in range(COUNT)})
        old = [person(f"M{i}") for i in range(4)]
        made.load("participants", [*people, *old, *(person(c, "CT") for c in coaches)])
        made.load(
            "pairs",
            [
                # Four coaches coached the year before, one of them the year before that as well.
                *(pair(f"OLD-{i}", f"M{i}", f"C{i}", "2023-09-20") for i in range(4)),
                pair("OLDER", "M0", "C0", "2022-09-20"),
                *(pair(f"P-{i}", f"E{i}", _coach(i), "2024-09-20") for i in range(COUNT)),
            ],
        )
        rows = []
        for i in range(COUNT):
            seen = {"observer_id": f"OB-{OBSERVER[i]}", "program_number": f"SITE-{PROGRAM[i]}"}
            rows += class_rows(f"B-{i}", f"E{i}", _points(int(FIRST[i])), **seen)
            rows += class_rows(
                f"S-{i}",
                f"E{i}",
                _points(int(FIRST[i] + CHANGE[i])),
                window="END",
                day="2025-05-12",
                **seen,
            )
        made.load("class", rows)
        sessions = [
            {
                "session_id": f"{when}-{i}", "pair_id": f"P-{i}", "session_date": when,
                "minutes_total": minutes, "venue": "f2f", "contact_type": "conference",
                "status": "completed",
            }
            for i in range(COUNT)
            # The day of the second observation and what comes after it are no coaching before it.
            for when, minutes in (("2024-10-15", int(MINUTES[i])), ("2025-05-12", 7 * i + 5))
            if minutes
        ]  # fmt: skip
        made.load("sessions", sessions)


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, SUMMER) as state:
        yield state


def test_the_interval_with_observers_and_programs(state: Loading) -> None:
    cell = state.cell("change_by_observers", {"component": "IS"}, **ASKED)
    change = CHANGE / 4
    fit = OLS(change, np.ones(COUNT)).fit()
    both, one, other = (np.squeeze(c) for c in cov_cluster_2groups(fit, OBSERVER, PROGRAM))
    alone = stats.sem(change) ** 2
    half = stats.t.ppf(0.975, 5) * max(both, one, other, alone) ** 0.5
    assert cell.value == pytest.approx(change.mean(), abs=1e-4)
    assert (cell.low, cell.high) == pytest.approx(
        (change.mean() - half, change.mean() + half), abs=1e-4
    )
    plain = state.cell("class_change", {"component": "IS"}, **ASKED)
    assert cell.value == plain.value and cell.low < plain.low


def test_one_observer_first_and_the_other_second_are_the_same_observer() -> None:
    """Five pairs of rows, the observers of a pair the same two the other way round."""
    mean = MeanOfObserved(lambda t, at: t.x, "p", ("a", "b"), "program")
    xs = [1.0, 3.0, -2.0, 0.5, 2.0, 1.5, -1.0, 0.0, 4.0, 1.0]
    names = [(f"O{i // 2}", f"Q{i // 2}")[:: 1 if i % 2 else -1] for i in range(10)]
    counted = {(i, *names[i], f"P{i}", x): 1 for i, x in enumerate(xs)}
    at = span_of(Filters(), SUMMER, whole_years=True, as_of_free=False)
    figure = mean.fold(counted, at)[""]
    # Pairs of rows share both of ten observers; once is enough.
    sums = np.array(xs).reshape(5, 2).sum(axis=1) - 2 * np.mean(xs)
    alone = ((np.array(xs) - np.mean(xs)) ** 2).sum()
    # Ten programs of one row, and twenty pairs of a program and an observer.
    two_way = (sums**2).sum() * 10 / 9 + alone * (10 / 9 - 20 / 19)
    variance = max(two_way, alone * 10 / 9) / 100
    half = stats.t.ppf(0.975, 9) * variance**0.5
    assert (figure.low, figure.high) == pytest.approx((np.mean(xs) - half, np.mean(xs) + half))


def test_likeness_and_design_effect(state: Loading) -> None:
    change, sizes = CHANGE / 4, np.bincount(OBSERVER)
    groups = [change[o == OBSERVER] for o in range(6)]
    ratio = stats.f_oneway(*groups).statistic  # between over within, by another library
    squares = (sizes**2).sum() / COUNT
    size = (COUNT - squares) / 5
    icc = (ratio - 1) / (ratio + size - 1)
    part = {"component": "IS", "clusters": "second_observer"}
    cell = state.cell("likeness", part, **ASKED)
    assert (cell.value, cell.numerator) == (pytest.approx(icc, abs=1e-4), 6.0)
    upper = ratio / stats.f.ppf(0.025, 5, COUNT - 6)
    assert cell.high == pytest.approx((upper - 1) / (upper + size - 1), abs=1e-4)
    effect = state.cell("design_effect", part, **ASKED)
    assert effect.value == pytest.approx(1 + (squares - 1) * icc, abs=1e-4)
    assert ", 6 of them" in evidence.alike(state.ask("design_effect", **ASKED))
    # Where most programs have one educator, it is said once for all domains.
    answer = state.ask("likeness", **ASKED)
    few = Cell({}, why="too few: 7 in 5 clusters", why_code="too_few")
    cells = tuple(
        replace(few, where=c.where) if c.where["clusters"].endswith("_program") else c
        for c in answer.cells
    )
    said = evidence.alike(replace(answer, cells=cells))
    assert said.count("too few") == 1
    assert said.endswith(" Baselines by program and changes by program: too few: 7 in 5 clusters.")


def test_coaching_and_change_adjusted_for_the_baseline(state: Loading) -> None:
    state.logs_go_on("2025-09-02")
    cell = state.cell("adjusted_dose", {"component": "IS", "association": "adjusted"}, **ASKED)
    # The correlation of what a regression on the ranks of the baseline leaves of both ranks.
    ranks = [stats.rankdata(v) for v in (MINUTES, CHANGE, FIRST)]
    design = np.column_stack([np.ones(COUNT), ranks[2]])
    left = [OLS(r, design).fit().resid for r in ranks[:2]]
    rho = np.corrcoef(*left)[0, 1]
    assert (MINUTES == 0).any() and cell.units == COUNT  # those without a contact are in it
    assert cell.value == pytest.approx(rho, abs=1e-4)
    half = stats.norm.ppf(0.975) * ((1 + rho**2 / 2) / (COUNT - 4)) ** 0.5
    assert cell.high == pytest.approx(np.tanh(np.arctanh(rho) + half), abs=1e-4)
    least = state.cell("adjusted_dose", {"component": "IS", "association": "smallest"}, **ASKED)
    assert least.value == pytest.approx(smallest_seen(COUNT, 1, 3), abs=1e-4)
    assert (
        f"one of {least.value:.2f} or more, up or down, is seen four times in five"
        in evidence.adjusted(state.ask("adjusted_dose", **ASKED))
    )


@pytest.mark.parametrize("people", [12, 40, 300])
def test_the_smallest_association_has_that_power(people: int) -> None:
    least = smallest_seen(people)
    assert least is not None
    effect = np.arctanh(least) / (1 + least**2 / 2) ** 0.5
    power = zt_ind_solve_power(
        effect_size=effect, nobs1=people - 3, alpha=0.05, ratio=0, alternative="larger"
    )
    two_sided = stats.norm.sf(stats.norm.ppf(0.975) - effect * (people - 3) ** 0.5)
    assert two_sided == pytest.approx(0.8, abs=1e-4) and power > 0.8
    assert smallest_seen(3) is None


def test_change_by_caseload_and_experience(state: Loading) -> None:
    change = CHANGE / 4
    load = state.ask("change_by_caseload", **ASKED)
    one, two, more = (load.cell(component="IS", caseload=c) for c in ("one", "two", "more"))
    assert [c.units for c in (one, two, more)] == [8, 10, 6]
    assert one.value == pytest.approx(change[:8].mean(), abs=1e-4)
    # Five coaches of two mentees each: the coach is the unit.
    means = change[8:18].reshape(5, 2).mean(axis=1)
    interval = stats.ttest_1samp(means, 0).confidence_interval(0.95)
    assert (two.low, two.high) == pytest.approx(tuple(interval), abs=1e-4)
    assert [c.rests_on for c in (one, two, more)] == [(("coaches", n),) for n in (8, 5, 2)]
    assert words.counted(two, load.measure) == "10 educators of 5 coaches"
    # Two coaches are too few for one.
    assert (more.low, more.no_interval != "") == (None, True)
    years = state.ask("change_by_experience", **ASKED)
    third, second = (years.cell(component="IS", experience=c) for c in ("more", "second"))
    assert (third.units, second.units) == (1, 3)
    assert third.value == pytest.approx(change[0], abs=1e-4)
    assert second.value == pytest.approx(change[1:4].mean(), abs=1e-4)


def _likeness(marks: dict[tuple[int, float], int], is_effect: bool = False) -> Figure:
    like = Likeness(
        {"x": (lambda t, at: t.c, lambda t, at: t.x)}, is_design_effect=is_effect, fewest=5
    )
    at = span_of(Filters(), SUMMER, whole_years=True, as_of_free=False)
    return like.fold(marks, at)["x"]


def test_likeness_never_leaves_its_range() -> None:
    """Four clusters of −1 and 1 and one of a single 0: nothing lies between clusters, so F = 0.

    m₀ = (9 − 17 ÷ 9) ÷ 4 = 1.78 alone would make it −1 ÷ 0.78 = −1.29; two can only be −1 alike.
    """
    marks = {(i, x): 1 for i in range(4) for x in (-1.0, 1.0)} | {(4, 0.0): 1}
    figure = _likeness(marks)
    assert (figure.value, figure.low, figure.high) == (-1.0, -1.0, -1.0)
    effect = _likeness(marks, is_effect=True)
    assert effect.value == pytest.approx(1 - (17 / 9 - 1)) and (effect.low or 0) >= 0


def test_programs_of_one_educator_say_nothing_of_likeness() -> None:
    marks: dict[tuple[int, float], int] = {(i, float(i)): 1 for i in range(5)}
    figure = _likeness(marks | {(0, 2.0): 1, (1, 3.0): 1})  # seven in five
    assert (figure.value, figure.low, figure.units) == (None, None, 7)
    assert words_of(figure.why, SUMMER) == "too few: 7 in 5 clusters"
    assert _likeness(marks | {(i, i + 2.0): 1 for i in range(3)}).value is not None  # eight in five
