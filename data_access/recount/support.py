"""Counts the support of each participant and state fiscal year a second time, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row

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
from data_access.recount import sessions as logs
from data_access.recount.places import Place, Whereabouts
from data_access.recount.reading import Expected, nearest_whole, placed, rows
from data_access.storage import schema

TABLES = ("support_years",)


def count(connection: Connection, ids: list[str]) -> Expected:
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
        mine = list(rows(connection, schema.pairs, f"{part}_id", ids))
        person_of = {pair.pair_id: getattr(pair, f"{part}_id") for pair in mine}
        for pair in mine:
            found[person_of[pair.pair_id], pair.cohort_year + 1][f"pairs_as_{part}"] += 1
        for log in rows(connection, schema.sessions, "pair_id", person_of):
            if log.contact and log.duplicate_of is None:
                year = found[person_of[log.pair_id], fiscal_year_of(log.session_date)]
                year["coaching_minutes"] += logs.minutes(log)
                if part == "mentee":
                    year["contact_minutes"] += logs.minutes(log)
    for day in rows(connection, schema.attendance, "participant_id", ids):
        year = found[day.participant_id, fiscal_year_of(day.date)]
        year["training_minutes"] += nearest_whole(day.hours * 60)
    for fund in rows(connection, schema.funds, "participant_id", ids):
        _add_fund(found[fund.participant_id, fund.sfy], fund)
    places = Whereabouts(connection, ids)
    return {
        "support_years": {
            (number, sfy): {**values, **_placed(places.in_fiscal_year(number, sfy), sfy, values)}
            for (number, sfy), values in found.items()
        }
    }


def _add_fund(year: dict[str, int], fund: Row[Any]) -> None:
    cents = nearest_whole((fund.amount or 0) * 100)
    year[f"{fund.kind}_records"] += 1
    if fund.paid or fund.approved:
        year[f"{fund.kind}_approved"] += cents
    if fund.paid:
        year[f"{fund.kind}_payments"] += 1
        year[f"{fund.kind}_paid"] += cents
    if fund.kind == "substitute":
        year["substitute_minutes"] += nearest_whole((fund.hours or 0) * 60)


def _placed(person: Place, sfy: int, year: dict[str, int]) -> dict[str, Any]:
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
