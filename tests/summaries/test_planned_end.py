"""The planned end that nobody has given: SQL and Python say the same day."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from config.program.pair_years import planned_end_of
from data_access.imports.formats import FORMATS
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.summaries.expressions import planned_end, year_begins, year_ends
from tests.summaries import facts

COHORT = 2024
STARTS = [
    date(2024, 9, 1),
    date(2025, 6, 14),
    date(2025, 6, 15),
    date(2025, 6, 16),
    date(2025, 8, 30),
    date(2025, 8, 31),
    date(2025, 9, 1),
    date(2025, 10, 20),
]


def test_a_pair_that_starts_late_is_planned_to_the_end_of_its_year() -> None:
    ends = [planned_end_of(COHORT, start) for start in STARTS]
    june, august = date(2025, 6, 15), date(2025, 8, 31)
    assert ends == [june] * 3 + [august] * 3 + [STARTS[-2], STARTS[-1]]


def test_sql_and_python_plan_the_same_end(database: Database) -> None:
    with database.writing("import") as connection:
        facts.put(
            connection,
            facts.program("P1"),
            facts.participant("C1", "CT"),
            *(facts.participant(f"M{n}") for n in range(len(STARTS))),
            *(
                facts.pair(f"X{n}", start, mentee_id=f"M{n}", cohort_year=COHORT, planned_end=None)
                for n, start in enumerate(STARTS)
            ),
            facts.pair(
                "X-given",
                STARTS[0],
                mentee_id="M1",
                cohort_year=COHORT,
                planned_end=date(2025, 3, 1),
            ),
        )
        pairs = schema.pairs.c
        found = connection.execute(
            select(
                pairs.pair_id,
                planned_end(),
                year_begins(pairs.cohort_year),
                year_ends(pairs.cohort_year),
            )
        ).all()
    ends = {row[0]: row[1] for row in found}
    assert ends == {f"X{n}": planned_end_of(COHORT, start) for n, start in enumerate(STARTS)} | {
        "X-given": date(2025, 3, 1)
    }
    assert {(row[2], row[3]) for row in found} == {(date(2024, 9, 1), date(2025, 8, 31))}


def test_the_import_plans_by_the_same_rule() -> None:
    form = FORMATS["pairs"]
    row = dict.fromkeys(form.headings) | {"cohort_year": COHORT, "start_date": STARTS[4]}
    ((_, values),) = form.spread(row)
    assert values["planned_end"] == planned_end_of(COHORT, STARTS[4])
    assert STARTS[4] + timedelta(days=1) == values["planned_end"]
