"""Says a second time where and as what somebody counted on a day: program, role, region and type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from config.program.breakdowns import carried_by
from config.program.calendars import ALWAYS, FOREVER, fiscal_year_months, program_year_days
from config.program.regions import BY_NUMBER
from data_access.recount.reading import Expected, Values, by, rows
from data_access.storage import schema

TABLES = ("person_periods",)


@dataclass(frozen=True)
class Place:
    """What held for somebody on a day: every breakdown of people is an attribute of it."""

    program_number: str
    values: Values

    def __getattr__(self, name: str) -> Any:
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None


def standing(said: Iterable[tuple[date, Any]], day: date, or_first: bool = True) -> Any:
    """The newest of some dated values that holds by a day; else the first one, or nothing."""
    in_order = sorted(said)
    held = [value for since, value in in_order if since <= day]
    if held:
        return held[-1]
    return in_order[0][1] if in_order and or_first else None


class Programs:
    """What is said of programs, with the days from which it holds."""

    def __init__(self, connection: Connection, numbers: Iterable[str]) -> None:
        wanted = list(numbers)
        self.rows = {
            row.program_number: row
            for row in rows(connection, schema.programs, "program_number", wanted)
        }
        self._regions: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
        for row in rows(connection, schema.program_regions, "program_number", wanted):
            self._regions[row.program_number, row.scheme].append((row.valid_from, row.region))
        self._types: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for row in rows(connection, schema.program_types, "program_number", wanted):
            self._types[row.program_number].append((row.valid_from, row.program_type))

    def named(self, program: str, scheme: str, day: date, or_first: bool = False) -> str | None:
        text: str | None = standing(self._regions[program, scheme], day, or_first)
        return text

    def number(self, program: str, day: date, or_first: bool = False) -> int | None:
        text = self.named(program, "PAC", day, or_first)
        return int(text) if text in {str(n) for n in BY_NUMBER} else None

    def type(self, program: str, day: date) -> str:
        said: str | None = standing(self._types[program], day)
        return said or self.rows[program].program_type

    def dated(self, program: str, day: date, or_first: bool = False) -> Values:
        """The breakdowns that hold for a program from a day on, as of a day."""
        return {
            "region": self.number(program, day, or_first),
            "program_type": self.type(program, day),
        }

    def days(self, program: str) -> Iterator[date]:
        """The days from which one of them may begin to hold."""
        for since, _ in (*self._regions[program, "PAC"], *self._types[program]):
            yield since


class Whereabouts:
    """Where some participants were, and as what, on which days; and when their years began."""

    def __init__(self, connection: Connection, ids: Iterable[str]) -> None:
        wanted = list(ids)
        self.people = {
            row.participant_id: row
            for row in rows(connection, schema.participants, "participant_id", wanted)
        }
        said = rows(connection, schema.participant_places, "participant_id", wanted)
        self._said = by(said, "participant_id")
        numbers = {row.program_number for row in self.people.values()}
        numbers |= {row.program_number for said in self._said.values() for row in said}
        self.programs = Programs(connection, numbers)
        self._begun: dict[tuple[str, int], date] = {}
        for column in ("coach_id", "mentee_id"):
            for pair in rows(connection, schema.pairs, column, wanted):
                key = (getattr(pair, column), pair.cohort_year)
                self._begun[key] = min(self._begun.get(key, pair.start_date), pair.start_date)

    def on(self, person: str, day: date) -> Place:
        """What held for somebody on a day."""
        own = self.people[person]
        program, role = self.stated(own, day)
        values = {key: getattr(own, key) for key in carried_by("participants")}
        return Place(program, {**values, **self.programs.dated(program, day, True), "role": role})

    def stated(self, own: Row[Any], day: date) -> tuple[str, str]:
        """Program and role; of somebody of whom nothing is dated, what always held."""
        said = [(r.valid_from, (r.program_number, r.role)) for r in self._said[own.participant_id]]
        program, role = standing(said, day) or (own.program_number, own.role)
        return program, role

    def in_year(self, person: str, year: int) -> Place:
        """What held when somebody's first pair of a program year began, else on its first day."""
        begins, _ = program_year_days(year)
        return self.on(person, self._begun.get((person, year), begins))

    def in_fiscal_year(self, person: str, sfy: int) -> Place:
        """The same for a state fiscal year: the pair of the program year that ends soon after it."""
        begins = date.fromisoformat(f"{fiscal_year_months(sfy)[0]}-01")
        return self.on(person, self._begun.get((person, sfy - 1), begins))

    def periods(self, person: str) -> Iterator[tuple[date, date, Place]]:
        """The stretches of days, each with the first day after it."""
        mine = self._said[person]
        days = {ALWAYS, *(row.valid_from for row in mine)}
        for program in {self.people[person].program_number, *(r.program_number for r in mine)}:
            days.update(self.programs.days(program))
        in_order = sorted(days)
        for day, following in zip(in_order, [*in_order[1:], FOREVER], strict=True):
            yield day, following, self.on(person, day)


def count(connection: Connection, ids: list[str]) -> Expected:
    """What should stand of what held for some participants on which days."""
    places = Whereabouts(connection, ids)
    return {
        "person_periods": {
            (person, day): {
                "valid_to": following,
                "program_number": place.program_number,
                "licensed": places.programs.rows[place.program_number].licensed,
                **{key: getattr(place, key) for key in carried_by("participants")},
            }
            for person in places.people
            for day, following, place in places.periods(person)
        }
    }
