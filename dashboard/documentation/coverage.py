"""Simulates how often each interval holds the true figure, and writes docs/statistics.md from it.

Coverage is counted with the product's own functions on data whose true figure is known, from fixed
seeds: a case gives the same number each time. `python -m dashboard docs --simulate` counts all cases
anew and keeps the numbers in coverage.csv; the page is written from those.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import exp, log
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.documentation import simulated_clusters
from data_access.measures import intervals
from data_access.measures.intervals import Interval, UnitSums
from data_access.measures.row_statistics import DifferenceOfMeans, MedianTime
from data_access.measures.span import Span
from data_access.measures.statistics import (
    AALEN_JOHANSEN,
    CROSSING,
    F_RATIO,
    FELDT,
    FISHER,
    GREENWOOD,
    JACKKNIFE,
    ON_A_SCALE,
    ON_LOG_SCALE,
    OVER_UNITS,
    RESTRICTED,
    STUDENT,
    TWO_WAY,
    WELCH,
    WILSON,
    EndedBy,
    RestrictedMean,
    Statistic,
    Survival,
    spearman,
)

Floats = npt.NDArray[np.float64]
Random = np.random.Generator
# One round of a case: the interval, if there is one, and the true figure.
Round = tuple[Interval | None, float]

ROUNDS = 4000
DAYS = 240
LEAST, MOST = 0.93, 0.97  # what coverage should lie between; the interval claims 0.95
KEPT = Path(__file__).with_name("coverage.csv")
HEADER = ("method", "data", "seed", "rounds", "coverage", "without_interval")


@dataclass(frozen=True)
class Case:
    """One kind of data: its words, its seed, and what makes one round of it."""

    words: str
    seed: int
    once: Callable[[Random], Round]


@dataclass(frozen=True)
class Method:
    """One way of making an interval: what it is used for, how it is made, its source, its cases."""

    key: str
    name: str
    used: str
    how: str
    source: str
    cases: tuple[Case, ...]
    note: str = ""


@dataclass(frozen=True)
class Coverage:
    """Of the rounds with an interval, the share that held the true figure; the share without one."""

    held: float
    without: float


def measured(case: Case, rounds: int = ROUNDS) -> Coverage:
    """Simulate a case so many times."""
    rng = np.random.default_rng(case.seed)
    held = made = 0
    for _ in range(rounds):
        interval, truth = case.once(rng)
        if interval is not None:
            made += 1
            held += interval[0] <= truth <= interval[1]
    return Coverage(round(held / made, 4) if made else 0.0, round(1 - made / rounds, 4))


# -- shares, rates and means --------------------------------------------------------------------


def _near(rng: Random, share: float) -> float:
    """The share itself, drawn near its middle: a single one would fit or miss whole numbers by chance."""
    width = min(0.03, (1 - share) / 2)
    return float(share + rng.uniform(-width, width))


def _counted_once(n: int, share: float, rng: Random) -> Round:
    truth = _near(rng, share)
    return intervals.wilson(float(rng.binomial(n, truth)), n), truth


def _sums(y: Floats, m: Floats) -> UnitSums:
    sums = (y.sum(), m.sum(), (y * y).sum(), (y * m).sum(), (m * m).sum())
    return UnitSums(len(y), *map(float, sums))


def _sizes(rng: Random, n: int, unequal: bool) -> Floats:
    """How much each unit has: one to ten, or a few with many times as much as the others."""
    if unequal:
        return np.asarray(1 + np.floor(np.exp(rng.normal(1.5, 1, n))))
    return rng.integers(1, 11, n).astype(float)


def _months_of_pairs(n: int, share: float, alike: float, unequal: bool, rng: Random) -> UnitSums:
    months = _sizes(rng, n, unequal)
    spread = (1 - alike) / alike
    own = rng.beta(share * spread, (1 - share) * spread, n)
    return _sums(rng.binomial(months.astype(int), own).astype(float), months)


def _share(n: int, share: float, alike: float, unequal: bool, rng: Random) -> Round:
    truth = _near(rng, share)
    return intervals.share_interval(_months_of_pairs(n, truth, alike, unequal, rng)), truth


def _rate(n: int, variation: float, nothing: float, rng: Random) -> Round:
    """Minutes a month: pairs differ log-normally, months by a gamma factor; some pairs have none."""
    sigma = log(1 + variation * variation) ** 0.5
    months = _sizes(rng, n, unequal=False)
    own = np.exp(rng.normal(-sigma * sigma / 2, sigma, n)) * (rng.random(n) >= nothing)
    minutes = 75 * own / (1 - nothing) * months * rng.gamma(4 * months, 1 / (4 * months))
    return intervals.rate_interval(_sums(minutes, months)), 75.0


_AGREE = np.arange(1.0, 6.0)


def _mean(n: int, weights: tuple[int, ...], rng: Random) -> Round:
    """Answers from 1 to 5."""
    chances = np.array(weights) / sum(weights)
    x = rng.choice(_AGREE, n, p=chances)
    values = UnitSums.of_values(n, float(x.sum()), float((x * x).sum()))
    return intervals.mean_interval(values, 1, 5), float((_AGREE * chances).sum())


def _mean_of_people(n: int, rng: Random) -> Round:
    """CLASS scores from 1 to 7 of people who are in the figure one to three times."""
    times = rng.integers(1, 4, n)
    own = rng.normal(5, 0.7, n)
    y = np.array([rng.normal(o, 0.4, t).sum() for o, t in zip(own, times, strict=True)])
    return intervals.mean_interval(_sums(y, times.astype(float)), 1, 7), 5.0


def _change(n: int, rng: Random) -> Round:
    """Changes of CLASS scores, which are quarters of a point."""
    x = np.round(rng.normal(0.2, 0.7, n) * 4) / 4
    values = UnitSums.of_values(n, float(x.sum()), float((x * x).sum()))
    return intervals.change_interval(values, 6), 0.2


# -- time until something ends ------------------------------------------------------------------


def _followed(
    rng: Random, n: int, ended: Sequence[float], cut: float
) -> dict[tuple[float, int], float]:
    """Counts of (days followed, cause or 0): causes with these shares by DAYS; a share `cut` of the
    n is followed for a shorter time than that."""
    everything = sum(ended)
    rates = np.array([-log(1 - everything) / DAYS * share / everything for share in ended])
    day = rng.exponential(1 / rates.sum(), n)
    cause = rng.choice(len(rates), n, p=rates / rates.sum()) + 1
    until = np.where(rng.random(n) < cut, rng.uniform(0, DAYS, n), DAYS + 1)
    return dict(
        Counter(
            (float(min(d, u)), int(c) if d <= u else 0)
            for d, u, c in zip(day, until, cause, strict=True)
        )
    )


# Nothing in a fold of counts depends on the days asked about.
_ANY_SPAN = Span("2025-09", "2026-08", date(2026, 8, 31), date(2026, 9, 20), (2025,), "2026-09")


def _fold(statistic: Statistic, sums: dict[Any, float], part: str) -> Interval | None:
    figure = statistic.fold(dict(sums), _ANY_SPAN)[part]
    if figure.low is None or figure.high is None:
        return None
    return figure.low, figure.high


def _none(columns: object, at: Span) -> None:
    """A statistic's column, which a fold of counts does not read."""


