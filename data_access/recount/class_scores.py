"""Scores CLASS observations a second time, compares two observers, and holds reported scores against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, Row

from config.program.instruments import (
    INSTRUMENTS,
    REPORTED_TOLERANCE,
    SHORTEST_CYCLE_MINUTES,
    USABLE_CYCLES,
)
from data_access.recount.places import Whereabouts
from data_access.recount.reading import Expected, by, placed, rows
from data_access.storage import schema

TABLES = ("class_windows", "class_changes", "class_flags", "class_agreement")


def observations_of_record(connection: Connection, people: Iterable[str]) -> list[Row[Any]]:
    """Their observations of record: outside observers' own codes, of an instrument we know."""
    return [
        o
        for o in rows(connection, schema.class_observations, "educator_id", people)
        if o.observer_role == "external"
        and o.double_code_of is None
        and o.instrument in INSTRUMENTS
    ]


def mean(values: list[Fraction]) -> Fraction:
    """Their unweighted mean."""
    return sum(values, Fraction(0)) / len(values)


def scores_of(
    connection: Connection, people: Iterable[str], usable_only: bool = True
) -> dict[str, dict[str, Fraction]]:
    """Scores of dimensions and domains by observation."""
    observations = list(rows(connection, schema.class_observations, "educator_id", people))
    ids = [o.observation_id for o in observations]
    valid = {
        (cycle.observation_id, cycle.cycle)
        for cycle in rows(connection, schema.class_cycles, "observation_id", ids)
        if cycle.valid == "Y" and (cycle.minutes is None or cycle.minutes >= SHORTEST_CYCLE_MINUTES)
    }
    cells: dict[str, list[Row[Any]]] = defaultdict(list)
    for cell in rows(connection, schema.class_scores, "observation_id", ids):
        if (cell.observation_id, cell.cycle) in valid:
            cells[cell.observation_id].append(cell)
    out = {}
    for o in observations:
        if o.instrument not in INSTRUMENTS or not cells[o.observation_id]:
            continue
        parts = by([c for c in cells[o.observation_id] if c.cycle > 0], "dimension")
        whole = by([c for c in cells[o.observation_id] if c.cycle == 0], "dimension")
        enough = any(len(found) >= USABLE_CYCLES for found in parts.values())
        if usable_only and not enough and not whole:
            continue
        out[o.observation_id] = _scores(o, parts if enough or not whole else whole)
    return out


def _scores(o: Row[Any], cells: dict[Any, list[Row[Any]]]) -> dict[str, Fraction]:
    instrument = INSTRUMENTS[o.instrument]
    scores = {}
    for dimension in instrument.dimensions:
        if dimension in cells:
            score = mean([Fraction(str(c.score)) for c in cells[dimension]])
            turned = dimension in instrument.reverse and o.nc_orientation == "raw"
            scores[dimension] = 8 - score if turned else score
    for domain in instrument.domains:
        if set(domain.dimensions) <= scores.keys():
            scores[domain.code] = mean([scores[d] for d in domain.dimensions])
    return scores


def count(connection: Connection, ids: list[str]) -> Expected:
    """What should stand about the scores of some educators."""
    found: Expected = {name: {} for name in TABLES}
    places = Whereabouts(connection, ids)
    as_mentee = by(rows(connection, schema.pairs, "mentee_id", ids), "mentee_id")
    as_coach = by(rows(connection, schema.pairs, "coach_id", ids), "coach_id")
    observations = by(observations_of_record(connection, ids), "educator_id")
    scores = scores_of(connection, ids)
    met = _first_contacts(connection, [p for listed in as_mentee.values() for p in listed])
    for number in places.people:
        cohorts = {p.cohort_year for p in as_mentee[number] + as_coach[number]}
        seen = [o for o in observations[number] if o.observation_id in scores]
        _windows(number, places, cohorts, seen, scores, as_mentee[number], met, found)
    _flags(connection, ids, found)
    _agreement(connection, ids, found)
    return found


def _first_contacts(connection: Connection, pairs: list[Row[Any]]) -> dict[str, date]:
    first: dict[str, date] = {}
    for s in rows(connection, schema.sessions, "pair_id", [pair.pair_id for pair in pairs]):
        if s.contact:
            first[s.pair_id] = min(first.get(s.pair_id, s.session_date), s.session_date)
    return first


