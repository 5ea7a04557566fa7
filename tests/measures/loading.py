"""Loads given rows through the import pipeline and asks measures about them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self

from sqlalchemy import select

from data_access.asking.answers import (
    Answer,
    Cell,
)
from data_access.asking.ask import ask
from data_access.asking.policy import WithholdingPolicy
from data_access.imports.pipeline import Outcome, import_file
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage.database import Database
from data_access.storage.schema import data_state
from data_access.storage.scope import Scope
from data_access.upkeep.upgrade import upgrade

STATE = Scope(None, False, "eec@test.invalid", "eec_staff")
# Somebody who may see everybody's name: nothing is withheld, so that small examples can be read.
EVERYTHING = Scope(None, True, "all@test.invalid", "facilitator")
LOADER = Scope(None, True, "loader@test.invalid")
SMALL = WithholdingPolicy(minimum_people=1, minimum_at_risk=1, minimum_regions=2)


def facilitator(region: int) -> Scope:
    return Scope((region,), True, f"region{region}@test.invalid", "facilitator")


class Loading:
    """A fresh reporting database that takes rows as files and answers measures."""

    def __init__(self, url: str, folder: Path, today: date) -> None:
        upgrade(url)
        self.database = Database(url)
        self.folder = folder
        self.today = today
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *how: object) -> None:
        self.database.dispose()

    def write(self, rows: Sequence[Mapping[str, Any]]) -> Path:
        """The rows as a CSV file."""
        self._files += 1
        path = self.folder / f"rows-{self._files}.csv"
        headings = list(dict.fromkeys(h for row in rows for h in row))
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, headings, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return path

    def read(self, format_key: str, rows: Iterable[Mapping[str, Any]], **more: Any) -> Outcome:
        path = self.write(list(rows))
        return import_file(
            self.database,
            more.pop("scope", LOADER),
            format_key,
            path,
            file_name=path.name,
            imported_by="loader@test.invalid",
            today=self.today,
            **more,
        )

    def load(self, format_key: str, rows: Iterable[Mapping[str, Any]]) -> Outcome:
        """Import rows, every one of which must be accepted."""
        outcome = self.read(format_key, rows)
        assert outcome.status == "saved" and not outcome.refusals, outcome.refusals[:5]
        return outcome

    def logs_go_on(self, day: str, *regions: int) -> None:
        """Show that the logs of these regions (1) have arrived up to a day, and count nothing.

        By a session that was cancelled, of a pair of that one day. Without a later one, months of
        which the newest sessions were loaded would not be known yet.
        """
        for region in regions or (1,):
            coach, mentee = f"C-later-{region}-{day}", f"M-later-{region}-{day}"
            self.load("participants", [person(coach, "CT", region), person(mentee, region=region)])
            later = pair(f"P-later-{region}-{day}", mentee, coach, day, planned_end=day)
            self.load("pairs", [later])
            session = {
                "session_id": f"S-later-{region}-{day}",
                "pair_id": later["pair_id"],
                "session_date": day,
                "contact_type": "conference",
                "venue": "f2f",
                "status": "cancelled",
            }
            self.load("sessions", [session])

    def ask(
        self,
        key: str,
        by: Sequence[str] = (),
        scope: Scope = EVERYTHING,
        policy: WithholdingPolicy = SMALL,
        **filters: Any,
    ) -> Answer:
        with self.database.reading(scope) as reader:
            return ask(reader, MEASURES[key], Filters(**filters), by, self.today, policy)

    @property
    def version(self) -> int:
        """The data version that kept answers go by."""
        with self.database.checking() as connection:
            return int(connection.scalar(select(data_state.c.data_version)) or 0)

    def cell(self, key: str, part: dict[str, str] | None = None, **more: Any) -> Cell:
        return self.ask(key, **more).cell(**(part or {}))


def programs(*regions: int, program_type: str = "CENTER") -> list[dict[str, Any]]:
    """One program a region: PRG-1, PRG-2 …"""
    return [
        {
            "eec_program_number": f"PRG-{r}",
            "name": f"Demo Program {r}",
            "program_type": program_type,
            "region_pac": r,
            "regions_from": "2012-07-01",
        }
        for r in regions
    ]


def person(key: str, role: str = "MENTEE", region: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "participant_id": key,
        "role": role,
        "program_number": f"PRG-{region}",
        "first_name": key,
        "last_name": "Demo",
        "consent": "aggregate",
        **more,
    }


def pair(key: str, mentee: str, coach: str, start: str, **more: Any) -> dict[str, Any]:
    year = int(start[:4]) - (1 if start[5:7] < "09" else 0)
    return {
        "pair_id": key,
        "coach_id": coach,
        "mentee_id": mentee,
        "cohort_year": year,
        "start_date": start,
        **more,
    }


def class_rows(
    key: str,
    educator: str,
    scores: Mapping[str, Sequence[int]],
    instrument: str = "PK1",
    window: str = "BASE",
    day: str = "2024-09-10",
    **more: Any,
) -> list[dict[str, Any]]:
    """One observation as rows of the long format: cycle scores by dimension."""
    return [
        {
            "observation_id": key,
            "educator_id": educator,
            "instrument": instrument,
            "window": window,
            "obs_date": day,
            "observer_role": "external",
            "cycle": cycle,
            "dimension": dimension,
            "score": score,
            "nc_orientation": "raw",
            **more,
        }
        for dimension, cycles in scores.items()
        for cycle, score in enumerate(cycles, start=1)
    ]
