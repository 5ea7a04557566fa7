"""Counts the support of each participant and state fiscal year a second time, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import floor
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from config.program.calendars import fiscal_year_of
from config.program.support import (
    ITEMS,
    STIPEND,
)
from config.program.vocabulary import (
    COACH_ROLES,
    FUND_KINDS,
    MENTEE_ROLES,
)
from data_access.recount.reading import placed
from data_access.storage import schema
from data_access.summaries.expressions import NUDGE

TABLES = ("support_years",)
_LOGS_AT_ONCE = 500  # pairs whose logs are read together


def _rows(connection: Connection, table: Table, column: str, ids: Iterable[str]) -> list[Row[Any]]:
    return list(connection.execute(select(table).where(table.c[column].in_(list(ids)))))


def _whole(value: float) -> int:
    return floor(value + 0.5 + NUDGE)


def count(
    connection: Connection, ids: list[str]
) -> dict[str, dict[tuple[Any, ...], dict[str, Any]]]:
    """What should stand about these participants."""
    found: dict[tuple[str, int], dict[str, int]] = defaultdict(
        lambda: dict.fromkeys(
            (
                "pairs_as_coach", "pairs_as_mentee", "substitute_minutes", "training_minutes",
                "coaching_minutes", "contact_minutes",
                *(f"{k}_{w}" for k in FUND_KINDS.codes
                  for w in ("records", "payments", "approved", "paid")),
            ),
            0,
        )
    )  # fmt: skip
    for part in ("coach", "mentee"):
        mine = _rows(connection, schema.pairs, f"{part}_id", ids)
        person_of = {pair.pair_id: getattr(pair, f"{part}_id") for pair in mine}
        for pair in mine:
            found[person_of[pair.pair_id], pair.cohort_year + 1][f"pairs_as_{part}"] += 1
        pair_ids = list(person_of)
        for start in range(0, len(pair_ids), _LOGS_AT_ONCE):
            some = pair_ids[start : start + _LOGS_AT_ONCE]
            for log in _rows(connection, schema.sessions, "pair_id", some):
                if log.contact and log.duplicate_of is None:
                    year = found[person_of[log.pair_id], fiscal_year_of(log.session_date)]
                    minutes = log.minutes_total
                    if minutes is None:
                        minutes = (log.minutes_observation or 0) + (log.minutes_conference or 0)
                    year["coaching_minutes"] += minutes
                    if part == "mentee":
                        year["contact_minutes"] += minutes
    for day in _rows(connection, schema.attendance, "participant_id", ids):
        year = found[day.participant_id, fiscal_year_of(day.date)]
        year["training_minutes"] += _whole(day.hours * 60)
    for fund in _rows(connection, schema.funds, "participant_id", ids):
        _add_fund(found[fund.participant_id, fund.sfy], fund)
    people = {
        person.participant_id: person
        for person in _rows(connection, schema.participants, "participant_id", ids)
    }
    return {
        "support_years": {
            (number, sfy): {**values, **_placed(people[number], sfy, values)}
            for (number, sfy), values in found.items()
        }
    }


def _add_fund(year: dict[str, int], fund: Row[Any]) -> None:
    cents = _whole((fund.amount or 0) * 100)
    year[f"{fund.kind}_records"] += 1
    if fund.paid or fund.approved:
        year[f"{fund.kind}_approved"] += cents
    if fund.paid:
        year[f"{fund.kind}_payments"] += 1
        year[f"{fund.kind}_paid"] += cents
    if fund.kind == "substitute":
        year["substitute_minutes"] += _whole((fund.hours or 0) * 60)


def _placed(person: Row[Any], sfy: int, year: dict[str, int]) -> dict[str, Any]:
    coaches, mentored = year["pairs_as_coach"] > 0, year["pairs_as_mentee"] > 0
    as_coach = person.role if person.role in COACH_ROLES else "CT"
    as_mentee = person.role if person.role in MENTEE_ROLES else "MENTEE"
    stipend = coaches and as_coach in STIPEND.roles and STIPEND.holds_in(sfy)
    items = mentored and as_mentee in ITEMS.roles and ITEMS.holds_in(sfy)
    return {
        **placed(
            person,
            cohort=sfy - 1 if coaches or mentored else None,
            role=as_coach if coaches else as_mentee if mentored else person.role,
        ),
        "program_year": sfy - 1,
        "stipend_entitled": STIPEND.dollars * 100 if stipend else 0,
        "items_entitled": ITEMS.dollars * 100 if items else 0,
    }
