"""How large, how certain and how complete the matched change is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from tests.recompute import figures as f
from tests.recompute.classes import by_component, change_rows, double_rows, windows
from tests.recompute.records import baseline_rows
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

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


def followed(world: World) -> pd.DataFrame:
    return world.kept(_followed)


def _followed(world: World) -> pd.DataFrame:
    """Baselines of domains before any contact of the year, with the change of who was seen again."""
    rows = windows(world)
    on = ["educator_id", "instrument", "program_year", "component"]
    base = rows[(rows["window"] == "BASE") & rows["is_domain"]]
    last = rows[rows["window"] == "END"][[*on, "score", "obs_date"]]
    base = base.merge(last, on=on, how="left", suffixes=("", "_end"))
    contact = pd.Series(
        list(zip(base["educator_id"], base["program_year"], strict=True)), dtype=object
    ).map(world.first_contact_of_year())
    late = (base["obs_date"] > pd.to_datetime(contact)).to_numpy()
    return base[~late].assign(change=lambda b: b["score_end"] - b["score"])


def finished_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = followed(world)
    over = pd.to_datetime((rows["program_year"] + 1).astype(str) + "-08-31") < world.today
    return rows[
        (rows["instrument"] == asked.instrument)
        & rows["program_year"].isin(asked.period.years)
        & over
    ]


@second("tipping_point", finished_rows)
def tipping_point(columns: Columns) -> Figures:
    """−(educators seen again × their mean change) ÷ educators not seen again."""
    out = {}
    for component, rows in by_component(columns):
        again = ~np.isnan(rows["change"])
        n, m = int(again.sum()), int((~again).sum())
        if not n:
            continue
        mean, variance, units = clustered(rows["change"][again], rows["person"][again])
        interval = around(mean, variance, units - 1)
        seen = f.distinct(rows["person"][again])
        out[component, "seen"] = f.Figure(mean, interval, None, seen, n, mean * n, n)
        if m:
            ends = tuple(sorted(-n * end / m for end in interval)) if interval else None
            people = f.distinct(rows["person"])
            out[component, "missing"] = f.Figure(-n * mean / m, ends, None, people, m, n, m)
    return out


def quadratic_kappa(first: Array, second_: Array) -> float:
    """One less observed over expected disagreement, weighted by squared distance, from the table."""
    values = sorted({*first.tolist(), *second_.tolist()})
    place = {v: i for i, v in enumerate(values)}
    table = np.zeros((len(values), len(values)))
    for a, b in zip(first.tolist(), second_.tolist(), strict=True):
        table[place[a], place[b]] += 1
    weight = np.subtract.outer(values, values) ** 2
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    total = float((weight * expected).sum())
    return 1 - float((weight * table).sum()) / total if total > 1e-9 else np.nan


def as_written(world: World, asked: Asked) -> pd.DataFrame:
    """Double codings with Negative Climate as observers write it, whichever way the file has it."""
    rows = double_rows(world, asked)
    if rows.empty:
        return rows
    turned = (rows["dimension"] == "NC") & (rows["nc_orientation"] == "reversed")
    return rows.assign(
        score=rows["score"].where(~turned, 8 - rows["score"]),
        score_2=rows["score_2"].where(~turned, 8 - rows["score_2"]),
    )


@second("agreement_kappa", as_written)
def agreement_kappa(columns: Columns) -> Figures:
    """Kappa with squared weights from ten observations on; jackknife of Fisher's z over observations."""
    negative = columns["dimension"] == "NC"
    out = {}
    for name, own in (("scores", ~negative), ("negative_climate", negative)):
        one, two, unit = (columns[c][own] for c in ("score", "score_2", "unit"))
        people, n = f.distinct(columns["person"]), len(one)
        value = quadratic_kappa(one, two) if n else np.nan
        observations = np.unique(unit)
        if len(observations) < 10 or not np.isfinite(value):
            out[(name,)] = f.Figure(people=people, units=n)
            continue
        without = [quadratic_kappa(one[unit != o], two[unit != o]) for o in observations]
        interval = None
        if np.all(np.abs([value, *without]) < 1):
            turned, k = np.arctanh(without), len(observations)
            half = f.t975(k - 1) * ((k - 1) * float(turned.var())) ** 0.5
            interval = tuple(np.tanh(np.arctanh(value) + np.array([-half, half])))
        out[(name,)] = f.Figure(value, interval, None, people, n)
    return out
