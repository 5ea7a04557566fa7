"""Staying: in PAC, in the program, in the field and in the role, and why pairs end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.periods import program_year
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.survival import (
    Curve,
    cumulative_incidence,
    kaplan_meier,
    log_log_interval,
    restricted_mean,
)
from tests.recompute.world import World

UNTIL = 240  # days: eight months
DAYS_A_MONTH = 30
# Days around the day on which employment counts as that of the day; no definition says so.
BEFORE, AFTER = 60, 120
REASONS = (
    *("withdrew", "left_program", "left_field", "schedule", "other"),
    *("program_closed", "re_paired", "leave", "promoted"),
)
FEWEST_AT_RISK = 1  # as the question is asked here; otherwise ten
GROUPS = {
    "left_pac": ("withdrew", "schedule", "other"),
    "left_job": ("left_program", "left_field"),
    "circumstances": ("program_closed", "re_paired", "leave", "promoted"),
}


def followed_pairs(world: World, asked: Asked) -> pd.DataFrame:
    """Pairs that had begun: how many days they were followed, and what ended them early, if anything."""
    pairs, as_of = world.pairs, asked.period.as_of
    pairs = pairs[pairs["cohort"].isin(asked.period.years) & (pairs["start_date"] <= as_of)]
    planned = pairs["planned_end"]
    ended = (
        pairs["end_date"].notna() & (pairs["end_date"] <= as_of) & (pairs["end_date"] <= planned)
    )
    reason = pairs["end_reason"].fillna("")
    early = ended & (reason != "completed") & (reason != "")
    group = {r: name for name, reasons in GROUPS.items() for r in reasons}
    last = pairs["end_date"].fillna(planned).clip(upper=as_of)
    last = last.where(last <= planned, planned)
    return pairs.assign(
        program_year=pairs["cohort"],
        days=(last - pairs["start_date"]).dt.days.astype(float),
        cause=reason.map(group).where(early, ""),
    )


def estimate(columns: Columns) -> Curve:
    return kaplan_meier(columns["days"], columns["cause"] != "")


def ends_of(share: float, relative: float, reached: int, pairs: int) -> tuple[float, float] | None:
    """The log-log interval; Wilson's of those that have come so far where it is none or all."""
    if pairs < f.FEWEST:
        return None
    if share in (0.0, 1.0):
        return f.wilson(share * reached, reached)
    return log_log_interval(share, relative)


def at_day(curve: Curve, columns: Columns, day: float) -> f.Figure:
    """The estimate on a day, or nothing where too few have come so far."""
    days, ended = columns["days"], columns["cause"] != ""
    reached = int((days >= day).sum())
    if reached < FEWEST_AT_RISK:
        return f.Figure()
    survival, greenwood = curve.at(day)
    events = float((ended & (days <= day)).sum())
    interval = ends_of(survival, greenwood, reached, len(days))
    people = f.distinct(columns["person"])
    return f.Figure(survival, interval, None, people, reached, events, len(days))


@second("staying", followed_pairs)
def staying(columns: Columns) -> Figures:
    """Pairs still together at day 240, every reason but finishing as planned being an end."""
    return {(): at_day(estimate(columns), columns, UNTIL)}


@second("staying_curve", followed_pairs)
def staying_curve(columns: Columns) -> Figures:
    """The same at each month of 30 days, and the number that have come so far."""
    curve = estimate(columns)
    out = {}
    for month in range(1, 13):
        figure = at_day(curve, columns, month * DAYS_A_MONTH)
        if figure.value is None:
            break
        out[(str(month),)] = figure
    return out


@second("ended_by_reason", followed_pairs)
def ended_by_reason(columns: Columns) -> Figures:
    """Aalen and Johansen's share that each reason had ended by day 240."""
    days, cause = columns["days"], columns["cause"]
    reached, n = int((days >= UNTIL).sum()), len(days)
    out = {}
    for group in GROUPS:
        own = (cause == group) & (days <= UNTIL)
        people = f.distinct(columns["person"][own])
        if reached < FEWEST_AT_RISK:
            out[(group,)] = f.Figure(people=people)
            continue
        share, variance = cumulative_incidence(days, cause, group, UNTIL)
        relative = variance / share**2 if share else 0.0
        interval = ends_of(share, relative, reached, n)
        out[(group,)] = f.Figure(share, interval, None, people, n, float(own.sum()), n)
    return out


@second("staying_time", followed_pairs)
def staying_time(columns: Columns) -> Figures:
    """The area under the curve up to day 240, as a share of the 240 days."""
    days, n = columns["days"], len(columns["days"])
    reached = int((days >= UNTIL).sum())
    if reached < FEWEST_AT_RISK:
        return {(): f.Figure()}
    value, variance = restricted_mean(estimate(columns), UNTIL)
    interval = None
    if variance > 0 and n >= f.FEWEST:
        p, spread = value / UNTIL, variance / UNTIL**2 * n / (n - 1)
        low, high = f.score(p, p * (1 - p) / spread, f.t975(n - 1))
        interval = low * UNTIL, high * UNTIL
    events = float(((columns["cause"] != "") & (days <= UNTIL)).sum())
    people = f.distinct(columns["person"])
    return {(): f.Figure(value, interval, None, people, reached, events, n)}


