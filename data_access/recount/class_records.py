"""Counts the quality of CLASS records a second time, observation by observation in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import sqrt
from typing import Any

from sqlalchemy import Connection, Row

from config.program.breakdowns import CARRIED
from config.program.instruments import (
    CONSISTENCY_DOMAINS,
    FULL_CYCLES,
    INSTRUMENTS,
    SHORTEST_CYCLE_MINUTES,
    USABLE_CYCLES,
)
from config.program.vocabulary import ATTRITION_REASONS
from data_access.recount.places import Whereabouts
from data_access.recount.reading import Expected, Values, placed, rows
from data_access.storage import schema

TABLES = ("class_records", "class_consistency", "class_baselines")


def count(connection: Connection, ids: list[str], scored: Expected) -> Expected:
    """What should stand about these educators, whose windows were `scored`."""
    found: Expected = {name: {} for name in TABLES}
    places = Whereabouts(connection, ids)
    as_mentee = list(rows(connection, schema.pairs, "mentee_id", ids))
    as_coach = list(rows(connection, schema.pairs, "coach_id", ids))
    years = {(pair.mentee_id, pair.cohort_year) for pair in as_mentee} | {
        (pair.coach_id, pair.cohort_year) for pair in as_coach
    }
    observations = [
        row
        for row in rows(connection, schema.class_observations, "educator_id", ids)
        if row.observer_role == "external"
        and row.double_code_of is None
        and row.instrument in INSTRUMENTS
    ]
    numbers = [o.observation_id for o in observations]
    cycles: dict[str, list[Row[Any]]] = defaultdict(list)
    for cycle in rows(connection, schema.class_cycles, "observation_id", numbers):
        cycles[cycle.observation_id].append(cycle)
    scores: dict[tuple[str, int], dict[str, Fraction]] = defaultdict(dict)
    for score in rows(connection, schema.class_scores, "observation_id", numbers):
        scores[score.observation_id, score.cycle][score.dimension] = Fraction(str(score.score))
    for o in observations:
        if cycles[o.observation_id]:
            person = places.people[o.educator_id]
            in_pair = (o.educator_id, o.program_year) in years
            place = {
                "person_id": o.educator_id,
                **placed(
                    places.on(o.educator_id, o.obs_date),
                    cohort=o.program_year if in_pair else None,
                ),
                "instrument": o.instrument,
                "program_year": o.program_year,
                "window": o.window,
            }
            _record(found, o, cycles[o.observation_id], place)
            consented = {"consented": int(person.consent == "educator_level")}
            _evenness(found, o, cycles[o.observation_id], scores, place | consented)
    _changes(found["class_records"])
    _baselines(scored["class_windows"], as_mentee, found)
    return found


def _is_valid(cycle: Row[Any]) -> bool:
    short = cycle.minutes is not None and cycle.minutes < SHORTEST_CYCLE_MINUTES
    return cycle.cycle > 0 and cycle.valid == "Y" and not short


def _record(found: Expected, o: Row[Any], cycles: list[Row[Any]], place: Values) -> None:
    by_cycle = any(c.cycle > 0 for c in cycles)
    found["class_records"][(o.observation_id,)] = place | {
        "obs_date": o.obs_date,
        "observer_id": o.observer_id,
        "certified": None if o.cert_expires is None else int(o.cert_expires >= o.obs_date),
        "valid_cycles": sum(map(_is_valid, cycles)) if by_cycle else None,
        "observer_changed": None,
    }


def _changes(records: dict[tuple[Any, ...], Values]) -> None:
    """The first usable observation of each window, by day, then by id."""
    first: dict[tuple[Any, ...], Values] = {}
    for (number,), record in sorted(
        records.items(), key=lambda item: (item[1]["obs_date"], item[0])
    ):
        cycles = record["valid_cycles"]
        if cycles is None or cycles >= USABLE_CYCLES:
            same = tuple(record[n] for n in ("person_id", "instrument", "program_year", "window"))
            first.setdefault(same, records[(number,)])
    for key, record in first.items():
        before = first.get((*key[:-1], "BASE")) if record["window"] == "END" else None
        if before and None not in (before["observer_id"], record["observer_id"]):
            record["observer_changed"] = int(before["observer_id"] != record["observer_id"])


def _evenness(
    found: Expected,
    o: Row[Any],
    cycles: list[Row[Any]],
    scores: Mapping[tuple[str, int], dict[str, Fraction]],
    place: Values,
) -> None:
    instrument = INSTRUMENTS[o.instrument]
    for domain in instrument.domains:
        if domain.code not in CONSISTENCY_DOMAINS:
            continue
        means = []
        for cycle in filter(_is_valid, cycles):
            given = scores.get((o.observation_id, cycle.cycle), {})
            turned = {
                d: 8 - s if d in instrument.reverse and o.nc_orientation == "raw" else s
                for d, s in given.items()
            }
            if set(domain.dimensions) <= turned.keys():
                means.append(sum(turned[d] for d in domain.dimensions) / len(domain.dimensions))
        if len(means) >= FULL_CYCLES:
            middle = sum(means, Fraction(0)) / len(means)
            variance = sum(((m - middle) ** 2 for m in means), Fraction(0)) / (len(means) - 1)
            found["class_consistency"][o.observation_id, domain.code] = place | {
                "cycles": len(means),
                "deviation": sqrt(variance),
            }


def _baselines(
    windows: dict[tuple[Any, ...], Values], pairs: list[Row[Any]], found: Expected
) -> None:
    ends: dict[tuple[str, int], list[date | None]] = defaultdict(list)
    for pair in pairs:
        gave_up = pair.end_date is not None and pair.end_reason in ATTRITION_REASONS
        ends[pair.mentee_id, pair.cohort_year].append(pair.end_date if gave_up else None)
    taken = (*CARRIED, "consented", "score")
    for (person, instrument, year, window, component), values in windows.items():
        if window == "BASE" and values["is_domain"]:
            days = ends[person, year]
            known = [day for day in days if day is not None]
            again = (person, instrument, year, "END", component) in windows
            found["class_baselines"][person, instrument, year, component] = {
                **{name: values[name] for name in taken},
                "seen_again": int(again),
                "left_on": max(known) if known and len(known) == len(days) else None,
            }
