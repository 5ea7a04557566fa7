"""Follows the programs' ratings a second time, day by day in plain Python."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from config.program.breakdowns import carried_by
from config.program.ratings import SYSTEMS
from data_access.storage import schema

Values = dict[str, Any]
TABLES = ("program_levels",)


def count(connection: Connection, ids: list[str]) -> dict[str, dict[tuple[Any, ...], Values]]:
    """The levels of some programs, as they should stand."""
    found: dict[tuple[Any, ...], Values] = {}
    ratings: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for rating in connection.execute(select(schema.qris)):
        ratings[rating.program_number, rating.system].append(rating)
    program_of = {
        person.participant_id: person.program_number
        for person in connection.execute(
            select(schema.participants).where(schema.participants.c.program_number.in_(ids))
        )
    }
    first: dict[tuple[str, int], Row[Any]] = {}
    for pair in connection.execute(select(schema.pairs)):
        if (program := program_of.get(pair.mentee_id)) is None:
            continue
        key = (program, pair.cohort_year)
        if key not in first or (pair.start_date, pair.pair_id) < (
            first[key].start_date,
            first[key].pair_id,
        ):
            first[key] = pair
    programs = schema.programs.c.program_number
    places = {
        row.program_number: row
        for row in connection.execute(select(schema.programs).where(programs.in_(ids)))
    }
    for (program, cohort), pair in first.items():
        for system in SYSTEMS:
            mine = sorted(ratings[program, system.code], key=lambda r: r.effective_date)
            days = [pair.start_date]
            days += sorted({r.effective_date for r in mine if r.effective_date > pair.start_date})
            for day, following in zip(days, [*days[1:], None], strict=True):
                found[program, cohort, system.code, day] = {
                    "valid_to": following,
                    **{key: getattr(places[program], key) for key in carried_by("programs")},
                    "program_year": cohort,
                    "first_pair": pair.pair_id,
                    "start_level": _newest(mine, "granted", pair.start_date),
                    "granted": _newest(mine, "granted", day),
                    "self_assessed": _newest(mine, "self_assessed", day),
                }
    return {"program_levels": found}


def _newest(ratings: list[Row[Any]], status: str, day: date) -> int | None:
    standing = [r.level for r in ratings if r.rating_status == status and r.effective_date <= day]
    return standing[-1] if standing else None
