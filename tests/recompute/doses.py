"""Change beside coaching: groups by dosage, venue, intensity and baseline, and rank correlation."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from tests.recompute import figures as f
from tests.recompute.classes import by_component, changes
from tests.recompute.dosage import pair_months
from tests.recompute.figures import Z
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

FEWEST = 10  # educators


def doses(world: World) -> pd.DataFrame:
    return world.kept(_doses)


def _doses(world: World) -> pd.DataFrame:
    """Matched changes with the coaching logged up to the month of the second observation."""
    rows = changes(world)
    rows = rows[rows["is_domain"]].reset_index(drop=True)
    months = pair_months(world)
    pairs = world.pairs[["pair_id", "mentee_id"]].reset_index(drop=True)
    months = months.merge(pairs, on="pair_id")
    months["video"] = months["sessions_live_video"] + months["sessions_async_video"]
    asked = rows[["educator_id", "program_year", "obs_date_end"]].assign(place=rows.index)
    asked["until"] = asked["obs_date_end"].dt.strftime("%Y-%m")
    both = asked.merge(
        months.drop(columns="program_year"),
        left_on=["educator_id", "program_year"],
        right_on=["mentee_id", "cohort"],
    )
    both = both[both["month"] <= both["until"]]
    values = ["minutes_due", "intended", "contacts", "video", "strategies_used"]
    sums = both.groupby("place")[values].sum()
    return rows.join(sums, how="inner")


def dose_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = doses(world)
    rows = rows[
        (rows["instrument"] == asked.instrument) & rows["program_year"].isin(asked.period.years)
    ]
    due = rows[rows["intended"] > 0]
    met = due["contacts"].where(due["contacts"] > 0)
    return due.assign(
        dose=due["minutes_due"] / due["intended"],
        by_video=due["video"] / met,
        intensity=due["strategies_used"] / met,
    )


def spearman(x: np.ndarray, y: np.ndarray, people: np.ndarray) -> f.Figure:
    """Spearman's rho with mean ranks; Fisher's z, variance (1 + rho²/2) ÷ (n − 3)."""
    n = len(x)
    behind = f.distinct(people)
    if n < FEWEST or len(set(x)) < 2 or len(set(y)) < 2:
        return f.Figure(None, None, None, behind, n)
    # Rounded, so that what is equal ties also where it was added up in another order.
    ranks = [stats.rankdata(np.round(v, 9)) for v in (x, y)]
    rho = float(np.corrcoef(*ranks)[0, 1])
    interval = None
    if n > 3 and abs(rho) < 1 - 1e-12:
        half = Z * ((1 + rho * rho / 2) / (n - 3)) ** 0.5
        interval = tuple(np.tanh(np.arctanh(rho) + np.array([-half, half])))
    return f.Figure(rho, interval, None, behind, n)


@second("dose_correlation", dose_rows)
def dose_correlation(columns: Columns) -> Figures:
    """Spearman's rank correlation between matched change and the coaching received."""
    out = {}
    for component, rows in by_component(columns):
        for name, column in (("dose", "dose"), ("video", "by_video"), ("intensity", "intensity")):
            has = ~np.isnan(rows[column])
            out[component, name] = spearman(
                rows[column][has], rows["change"][has], rows["person"][has]
            )
    return out


@second("matched_without_contact", dose_rows)
def matched_without_contact(columns: Columns) -> Figures:
    """Matched educators with a month due and no direct contact by then, of those with a month due."""
    out = {}
    for component, rows in by_component(columns):
        never = (rows["contacts"] == 0).astype(float)
        out[(component,)] = f.person_share(never, rows["person"])
    return out


def grouped(columns: Columns, column: str, bounds: list[float], names: tuple[str, ...]) -> Figures:
    """Mean change by groups of a value; without one: the group of those without any contact."""
    out = {}
    for component, rows in by_component(columns):
        place = np.digitize(rows[column] + 1e-12, bounds)
        place[np.isnan(rows[column])] = len(names)
        for number, name in enumerate((*names, "no_contact")):
            own = place == number
            if own.any() or name != "no_contact":
                out[component, name] = f.person_mean(
                    rows["change"][own], rows["person"][own], f.changes(6)
                )
    return out


@second("change_by_dose", dose_rows)
def change_by_dose(columns: Columns) -> Figures:
    """The mean change of those with fewer minutes than intended, as many (60 to 90), or more."""
    return grouped(columns, "dose", [1.0, 1.5 + 1e-9], ("below", "within", "above"))


@second("change_by_venue", dose_rows)
def change_by_venue(columns: Columns) -> Figures:
    """The mean change of those coached mostly in person or by phone, both ways, mostly by video."""
    return grouped(columns, "by_video", [1 / 3, 2 / 3], ("in_person", "both", "by_video"))


@second("change_by_intensity", dose_rows)
def change_by_intensity(columns: Columns) -> Figures:
    """The mean change by strategies named ÷ contacts: under two, two to three, three and more."""
    return grouped(columns, "intensity", [2.0, 3.0], ("under_two", "two_to_three", "three_more"))


@second("change_by_baseline", dose_rows)
def change_by_baseline(columns: Columns) -> Figures:
    """The mean change of those whose baseline was low, middle or high."""
    return grouped(columns, "score", [2.5, 5.5], ("low", "mid", "high"))
