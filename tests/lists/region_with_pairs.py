"""A small region of given pairs, for tests of what is read from summaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert

from config.program.calendars import ALWAYS, FOREVER
from data_access.storage import data_version, schema
from data_access.storage.database import Database
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from data_access.upkeep.upgrade import upgrade

TODAY = date(2026, 5, 20)
EEC = scope_of("eec_staff", None, "eec@test.invalid")
ADMIN = scope_of("admin", None, "admin@test.invalid")
_SOURCE = {"import_id": 1, "line": 1}


def facilitator(region: int) -> Scope:
    return scope_of("facilitator", region, f"region{region}@test.invalid")


@contextmanager
def ready(url: str) -> Iterator[Database]:
    """An upgraded, empty reporting database."""
    upgrade(url)
    database = Database(url)
    yield database
    database.dispose()


def put(database: Database, *rows: tuple[Any, dict[str, Any]]) -> None:
    with database.writing("import") as connection:
        for table, values in rows:
            connection.execute(insert(table).values(values))


def raise_version(database: Database) -> None:
    """What an import does to the data version."""
    with database.writing("import") as connection:
        data_version.raise_version(connection)


def people(
    region: int, *numbers: str, role: str = "MENTEE"
) -> Iterable[tuple[Any, dict[str, Any]]]:
    """A program PR<region> and participants in it, named Mentee 1 Demo and so on."""
    for number in numbers:
        yield (
            schema.participants,
            {
                **_SOURCE,
                "participant_id": number,
                "first_name": number,
                "last_name": "Demo",
                "role": role,
                "program_number": f"PR{region}",
                "consent": "aggregate",
                "region": region,
                "program_type": "CENTER",
            },
        )
        held = {"program_number": f"PR{region}", "role": role, "region": region}
        yield (
            schema.participant_places,
            {**_SOURCE, "participant_id": number, "valid_from": ALWAYS, **held},
        )
        yield (
            schema.person_periods,
            {
                "person_id": number,
                "valid_from": ALWAYS,
                "valid_to": FOREVER,
                "program_type": "CENTER",
                **held,
            },
        )


def program(region: int) -> tuple[Any, dict[str, Any]]:
    return (
        schema.programs,
        {
            **_SOURCE,
            "program_number": f"PR{region}",
            "name": f"Demo Center {region}",
            "program_type": "CENTER",
            "region": region,
        },
    )


_PLACED = {"cohort": 2025, "program_type": "CENTER", "role": "MENTEE", "program_year": 2025}


def pair(number: str, region: int, mentee: str, coach: str, **more: Any) -> tuple[Any, Any]:
    """A pair's summary: from September 15, 2025 to June 15, 2026 unless told otherwise."""
    return (
        schema.pair_status,
        {
            "pair_id": number,
            "person_id": mentee,
            "coach_id": coach,
            "region": region,
            **_PLACED,
            "start_date": date(2025, 9, 15),
            "planned_end": date(2026, 6, 15),
            **more,
        },
    )


def month(number: str, region: int, named: str, **more: Any) -> tuple[Any, Any]:
    """A month of a pair that counts, with a contact and a checklist unless told otherwise."""
    return (
        schema.pair_months,
        {
            "pair_id": number,
            "month": named,
            "person_id": f"M-{number}",
            "region": region,
            **_PLACED,
            "active_days": 30,
            "eligible": 1,
            "checklist": 1,
            "contact_month": 1,
            **more,
        },
    )


def goal(number: str, pair_id: str, region: int, due: date | None, **more: Any) -> tuple[Any, Any]:
    return (
        schema.goal_status,
        {
            "goal_id": number,
            "pair_id": pair_id,
            "person_id": f"M-{pair_id}",
            "region": region,
            **_PLACED,
            "set_date": date(2025, 10, 1),
            "target_date": due,
            "active_until": date(2026, 6, 15),
            **more,
        },
    )


def imported(number: int, region: int | None, **more: Any) -> tuple[Any, Any]:
    """An import of ten rows, all saved unless told otherwise."""
    at = datetime(2026, 5, number, 14, 0)  # noqa: DTZ001 - the ledger keeps UTC without a zone
    return (
        schema.imports,
        {
            "import_id": number,
            "format": "sessions",
            "file_name": f"log-{number}.csv",
            "sha256": f"{number:064d}",
            "bytes": 100,
            "imported_by": "loader@test.invalid",
            "region": region,
            "started_at": at,
            "finished_at": at,
            "status": "saved",
            "rows_total": 10,
            "rows_new": 10,
            **more,
        },
    )


def refused(number: int, at: int, region: int | None, value: str) -> tuple[Any, Any]:
    return (
        schema.import_refusals,
        {
            "import_id": number,
            "number": at,
            "line": at + 1,
            "column_name": "mentee_id",
            "value": value,
            "reason": "Not known.",
            "remedy": "Check it.",
            "region": region,
        },
    )


def refused_line(number: int, at: int, region: int | None, *texts: str) -> tuple[Any, Any]:
    """The line of a refusal, as it stood in the file."""
    return (
        schema.refused_lines,
        {"import_id": number, "line": at + 1, "texts": list(texts), "region": region},
    )
