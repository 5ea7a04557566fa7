"""Many looks: what chance alone makes stand out, by simulation with seeds, and how many are judged."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from data_access.measures import intervals, together
from data_access.measures.detectable import change_of

REGIONS, DOMAINS = 5, 3
FAMILY = REGIONS * DOMAINS
TIMES = 4000


def _changes(random: np.random.Generator, people: int) -> np.ndarray:
    """Changes of people in three domains that hang together, with none in truth."""
    alike = 0.5 + 0.5 * np.eye(DOMAINS)
    return random.multivariate_normal(np.zeros(DOMAINS), 0.36 * alike, size=people)


def _ends(x: np.ndarray) -> together.Ends:
    values = intervals.UnitSums.of_values(len(x), float(x.sum()), float((x * x).sum()))
    interval = intervals.change_interval(values)
    low, high = interval[0], interval[1]  # type: ignore[index]
    return float(x.mean()), float(low), float(high)


def _leaves_out_zero(ends: together.Ends) -> bool:
    return ends[1] > 0 or ends[2] < 0


@pytest.fixture(scope="module")
def states() -> list[list[np.ndarray]]:
    """Many states of five regions in which nothing changes."""
    random = np.random.default_rng(20261129)
    sizes = (10, 14, 20, 25, 40)
    return [[_changes(random, n) for n in sizes] for _ in range(TIMES)]


@pytest.mark.long
def test_no_region_rises_or_falls_by_chance_more_often_than_it_may(
    states: list[list[np.ndarray]],
) -> None:
    """Of fifteen changes judged together one stands out in 5 of 100 states; one by one, in half."""
    together_, alone, statewide = 0, 0, 0
    for regions in states:
        each = [(_ends(x[:, d]), len(x)) for x in regions for d in range(DOMAINS)]
        together_ += any(_leaves_out_zero(together.stretched(e, FAMILY, n)) for e, n in each)
        alone += any(_leaves_out_zero(e) for e, _ in each)
        whole = np.concatenate(regions)
        statewide += _leaves_out_zero(together.stretched(_ends(whole[:, 0]), 1, len(whole)))
    assert together_ / TIMES <= 0.06
    assert alone / TIMES > 0.4, "the simulation would show it"
    assert 0.04 <= statewide / TIMES <= 0.06, "the state's own change keeps its 95%"


@pytest.mark.long
def test_no_region_differs_from_the_rest_by_chance_more_often_than_it_may(
    states: list[list[np.ndarray]],
) -> None:
    found = 0
    for regions in states:
        for at, own in enumerate(regions):
            rest = np.concatenate([x for i, x in enumerate(regions) if i != at])
            differs = any(
                _leaves_out_zero(
                    together.difference(
                        _ends(own[:, d]), len(own), _ends(rest[:, d]), len(rest), FAMILY
                    )
                )
                for d in range(DOMAINS)
            )
            if differs:
                found += 1
                break
    assert found / TIMES <= 0.06


@pytest.mark.long
@pytest.mark.parametrize(
    ("sizes", "family"),
    [
        pytest.param((12, 20, 30, 40, 60), REGIONS, id="regions"),
        pytest.param((60, 40, 30, 25, 20, 15, 12, 10), 8, id="program types"),
        pytest.param((90, 14), 1, id="roles of mentees"),
        pytest.param((60, 12, 40, 10), 4, id="roles of coaches and mentees"),
        pytest.param((30, 45, 60), 3, id="cohorts"),
    ],
)
def test_shares_differ_by_chance_no_more_often_than_they_may(
    sizes: tuple[int, ...], family: int
) -> None:
    """People of several categories who each did or did not, at several shares, by Wilson's intervals."""
    random = np.random.default_rng(20261130)
    everybody = sum(sizes)
    for share in (0.1, 0.5, 0.8, 0.95):
        found = 0
        for _ in range(1500):
            met = random.binomial(sizes, share)
            for n, y in zip(sizes, met, strict=True):
                own, rest = (float(y), float(n)), (float(met.sum() - y), float(everybody - n))
                ends = [(a / b, *intervals.wilson(a, b)) for a, b in (own, rest)]  # type: ignore[misc]
                told = together.difference(ends[0], int(own[1]), ends[1], int(rest[1]), family)
                if _leaves_out_zero(told):
                    found += 1
                    break
        assert found / 1500 <= 0.065, share


def test_a_stretched_interval_of_a_mean_is_the_t_interval_of_its_level() -> None:
    x = np.array([0.2, -0.1, 0.5, 0.9, 0.3, 0.0, 0.4, -0.3, 0.6, 0.1, 0.2])
    value, low, high = together.stretched(_ends(x), FAMILY, len(x))
    level = 1 - (1 - 0.95 ** (1 / 15))
    expected = stats.t.interval(level, len(x) - 1, loc=x.mean(), scale=stats.sem(x))
    assert (low, high) == pytest.approx(expected)
    assert value == pytest.approx(x.mean())


@pytest.mark.parametrize(
    ("deviation", "people", "family", "points"),
    # Domain table: SD 0.6 with r 0.5 and 0.8 with r 0.3, alpha 0.05, power 0.8. The last two as one of
    # fifteen: at the plain 0.05 they would be 0.40 and 0.30, which are then seen 38 times in a hundred.
    [(0.6, 10, 1, 0.60), (0.6, 20, 1, 0.40), (0.6, 100, 1, 0.17), (0.947, 20, 1, 0.63),
     (0.947, 70, 1, 0.32), (0.6, 20, 15, 0.57), (0.49, 23, 15, 0.42)],
)  # fmt: skip
def test_the_change_that_would_be_seen_four_times_in_five(
    deviation: float, people: int, family: int, points: float
) -> None:
    half = float(stats.t.ppf(0.975, people - 1)) * deviation / people**0.5
    _, *judged = together.stretched((0.2, 0.2 - half, 0.2 + half), family, people)
    least = change_of(0.2 - half, 0.2 + half, people, (judged[0], judged[1]))
    assert least == pytest.approx(points, abs=0.011)
    # And it is: by the non-central t of the test whether a change is zero, at the level of one of them.
    shift = (least or 0.0) / deviation * people**0.5
    critical = stats.t.ppf((1 + 0.95 ** (1 / family)) / 2, people - 1)
    assert 1 - stats.nct.cdf(critical, people - 1, shift) == pytest.approx(0.8, abs=0.015)
    assert change_of(0.1, 0.3, 9, (0.1, 0.3)) is None
    assert change_of(None, None, 40, None) is None and change_of(0.1, 0.3, 40, None) is None


def test_of_nine_correlations_none_stands_out_by_chance_more_often_than_it_may() -> None:
    """Three kinds of coaching by three domains, with no relation in truth: one by one, in a third."""
    random, n, times = np.random.default_rng(20261130), 40, 1500
    alone = together_ = 0
    for _ in range(times):
        kinds = random.normal(size=(n, 3)).argsort(axis=0).argsort(axis=0)
        domains = _changes(random, n).argsort(axis=0).argsort(axis=0)
        found = [float(rho) for rho in np.corrcoef(kinds.T, domains.T)[:3, 3:].ravel()]
        ends = [
            (rho, *(intervals.rank_correlation_interval(rho, n) or (-1.0, 1.0))) for rho in found
        ]
        alone += any(_leaves_out_zero(e) for e in ends)
        together_ += any(_leaves_out_zero(together.stretched_correlation(e, 9, n)) for e in ends)
    assert together_ / times <= 0.06 < 0.3 < alone / times