def _together(n: int, ended: float, rng: Random) -> Round:
    statistic = Survival(_none, _none, {"": DAYS}, minimum_at_risk=1)
    return _fold(statistic, _followed(rng, n, (ended,), 0.3), ""), 1 - ended


def _by_reason(n: int, own: float, others: float, rng: Random) -> Round:
    statistic = EndedBy(_none, _none, DAYS, ("1", "2"), minimum_at_risk=1)
    sums = _followed(rng, n, (own, others), 0.3)
    named = {(day, str(cause) if cause else ""): k for (day, cause), k in sums.items()}
    return _fold(statistic, named, "1"), own


def _days_together(n: int, ended: float, rng: Random) -> Round:
    rate = -log(1 - ended) / DAYS
    statistic = RestrictedMean(_none, _none, DAYS, minimum_at_risk=1)
    truth = (1 - exp(-rate * DAYS)) / rate
    return _fold(statistic, _followed(rng, n, (ended,), 0.3), ""), truth


def _median_days(pairs: int, goals: int, alike: float, rng: Random) -> Round:
    """Days to attain a goal, median 90; goals of one pair share a gamma factor of this variance."""
    n = pairs * goals
    pace = np.repeat(rng.gamma(1 / alike, alike, pairs), goals) if alike else np.ones(n)
    day = rng.exponential(1.0, n) / pace
    # The median over all: of exponential times with a gamma factor it is (2 ** alike - 1) / alike.
    day *= 90 / ((2**alike - 1) / alike if alike else log(2))
    until = rng.uniform(30, 300, n)
    owner = np.repeat(np.arange(pairs), goals)
    sums = {
        (int(pair), float(min(d, u)), int(d <= u)): 1.0
        for pair, d, u in zip(owner, day, until, strict=True)
    }
    return _fold(MedianTime(_none, _none, "pair_id"), sums, ""), 90.0


