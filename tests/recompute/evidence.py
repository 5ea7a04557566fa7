"""How large, how certain and how complete the matched change is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import optimize, stats

from tests.recompute import figures as f
from tests.recompute.classes import (
    DOMAINS,
    USABLE,
    by_component,
    change_rows,
    double_rows,
    of_record,
    valid_scores,
    windows,
)
from tests.recompute.figures import FEWEST, Z, clustered
from tests.recompute.records import baseline_rows
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

Array = NDArray[np.float64]


FARTHEST = 6.0  # between two scores of CLASS


def around(
    value: float, variance: float, units: f.Units, level: float = 0.95, end: float = FARTHEST
) -> tuple | None:
    """The t interval; None for fewer than five units, and where all values are the same."""
    if not np.isfinite(variance) or units.number < FEWEST or variance < 1e-18:
        return None
    half = float(stats.t.ppf((1 + level) / 2, units.effective - 1)) * variance**0.5
    return max(-end, value - half), min(end, value + half)


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
        if free < 2 or units.number < 2 or squares < 1e-20:
            out[(component,)] = f.Figure(people=people, units=n)
            continue
        spread = (squares / free) ** 0.5
        quotient, small = mean / spread, 1 - 3 / (4 * free - 1)
        error = variance / spread**2 + quotient**2 / (2 * free)
        interval = around(small * quotient, small**2 * error, units, end=np.inf)
        out[(component,)] = f.Figure(small * quotient, interval, None, people, n, mean, spread)
    return out


def judged_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = change_rows(world, asked)
    return rows.assign(
        alone=True,
        together=len(DOMAINS[asked.instrument]),
        looks_region=5,
        looks_program_type=8,
        looks_role=3,
    )


@second("change_margin", judged_rows)
def change_margin(columns: Columns) -> Figures:
    """The mean matched change with its 95% interval and the one held against the margin.

    That is 90% for the state's own change; of k judged together, two tests at 0.95^(1/k).
    """
    out = {}
    for component, rows in by_component(columns):
        mean, variance, units = clustered(rows["change"], rows["person"])
        n = len(rows["change"])
        family = 1 if rows["alone"].all() else int(rows["together"][0])
        out[(component,)] = f.Figure(
            mean,
            around(mean, variance, units),
            around(mean, variance, units, 2 * 0.95 ** (1 / family) - 1),
            f.distinct(rows["person"]),
            n,
            mean * n,
            n,
        )
    return out


@second("leavers_difference", baseline_rows)
def leavers_difference(columns: Columns) -> Figures:
    """The mean baseline of those who left less that of those seen again, Welch's interval."""
    return {
        (c,): f.apart(rows["score"], rows["group"] == "left", rows["person"], FARTHEST)
        for c, rows in by_component(columns)
    }


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
        interval = around(mean, variance, units)
        seen = f.distinct(rows["person"][again])
        out[component, "seen"] = f.Figure(mean, interval, None, seen, n, mean * n, n)
        if m and abs(n * mean / m) <= FARTHEST:
            ends = tuple(sorted(-n * end / m for end in interval)) if interval else None
            ends = tuple(np.clip(ends, -FARTHEST, FARTHEST)) if ends else None
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


def matched(world: World) -> pd.DataFrame:
    return world.kept(_matched)