def ended_pairs(world: World, asked: Asked) -> pd.DataFrame:
    pairs, as_of = world.pairs, asked.period.as_of
    pairs = pairs[pairs["cohort"].isin(asked.period.years)]
    early = (pairs["end_date"] <= as_of) & ~pairs["end_reason"].isin(("", "completed"))
    return pairs[early]


@second("exit_reasons", ended_pairs)
def exit_reasons(columns: Columns) -> Figures:
    """The reasons recorded for pairs that ended before they had finished."""
    out = {}
    for reason in REASONS:
        own = columns["end_reason"] == reason
        figure = f.once_share(own.astype(float), columns["person"])
        out[(reason,)] = replace(figure, people=f.distinct(columns["person"][own]))
    return out


def roles(world: World) -> pd.DataFrame:
    """One row per mentee or coach and program year: where they began it, and when."""
    return world.kept(_roles)


def _roles(world: World) -> pd.DataFrame:
    pairs = world.pairs
    both = []
    for column in ("mentee_id", "coach_id"):
        rows = pairs[[column, "cohort", "start_date"]].rename(columns={column: "participant_id"})
        both.append(rows.assign(member=column.removesuffix("_id")))
    rows = pd.concat(both, ignore_index=True)
    on = ["participant_id", "cohort", "member"]
    rows = rows.groupby(on)["start_date"].min().reset_index()
    rows = world.placed_people(rows)
    return rows.assign(role=world.role_of_member(rows))


def employed(world: World, asked: Asked) -> pd.DataFrame:
    """Who was in a pair of the years, and the employment known twelve months after it began."""
    rows = roles(world)
    rows = rows[rows["cohort"].isin(asked.period.years)].copy()
    rows["program_year"] = rows["cohort"]
    rows["due"] = rows["start_date"] + pd.DateOffset(years=1)
    rows = rows[rows["due"] <= world.today]
    return rows.assign(status=status_after(world, rows))


def status_after(world: World, rows: pd.DataFrame) -> list[str]:
    """The status known nearest to twelve months after; somebody on leave counts as not known."""
    known = world.raw["employment"][["participant_id", "as_of", "status"]]
    asked = rows[["participant_id", "due"]].assign(place=range(len(rows)))
    both = asked.merge(known, on="participant_id")
    gap = (both["as_of"] - both["due"]).dt.days
    both = both.assign(apart=gap.abs())[gap.between(-BEFORE, AFTER)]
    both = both.sort_values(["apart", "as_of"], kind="stable")
    nearest = both.groupby("place")["status"].first().replace("leave", "unknown")
    return nearest.reindex(range(len(rows))).fillna("unknown").tolist()


def bounded(columns: Columns, kept: tuple[str, ...]) -> Figures:
    status, person = columns["status"], columns["person"]
    known = ~np.isin(status, ("unknown",))
    yes = np.isin(status, kept)
    n = len(status)
    if not known.any():
        return {(): f.Figure(None, None, None, f.distinct(person), n)}
    same, of = float(yes.sum()), float(known.sum())
    spread = (same / n, (same + n - of) / n)
    interval = f.person_share(yes[known].astype(float), person[known]).interval
    return {(): f.Figure(same / of, interval, spread, f.distinct(person), n, same, of)}


@second("same_program", employed)
def same_program(columns: Columns) -> Figures:
    """Educators in the same EEC program twelve months after their pair began, of those known."""
    return bounded(columns, ("same_program",))


@second("in_field", employed)
def in_field(columns: Columns) -> Figures:
    """Educators in any EEC program twelve months after their pair began, of those known."""
    return bounded(columns, ("same_program", "other_program"))


def returning(world: World, asked: Asked) -> pd.DataFrame:
    rows = roles(world)
    rows = rows[rows["cohort"].isin(asked.period.years)]
    rows = rows[rows["cohort"] + 1 <= program_year(world.today)]
    coaches = set(zip(world.pairs["coach_id"], world.pairs["cohort"], strict=True))
    again = [
        (p, c + 1) in coaches for p, c in zip(rows["participant_id"], rows["cohort"], strict=True)
    ]
    return rows.assign(program_year=rows["cohort"], again=np.array(again, dtype=float))


@second("role_return", returning)
def role_return(columns: Columns) -> Figures:
    """People of this cohort in the role who coach in a pair of the next ÷ people in the role."""
    return {(): f.person_share(columns["again"], columns["person"])}
