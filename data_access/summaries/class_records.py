"""Says of each CLASS observation of record how far it can be relied on, and how even its cycles are."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import sqrt
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    null,
    or_,
    select,
    update,
)

from config.program.instruments import (
    CONSISTENCY_DOMAINS,
    FULL_CYCLES,
    INSTRUMENTS,
    SHORTEST_CYCLE_MINUTES,
    USABLE_CYCLES,
)
from data_access.storage.dialect import bulk_load
from data_access.storage.schema import (
    class_consistency,
    class_cycles,
    class_observations,
    class_records,
    class_scores,
    pairs,
    participants,
    person_periods,
)
from data_access.summaries.class_arithmetic import SCALE_ENDS, WHOLE
from data_access.summaries.expressions import fill, placed
from data_access.summaries.placement import held_on
from data_access.summaries.touched import touched_people

FIRST_WINDOW, SECOND_WINDOW = "BASE", "END"
_EVEN_COLUMNS = tuple(column.name for column in class_consistency.c)


def refresh(connection: Connection, today: date) -> None:
    """Write the records of the touched educators anew."""
    listed = select(touched_people.c.participant_id)
    for table in (class_records, class_consistency):
        connection.execute(table.delete().where(table.c.person_id.in_(listed)))
    fill(connection, class_records, _records())
    _compare_observers(connection)
    bulk_load(connection, class_consistency, _EVEN_COLUMNS, _deviations(connection))


def _of_record() -> ColumnElement[bool]:
    """The touched educators' observations by outside observers, second codings left out."""
    return and_(
        class_observations.c.educator_id.in_(select(touched_people.c.participant_id)),
        class_observations.c.observer_role == "external",
        class_observations.c.double_code_of.is_(None),
        class_observations.c.instrument.in_(tuple(INSTRUMENTS)),
    )


def _is_valid() -> ColumnElement[bool]:
    long_enough = class_cycles.c.minutes >= SHORTEST_CYCLE_MINUTES
    return and_(
        class_cycles.c.cycle != WHOLE,
        class_cycles.c.valid == "Y",
        or_(class_cycles.c.minutes.is_(None), long_enough),
    )


def _cohort() -> ColumnElement[Any]:
    """The program year, where the educator is in a pair of it as mentee or as coach."""
    year = class_observations.c.program_year
    in_pair = or_(
        *(
            exists().where(person == class_observations.c.educator_id, pairs.c.cohort_year == year)
            for person in (pairs.c.mentee_id, pairs.c.coach_id)
        )
    )
    return case((in_pair, year), else_=null())


def _records() -> Select[Any]:
    seen = class_observations.c
    valid = func.sum(case((_is_valid(), 1), else_=0))
    by_cycle = func.sum(case((class_cycles.c.cycle != WHOLE, 1), else_=0))
    cycles = (
        select(
            class_cycles.c.observation_id,
            # Means of a whole observation do not say how many cycles they are made of.
            case((by_cycle > 0, valid), else_=null()).label("valid_cycles"),
        )
        .where(class_cycles.c.observation_id.in_(select(seen.observation_id).where(_of_record())))
        .group_by(class_cycles.c.observation_id)
        .subquery("cycles")
    )
    certified = case(
        (seen.cert_expires >= seen.obs_date, 1), (seen.cert_expires < seen.obs_date, 0)
    )
    return (
        select(
            seen.observation_id,
            seen.educator_id.label("person_id"),
            *placed(person_periods, cohort=_cohort()),
            seen.instrument,
            seen.program_year,
            seen.window,
            seen.obs_date,
            seen.observer_id,
            certified.label("certified"),
            cast(cycles.c.valid_cycles, Integer).label("valid_cycles"),
        )
        .join_from(class_observations, cycles, cycles.c.observation_id == seen.observation_id)
        .join(person_periods, held_on(seen.educator_id, seen.obs_date))
        .where(_of_record())
    )