def _matched(world: World) -> pd.DataFrame:
    """Matched changes with observers and program, coaching before the second day, and the coach."""
    rows = followed(world).dropna(subset=["change"]).reset_index(drop=True)
    records = of_record(world)
    cycles = valid_scores(world).groupby("observation_id")["cycle"].nunique()
    number = records["observation_id"].map(cycles).fillna(0)
    records = records[(number >= USABLE) | ~records["by_cycle"]]
    records = records.sort_values(["obs_date", "observation_id"])
    on = ["educator_id", "instrument", "program_year"]
    for window, name in (("BASE", "first"), ("END", "second")):
        own = records[records["window"] == window].drop_duplicates(on)
        named = own[[*on, "observer_id", "program_number"]].set_axis(
            [*on, f"{name}_observer", f"{name}_program"], axis=1
        )
        rows = rows.merge(named, on=on, how="left")
    rows[["first_observer", "second_observer", "first_program"]] = rows[
        ["first_observer", "second_observer", "first_program"]
    ].fillna("")
    rows["place"] = range(len(rows))
    pairs = world.pairs.reset_index(drop=True)
    both = rows[["place", "educator_id", "program_year", "obs_date_end"]].merge(
        pairs[["pair_id", "mentee_id", "cohort", "start_date", "coach_id"]],
        left_on=["educator_id", "program_year"],
        right_on=["mentee_id", "cohort"],
    )
    begun = both[both["start_date"] < both["obs_date_end"]].sort_values(["start_date", "pair_id"])
    rows["coach"] = rows["place"].map(begun.groupby("place")["coach_id"].last()).fillna("")
    met = both.merge(world.contacts[["pair_id", "session_date", "minutes"]], on="pair_id")
    met = met[met["session_date"] < met["obs_date_end"]]
    rows["minutes"] = rows["place"].map(met.groupby("place")["minutes"].sum()).fillna(0.0)
    load = pairs.groupby(["coach_id", "cohort"])["mentee_id"].nunique()
    years = pairs[["coach_id", "cohort"]].drop_duplicates().sort_values("cohort")
    years["so_far"] = years.groupby("coach_id").cumcount() + 1
    so_far = years.set_index(["coach_id", "cohort"])["so_far"]
    keys = list(zip(rows["coach"], rows["program_year"], strict=True))
    rows["mentees"] = [load.get(k, 0) for k in keys]
    rows["years"] = [so_far.get(k, 0) for k in keys]
    return rows.assign(coach_unit=world.code(rows["coach"]))


def matched_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = matched(world)
    return rows[
        (rows["instrument"] == asked.instrument) & rows["program_year"].isin(asked.period.years)
    ]


def coached_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = matched_rows(world, asked)
    return rows[rows["coach"] != ""].assign(
        together=len(DOMAINS[asked.instrument]),
        looks_region=5,
        looks_program_type=8,
        looks_role=3,
    )


def smallest(people: int, domains: int) -> float:
    """The r whose z is 0.84 standard errors beyond what is clear where all domains are judged together."""
    wide, plain = (stats.t.ppf((1 + 0.95 ** (1 / k)) / 2, people - 1) for k in (domains, 1))
    steps = float(stats.norm.ppf(0.975) * wide / plain + stats.norm.ppf(0.8))
    return float(
        optimize.brentq(
            lambda r: np.arctanh(r) - steps * ((1 + r * r / 2) / (people - 4)) ** 0.5, 0, 1 - 1e-12
        )
    )


@second("adjusted_dose", coached_rows)
def adjusted_dose(columns: Columns) -> Figures:
    """Partial rank correlation of change and minutes before the second day, the baseline held fixed."""
    out = {}
    for component, rows in by_component(columns):
        people, n = f.distinct(rows["person"]), len(rows["change"])
        if people < 10:
            continue
        out[component, "smallest"] = f.Figure(
            smallest(people, int(rows["together"][0])), None, None, people, n
        )
        ranks = [stats.rankdata(np.round(rows[c], 9)) for c in ("minutes", "change", "score")]
        if min(len(set(r)) for r in ranks) < 2:
            continue
        # The correlation of what is left of both ranks when those of the baseline are taken off.
        x, y, z = (r - r.mean() for r in ranks)
        left = [v - z * (v @ z) / (z @ z) for v in (x, y)]
        if min(float(v @ v) for v in left) < 1e-9:
            continue
        rho = float(left[0] @ left[1] / ((left[0] @ left[0]) * (left[1] @ left[1])) ** 0.5)
        interval = None
        if abs(rho) < 1 - 1e-12:
            half = Z * ((1 + rho * rho / 2) / (people - 4)) ** 0.5
            interval = tuple(np.tanh(np.arctanh(rho) + np.array([-half, half])))
        out[component, "adjusted"] = f.Figure(rho, interval, None, people, n)
    return out


def by_coach(columns: Columns, column: str, names: tuple[str, ...]) -> Figures:
    """The mean change by one, two, three and more of something, the coach as the unit."""
    out = {}
    for component, rows in by_component(columns):
        for number, name in enumerate(names):
            own = np.minimum(rows[column], 3) == number + 1
            if own.any():
                mean, variance, units = clustered(rows["change"][own], rows["coach_unit"][own])
                n, people = int(own.sum()), f.distinct(rows["person"][own])
                interval = around(mean, variance, units)
                out[component, name] = f.Figure(mean, interval, None, people, n, mean * n, n)
    return out


