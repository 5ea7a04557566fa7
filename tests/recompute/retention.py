"""Staying: in PAC, in the program, in the field and in the role, and why pairs end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.figures import Z
from tests.recompute.periods import program_year
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.survival import Curve, kaplan_meier, log_interval, restricted_mean
from tests.recompute.world import World

UNTIL = 240  # days: eight months
DAYS_A_MONTH = 30.4375
# Days around the day on which employment counts as that of the day; no definition says so.
BEFORE, AFTER = 60, 120
# What ends the watching and is not giving up; every other reason is giving up.
NOT_GIVING_UP = ("", "completed", "program_closed", "re_paired", "leave", "promoted")
REASONS = (
    *("withdrew", "left_program", "left_field", "schedule", "other"),
    *("program_closed", "re_paired", "leave", "promoted"),
)
FEWEST_AT_RISK = 1  # as the question is asked here; otherwise ten


def watched_pairs(world: World, asked: Asked) -> pd.DataFrame:
    """Pairs that had begun: how many days they were watched, and whether they gave up."""
    pairs, as_of = world.pairs, asked.period.as_of
    pairs = pairs[pairs["cohort"].isin(asked.period.years) & (pairs["start_date"] <= as_of)]
    ended = pairs["end_date"] <= as_of
    last = pairs["active_until"].clip(upper=as_of)
    return pairs.assign(
        program_year=pairs["cohort"],
        days=(last - pairs["start_date"]).dt.days.astype(float),
        gave_up=(ended & ~pairs["end_reason"].isin(NOT_GIVING_UP)).astype(float),
    )


def estimate(columns: Columns) -> Curve:
    return kaplan_meier(columns["days"], columns["gave_up"] > 0)


def at_day(curve: Curve, columns: Columns, day: float) -> f.Figure:
    """The estimate on a day, or nothing where too few were watched that long."""
    days, gave_up = columns["days"], columns["gave_up"] > 0
    at_risk = int((days >= day).sum())
    if at_risk < FEWEST_AT_RISK:
        return f.Figure()
    survival, greenwood = curve.at(day)
    events = float((gave_up & (days <= day)).sum())
    interval = log_interval(survival, greenwood) if events else f.wilson(at_risk, at_risk)
    people = f.distinct(columns["person"])
    return f.Figure(survival, interval, None, people, at_risk, events, len(days))


@second("staying", watched_pairs)
def staying(columns: Columns) -> Figures:
    """Kaplan–Meier estimate at day 240 with Greenwood's interval."""
    return {(): at_day(estimate(columns), columns, UNTIL)}


@second("staying_curve", watched_pairs)
def staying_curve(columns: Columns) -> Figures:
    """Kaplan–Meier estimate at each month, and the number still watched; cut where too few are."""
    curve = estimate(columns)
    out = {}
    for month in range(1, 13):
        figure = at_day(curve, columns, round(month * DAYS_A_MONTH))
        if figure.value is None:
            break
        out[(str(month),)] = figure
    return out


@second("staying_time", watched_pairs)
def staying_time(columns: Columns) -> Figures:
    """Restricted mean: the area under the Kaplan–Meier curve up to day 240, with its error."""
    days = columns["days"]
    at_risk = int((days >= UNTIL).sum())
    if at_risk < FEWEST_AT_RISK:
        return {(): f.Figure()}
    value, variance = restricted_mean(estimate(columns), UNTIL)
    half = Z * variance**0.5
    interval = (value - half, min(float(UNTIL), value + half)) if half else None
    events = float(((columns["gave_up"] > 0) & (days <= UNTIL)).sum())
    people = f.distinct(columns["person"])
    return {(): f.Figure(value, interval, None, people, at_risk, events, len(days))}


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
        rows = pairs[[column, "cohort", "start_date", "order"]].rename(
            columns={column: "participant_id"}
        )
        both.append(rows.assign(member=column.removesuffix("_id")))
    rows = pd.concat(both, ignore_index=True)
    on = ["participant_id", "cohort", "member"]
    rows = rows.groupby(on)[["start_date", "order"]].min().reset_index()
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
    interval = f.wilson(same, of)
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
