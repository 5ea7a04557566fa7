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

from config.program.calendars import FISCAL_YEAR_MONTH
from config.program.support import (
    ITEMS,
    STIPEND,
    Entitlement,
)
from config.program.vocabulary import (
    COACH_ROLES,
    FUND_KINDS,
    MENTEE_ROLES,
)
from data_access.storage.dialect import month_text
from data_access.storage.schema import (
    attendance,
    funds,
    pair_months,
    pairs,
    person_periods,
    support_years,
)
from data_access.summaries.expressions import fill, placed, whole
from data_access.summaries.placement import day_of_fiscal_year, held_on
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
    person, year = person_periods.c, summed.c.sfy
    as_coach, as_mentee = summed.c.pairs_as_coach, summed.c.pairs_as_mentee
    role = case(
        (as_coach > 0, _role_as(COACH_ROLES)),
        (as_mentee > 0, _role_as(MENTEE_ROLES)),
        else_=person.role,
    )
    cohort = case((as_coach + as_mentee > 0, year - 1), else_=null())
    rows = select(
        *summed.c,
        *placed(person_periods, cohort=cohort, role=role),
        (year - 1).label("program_year"),
        _entitled(STIPEND, as_coach, COACH_ROLES, year).label("stipend_entitled"),
        _entitled(ITEMS, as_mentee, MENTEE_ROLES, year).label("items_entitled"),
    ).join_from(
        summed,
        person_periods,
        held_on(summed.c.person_id, day_of_fiscal_year(summed.c.person_id, year)),
    )
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
    **sums: Any,
) -> Select[Any]:
    """What one kind of fact adds to the year of a person; nothing to all other sums."""
    return select(
        person.label("person_id"),
        year.label("sfy"),
        *(cast(sums.get(name, literal(0)), Integer).label(name) for name in _SUMS),
    ).select_from(rows)


def _entries(listed: Select[Any]) -> Iterator[Select[Any]]:
    one = literal(1)
    coach, mentee = pairs.c.coach_id, pairs.c.mentee_id
    # A pair's program year, from September on, lies in the fiscal year that ends in it.
    year = pairs.c.cohort_year + 1
    yield _entry(coach, year, pairs, pairs_as_coach=one).where(coach.in_(listed))
    yield _entry(mentee, year, pairs, pairs_as_mentee=one).where(mentee.in_(listed))
    paid = funds.c.participant_id
    yield _entry(paid, funds.c.sfy, funds, **_of_funds()).where(paid.in_(listed))
    there, minutes = attendance.c.participant_id, whole(attendance.c.hours * 60)
    year = _fiscal_year(month_text(attendance.c.date))
    yield _entry(there, year, attendance, training_minutes=minutes).where(there.in_(listed))
    for member, sums in (
        (coach, ("coaching_minutes",)),
        (mentee, ("coaching_minutes", "contact_minutes")),
    ):
        held = _held(member, listed)
        stated = dict.fromkeys(sums, held.c.minutes)
        yield _entry(held.c.person_id, held.c.sfy, held, **stated)


def _held(member: ColumnElement[Any], listed: Select[Any]) -> FromClause:
    """The minutes of contact in the pairs of a person, by fiscal year.

    Summed before they are put beside the rest: a coach has hundreds of months in pairs.
    """
    year = _fiscal_year(pair_months.c.month)
    return (
        select(
            member.label("person_id"),
            year.label("sfy"),
            func.sum(pair_months.c.minutes).label("minutes"),
        )
        .join_from(pair_months, pairs, pairs.c.pair_id == pair_months.c.pair_id)
        .where(member.in_(listed), pair_months.c.contacts > 0)
        .group_by(member, year)
        .subquery()
    )


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
    own = person_periods.c.role
    return case((own.in_(roles), own), else_=roles[0])


def _entitled(
    what: Entitlement, pairs_as: ColumnElement[Any], roles: tuple[str, ...], year: Any
) -> ColumnElement[Any]:
    """The cents somebody is entitled to for a part in a pair of the year."""
    holds = [pairs_as > 0, _role_as(roles).in_(what.roles), year >= what.first_year]
    if what.last_year is not None:
        holds.append(year <= what.last_year)
    return case((and_(*holds), what.dollars * 100), else_=0)
