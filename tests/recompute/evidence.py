"""How large, how certain and how complete the matched change is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from tests.recompute import figures as f
from tests.recompute.classes import by_component, change_rows
from tests.recompute.records import baseline_rows
from tests.recompute.registry import Columns, Figures, second

Array = NDArray[np.float64]


def clustered(values: Array, unit: NDArray[np.int64]) -> tuple[float, float, int]:
    """A mean, its variance with the unit as cluster (nan for one unit), and the number of units."""
    n, mean = len(values), float(values.mean())
    residual = pd.Series(values - mean).groupby(unit).sum().to_numpy()
    units = len(residual)
    variance = units / (units - 1) * float((residual**2).sum()) / n**2 if units > 1 else np.nan
    return mean, variance, units


def around(value: float, variance: float, degrees: float, level: float = 0.95) -> tuple | None:
    """The t interval; None without a variance."""
    if not np.isfinite(variance) or degrees < 1:
        return None
    half = float(stats.t.ppf((1 + level) / 2, degrees)) * variance**0.5
    return value - half, value + half


@second("standardized_change", change_rows)
def standardized_change(columns: Columns) -> Figures:
    """Mean change ÷ standard deviation of the baselines about their year's mean, times 1 − 3/(4f − 1)."""
    out = {}
    for component, rows in by_component(columns):
        people, n = f.distinct(rows["person"]), len(rows["change"])
        mean, variance, units = clustered(rows["change"], rows["person"])
        by_year = pd.Series(rows["score"]).groupby(rows["program_year"])
        free = n - by_year.ngroups
        squares = float(((rows["score"] - by_year.transform("mean").to_numpy()) ** 2).sum())
        if free < 2 or units < 2 or squares < 1e-20:
            out[(component,)] = f.Figure(people=people, units=n)
            continue
        spread = (squares / free) ** 0.5
        quotient, small = mean / spread, 1 - 3 / (4 * free - 1)
        error = variance / spread**2 + quotient**2 / (2 * free)
        interval = around(small * quotient, small**2 * error, units - 1)
        out[(component,)] = f.Figure(small * quotient, interval, None, people, n, mean, spread)
    return out


@second("change_margin", change_rows)
def change_margin(columns: Columns) -> Figures:
    """The mean matched change with its 95% and its 90% interval."""
    out = {}
    for component, rows in by_component(columns):
        mean, variance, units = clustered(rows["change"], rows["person"])
        n = len(rows["change"])
        out[(component,)] = f.Figure(
            mean,
            around(mean, variance, units - 1),
            around(mean, variance, units - 1, 0.90),
            f.distinct(rows["person"]),
            n,
            mean * n,
            n,
        )
    return out


@second("leavers_difference", baseline_rows)
def leavers_difference(columns: Columns) -> Figures:
    """The mean baseline of those who left less that of those seen again, Welch's interval."""
    out = {}
    for component, rows in by_component(columns):
        people = f.distinct(rows["person"])
        left = rows["group"] == "left"
        if left.all() or not left.any():
            out[(component,)] = f.Figure(people=people, units=len(left))
            continue
        parts = [clustered(rows["score"][w], rows["person"][w]) for w in (left, ~left)]
        (one, v1, n1), (two, v2, n2) = parts
        interval = None
        if np.isfinite(v1 + v2) and v1 + v2 > 0:
            weight = np.where(left, 1 / left.sum(), -1 / (~left).sum())
            centered = weight * (rows["score"] - np.where(left, one, two))
            both = pd.DataFrame({"p": rows["person"], "left": left, "e": centered})
            wide = both.pivot_table(index="p", columns="left", values="e", aggfunc="sum")
            shared = -float((wide[True] * wide[False]).sum())
            degrees = (v1 + v2) ** 2 / (v1**2 / (n1 - 1) + v2**2 / (n2 - 1))
            interval = around(one - two, v1 + v2 - 2 * shared, degrees)
        out[(component,)] = f.Figure(one - two, interval, None, people, len(left))
    return out