def _compare_observers(connection: Connection) -> None:
    """Say on an educator's first usable second observation whether the observer has changed."""
    first = (
        select(
            *class_records.c,
            func.row_number()
            .over(
                partition_by=(
                    class_records.c.person_id,
                    class_records.c.instrument,
                    class_records.c.program_year,
                    class_records.c.window,
                ),
                order_by=(class_records.c.obs_date, class_records.c.observation_id),
            )
            .label("place"),
        )
        .where(
            class_records.c.person_id.in_(select(touched_people.c.participant_id)),
            func.coalesce(class_records.c.valid_cycles, USABLE_CYCLES) >= USABLE_CYCLES,
        )
        .cte("first")
    )
    before, after = first.alias("before"), first.alias("after")
    matched = (
        select(
            after.c.observation_id,
            case((after.c.observer_id != before.c.observer_id, 1), else_=0).label("changed"),
        )
        .join_from(
            after,
            before,
            and_(
                *(after.c[n] == before.c[n] for n in ("person_id", "instrument", "program_year")),
                before.c.window == FIRST_WINDOW,
                before.c.place == 1,
            ),
        )
        .where(
            after.c.window == SECOND_WINDOW,
            after.c.place == 1,
            after.c.observer_id.is_not(None),
            before.c.observer_id.is_not(None),
        )
        .subquery("matched")
    )
    connection.execute(
        update(class_records)
        .values(observer_changed=matched.c.changed)
        .where(class_records.c.observation_id == matched.c.observation_id)
    )


def _domain() -> ColumnElement[Any]:
    """The domain, of those whose evenness is reported, that a score's dimension belongs to."""
    return case(
        *(
            (
                and_(
                    class_observations.c.instrument == code,
                    class_scores.c.dimension.in_(domain.dimensions),
                ),
                domain.code,
            )
            for code, instrument in INSTRUMENTS.items()
            for domain in instrument.domains
            if domain.code in CONSISTENCY_DOMAINS
        )
    )


def _turned() -> ColumnElement[Any]:
    """A cycle's score, high is good. Files give cycles as whole points."""
    is_reversed = or_(
        *(
            and_(
                class_observations.c.instrument == code,
                class_scores.c.dimension.in_(instrument.reverse),
            )
            for code, instrument in INSTRUMENTS.items()
            if instrument.reverse
        )
    )
    turn = and_(is_reversed, class_observations.c.nc_orientation == "raw")
    score = class_scores.c.score
    return cast(case((turn, SCALE_ENDS - score), else_=score), Integer)


_PARTS = {d.code: len(d.dimensions) for i in INSTRUMENTS.values() for d in i.domains}


def _deviations(connection: Connection) -> list[tuple[Any, ...]]:
    """The rows of `class_consistency`: the database sums whole points, so all is exact."""
    domain = _domain()
    cycles = (
        select(
            class_scores.c.observation_id,
            class_scores.c.cycle,
            domain.label("component"),
            func.sum(_turned()).label("points"),
            func.count().label("parts"),
        )
        .join(
            class_cycles,
            and_(
                class_cycles.c.observation_id == class_scores.c.observation_id,
                class_cycles.c.cycle == class_scores.c.cycle,
            ),
        )
        .join(
            class_observations,
            class_observations.c.observation_id == class_scores.c.observation_id,
        )
        .where(_of_record(), _is_valid(), domain.is_not(None))
        .group_by(class_scores.c.observation_id, class_scores.c.cycle, domain)
        .subquery("cycles")
    )
    whole = cycles.c.parts == case(_PARTS, value=cycles.c.component)
    sums = (
        select(
            cycles.c.observation_id,
            cycles.c.component,
            func.count().label("cycles"),
            func.sum(cycles.c.points).label("points"),
            func.sum(cycles.c.points * cycles.c.points).label("squares"),
        )
        .where(whole)
        .group_by(cycles.c.observation_id, cycles.c.component)
        .having(func.count() >= FULL_CYCLES)
        .subquery("sums")
    )
    consented = case((participants.c.consent == "educator_level", 1), else_=0)
    rows = (
        select(
            class_records.c.observation_id,
            class_records.c.person_id,
            *placed(class_records),
            consented.label("consented"),
            class_records.c.instrument,
            class_records.c.program_year,
            class_records.c.window,
            sums,
        )
        .join_from(class_records, sums, sums.c.observation_id == class_records.c.observation_id)
        .join(participants, participants.c.participant_id == class_records.c.person_id)
    )
    out = []
    for row in connection.execute(rows).mappings():
        n, points, squares = row["cycles"], int(row["points"]), int(row["squares"])
        parts = _PARTS[row["component"]]
        variance = Fraction(n * squares - points * points, n * (n - 1) * parts * parts)
        values = {**row, "deviation": sqrt(variance)}
        out.append(tuple(values[name] for name in _EVEN_COLUMNS))
    return out