# -- coefficients and differences ---------------------------------------------------------------


def _two_groups(few: int, many: int, spread: float, rng: Random) -> Round:
    """Scores of a few who left and of many who stayed, 0.3 apart, those who left with another spread."""
    left = np.clip(rng.normal(4.0, spread, few), 1, 7)
    stayed = np.clip(rng.normal(4.3, 0.8, many), 1, 7)
    groups = [("left", x) for x in left] + [("stayed", x) for x in stayed]
    sums = {(group, i, float(x), 6.0): 1.0 for i, (group, x) in enumerate(groups)}
    return _fold(DifferenceOfMeans(_none, "left", "stayed", _none, "person_id"), sums, ""), -0.3


def _ranks(n: int, correlation: float, rng: Random) -> Round:
    """Normal values; the true figure is Spearman's of the bivariate normal distribution."""
    x = rng.normal(size=n)
    y = correlation * x + (1 - correlation**2) ** 0.5 * rng.normal(size=n)
    found = spearman((float(a), float(b), 1) for a, b in zip(x, y, strict=True))
    truth = 6 / np.pi * float(np.arcsin(correlation / 2))
    return (None if found is None else intervals.rank_correlation_interval(found, n)), truth


def _alpha(n: int, items: int, rounded: bool, rng: Random) -> Round:
    """Items that share half of their variance; the true figure is that of the unrounded items."""
    x = rng.normal(size=(n, 1)) + rng.normal(size=(n, items))
    truth = items / (items + 1)
    if rounded:
        x, truth = np.clip(np.round(x + 3), 1, 5), _ROUNDED_ALPHA[items]
    whole = x.sum(axis=1).var(ddof=1)
    if whole == 0:
        return None, truth
    found = items / (items - 1) * (1 - x.var(axis=0, ddof=1).sum() / whole)
    return intervals.alpha_interval(float(found), n, items), truth


# Of two million answers of such items, rounded to 1 to 5.
_ROUNDED_ALPHA = {8: 0.872}


def _gap(sizes: tuple[int, int], shares: tuple[float, float], rng: Random) -> Round:
    """One region against the rest of the state."""
    found = []
    for n, share in zip(sizes, shares, strict=True):
        sums = _months_of_pairs(n, share, 0.1, False, rng)
        interval = intervals.share_interval(sums)
        if interval is None:
            return None, shares[0] - shares[1]
        found.append((sums.ratio, interval))
    (one, own), (other, rest) = found
    _, low, high = intervals.difference(one, own, other, rest)
    return (low, high), shares[0] - shares[1]