def _windows(
    number: str,
    places: Whereabouts,
    cohorts: set[int],
    mine: list[Row[Any]],
    scores: dict[str, dict[str, Fraction]],
    pairs: list[Row[Any]],
    met: dict[str, date],
    found: Expected,
) -> None:
    """The means of an educator's windows, and the change from the baseline to the second one."""
    consented = int(places.people[number].consent == "educator_level")
    windows: dict[tuple[Any, ...], list[tuple[date, Fraction]]] = defaultdict(list)
    for o in mine:
        for component, score in scores[o.observation_id].items():
            windows[o.instrument, o.program_year, o.window, component].append((o.obs_date, score))
    for (code, year, window, component), seen in windows.items():
        # Where somebody counts is where they were on the first day that the score rests on.
        then = places.on(number, min(day for day, _ in seen))
        common = placed(then, cohort=year if year in cohorts else None) | {
            "consented": consented,
            "is_domain": int(component in {d.code for d in INSTRUMENTS[code].domains}),
        }
        score = mean([s for _, s in seen])
        found["class_windows"][number, code, year, window, component] = common | {
            "score": float(score),
            "observations": len(seen),
            "first_date": min(day for day, _ in seen),
        }
        later = windows.get((code, year, "END", component))
        if window == "BASE" and later:
            second = mean([s for _, s in later])
            baseline = min(
                o.obs_date for o in mine if o.program_year == year and o.window == "BASE"
            )
            late = any(
                met[p.pair_id] < baseline
                for p in pairs
                if p.cohort_year == year and p.pair_id in met
            )
            found["class_changes"][number, code, year, component] = common | {
                "pre": float(score),
                "post": float(second),
                "change": float(second - score),
                "baseline_first": int(not late),
            }


def _flags(connection: Connection, people: list[str], found: Expected) -> None:
    """Scores that a file reports and its own dimensions do not give."""
    scores = scores_of(connection, people, usable_only=False)
    observations = {
        o.observation_id: o
        for o in rows(connection, schema.class_observations, "educator_id", people)
    }
    for r in rows(connection, schema.class_reported, "observation_id", observations):
        computed = scores.get(r.observation_id, {}).get(r.domain)
        reported = Fraction(str(r.score))
        if computed is not None and abs(reported - computed) > Fraction(str(REPORTED_TOLERANCE)):
            seen = observations[r.observation_id]
            found["class_flags"][r.observation_id, r.domain] = {
                "person_id": seen.educator_id,
                "region": seen.region,
                "reported": float(r.score),
                "computed": float(computed),
            }


def _agreement(connection: Connection, ids: list[str], found: Expected) -> None:
    """Each score of a second observer beside the first one's of the same cycle and dimension."""
    second = [
        o
        for o in rows(connection, schema.class_observations, "educator_id", ids)
        if o.double_code_of is not None
    ]
    first = {
        o.observation_id: o
        for o in rows(
            connection,
            schema.class_observations,
            "observation_id",
            {o.double_code_of for o in second},
        )
    }
    numbers = {o.observation_id for o in second} | first.keys()
    valid = {
        (cycle.observation_id, cycle.cycle)
        for cycle in rows(connection, schema.class_cycles, "observation_id", numbers)
        if cycle.valid == "Y" and (cycle.minutes is None or cycle.minutes >= SHORTEST_CYCLE_MINUTES)
    }
    scores: dict[str, dict[tuple[int, str], float]] = defaultdict(dict)
    for cell in rows(connection, schema.class_scores, "observation_id", numbers):
        if (cell.observation_id, cell.cycle) in valid:
            scores[cell.observation_id][cell.cycle, cell.dimension] = cell.score
    for o in second:
        other = first.get(o.double_code_of)
        if other is None or other.instrument != o.instrument:
            continue
        mine, theirs = scores[o.observation_id], scores[other.observation_id]
        for cycle, dimension in mine.keys() & theirs.keys():
            again = _as_written(o, dimension, mine[cycle, dimension])
            at_first = _as_written(other, dimension, theirs[cycle, dimension])
            apart = abs(again - at_first)
            found["class_agreement"][o.observation_id, cycle, dimension] = {
                "person_id": o.educator_id,
                "region": o.region,
                "instrument": o.instrument,
                "program_year": o.program_year,
                "negative_climate": int(_is_reverse(o, dimension)),
                "exact": int(apart == 0),
                "within_one": int(apart <= 1),
                "first_score": float(at_first),
                "second_score": float(again),
            }


def _is_reverse(o: Row[Any], dimension: str) -> bool:
    instrument = INSTRUMENTS.get(o.instrument)
    return instrument is not None and dimension in instrument.reverse


def _as_written(o: Row[Any], dimension: str, score: float) -> Fraction:
    """A score as observers write it, where a file has turned it already."""
    exact = Fraction(str(score))
    return 8 - exact if _is_reverse(o, dimension) and o.nc_orientation == "reversed" else exact
