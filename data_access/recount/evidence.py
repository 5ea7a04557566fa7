"""Recounts what became of each CLASS baseline, in plain Python, from scores and logs as recounted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from config.program.breakdowns import CARRIED
from config.program.instruments import USABLE_CYCLES
from data_access.recount import sessions as logs
from data_access.recount.reading import Expected, Values, by, rows
from data_access.storage import schema

TABLES = ("class_evidence",)


def count(connection: Connection, scored: Expected, recorded: Expected) -> Expected:
    """What should stand about those whose windows were `scored` and whose records `recorded`."""
    baselines = recorded["class_baselines"]
    people = {key[0] for key in baselines}
    pairs = by(rows(connection, schema.pairs, "mentee_id", people), "mentee_id")
    contacts = _contacts(connection, [p.pair_id for mine in pairs.values() for p in mine])
    first = _first_records(recorded["class_records"])
    numbers = {number for number, _ in first.values()}
    programs = {
        o.observation_id: o.program_number
        for o in rows(connection, schema.class_observations, "observation_id", numbers)
    }
    usable = _first_days(scored)
    found: dict[tuple[Any, ...], Values] = {}
    for key, values in baselines.items():
        person, instrument, year, component = key
        second = scored["class_windows"].get((person, instrument, year, "END", component))
        until = second["first_date"] if second else None
        mine = [p for p in pairs[person] if p.cohort_year == year]
        met = [s for p in mine for s in contacts[p.pair_id]]
        begun = [p for p in mine if until is None or p.start_date < until]
        coach = max(begun, key=lambda p: (p.start_date, p.pair_id)).coach_id if begun else None
        number, base = first.get((person, instrument, year, "BASE"), ("", {}))
        _, end = first.get((person, instrument, year, "END"), ("", {}))
        late = any(s[0] < usable[person, year] for s in met)
        before = [m for day, m in met if until is not None and day < until]
        found[key] = {
            **{name: values[name] for name in (*CARRIED, "consented")},
            "pre": values["score"],
            "change": scored["class_changes"][key]["change"] if second else None,
            "baseline_first": int(not late),
            "first_observer": base.get("observer_id"),
            "second_observer": end.get("observer_id"),
            "observed_in": programs.get(number),
            "minutes_before": sum(before),
            "contacts_before": len(before),
            "coach_id": coach,
        }
    _coaches(connection, found)
    return {"class_evidence": found}


def _contacts(connection: Connection, numbers: list[str]) -> dict[str, list[tuple[date, int]]]:
    """Day and minutes of each pair's direct contacts, a session that both logged once."""
    listed: dict[str, list[Row[Any]]] = by(
        rows(connection, schema.sessions, "pair_id", numbers), "pair_id"
    )
    out: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for number, mine in listed.items():
        twice = logs.doubles(mine)
        out[number] = [
            (s.session_date, logs.minutes(s))
            for s in mine
            if s.contact and s.session_id not in twice
        ]
    return out


def _first_records(
    records: Mapping[tuple[Any, ...], Values],
) -> dict[tuple[Any, ...], tuple[str, Values]]:
    """The first usable observation of each window, by day, then by id."""
    first: dict[tuple[Any, ...], tuple[str, Values]] = {}
    for (number,), record in sorted(
        records.items(), key=lambda item: (item[1]["obs_date"], item[0])
    ):
        cycles = record["valid_cycles"]
        if cycles is None or cycles >= USABLE_CYCLES:
            window = tuple(record[n] for n in ("person_id", "instrument", "program_year", "window"))
            first.setdefault(window, (number, record))
    return first


def _first_days(scored: Expected) -> dict[tuple[str, int], date]:
    """The day of each educator's first baseline of a year, with whichever instrument."""
    days: dict[tuple[str, int], date] = {}
    for (person, _, year, window, _), values in scored["class_windows"].items():
        if window == "BASE":
            day = values["first_date"]
            days[person, year] = min(days.get((person, year), day), day)
    return days


def _coaches(connection: Connection, found: dict[tuple[Any, ...], Values]) -> None:
    """How many mentees the coach had that year, and in how many years so far the coach coached."""
    coaches = {values["coach_id"] for values in found.values()} - {None}
    theirs = by(rows(connection, schema.pairs, "coach_id", coaches), "coach_id")
    for (_, _, year, _), values in found.items():
        mine = theirs[values["coach_id"]]
        values["coach_mentees"] = len({p.mentee_id for p in mine if p.cohort_year == year})
        values["coach_years"] = len({p.cohort_year for p in mine if p.cohort_year <= year})