# -- the methods --------------------------------------------------------------------------------


def _numbered(
    first: int, cases: Iterator[tuple[str, Callable[[Random], Round]]]
) -> tuple[Case, ...]:
    """Each case with a seed of its own."""
    return tuple(Case(words, first + i, once) for i, (words, once) in enumerate(cases))


def _of_shares() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (5, 10, 20, 50, 200):
        for share in (0.5, 0.8, 0.9, 0.95):
            yield f"{n} people, share {share:.0%}", partial(_counted_once, n, share)


def _of_units() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (5, 10, 20, 40, 80, 200):
        for share in (0.5, 0.8, 0.9, 0.95):
            for alike in (0.05, 0.2):
                words = f"{n} pairs, share {share:.0%}, correlation within a pair {alike}"
                yield words, partial(_share, n, share, alike, False)
    for n in (10, 20, 40, 80):
        for share in (0.5, 0.9):
            words = f"{n} pairs, a few with most of the months, share {share:.0%}, correlation 0.2"
            yield words, partial(_share, n, share, 0.2, True)


def _of_rates() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (5, 10, 20, 40, 80):
        for variation in (0.3, 0.6, 1.0):
            yield (
                f"{n} pairs, coefficient of variation {variation}",
                partial(_rate, n, variation, 0.0),
            )
        yield (
            f"{n} pairs, three in ten with nothing, coefficient of the others 0.6",
            partial(_rate, n, 0.6, 0.3),
        )


def _of_means() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    spread, upper = (5, 15, 30, 35, 15), (1, 4, 10, 25, 60)
    for n in (5, 10, 20, 50):
        yield f"{n} answers from 1 to 5, spread over the scale", partial(_mean, n, spread)
        yield f"{n} answers from 1 to 5, most at the upper end", partial(_mean, n, upper)
        yield f"{n} educators, CLASS scores one to three times each", partial(_mean_of_people, n)


def _of_changes() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (5, 10, 20, 50):
        yield f"{n} educators, changes of CLASS scores", partial(_change, n)


def _of_curves() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (20, 40, 80, 200):
        for ended in (0.03, 0.1, 0.3):
            words = f"{n} pairs, {ended:.0%} end early, 30% not followed to the end"
            yield words, partial(_together, n, ended)


def _of_reasons() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (40, 80, 200):
        for own, others in ((0.05, 0.1), (0.15, 0.05)):
            words = f"{n} pairs, {own:.0%} end for the reason and {others:.0%} for others"
            yield words, partial(_by_reason, n, own, others)


def _of_days() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (20, 40, 80, 200):
        for ended in (0.1, 0.3):
            yield f"{n} pairs, {ended:.0%} end early", partial(_days_together, n, ended)


def _of_medians() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (20, 40, 80, 200):
        yield f"{n} goals of as many pairs", partial(_median_days, n, 1, 0.0)
    for alike in (0.2, 1.0):
        for n in (10, 20, 60):
            said = f"{n} pairs with 4 goals each that are alike ({alike:g})"
            yield said, partial(_median_days, n, 4, alike)


def _of_two_groups() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for few, many in ((5, 40), (10, 40), (20, 80)):
        for spread in (0.5, 1.1):
            words = f"{few} who left, spread {spread}, and {many} who stayed, spread 0.8"
            yield words, partial(_two_groups, few, many, spread)


def _of_ranks() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (10, 20, 40, 100):
        for correlation in (0.0, 0.3, 0.6):
            yield f"{n} educators, correlation {correlation}", partial(_ranks, n, correlation)


def _of_alphas() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (30, 100):
        yield f"{n} answers to 8 items, normal", partial(_alpha, n, 8, False)
        yield f"{n} answers to 8 items, rounded to 1 to 5", partial(_alpha, n, 8, True)


