"""Works out a second time who was still employed twelve months after the start, person by person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from config.program.vocabulary import COACH_ROLES, EMPLOYMENT_SOURCES, MENTEE_ROLES
from data_access.recount.places import Whereabouts
from data_access.recount.reading import Expected, by, placed, rows
from data_access.storage import schema

TABLES = ("employment_outcomes",)


def count(connection: Connection, ids: list[str]) -> Expected:
    """What should stand about some participants."""
    found: Expected = {"employment_outcomes": {}}
    places = Whereabouts(connection, ids)
    as_mentee = by(rows(connection, schema.pairs, "mentee_id", ids), "mentee_id")
    as_coach = by(rows(connection, schema.pairs, "coach_id", ids), "coach_id")
    records = by(rows(connection, schema.employment, "participant_id", ids), "participant_id")
    for number in places.people:
        coached = {p.cohort_year for p in as_coach[number]}
        for mine, roles in ((as_mentee[number], MENTEE_ROLES), (as_coach[number], COACH_ROLES)):
            for cohort, listed in by(mine, "cohort_year").items():
                first = min(listed, key=lambda p: (p.start_date, p.pair_id))
                start = first.start_date
                leap = (start.month, start.day) == (2, 29)
                due = start.replace(year=start.year + 1, day=28 if leap else start.day)
                near = [r for r in records[number] if -60 <= (r.as_of - due).days <= 120]
                near.sort(
                    key=lambda r: (
                        abs((r.as_of - due).days),
                        -r.as_of.toordinal(),
                        _rank(r),
                    )
                )
                then = places.on(number, start)
                place = then if roles is COACH_ROLES else first
                role = then.role if then.role in roles else roles[0]
                found["employment_outcomes"][number, cohort, role] = {
                    **placed(place, cohort=cohort, role=role),
                    "program_year": cohort,
                    "due_on": due,
                    "status": near[0].status if near else "unknown",
                    "returned": int(cohort + 1 in coached),
                }
    return found


def _rank(record: Row[Any]) -> int:
    """Which source is believed first; one that is unknown comes last."""
    sources = EMPLOYMENT_SOURCES.codes
    return sources.index(record.source) if record.source in sources else len(sources)
