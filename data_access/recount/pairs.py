"""Counts what stands about pairs a second time: their dates, their months and their goals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt
from typing import Any

from sqlalchemy import Connection, Row

from config.program.calendars import first_day, program_year_of
from config.program.dosage import CLOSED_MONTHS, ELIGIBLE_DAYS, TARGETS
from config.program.instruments import INSTRUMENTS
from config.program.pair_years import planned_end_of
from config.program.vocabulary import ATTRITION_REASONS, COACHING_VENUES
from data_access.recount import sessions as logs
from data_access.recount.class_scores import mean, observations_of_record, scores_of
from data_access.recount.reading import Expected, Values, by, placed, rows
from data_access.storage import schema

TABLES = ("pair_status", "pair_months", "goal_status", "goal_scores", "pair_goal_days")


def count(connection: Connection, ids: list[str]) -> Expected:
    """What should stand about some pairs."""
    found: Expected = {name: {} for name in TABLES}
    pairs = list(rows(connection, schema.pairs, "pair_id", ids))
    sessions = by(rows(connection, schema.sessions, "pair_id", ids), "pair_id")
    goals = by(rows(connection, schema.goals, "pair_id", ids), "pair_id")
    answers = by(rows(connection, schema.surveys, "pair_id", ids), "pair_id")
    every = [goal.goal_id for listed in goals.values() for goal in listed]
    steps = by(rows(connection, schema.action_steps, "goal_id", every), "goal_id")
    mentees = {pair.mentee_id for pair in pairs}
    observations = by(observations_of_record(connection, mentees), "educator_id")
    scores = scores_of(connection, mentees)
    for pair in pairs:
        mine = sessions[pair.pair_id]
        doubles = logs.doubles(mine)
        counted = [s for s in mine if s.session_id not in doubles]
        last = pair.planned_end or planned_end_of(pair.cohort_year, pair.start_date)
        seen = [
            o
            for o in observations[pair.mentee_id]
            if o.program_year == pair.cohort_year and o.observation_id in scores
        ]
        common = {"person_id": pair.mentee_id, "program_year": pair.cohort_year, **placed(pair)}
        found["pair_status"][(pair.pair_id,)] = common | _status(pair, last, mine, seen)
        scaled = [goal for goal in goals[pair.pair_id] if goal.gas_level is not None]
        days = {pair.start_date, *(goal.set_date for goal in scaled)}
        for day in days:
            by_then = [goal for goal in scaled if goal.set_date <= day]
            until = min((later for later in days if later > day), default=None)
            found["goal_scores"][pair.pair_id, day] = (
                common | {"until": until} | _attainment(by_then)
            )
        set_on = Counter(goal.set_date for goal in goals[pair.pair_id])
        for day in {pair.start_date, *set_on}:
            found["pair_goal_days"][pair.pair_id, day] = common | {
                "start_date": pair.start_date,
                "goals_set": set_on[day],
            }
        surveyed = {
            answer.wave
            for answer in answers[pair.pair_id]
            if answer.instrument == "MONTHLY" and answer.value is not None
        }
        for month, values in _months(pair, last, counted, surveyed):
            found["pair_months"][pair.pair_id, month] = common | values
        lowest = _lowest([o for o in seen if o.window == "BASE"], scores)
        for goal in goals[pair.pair_id]:
            found["goal_status"][(goal.goal_id,)] = (
                common
                | {"active_until": pair.end_date or last}
                | _goal(goal, mine, lowest, steps[goal.goal_id])
            )
    return found


def _status(pair: Row[Any], last: date, sessions: list[Row[Any]], seen: list[Row[Any]]) -> Values:
    contacts = [s.session_date for s in sessions if s.contact]
    return {
        "coach_id": pair.coach_id,
        "start_date": pair.start_date,
        "planned_end": last,
        "end_date": pair.end_date,
        "end_reason": pair.end_reason,
        "attrition": int(bool(pair.end_date) and pair.end_reason in ATTRITION_REASONS),
        "first_contact": min(contacts, default=None),
        "last_contact": max(contacts, default=None),
        "last_checklist": max(
            (s.session_date for s in sessions if s.status == "completed"), default=None
        ),
        "baseline_date": min((o.obs_date for o in seen if o.window == "BASE"), default=None),
        "second_date": min((o.obs_date for o in seen if o.window == "END"), default=None),
    }


def _attainment(goals: list[Row[Any]]) -> Values:
    """The T score of the goals with a level (Kiresuk and Sherman), and how many they are."""
    scaled = [
        (Fraction(1) if goal.weight is None else Fraction(str(goal.weight)), goal.gas_level)
        for goal in goals
    ]
    weights = sum((weight for weight, _ in scaled), Fraction(0))
    values: Values = {"scaled_goals": 0, "scaling_score": None}
    if weights > 0:
        # Goals of one pair are taken to be correlated by 0.3.
        spread = Fraction(7, 10) * sum(weight**2 for weight, _ in scaled)
        spread += Fraction(3, 10) * weights**2
        reached = sum((weight * level for weight, level in scaled), Fraction(0))
        values["scaled_goals"] = len(scaled)
        values["scaling_score"] = 50 + 10 * float(reached) / sqrt(spread)
    return values


def _intended(month: str) -> tuple[int, int]:
    standing = [t for t in TARGETS if t.valid_from <= first_day(month)]
    return (standing[-1].minutes_low, standing[-1].minutes_high) if standing else (0, 0)


def _months(
    pair: Row[Any], last: date, sessions: list[Row[Any]], surveyed: set[str]
) -> Iterator[tuple[str, Values]]:
    active: Counter[str] = Counter()
    day, end = pair.start_date, pair.end_date or last
    while day <= end:
        active[day.isoformat()[:7]] += 1
        day += timedelta(days=1)
    logged: dict[str, list[Row[Any]]] = defaultdict(list)
    for session in sessions:
        logged[session.session_date.isoformat()[:7]].append(session)
    for month in active.keys() | logged.keys():
        contacts = [s for s in logged[month] if s.contact]
        completed = [s for s in logged[month] if s.status == "completed"]
        eligible = int(active[month] >= ELIGIBLE_DAYS and month not in CLOSED_MONTHS)
        low, high = _intended(month)
        values = {
            "program_year": program_year_of(first_day(month)),
            "active_days": active[month],
            "eligible": eligible,
            "checklist": int(bool(completed)),
            "monthly_survey": int(month in surveyed),
            "contact_month": int(bool(contacts)),
            "contacts": len(contacts),
            "minutes": sum(map(logs.minutes, contacts)),
            "focused_minutes": sum(map(logs.focused_minutes, contacts)),
            "strategies": sum(s.strategy_count for s in contacts),
            "complete_contacts": sum(map(logs.is_complete, contacts)),
            "cancelled": sum(s.status in ("cancelled", "no_show") for s in logged[month]),
            "logged": len(logged[month]),
            "intended_low": eligible * low,
            "intended_high": eligible * high,
        }
        for venue in COACHING_VENUES.codes:
            there = [s for s in completed if s.venue == venue and s.contact_type != "email"]
            values[f"minutes_{venue}"] = sum(map(logs.minutes, there))
            values[f"contacts_{venue}"] = len(there)
        yield month, values


def _goal(
    goal: Row[Any], sessions: list[Row[Any]], lowest: set[str] | None, steps: list[Row[Any]]
) -> Values:
    achieved = [s.session_date for s in sessions if goal.goal_id in logs.items(s.goals_achieved)]
    addressed = [s.session_date for s in sessions if goal.goal_id in logs.items(s.goals_addressed)]
    on_record = goal.achieved_date if goal.status == "achieved" else None
    aligned = None
    if goal.class_dimension is not None and lowest is not None:
        aligned = int(goal.class_dimension in lowest)
    return {
        "pair_id": goal.pair_id,
        "set_date": goal.set_date,
        "target_date": goal.target_date,
        "achieved_on": on_record or min(achieved, default=None),
        "dropped": int(goal.status == "dropped"),
        "addressed_on": min((*achieved, *addressed), default=None),
        "aligned": aligned,
        "steps": len(steps),
        "last_step_done": max((s.done for s in steps if s.done), default=None),
    }


def _lowest(baseline: list[Row[Any]], scores: dict[str, dict[str, Fraction]]) -> set[str] | None:
    """The three lowest dimensions, ties included, of each instrument a baseline was taken with."""
    if not baseline:
        return None
    out: set[str] = set()
    for code, observations in by(baseline, "instrument").items():
        dimensions = {
            d: mean([scores[o.observation_id][d] for o in observations if d in scores[o[0]]])
            for d in INSTRUMENTS[code].dimensions
            if any(d in scores[o.observation_id] for o in observations)
        }
        third = sorted(dimensions.values())[:3][-1]
        out |= {d for d, score in dimensions.items() if score <= third}
    return out