def _of_likeness() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for clusters in (8, 14, 40):
        for icc in (0.05, 0.2):
            words = f"{clusters} clusters of 6 on average, {icc:g} of the variance between them"
            yield words, partial(simulated_clusters.likeness, clusters, 6, icc)


def _of_observers() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for observers, programs, n in ((6, 12, 40), (14, 30, 100), (14, 60, 200)):
        for leaning in (0.0, 0.2):
            words = (
                f"{n} educators, {observers} observers who lean by {leaning:g}, {programs} programs"
            )
            yield words, partial(simulated_clusters.observed, n, observers, programs, leaning)


def _of_kappas() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for observations in (10, 20, 40):
        for agreement in (0.4, 0.8):
            words = f"{observations} observations of 16 scores, agreement {agreement:g}"
            yield words, partial(simulated_clusters.kappa, observations, agreement)


def _of_gaps() -> Iterator[tuple[str, Callable[[Random], Round]]]:
    for n in (10, 20, 40):
        for one, rest in ((0.7, 0.7), (0.8, 0.7), (0.95, 0.8)):
            words = f"{n} pairs at {one:.0%} against {4 * n} at {rest:.0%}"
            yield words, partial(_gap, (n, 4 * n), (one, rest))


METHODS: tuple[Method, ...] = (
    Method(
        "wilson",
        WILSON,
        "Shares in which everybody counts once.",
        "With z = 1.96: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n).",
        "Wilson 1927; R's prop.test(correct = FALSE).",
        _numbered(1000, _of_shares()),
    ),
    Method(
        "share",
        OVER_UNITS,
        "Shares of months, goals, sessions or answers, of which one pair, person or program has "
        "several: what repeats is the unit.",
        "With y and m the unit's own counts, R = Σy ÷ Σm and k = (Σm)² ÷ Σm² (the effective units, at "
        "least 2): the variance is V = k ÷ (k − 1) · Σ(y − R·m)² ÷ (Σm)², the trials are "
        "T = R(1 − R) ÷ V, and the interval is Wilson's with R for p, T for n and Student's quantile "
        "with k − 1 degrees of freedom for z. Where all units have the same share, T = k.",
        "Cochran 1977, 6.4; Kott and Carr 1997; Dean and Pagano 2015; effective units: Kish 1965.",
        _numbered(2000, _of_units()),
        "Of few pairs near 100% it is on the safe side: the true share is held more often than claimed.",
    ),
    Method(
        "rate",
        ON_LOG_SCALE,
        "Quotients that are no shares and never negative: minutes, contacts or strategies a month or "
        "a contact, received against intended; goals, cycles or mentees a head.",
        "With R, V and k as above and t Student's quantile with k − 1 degrees of freedom: "
        "w = t·√V ÷ R, lower end R·exp(−w), upper end R·exp(w + w²/2). No interval where w is over "
        f"{intervals.WIDEST}: the few differ so much that it would say nothing. None either where nothing "
        "was counted, and where all units are alike.",
        "Delta method; w²/2 is the second-order term of the score interval of a quantity whose spread "
        "grows with its mean. Without it the upper end is missed too often where few units have much.",
        _numbered(3000, _of_rates()),
    ),
    Method(
        "mean",
        ON_A_SCALE,
        "Means between two ends: CLASS scores (1 to 7), scales of surveys, Goal Attainment Scaling.",
        "With p = (mean − lowest) ÷ (highest − lowest), the share of the way between the ends, and V "
        "divided by (highest − lowest)²: as the interval of a share over units, and back to the scale. "
        "No interval where all values are the same.",
        "As the interval of a share over units, for a mean between two ends.",
        _numbered(4000, _of_means()),
        "Of few answers that are nearly all at the upper end it is on the safe side.",
    ),
    Method(
        "change",
        STUDENT,
        "Means of changes and differences: matched change, coach minus mentee.",
        "mean ± t·√V with k − 1 degrees of freedom, cut at the largest change there can be. No interval "
        "where all values are the same.",
        "Student 1908.",
        _numbered(5000, _of_changes()),
    ),
    Method(
        "survival",
        GREENWOOD,
        "Pairs that had not ended early.",
        "With S the Kaplan–Meier estimate, G = Σ d ÷ (n(n − d)) over the days with an end and "
        "w = exp(1.96·√G ÷ −log S): from S^w to S^(1/w). Where no pair has ended: Wilson's interval "
        "of all that have come that far.",
        'Kalbfleisch and Prentice 1980; R\'s survfit(conf.type = "log-log").',
        _numbered(6000, _of_curves()),
        "Where hardly any pair ends, most rounds have no end at all, and Wilson's interval of those "
        "that have come that far is on the safe side.",
    ),
    Method(
        "incidence",
        AALEN_JOHANSEN,
        "Pairs that had ended, by reason.",
        "With F the cumulative incidence of the reason, V its variance by the delta method and "
        "w = exp(1.96·√V ÷ (F·−log F)): from F^w to F^(1/w). Where no pair has ended for the reason: "
        "Wilson's interval of none of those that have come that far.",
        "Aalen and Johansen 1978; variance: Marubini and Valsecchi 1995, 10.4; scale: Choudhury 2002.",
        _numbered(7000, _of_reasons()),
    ),
    Method(
        "restricted",
        RESTRICTED,
        "Days before an early end, of the first eight months.",
        "The area under the Kaplan–Meier curve; its variance by Klein and Moeschberger times "
        "n ÷ (n − 1); then as the mean between two ends, 0 and 240 days, with n − 1 degrees of freedom. "
        "No interval where no pair has ended.",
        "Klein and Moeschberger 2003, 4.5.",
        _numbered(8000, _of_days()),
        "Where few of few pairs end early it holds the true mean somewhat less often than claimed.",
    ),
    Method(
        "median",
        CROSSING,
        "Median days from setting a goal to attaining it.",
        "From the first day on which the lower end of the curve's log-log interval is at one half or "
        "below, to the first on which its upper end is. No interval where the upper end is not. Where "
        "each pair has one goal, G is Greenwood's sum. Otherwise the pair is the unit: "
        "G = pairs ÷ (pairs − 1) · Σu², u being what the goals of a pair add to the log of the curve "
        "(d ÷ (n(n − d)) a day for each goal still open, less 1 ÷ (n − d) for one met on it), with "
        "Student's quantile and k − 1 degrees of freedom, k the effective pairs.",
        "Brookmeyer and Crowley 1982; pairs as units: Williams 1995, Lifetime Data Analysis 1; "
        "effective units: Kish 1965.",
        _numbered(8500, _of_medians()),
    ),
    Method(
        "welch",
        WELCH,
        "Differences of two groups that are figures of their own: the baseline of those who left less that "
        "of those seen again, the start of those who did not answer at the end less that of those who did.",
        "difference ± t·√(V₁ + V₂ − 2·C), V the variance of each mean over people and C the covariance "
        "through people who are in both groups (in different years); degrees of freedom by Welch and "
        "Satterthwaite. It is the only interval of such a difference, on every page: the two groups "
        "beside it are not held against each other a second time by their own two intervals, which know "
        "nothing of people in both.",
        "Welch 1947.",
        _numbered(5500, _of_two_groups()),
    ),
    Method(
        "ranks",
        FISHER,
        "Rank correlations of coaching and change.",
        "tanh(atanh r ± 1.96·√((1 + r²/2) ÷ (n − 3))).",
        "Bonett and Wright 2000.",
        _numbered(9000, _of_ranks()),
    ),
    Method(
        "alpha",
        FELDT,
        "Cronbach's alpha of a survey's scale.",
        "1 − (1 − α)·F for the two ends' quantiles F with n − 1 and (n − 1)(items − 1) degrees of "
        "freedom.",
        "Feldt 1965.",
        _numbered(9300, _of_alphas()),
    ),
    Method(
        "likeness",
        F_RATIO,
        "Intraclass correlations of observers and programs, and their design effects.",
        "With B and W the mean squares between and within clusters and m₀ the size for clusters of "
        "unequal size: (B/W ÷ F − 1) ÷ (B/W ÷ F + m₀ − 1) for the two ends’ quantiles F with clusters "
        "− 1 and educators − clusters degrees of freedom.",
        "Searle 1971; design effect: Kish 1965.",
        _numbered(9600, _of_likeness()),
    ),
    Method(
        "observers",
        TWO_WAY,
        "The matched change with observers and programs as sources of variance.",
        "Variance over observers plus over programs less over both, never less than over one alone; "
        "the smaller number of clusters − 1 as degrees of freedom. Changes that share an observer, "
        "first or second, belong together.",
        "Cameron, Gelbach and Miller 2011; Aronow, Samii and Assenova 2015.",
        _numbered(9700, _of_observers()),
    ),
    Method(
        "kappa",
        JACKKNIFE,
        "Weighted kappa of double coding.",
        "Fisher’s z of kappa without each observation in turn; observations − 1 as degrees of freedom.",
        "Cohen 1968; Fleiss and Cohen 1973; jackknife: Tukey 1958.",
        _numbered(9800, _of_kappas()),
        "From ten observations it holds the true kappa somewhat less often than claimed.",
    ),
    Method(
        "difference",
        "Difference recovered from two intervals (MOVER)",
        "Every comparison of figures that have an interval each: a region with the rest of the state, a "
        "year with the year before, a group by coaching with the others.",
        "With a (from l to u) and b (from L to U): lower end a − b − √((a − l)² + (U − b)²), upper end "
        "a − b + √((u − a)² + (b − L)²).",
        "Zou and Donner 2008; Newcombe 1998, method 10.",
        _numbered(9500, _of_gaps()),
    ),
)


