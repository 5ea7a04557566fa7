"""Follows the ratings of every program that takes part, from its first pair of a cohort on."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    Connection,
    Subquery,
    and_,
    func,
    insert,
    literal,
    select,
    union,
    union_all,
)

from config.program.breakdowns import carried_by
from config.program.ratings import SYSTEMS
from data_access.storage.schema import (
    pairs,
    person_periods,
    program_levels,
    qris,
)
from data_access.summaries.expressions import fill
from data_access.summaries.placement import held_on
from data_access.summaries.touched import touched_pairs, touched_programs


def _add_programs_of_pairs(connection: Connection) -> None:
    """The programs of the touched pairs' mentees, and those that counted these pairs as first."""
    listed = select(touched_pairs.c.pair_id)
    now = (
        select(person_periods.c.program_number)
        .join_from(pairs, person_periods, held_on(pairs.c.mentee_id, pairs.c.start_date))
        .where(pairs.c.pair_id.in_(listed))
    )
    before = select(program_levels.c.program_number).where(program_levels.c.first_pair.in_(listed))
    new = union(now, before).subquery("of_pairs")
    connection.execute(
        insert(touched_programs).from_select(
            ["program_number"],
            select(new.c.program_number).except_(select(touched_programs.c.program_number)),
        )
    )


def _enrolled() -> CTE:
    """The first pair of each touched program and cohort, once for every rating system.

    A program has the pairs whose mentees were in it when they began, and lies where it lay when the
    first of them did.
    """
    order = func.row_number().over(
        partition_by=(person_periods.c.program_number, pairs.c.cohort_year),
        order_by=(pairs.c.start_date, pairs.c.pair_id),
    )
    ranked = (
        select(
            person_periods.c.program_number,
            *(person_periods.c[key] for key in carried_by("programs")),
            pairs.c.cohort_year.label("cohort"),
            pairs.c.start_date.label("enrolled_on"),
            pairs.c.pair_id.label("first_pair"),
            order.label("place"),
        )
        .join_from(pairs, person_periods, held_on(pairs.c.mentee_id, pairs.c.start_date))
        .where(person_periods.c.program_number.in_(select(touched_programs.c.program_number)))
        .subquery("ranked")
    )
    systems = union_all(*(select(literal(s.code).label("system")) for s in SYSTEMS))
    listed = systems.subquery("systems")
    first = [c for c in ranked.c if c.name != "place"]
    return (
        select(*first, listed.c.system)
        .join(listed, literal(True))
        .where(ranked.c.place == 1)
        .cte("enrolled")
    )


def _level(status: str, program: Any, system: Any, day: Any, *around: Any) -> Any:
    """The level of a status in force on a day: the newest one that holds by then."""
    rating = qris.alias(f"{status}_level")
    return (
        select(rating.c.level)
        .where(
            rating.c.program_number == program,
            rating.c.system == system,
            rating.c.rating_status == status,
            rating.c.effective_date <= day,
        )
        .order_by(rating.c.effective_date.desc())
        .limit(1)
        .correlate(*around)
        .scalar_subquery()
    )


def _days(enrolled: CTE) -> Subquery:
    """The day of the first pair, and every later one from which another level holds."""
    key = [enrolled.c[name] for name in ("program_number", "cohort", "system")]
    changes = (
        select(*key, qris.c.effective_date)
        .join(
            qris,
            and_(
                qris.c.program_number == enrolled.c.program_number,
                qris.c.system == enrolled.c.system,
            ),
        )
        .where(qris.c.effective_date > enrolled.c.enrolled_on)
    )
    return union(select(*key, enrolled.c.enrolled_on.label("day")), changes).subquery("days")


def refresh(connection: Connection, today: date) -> None:
    """Follow the touched programs, and those of the touched pairs, anew."""
    _add_programs_of_pairs(connection)
    listed = select(touched_programs.c.program_number)
    connection.execute(program_levels.delete().where(program_levels.c.program_number.in_(listed)))
    enrolled = _enrolled()
    days = _days(enrolled)
    key = ("program_number", "cohort", "system")
    following = func.lead(days.c.day).over(
        partition_by=[days.c[name] for name in key], order_by=days.c.day
    )
    program, system = enrolled.c.program_number, enrolled.c.system
    rows = (
        select(
            *(days.c[name] for name in key),
            days.c.day.label("valid_from"),
            following.label("valid_to"),
            *(enrolled.c[key] for key in carried_by("programs")),
            enrolled.c.cohort.label("program_year"),
            enrolled.c.first_pair,
            _level("granted", program, system, enrolled.c.enrolled_on, enrolled).label(
                "start_level"
            ),
            _level("granted", program, system, days.c.day, enrolled, days).label("granted"),
            _level("self_assessed", program, system, days.c.day, enrolled, days).label(
                "self_assessed"
            ),
        )
        .select_from(days)
        .join(enrolled, and_(*(enrolled.c[name] == days.c[name] for name in key)))
    )
    fill(connection, program_levels, rows)
