"""CLASS scoring in exact fractions: cycles to dimensions, domains, windows and change.

Scores are compared with thresholds without any rounding (27/12 is 2.25 and meets no 2.3), so
everything is reckoned in fractions, and a float is made once, at the very end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from config.program.instruments import (
    REPORTED_TOLERANCE,
    USABLE_CYCLES,
    Instrument,
)

SCALE_ENDS = 1 + 7  # a reversed score is 8 minus the score
TOLERANCE = Fraction(str(REPORTED_TOLERANCE))
WHOLE = 0  # the cycle number of a record that gives a whole observation as means


@dataclass(frozen=True)
class DimensionMean:
    """What is known of one dimension in one observation: the mean of so many valid cycles."""

    score: Fraction
    cycles: int
    is_whole: bool = False


def mean(values: Iterable[Fraction]) -> Fraction:
    """The unweighted mean. Raises ZeroDivisionError for no values."""
    listed = list(values)
    return sum(listed, Fraction(0)) / len(listed)


def dimension_scores(
    instrument: Instrument, orientation: str, means: Mapping[str, DimensionMean]
) -> dict[str, Fraction]:
    """The score of each dimension that counts, high is good: reversed dimensions turned once.

    `orientation` is that of the file: "raw" (1 is best) or "reversed" (turned already).
    """
    turn = instrument.reverse if orientation == "raw" else ()
    return {
        code: SCALE_ENDS - means[code].score if code in turn else means[code].score
        for code in instrument.dimensions
        if code in means
    }


def domain_scores(instrument: Instrument, scores: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The domains that can be made: all dimensions of a domain are required."""
    return {
        domain.code: mean(scores[code] for code in domain.dimensions)
        for domain in instrument.domains
        if all(code in scores for code in domain.dimensions)
    }


def is_usable(means: Mapping[str, DimensionMean]) -> bool:
    """Whether an observation has enough valid cycles, or is given as a whole."""
    return any(m.is_whole or m.cycles >= USABLE_CYCLES for m in means.values())


def preferred(
    cycles: Mapping[str, DimensionMean], whole: Mapping[str, DimensionMean]
) -> Mapping[str, DimensionMean]:
    """Which record of an observation counts where a file gives both: its cycles, if they do."""
    return cycles if not whole or is_usable(cycles) else whole


def contradicts(reported: Fraction, computed: Fraction) -> bool:
    """Whether a reported score differs from its own dimensions by more than rounding."""
    return abs(reported - computed) > TOLERANCE


@dataclass(frozen=True)
class UsableObservation:
    """One usable observation: when, and the scores of its dimensions and domains."""

    day: date
    scores: Mapping[str, Fraction]


@dataclass(frozen=True)
class WindowScore:
    """An educator's mean of one component over the usable observations of one window."""

    score: Fraction
    observations: int
    first_day: date


def window_means(observations: Iterable[UsableObservation]) -> dict[str, WindowScore]:
    """The educator's score of each component that any of the observations has."""
    by_component: dict[str, list[tuple[date, Fraction]]] = {}
    for observation in observations:
        for component, score in observation.scores.items():
            by_component.setdefault(component, []).append((observation.day, score))
    return {
        component: WindowScore(mean(s for _, s in seen), len(seen), min(day for day, _ in seen))
        for component, seen in by_component.items()
    }