@second("change_by_caseload", coached_rows)
def change_by_caseload(columns: Columns) -> Figures:
    """The mean change of educators whose coach had one mentee in the program year, two, or more."""
    return by_coach(columns, "mentees", ("one", "two", "more"))


@second("change_by_experience", coached_rows)
def change_by_experience(columns: Columns) -> Figures:
    """The mean change of educators whose coach was in the first year with a pair, the second, later."""
    return by_coach(columns, "years", ("first", "second", "more"))


@second("change_by_observers", matched_rows)
def change_by_observers(columns: Columns) -> Figures:
    """The matched change; variance over all pairs of rows that share an observer, or a program."""
    out = {}
    for component, rows in by_component(columns):
        n, people = len(rows["change"]), f.distinct(rows["person"])
        mean, of_people, units = clustered(rows["change"], rows["person"])
        apart = rows["change"] - mean
        own = np.array([f"row {i}" for i in range(n)], dtype=object)
        first, last, program = (
            np.where(rows[c] == "", own + c, rows[c])
            for c in ("first_observer", "second_observer", "first_program")
        )
        same_program = program[:, None] == program[None, :]
        shared = (
            (first[:, None] == first[None, :])
            | (first[:, None] == last[None, :])
            | (last[:, None] == first[None, :])
            | (last[:, None] == last[None, :])
        )
        k, p = len({*first, *last}), len(set(program))
        kp = len({*zip(program, first, strict=True), *zip(program, last, strict=True)})
        products = np.outer(apart, apart)

        def over(held: np.ndarray, clusters: int, products: Array = products) -> float:
            return float(products[held].sum()) * clusters / max(1, clusters - 1)

        a, b = over(shared, k), over(same_program, p)
        two_way = a + b - over(shared & same_program, kp)
        interval = None
        if min(k, p, units.number) >= FEWEST and of_people > 1e-18:
            variance = max(max(a, b, two_way) / n**2, of_people)
            half = float(stats.t.ppf(0.975, min(k, p) - 1)) * variance**0.5
            interval = (max(-FARTHEST, mean - half), min(FARTHEST, mean + half))
        out[(component,)] = f.Figure(mean, interval, None, people, n, mean * n, n)
    return out


def likeness_of(values: Array, cluster: np.ndarray, effect: bool, people: int) -> f.Figure:
    """Searle's intraclass correlation of clusters of unequal size, or Kish's design effect of it."""
    known = cluster != ""
    table = pd.Series(values[known]).groupby(cluster[known])
    n, k = int(known.sum()), table.ngroups
    if k < 5 or n < 1.5 * k:
        return f.Figure(people=people, units=n)
    sizes, means = table.size(), table.mean()
    between = float((sizes * (means - values[known].mean()) ** 2).sum()) / (k - 1)
    within = float((table.var(ddof=0) * sizes).sum()) / (n - k)
    if within < 1e-12:
        return f.Figure(people=people, units=n)
    weight = float((sizes**2).sum()) / n
    size = (n - weight) / (k - 1)
    quotient = between / within
    upper, lower = stats.f.ppf([0.975, 0.025], k - 1, n - k)
    least = -1 / (float(sizes.max()) - 1)
    found = [(q - 1) / (q + size - 1) for q in (quotient, quotient / upper, quotient / lower)]
    found = [max(least, icc) for icc in found]
    if effect:
        found = [1 + (weight - 1) * icc for icc in found]
    return f.Figure(found[0], (found[1], found[2]), None, people, n, k, weight)


LIKE = {
    "first_observer": ("first_observer", "score"),
    "first_program": ("first_program", "score"),
    "second_observer": ("second_observer", "change"),
    "change_program": ("first_program", "change"),
}


def all_alike(columns: Columns, effect: bool) -> Figures:
    return {
        (component, part): likeness_of(
            rows[value], rows[cluster], effect, f.distinct(rows["person"])
        )
        for component, rows in by_component(columns)
        for part, (cluster, value) in LIKE.items()
    }


@second("likeness", matched_rows)
def likeness(columns: Columns) -> Figures:
    """(B − W) ÷ (B + (m₀ − 1) W) of baselines and changes by observer and by program."""
    return all_alike(columns, effect=False)


@second("design_effect", matched_rows)
def design_effect(columns: Columns) -> Figures:
    """1 + (Σm² ÷ N − 1) × the intraclass correlation."""
    return all_alike(columns, effect=True)
