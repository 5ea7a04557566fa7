"""Asks the product: imports files into a database of its own, and reads its answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from config.program.vocabulary import PARTICIPANT_ROLES
from data_access.asking.answers import Answer, Cell
from data_access.asking.ask import ask
from data_access.asking.policy import WithholdingPolicy
from data_access.imports.pipeline import import_file
from data_access.measures import MEASURES
from data_access.measures.filters import Filters, read_filters
from data_access.measures.measure import Measure, MeasureKind
from data_access.measures.possible_roles import unlikely
from data_access.storage.database import Database, Reader
from data_access.storage.scope import Scope, scope_of
from data_access.upkeep.upgrade import upgrade
from tests.recompute.raw import RawFile

__all__ = [
    "ALL_MEASURES",
    "AS_SET",
    "EVERYTHING",
    "FACILITATORS",
    "STAFF",
    "Answer",
    "Cell",
    "Filters",
    "Measure",
    "Scope",
    "answer",
    "breakdowns",
    "filters_of",
    "import_all",
    "import_one",
    "is_outcome",
    "opened",
    "question_of",
]

ALL_MEASURES = MEASURES
# Somebody who sees every name and a policy that withholds nothing: all values can be compared.
EVERYTHING = Scope(None, True, "all@test.invalid", "facilitator")
NOTHING_WITHHELD = WithholdingPolicy(minimum_people=1, minimum_at_risk=1, minimum_regions=2)
# As operators set it, but for curves, which are cut where too few are still watched.
AS_SET = WithholdingPolicy(minimum_people=10, minimum_at_risk=1, minimum_regions=3)
STAFF = scope_of("eec_staff", None, "staff@test.invalid")
FACILITATORS = tuple(scope_of("facilitator", r, f"region{r}@test.invalid") for r in (2, 5))


def opened(path: Path) -> Database:
    return Database(f"sqlite:///{path}")


def import_all(path: Path, files: Iterable[RawFile], today: date) -> None:
    """A fresh database with these files in it."""
    upgrade(f"sqlite:///{path}")
    database = opened(path)
    for file in files:
        import_one(database, file, today)
    database.dispose()


def import_one(database: Database, file: RawFile, today: date) -> None:
    """Import one file, on the day it came."""
    outcome = import_file(
        database,
        Scope(None, False, "loader@test.invalid", "admin"),
        file.format_key,
        file.path,
        file_name=file.path.name,
        imported_by="loader@test.invalid",
        today=file.came or today,
    )
    assert outcome.status == "saved", (file.path.name, outcome.refusals[:5])


def filters_of(query: str, today: date) -> Filters:
    """A filter state as the address bar writes it."""
    asked = dict(part.split("=") for part in query.split("&") if part)
    return read_filters(asked, EVERYTHING, today)[0]


def is_outcome(measure: Measure) -> bool:
    return measure.kind is MeasureKind.OUTCOME


def answer(
    reader: Reader,
    key: str,
    filters: Filters,
    by: Sequence[str],
    today: date,
    policy: WithholdingPolicy = NOTHING_WITHHELD,
) -> Answer:
    return ask(reader, MEASURES[key], filters, by, today, policy)


def breakdowns(key: str) -> tuple[str, ...]:
    return MEASURES[key].breakdowns


def question_of(measure: Measure) -> dict[str, Any]:
    """What may be asked of a measure: no formula, only its filters and axes."""
    return {
        "filters": measure.filters,
        "breakdowns": measure.breakdowns,
        "axes": tuple(a for a in (measure.split, measure.part_axis) if a),
        "roles": [r for r in PARTICIPANT_ROLES.codes if measure.narrowed("role", r)],
        "unlikely_roles": {
            r for r in PARTICIPANT_ROLES.codes if unlikely(measure.table.name, r)
        }.difference(measure.leaves_out.get("role", ())),
        "today_only": measure.today_only,
        "instrument": measure.instrument,
    }
