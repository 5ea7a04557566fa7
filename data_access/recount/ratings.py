"""Follows the programs' ratings a second time, day by day in plain Python."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from config.program.breakdowns import carried_by
from config.program.ratings import SYSTEMS
from data_access.recount.places import Whereabouts
from data_access.recount.reading import Expected, Values, rows
from data_access.storage import schema

TABLES = ("program_levels",)


def count(connection: Connection, ids: list[str]) -> Expected:
    """The levels of some programs, as they should stand."""
    found: dict[tuple[Any, ...], Values] = {}
    ratings: dict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for rating in rows(connection, schema.qris, "program_number", ids):
        ratings[rating.program_number, rating.system].append(rating)
    # Whoever is or was in one of them may have had a pair there.
    whoever = {
        person.participant_id
        for table in (schema.participants, schema.participant_places)
        for person in rows(connection, table, "program_number", ids)
    }
    wanted = set(ids)
    places = Whereabouts(connection, whoever)
    first: dict[tuple[str, int], Row[Any]] = {}
    for pair in rows(connection, schema.pairs, "mentee_id", whoever):
        then = places.on(pair.mentee_id, pair.start_date)
        key = (then.program_number, pair.cohort_year)
        if key[0] not in wanted:
            continue
        if key not in first or (pair.start_date, pair.pair_id) < (
            first[key].start_date,
            first[key].pair_id,
        ):
            first[key] = pair
    for (program, cohort), pair in first.items():
        then = places.on(pair.mentee_id, pair.start_date)
        for system in SYSTEMS:
            mine = sorted(ratings[program, system.code], key=lambda r: r.effective_date)
            days = [pair.start_date]
            days += sorted({r.effective_date for r in mine if r.effective_date > pair.start_date})
            for day, following in zip(days, [*days[1:], None], strict=True):
                found[program, cohort, system.code, day] = {
                    "valid_to": following,
                    **{key: getattr(then, key) for key in carried_by("programs")},
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
