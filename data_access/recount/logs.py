"""Counts cycles, their steps and what logs name a second time, session by session in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row

from config.program.calendars import (
    month_of,
    program_year_of,
)
from config.program.cycle import STEPS
from config.program.vocabulary import (
    CONTENT_AREAS,
    STRATEGIES,
)
from data_access.recount.reading import Expected, Values, placed, rows
from data_access.storage import schema

TABLES = ("cycle_states", "cycle_steps", "log_topics")


def count(connection: Connection, ids: list[str]) -> Expected:
    """The cycles, steps and topics of some pairs, as they should stand."""
    found: Expected = {name: {} for name in TABLES}
    held: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows(connection, schema.sessions, "pair_id", ids):
        if row.status == "completed" and row.duplicate_of is None:
            held[row.pair_id].append(row)
    for pair in rows(connection, schema.pairs, "pair_id", ids):
        common = {"person_id": pair.mentee_id, **placed(pair)}
        for number, cycle in enumerate(_cycles(held[pair.pair_id]), start=1):
            for day in {s.session_date for s in cycle}:
                found["cycle_states"][pair.pair_id, number, day] = common | _cycle(cycle, day)
            for step, values in _steps(cycle):
                found["cycle_steps"][pair.pair_id, number, step] = common | values
        in_order = sorted(held[pair.pair_id], key=lambda s: s.session_date)
        for month, logs in groupby(in_order, key=lambda s: month_of(s.session_date)):
            found["log_topics"][pair.pair_id, month] = common | _topics(list(logs))
    return found


def _cycles(sessions: Sequence[Row[Any]]) -> list[list[Row[Any]]]:
    """The sessions of one pair that name a step, cycle by cycle."""
    moments: dict[tuple[date, bool, str], list[Row[Any]]] = defaultdict(list)
    for session in sessions:
        if session.cycle_step:
            begun = session.start_time or ""
            moments[session.session_date, not begun, begun].append(session)
    named: list[Row[Any]] = []
    for moment in sorted(moments):
        # Nothing says which of them was first: they go on from the step the pair stood at.
        stands = named[-1].cycle_step if named else 1
        around = (*range(stands, len(STEPS) + 1), *range(1, stands))
        named += [s for step in around for s in moments[moment] if s.cycle_step == step]
    cycles: list[list[Row[Any]]] = []
    for session in named:
        previous = cycles[-1][-1].cycle_step if cycles else None
        again = session.cycle_step == previous
        begins = session.cycle_step == 1 or previous in (None, len(STEPS))
        if begins and not again:
            cycles.append([])
        cycles[-1].append(session)
    return cycles


def _cycle(sessions: Sequence[Row[Any]], day: date) -> Values:
    """What is known of a cycle at the end of one of its days."""
    opened = min(s.session_date for s in sessions)
    known = [s for s in sessions if s.session_date <= day]
    steps = {s.cycle_step for s in known}
    finished = [s.session_date for s in known if s.cycle_step == len(STEPS)]
    return {
        "until": min((s.session_date for s in sessions if s.session_date > day), default=None),
        "month": month_of(opened),
        "program_year": program_year_of(opened),
        "opened_on": opened,
        "furthest_step": max(steps),
        "steps": len(steps),
        "completed_on": min(finished, default=None),
    }


def _steps(sessions: Sequence[Row[Any]]) -> Iterator[tuple[int, Values]]:
    first: dict[int, date] = {}
    for session in sessions:
        first.setdefault(session.cycle_step, session.session_date)
    for step, day in first.items():
        before = first.get(step - 1)
        yield (
            step,
            {
                "month": month_of(day),
                "program_year": program_year_of(day),
                "first_on": day,
                "days": (day - before).days if before and before <= day else None,
            },
        )


def _topics(sessions: Sequence[Row[Any]]) -> Values:
    contacts = [s for s in sessions if s.contact]
    tried = [s.strategies.split(";") for s in contacts if s.strategies]
    covered = [s.content.split(";") for s in contacts if s.content]
    return {
        "program_year": program_year_of(sessions[0].session_date),
        "sessions": len(sessions),
        "with_step": sum(s.cycle_step is not None for s in sessions),
        "contacts": len(contacts),
        "with_strategy": len(tried),
        "with_content": len(covered),
        **{f"strategy_{code}": sum(code in one for one in tried) for code in STRATEGIES.codes},
        **{f"content_{code}": sum(code in one for one in covered) for code in CONTENT_AREAS.codes},
    }