# -- what is kept, and the page -----------------------------------------------------------------


def simulate(rounds: int = ROUNDS) -> None:
    """Count all cases anew and keep the numbers."""
    with KEPT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for method in METHODS:
            for case in method.cases:
                found = measured(case, rounds)
                numbers = (f"{found.held:.4f}", f"{found.without:.4f}")
                writer.writerow((method.key, case.words, case.seed, rounds, *numbers))


def kept() -> dict[tuple[str, str, int], Coverage]:
    """The numbers that were counted last, by method, data and seed."""
    with KEPT.open(encoding="utf-8", newline="") as file:
        return {
            (row["method"], row["data"], int(row["seed"])): Coverage(
                float(row["coverage"]), float(row["without_interval"])
            )
            for row in csv.DictReader(file)
        }


_HEAD = f"""<!-- Written by: python -m dashboard docs. Change dashboard/documentation/coverage.py. -->

# Statistics

Every interval claims 95%. This page says which method makes it, where it is used, where it comes from,
and how often it holds the true figure where that is known, because the data are simulated
({ROUNDS:,} rounds a case, each case with its own seed; half a percentage point either way is chance).
{LEAST:.0%} to {MOST:.0%} is what it should be; what lies outside is marked. More than that is on the
safe side: the interval is wider than it need be. The numbers are counted anew by
`python -m dashboard docs --simulate`; a test counts some of them with every change.

Three things hold for every interval:

- It never leaves the range a figure can have: shares lie from 0 to 1, rates are never negative, CLASS
  scores lie from 1 to 7.
- It always has a width. Where all values are the same, nothing shows how they vary, and the figure says
  “all values are the same” (a share over units that are all alike has an interval, because each unit is
  then one trial).
- Fewer than {intervals.FEWEST_UNITS} units that repeat, or values, have none, and the figure says “too few
  for an interval”. So few can still make a share in which everybody counts once: Wilson's interval keeps
  its level there.

Two figures are compared by the interval of their difference, never by whether their intervals overlap.

## Judged together

**Used for:** Every comparison of a region (or program type, role, cohort, group) with the rest, and every
change of a region: what is said above or below, rose or fell.

**How:** All comparisons of a panel hold at once with 95%: each is made at the level 0.95^(1/k). k is the
number of regions of the program times the domains, parts or months that stand side by side, whoever asks
and however: by region, filtered to one region, or as its facilitator, a region's change has one k. Of other
breakdowns and filters k is the number of categories there can be, so it moves neither with the data nor
with a filter: the program types on the program's list; the roles that the people of the measure can have
(two of mentees in a pair, two of coaches, four where both count, three of educators whom CLASS can be about,
because administrators have no room with children); the cohorts that the months chosen can hold. Two
categories are one comparison, because the first against the second is the second against the first; a total
is judged beside totals alone.

A program year, a fiscal year or a cohort is a statement of its own: what rose or fell in one, and which
region lies above or below in it, is judged alike whether its months or its cohort is chosen, and however many
years stand beside it, so a finished year's verdict stays when a new cohort begins. Cohorts held against one
another are judged together, each against the others of the months chosen: those months say what is compared,
and as long as they stay the same a new cohort changes nothing.

Each arm of the two intervals is
lengthened by the quotient of the quantiles of Student's t at the two levels, with n − 1 degrees of freedom;
then the interval of the difference is made (MOVER). Nothing is said with fewer than ten people on either
side, where an interval of the figure or of the rest cannot be worked out, or where more than one person in
twenty is in both. The whole state's own change is one statement and keeps 95%; that of
the rest beside a region is judged as the regions' are, as one of as many rests. Rank correlations of change
with coaching are picked out of all that are looked at, so those of the state are judged together too, as
Fisher's z.

“No change larger than the margin” is judged together in the same way: two one-sided tests, each at the level
0.95^(1/k), so an interval of 90% for the whole state's own change and a wider one for a region's.

**Source:** Šidák 1967, JASA 62; Zou and Donner 2008, Statistics in Medicine 27. Why not partial pooling:
docs/decisions/0015-judged-together.md.

**Chance:** With no change at all, one of fifteen changes of regions and domains rises or falls in about half
of all states when each is judged by itself, and in at most 6 of 100 when they are judged together;
the same holds where program types, roles or cohorts are held against one another
(`tests/asking/test_verdicts.py`, seeds 20261129 and 20261130).

**A change that would be seen:** (t(level) + t(0.8)) × standard error, with n − 1 degrees of freedom, from the
people's own spread: four times in five a change that large is seen. t(level) is the quantile at which that
very change is judged: t(0.975) for the state's own, a larger one for a region's.
"""


def page() -> str:
    """docs/statistics.md, from the numbers that are kept."""
    numbers = kept()
    lines = [_HEAD]
    for method in METHODS:
        lines += [
            f"## {method.name}",
            "",
            f"**Used for:** {method.used}",
            "",
            f"**How:** {method.how}",
            "",
            f"**Source:** {method.source}",
            "",
            "| Simulated data | Holds the true figure | Without an interval | Seed |",
            "|---|---|---|---|",
        ]
        for case in method.cases:
            found = numbers[method.key, case.words, case.seed]
            held = f"{found.held:.1%}{_outside(found.held)}"
            lines.append(f"| {case.words} | {held} | {found.without:.1%} | {case.seed} |")
        lines += ["", *([method.note, ""] if method.note else [])]
    return "\n".join(lines).rstrip() + "\n"


def _outside(held: float) -> str:
    """What is said of a number outside of what it should be."""
    if round(held, 3) < LEAST:
        return " (less than claimed)"
    return " (on the safe side)" if round(held, 3) > MOST else ""
