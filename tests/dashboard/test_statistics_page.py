"""The numbers of docs/statistics.md are those of today's intervals, and most are what they claim."""

from __future__ import annotations

import pytest

from dashboard.documentation import coverage
from dashboard.documentation.coverage import METHODS, ROUNDS, Coverage, Method, measured
from data_access.asking.dictionary import measures_page
from data_access.measures import MEASURES

# One case of each method is counted anew: the first that is not slow. All take a minute.
NUMBERS = {method.key: method for method in METHODS}


@pytest.mark.parametrize("key", NUMBERS)
def test_a_case_counted_anew_gives_the_number_that_is_kept(key: str) -> None:
    case = NUMBERS[key].cases[0]
    assert measured(case) == coverage.kept()[key, case.words, case.seed], (
        "count them anew with: python -m dashboard docs --simulate"
    )


def test_what_is_kept_are_the_cases_and_nothing_else() -> None:
    wanted = [(m.key, c.words, c.seed) for m in METHODS for c in m.cases]
    assert list(coverage.kept()) == wanted
    assert len({seed for _, _, seed in wanted}) == len(wanted)


def within(method: Method) -> float:
    """The share of a method's cases whose coverage is not under what is asked for."""
    held = [coverage.kept()[method.key, c.words, c.seed].held for c in method.cases]
    return sum(round(h, 3) >= coverage.LEAST for h in held) / len(held)


@pytest.mark.parametrize("key", NUMBERS)
def test_no_method_often_holds_less_than_it_claims(key: str) -> None:
    """The median takes goals as independent; of few pairs that hardly ever end, days together say little.

    Nor does kappa from as few as ten observations.
    """
    assert within(NUMBERS[key]) >= {"median": 0.6, "restricted": 0.75, "kappa": 0.8}.get(key, 0.85)


@pytest.mark.parametrize("key", MEASURES)
def test_every_measure_says_by_which_of_these_methods_its_interval_is_made(key: str) -> None:
    said = MEASURES[key].statistic.interval_words
    names = {method.name for method in METHODS}
    assert said.startswith("None: ") or any(said.startswith(name) for name in names)
    assert said.endswith(".") and f"**Interval:** {said}" in measures_page()


def test_whoever_holds_less_is_marked() -> None:
    text = coverage.page()
    low = [n for n in coverage.kept().values() if round(n.held, 3) < coverage.LEAST]
    assert text.count("(less than claimed)") == len(low)
    assert coverage._outside(0.92) and coverage._outside(0.98) and not coverage._outside(0.95)


def test_an_interval_that_is_too_narrow_is_found() -> None:
    """The comparison can fail: half of an interval does not hold what the whole one does."""
    case = NUMBERS["share"].cases[0]

    def halved(rng: coverage.Random) -> coverage.Round:
        interval, truth = case.once(rng)
        if interval is None:
            return None, truth
        quarter = (interval[1] - interval[0]) / 4
        return (interval[0] + quarter, interval[1] - quarter), truth

    found = measured(coverage.Case("halved", case.seed, halved), ROUNDS // 10)
    assert found.held < coverage.LEAST
    assert found != Coverage(0.0, 0.0)
