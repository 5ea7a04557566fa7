"""Sums what each participant was entitled to, was paid, and took part in by state fiscal year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union,
    union_all,
)

from config.calendars import FISCAL_YEAR_MONTH
from config.support import ITEMS, STIPEND, Entitlement
from config.vocabulary import COACH_ROLES, FUND_KINDS, MENTEE_ROLES
from data_access.dialect import month_text
from data_access.schema import (
    attendance,
    funds,
    pair_months,
    pairs,
    participants,
    support_years,
)
from data_access.summaries.expressions import fill, whole
from data_access.summaries.touched import pairs_with_logs, touched_people

_SUMS = tuple(
    column.name
    for column in support_years.c
    if column.server_default is not None and not column.name.endswith("_entitled")
)


def refresh(connection: Connection, today: date) -> None:
    """Sum the years of the touched people anew, and of those whose pairs have logs. Reads
    pair_months, fresh."""
    listed = _listed()
    connection.execute(support_years.delete().where(support_years.c.person_id.in_(listed)))
    entries = union_all(*_entries(listed)).subquery("entries")
    summed = (
        select(
            entries.c.person_id,
            entries.c.sfy,
            *(cast(func.sum(entries.c[name]), Integer).label(name) for name in _SUMS),
        )
        .group_by(entries.c.person_id, entries.c.sfy)
        .subquery("summed")
    )
    person, year = participants.c, summed.c.sfy
    as_coach, as_mentee = summed.c.pairs_as_coach, summed.c.pairs_as_mentee
    role = case(
        (as_coach > 0, _role_as(COACH_ROLES)),
        (as_mentee > 0, _role_as(MENTEE_ROLES)),
        else_=person.role,
    )
    rows = select(
        *summed.c,
        person.region,
        case((as_coach + as_mentee > 0, year - 1), else_=null()).label("cohort"),
        person.program_type,
        role.label("role"),
        (year - 1).label("program_year"),
        _entitled(STIPEND, as_coach, COACH_ROLES, year).label("stipend_entitled"),
        _entitled(ITEMS, as_mentee, MENTEE_ROLES, year).label("items_entitled"),
    ).join_from(summed, participants, person.participant_id == summed.c.person_id)
    fill(connection, support_years, rows)


def _listed() -> Select[Any]:
    """The touched people, and the members of pairs whose contacts have moved."""
    logged = pairs.c.pair_id.in_(pairs_with_logs())
    both = union(
        select(touched_people.c.participant_id),
        select(pairs.c.coach_id).where(logged),
        select(pairs.c.mentee_id).where(logged),
    ).subquery("listed")
    return select(both)


def _entry(
    person: ColumnElement[Any],
    year: Any,
    rows: FromClause,
    listed: Select[Any],
    **sums: Any,
) -> Select[Any]:
    """What one kind of fact adds to the year of a person; nothing to all other sums."""
    return (
        select(
            person.label("person_id"),
            year.label("sfy"),
            *(cast(sums.get(name, literal(0)), Integer).label(name) for name in _SUMS),
        )
        .select_from(rows)
        .where(person.in_(listed))
    )


def _entries(listed: Select[Any]) -> Iterator[Select[Any]]:
    one = literal(1)
    # A pair's program year, from September on, lies in the fiscal year that ends in it.
    year = pairs.c.cohort_year + 1
    yield _entry(pairs.c.coach_id, year, pairs, listed, pairs_as_coach=one)
    yield _entry(pairs.c.mentee_id, year, pairs, listed, pairs_as_mentee=one)
    yield _entry(funds.c.participant_id, funds.c.sfy, funds, listed, **_of_funds())
    trained = whole(attendance.c.hours * 60)
    yield _entry(
        attendance.c.participant_id,
        _fiscal_year(month_text(attendance.c.date)),
        attendance,
        listed,
        training_minutes=trained,
    )
    met = pair_months.join(pairs, pairs.c.pair_id == pair_months.c.pair_id)
    year, minutes = _fiscal_year(pair_months.c.month), pair_months.c.minutes
    held = pair_months.c.contacts > 0
    yield _entry(pairs.c.coach_id, year, met, listed, coaching_minutes=minutes).where(held)
    yield _entry(
        pairs.c.mentee_id, year, met, listed, coaching_minutes=minutes, contact_minutes=minutes
    ).where(held)


def _of_funds() -> dict[str, ColumnElement[Any]]:
    """What a row of funds adds. What is paid was approved, whether or not the file has the day."""
    cents = whole(func.coalesce(funds.c.amount, 0) * 100)
    paid = funds.c.paid.is_not(None)
    sums: dict[str, ColumnElement[Any]] = {}
    for kind in FUND_KINDS.codes:
        of_kind = funds.c.kind == kind
        agreed = and_(of_kind, or_(funds.c.approved.is_not(None), paid))
        sums[f"{kind}_records"] = case((of_kind, 1), else_=0)
        sums[f"{kind}_payments"] = case((and_(of_kind, paid), 1), else_=0)
        sums[f"{kind}_approved"] = case((agreed, cents), else_=0)
        sums[f"{kind}_paid"] = case((and_(of_kind, paid), cents), else_=0)
    released = whole(func.coalesce(funds.c.hours, 0) * 60)
    sums["substitute_minutes"] = case((funds.c.kind == "substitute", released), else_=0)
    return sums


def _fiscal_year(month: Any) -> ColumnElement[Any]:
    """The state fiscal year of a month as tables write it: 2026-05."""
    later = func.substr(month, 6, 2) >= f"{FISCAL_YEAR_MONTH:02d}"
    return cast(func.substr(month, 1, 4), Integer) + case((later, 1), else_=0)


def _role_as(roles: tuple[str, ...]) -> ColumnElement[Any]:
    """The role in a part of a pair: the participant's own where it fits, else the plain one."""
    own = participants.c.role
    return case((own.in_(roles), own), else_=roles[0])


def _entitled(
    what: Entitlement, pairs_as: ColumnElement[Any], roles: tuple[str, ...], year: Any
) -> ColumnElement[Any]:
    """The cents somebody is entitled to for a part in a pair of the year."""
    holds = [pairs_as > 0, _role_as(roles).in_(what.roles), year >= what.first_year]
    if what.last_year is not None:
        holds.append(year <= what.last_year)
    return case((and_(*holds), what.dollars * 100), else_=0)
