"""Counts the summaries a second time, row by row in plain Python, to check the ones that stand.

Shares no query with the modules that fill them: a fault of one is not repeated by the other.
It is slow and meant for tests and for an operator in doubt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from config.program.breakdowns import carried_by
from config.program.dosage import ELIGIBLE_DAYS
from config.program.instruments import (
    INSTRUMENTS,
    REPORTED_TOLERANCE,
    SHORTEST_CYCLE_MINUTES,
    USABLE_CYCLES,
)
from config.program.regions import BY_NUMBER
from config.program.vocabulary import (
    ATTRITION_REASONS,
    COACH_ROLES,
    EMPLOYMENT_SOURCES,
    MENTEE_ROLES,
    VENUES,
)
from data_access.recount import (
    class_records,
    doses,
    logs,
    participation,
    plans,
    ratings,
    support,
    surveys,
)
from data_access.recount.reading import placed
from data_access.storage import schema

Values = dict[str, Any]
Expected = Mapping[str, dict[tuple[Any, ...], Values]]


@dataclass(frozen=True)
class Family:
    """Summaries that are recounted together, for so many rows of the fact `of` at a time.

    `column` of each of the `tables` names the row of `of` it is about. `count` gives for a list
    of their ids what should stand: by table and primary key, the values of columns.
    """

    of: str
    column: str
    tables: tuple[str, ...]
    count: Callable[[Connection, list[str]], Expected]


# Families with a module of their own.
FAMILIES: tuple[Family, ...] = (
    Family("participants", "person_id", doses.TABLES, doses.count),
    Family("participants", "person_id", participation.TABLES, participation.count),
    Family("pairs", "pair_id", logs.TABLES, logs.count),
    Family("pairs", "pair_id", plans.TABLES, plans.count),
    Family("participants", "person_id", support.TABLES, support.count),
    Family("participants", "person_id", class_records.TABLES, class_records.count),
    Family("participants", "person_id", surveys.OF_PEOPLE, surveys.of_people),
    Family("pairs", "pair_id", surveys.OF_PAIRS, surveys.of_pairs),
    Family("programs", "program_number", ratings.TABLES, ratings.count),
)

CHUNK = 2_000  # people or pairs held in memory at a time


def differences(connection: Connection, today: date | None = None) -> list[str]:
    """A line for each row that is missing, too many, or holds another value than recounted."""
    found = list(_misplaced(connection, today))
    calendar = {row.month: row for row in connection.execute(select(schema.months))}
    for ids in _chunks(connection, schema.participants):
        expected = _of_people(connection, ids)
        for name in ("class_windows", "class_changes", "class_flags", "employment_outcomes"):
            stored = _where(connection, schema.metadata.tables[name], "person_id", ids)
            found += _compare(name, stored, expected[name])
    for family in FAMILIES:
        for ids in _chunks(connection, schema.metadata.tables[family.of]):
            expected = family.count(connection, ids)
            for name in family.tables:
                stored = _where(connection, schema.metadata.tables[name], family.column, ids)
                found += _compare(name, stored, expected.get(name, {}))
    for ids in _chunks(connection, schema.pairs):
        expected = _of_pairs(connection, ids, calendar)
        for name in ("sessions", "pair_status", "pair_months", "goal_status", "pair_goals"):
            stored = _where(connection, schema.metadata.tables[name], "pair_id", ids)
            found += _compare(name, stored, expected[name])
    found += _orphans(connection)
    return found


def _chunks(connection: Connection, table: Table) -> Iterator[list[str]]:
    ids = list(connection.scalars(select(*table.primary_key)))
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _where(connection: Connection, table: Table, column: str, ids: Iterable[str]) -> list[Row[Any]]:
    return list(connection.execute(select(table).where(table.c[column].in_(list(ids)))))


def _by(rows: Iterable[Row[Any]], column: str) -> dict[Any, list[Row[Any]]]:
    out: dict[Any, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        out[getattr(row, column)].append(row)
    return out


def _compare(
    name: str, stored: Sequence[Row[Any]], expected: dict[tuple[Any, ...], Values]
) -> Iterator[str]:
    keys = [c.name for c in schema.metadata.tables[name].primary_key]
    standing = {tuple(row._mapping[k] for k in keys): row._mapping for row in stored}
    for key in standing.keys() - expected.keys():
        yield f"{name} {key}: the row should not be there"
    for key, values in expected.items():
        if key not in standing:
            yield f"{name} {key}: the row is missing"
            continue
        for column, value in values.items():
            if standing[key][column] != value:
                yield f"{name} {key}: {column} is {standing[key][column]!r}, not {value!r}"


def _orphans(connection: Connection) -> Iterator[str]:
    """Summary rows about pairs or people that are no longer there."""
    for name, column, facts in (
        ("pair_status", "pair_id", schema.pairs),
        ("pair_months", "pair_id", schema.pairs),
        ("goal_status", "pair_id", schema.pairs),
        ("pair_goals", "pair_id", schema.pairs),
        ("class_windows", "person_id", schema.participants),
        ("class_changes", "person_id", schema.participants),
        ("class_flags", "person_id", schema.participants),
        ("employment_outcomes", "person_id", schema.participants),
        *(
            (name, family.column, schema.metadata.tables[family.of])
            for family in FAMILIES
            for name in family.tables
        ),
    ):
        table = schema.metadata.tables[name]
        key = next(iter(facts.primary_key))
        gone = select(table.c[column]).where(table.c[column].not_in(select(key))).distinct()
        for value in connection.scalars(gone):
            yield f"{name} {value}: the row is about nobody known"


# --- Places ----------------------------------------------------------------------------------


def _number(text: str | None) -> int | None:
    return int(text) if text in {str(n) for n in BY_NUMBER} else None


def _misplaced(connection: Connection, today: date | None) -> Iterator[str]:
    periods: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
    for r in connection.execute(select(schema.program_regions)):
        periods[r.program_number, r.scheme].append((r.valid_from, r.region))

    def named(program: str, scheme: str, day: date, or_first: bool = False) -> str | None:
        known = sorted(periods[program, scheme])
        standing = [text for start, text in known if start <= day]
        if standing:
            return standing[-1]
        return known[0][1] if known and or_first else None

    def dated(program: str, day: date, or_first: bool = False) -> Values:
        """What holds for a program on a day."""
        return {"region": _number(named(program, "PAC", day, or_first))}

    def check(table: Table, row: Row[Any], **values: Any) -> Iterator[str]:
        key = tuple(row._mapping[c.name] for c in table.primary_key)
        for column, value in values.items():
            if row._mapping[column] != value:
                yield f"{table.name} {key}: {column} is {row._mapping[column]!r}, not {value!r}"

    def rows(table: Table) -> Iterator[Row[Any]]:
        return iter(connection.execute(select(table)))

    programs = {row.program_number: row for row in rows(schema.programs)}
    for number, row in programs.items():
        if today:
            yield from check(
                schema.programs,
                row,
                **dated(number, today),
                licensing_region=named(number, "LICENSING", today),
                subsidy_region=named(number, "SUBSIDY", today),
            )
    for row in rows(schema.qris):
        if row.program_number in programs:
            yield from check(schema.qris, row, region=programs[row.program_number].region)
    people = {row.participant_id: row for row in rows(schema.participants)}
    for row in people.values():
        program = programs[row.program_number]
        handed_on = {key: getattr(program, key) for key in carried_by("programs")}
        yield from check(schema.participants, row, **handed_on)
    for table, column in (
        (schema.class_observations, "educator_id"),
        (schema.attendance, "participant_id"),
        (schema.surveys, "respondent_id"),
        (schema.employment, "participant_id"),
        (schema.funds, "participant_id"),
    ):
        for row in rows(table):
            person = people.get(row._mapping[column])
            yield from check(table, row, region=person.region if person else None)
    observed = {row.observation_id: row.region for row in rows(schema.class_observations)}
    for table in (schema.class_cycles, schema.class_scores, schema.class_reported):
        for row in rows(table):
            yield from check(table, row, region=observed.get(row.observation_id))
    pairs = {row.pair_id: row for row in rows(schema.pairs)}
    for row in pairs.values():
        mentee = people[row.mentee_id]
        yield from check(
            schema.pairs,
            row,
            **placed(
                mentee,
                cohort=row.cohort_year,
                **dated(mentee.program_number, row.start_date, or_first=True),
            ),
        )
    for row in rows(schema.sessions):
        pair = pairs[row.pair_id]
        yield from check(schema.sessions, row, person_id=pair.mentee_id, **placed(pair))
    regions = {}
    for row in rows(schema.goals):
        regions[row.goal_id] = pairs[row.pair_id].region
        yield from check(schema.goals, row, region=regions[row.goal_id])
    for row in rows(schema.action_steps):
        yield from check(schema.action_steps, row, region=regions[row.goal_id])


# --- Pairs -----------------------------------------------------------------------------------


def _items(listed: str | None) -> list[str]:
    return (listed or "").split(";") if listed else []


def _minutes(session: Row[Any]) -> int:
    if session.minutes_total is not None:
        return int(session.minutes_total)
    return (session.minutes_observation or 0) + (session.minutes_conference or 0)


def _is_complete(session: Row[Any]) -> bool:
    tried = set(_items(session.strategies))
    observed = (
        (session.minutes_observation or 0) > 0
        or session.contact_type.startswith("observation")
        or bool(tried & {"observing", "best_practice_video"})
    )
    stated = bool(tried & {"feedback", "reflective_practice", "coaching_conversations"})
    return bool(session.goals_addressed) and observed and stated


def _of_pairs(connection: Connection, ids: list[str], calendar: dict[str, Row[Any]]) -> Expected:
    found: dict[str, dict[tuple[Any, ...], Values]] = defaultdict(dict)
    pairs = _where(connection, schema.pairs, "pair_id", ids)
    sessions = _by(_where(connection, schema.sessions, "pair_id", ids), "pair_id")
    goals = _by(_where(connection, schema.goals, "pair_id", ids), "pair_id")
    answers = _by(_where(connection, schema.surveys, "pair_id", ids), "pair_id")
    steps = _by(_steps_of(connection, goals), "goal_id")
    mentees = {pair.mentee_id for pair in pairs}
    observations = _by(_observations(connection, mentees), "educator_id")
    scores = _scores_of(connection, mentees)
    for pair in pairs:
        mine = sessions[pair.pair_id]
        doubles = _doubles(mine)
        for s in mine:
            found["sessions"][(s.session_id,)] = {"duplicate_of": doubles.get(s.session_id)}
        counted = [s for s in mine if s.session_id not in doubles]
        last = pair.planned_end or date(pair.cohort_year + 1, 6, 15)
        seen = [
            o
            for o in observations[pair.mentee_id]
            if o.program_year == pair.cohort_year and o.observation_id in scores
        ]
        common = {"person_id": pair.mentee_id, "program_year": pair.cohort_year, **placed(pair)}
        contacts = [s.session_date for s in mine if s.contact]
        found["pair_status"][(pair.pair_id,)] = common | {
            "coach_id": pair.coach_id,
            "start_date": pair.start_date,
            "planned_end": last,
            "end_date": pair.end_date,
            "end_reason": pair.end_reason,
            "attrition": int(bool(pair.end_date) and pair.end_reason in ATTRITION_REASONS),
            "first_contact": min(contacts, default=None),
            "last_contact": max(contacts, default=None),
            "last_checklist": max(
                (s.session_date for s in mine if s.status == "completed"), default=None
            ),
            "baseline_date": min((o.obs_date for o in seen if o.window == "BASE"), default=None),
            "second_date": min((o.obs_date for o in seen if o.window == "END"), default=None),
        }
        found["pair_goals"][(pair.pair_id,)] = common | {"goals_set": len(goals[pair.pair_id])}
        surveyed = {
            answer.wave
            for answer in answers[pair.pair_id]
            if answer.instrument == "MONTHLY" and answer.value is not None
        }
        for month, values in _months_of(pair, last, counted, surveyed, calendar):
            found["pair_months"][pair.pair_id, month] = common | values
        lowest = _lowest([o for o in seen if o.window == "BASE"], scores)
        for goal in goals[pair.pair_id]:
            found["goal_status"][(goal.goal_id,)] = (
                common
                | {"active_until": pair.end_date or last}
                | _goal(goal, mine, lowest, steps[goal.goal_id])
            )
    return found


def _steps_of(connection: Connection, goals: Mapping[Any, list[Row[Any]]]) -> Iterator[Row[Any]]:
    ids = [goal.goal_id for listed in goals.values() for goal in listed]
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        yield from _where(connection, schema.action_steps, "goal_id", some)


def _clock(session: Row[Any]) -> timedelta | None:
    if not session.start_time:
        return None
    hours, minutes = map(int, session.start_time.split(":"))
    return timedelta(hours=hours, minutes=minutes)


def _doubles(sessions: list[Row[Any]]) -> dict[str, str]:
    """The mentee's logs of sessions the coach has logged as well, nearest first."""
    near = []
    for mentee in (s for s in sessions if s.logged_by == "mentee"):
        for coach in (s for s in sessions if s.logged_by == "coach"):
            if (coach.session_date, coach.status) != (mentee.session_date, mentee.status):
                continue
            begins = _clock(coach), _clock(mentee)
            longer = abs((coach.minutes_total or 0) - (mentee.minutes_total or 0))
            apart = timedelta(days=1)
            if begins[0] is not None and begins[1] is not None:
                apart = abs(begins[0] - begins[1])
                same = apart <= timedelta(minutes=30)
            else:
                same = coach.minutes_total == mentee.minutes_total
            if same:
                near.append((apart, longer, coach.session_id, mentee.session_id))
    out: dict[str, str] = {}
    for _, _, coach_log, mentee_log in sorted(near):
        if mentee_log not in out and coach_log not in out.values():
            out[mentee_log] = coach_log
    return out


def _months_of(
    pair: Row[Any],
    last: date,
    sessions: list[Row[Any]],
    surveyed: set[str],
    calendar: dict[str, Row[Any]],
) -> Iterator[tuple[str, Values]]:
    active: Counter[str] = Counter()
    day, end = pair.start_date, pair.end_date or last
    while day <= end:
        active[day.isoformat()[:7]] += 1
        day += timedelta(days=1)
    logged = _by(sessions, "month")
    for month in active.keys() | logged.keys():
        known = calendar[month]
        contacts = [s for s in logged[month] if s.contact]
        completed = [s for s in logged[month] if s.status == "completed"]
        eligible = int(active[month] >= ELIGIBLE_DAYS and not known.closed)
        values = {
            "program_year": known.program_year,
            "active_days": active[month],
            "eligible": eligible,
            "checklist": int(bool(completed)),
            "monthly_survey": int(month in surveyed),
            "contact_month": int(bool(contacts)),
            "contacts": len(contacts),
            "minutes": sum(map(_minutes, contacts)),
            "focused_minutes": sum(
                (s.minutes_observation or 0) + (s.minutes_conference or 0) for s in contacts
            ),
            "strategies": sum(s.strategy_count for s in contacts),
            "complete_contacts": sum(map(_is_complete, contacts)),
            "cancelled": sum(s.status in ("cancelled", "no_show") for s in logged[month]),
            "logged": len(logged[month]),
            "intended_low": eligible * known.intended_low,
            "intended_high": eligible * known.intended_high,
        }
        for venue in VENUES.codes:
            there = [s for s in completed if s.venue == venue]
            values[f"minutes_{venue}"] = sum(map(_minutes, there))
            values[f"contacts_{venue}"] = len(there)
        yield month, values


def _goal(
    goal: Row[Any], sessions: list[Row[Any]], lowest: set[str] | None, steps: list[Row[Any]]
) -> Values:
    achieved = [s.session_date for s in sessions if goal.goal_id in _items(s.goals_achieved)]
    addressed = [s for s in sessions if goal.goal_id in _items(s.goals_addressed)]
    on_record = goal.achieved_date if goal.status == "achieved" else None
    aligned = None
    if goal.class_dimension is not None and lowest is not None:
        aligned = int(goal.class_dimension in lowest)
    return {
        "pair_id": goal.pair_id,
        "set_date": goal.set_date,
        "target_date": goal.target_date,
        "achieved_on": on_record or min(achieved, default=None),
        "dropped": int(goal.status == "dropped"),
        "addressed": int(bool(achieved or addressed)),
        "aligned": aligned,
        "steps": len(steps),
        "last_step_done": max((s.done for s in steps if s.done), default=None),
    }


def _lowest(baseline: list[Row[Any]], scores: dict[str, dict[str, Fraction]]) -> set[str] | None:
    """The three lowest dimensions, ties included, of each instrument a baseline was taken with."""
    if not baseline:
        return None
    out: set[str] = set()
    for code, observations in _by(baseline, "instrument").items():
        dimensions = {
            d: _mean([scores[o.observation_id][d] for o in observations if d in scores[o[0]]])
            for d in INSTRUMENTS[code].dimensions
            if any(d in scores[o.observation_id] for o in observations)
        }
        third = sorted(dimensions.values())[:3][-1]
        out |= {d for d, score in dimensions.items() if score <= third}
    return out


# --- People ----------------------------------------------------------------------------------


def _observations(connection: Connection, people: Iterable[str]) -> list[Row[Any]]:
    """Their observations of record: outside observers' own codes, of an instrument we know."""
    return [
        o
        for o in _where(connection, schema.class_observations, "educator_id", people)
        if o.observer_role == "external"
        and o.double_code_of is None
        and o.instrument in INSTRUMENTS
    ]


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _scores_of(
    connection: Connection, people: Iterable[str], usable_only: bool = True
) -> dict[str, dict[str, Fraction]]:
    """Scores of dimensions and domains by observation."""
    observations = _where(connection, schema.class_observations, "educator_id", people)
    ids = [o.observation_id for o in observations]
    valid = set()
    cells: dict[str, list[Row[Any]]] = defaultdict(list)
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        for cycle in _where(connection, schema.class_cycles, "observation_id", some):
            long_enough = cycle.minutes is None or cycle.minutes >= SHORTEST_CYCLE_MINUTES
            if cycle.valid == "Y" and long_enough:
                valid.add((cycle.observation_id, cycle.cycle))
        for cell in _where(connection, schema.class_scores, "observation_id", some):
            if (cell.observation_id, cell.cycle) in valid:
                cells[cell.observation_id].append(cell)
    out = {}
    for o in observations:
        if o.instrument not in INSTRUMENTS or not cells[o.observation_id]:
            continue
        parts = _by([c for c in cells[o.observation_id] if c.cycle > 0], "dimension")
        whole = _by([c for c in cells[o.observation_id] if c.cycle == 0], "dimension")
        enough = any(len(found) >= USABLE_CYCLES for found in parts.values())
        if usable_only and not enough and not whole:
            continue
        chosen = parts if enough or not whole else whole
        scores = {}
        for dimension in INSTRUMENTS[o.instrument].dimensions:
            if dimension in chosen:
                score = _mean([Fraction(str(c.score)) for c in chosen[dimension]])
                reverse = dimension in INSTRUMENTS[o.instrument].reverse
                turned = reverse and o.nc_orientation == "raw"
                scores[dimension] = 8 - score if turned else score
        for domain in INSTRUMENTS[o.instrument].domains:
            if set(domain.dimensions) <= scores.keys():
                scores[domain.code] = _mean([scores[d] for d in domain.dimensions])
        out[o.observation_id] = scores
    return out


def _of_people(connection: Connection, ids: list[str]) -> Expected:
    found: dict[str, dict[tuple[Any, ...], Values]] = defaultdict(dict)
    people = {
        r.participant_id: r for r in _where(connection, schema.participants, "participant_id", ids)
    }
    as_mentee = _by(_where(connection, schema.pairs, "mentee_id", ids), "mentee_id")
    as_coach = _by(_where(connection, schema.pairs, "coach_id", ids), "coach_id")
    observations = _by(_observations(connection, ids), "educator_id")
    scores = _scores_of(connection, ids)
    first_contact: dict[str, date] = {}
    pair_ids = [p.pair_id for listed in as_mentee.values() for p in listed]
    for start in range(0, len(pair_ids), CHUNK):
        some = pair_ids[start : start + CHUNK]
        for s in _where(connection, schema.sessions, "pair_id", some):
            if s.contact:
                known = first_contact.get(s.pair_id, s.session_date)
                first_contact[s.pair_id] = min(known, s.session_date)
    for number, person in people.items():
        cohorts = {p.cohort_year for p in as_mentee[number] + as_coach[number]}
        mine = [o for o in observations[number] if o.observation_id in scores]
        place = {
            **placed(person, cohort=None),
            "consented": int(person.consent == "educator_level"),
        }
        windows: dict[tuple[Any, ...], list[tuple[date, Fraction]]] = defaultdict(list)
        for o in mine:
            for component, score in scores[o.observation_id].items():
                key = (o.instrument, o.program_year, o.window, component)
                windows[key].append((o.obs_date, score))
        for (code, year, window, component), seen in windows.items():
            domain = int(component in {d.code for d in INSTRUMENTS[code].domains})
            common = place | {
                "cohort": year if year in cohorts else None,
                "is_domain": domain,
            }
            score = _mean([s for _, s in seen])
            found["class_windows"][number, code, year, window, component] = common | {
                "score": float(score),
                "observations": len(seen),
                "first_date": min(day for day, _ in seen),
            }
            later = windows.get((code, year, "END", component))
            if window == "BASE" and later:
                second = _mean([s for _, s in later])
                baseline = min(
                    o.obs_date for o in mine if o.program_year == year and o.window == "BASE"
                )
                late = any(
                    first_contact[p.pair_id] < baseline
                    for p in as_mentee[number]
                    if p.cohort_year == year and p.pair_id in first_contact
                )
                found["class_changes"][number, code, year, component] = common | {
                    "pre": float(score),
                    "post": float(second),
                    "change": float(second - score),
                    "baseline_first": int(not late),
                }
    _flags(connection, ids, people, found)
    _employment(connection, ids, people, as_mentee, as_coach, found)
    return found


def _flags(
    connection: Connection, ids: list[str], people: dict[str, Row[Any]], found: Expected
) -> None:
    scores = _scores_of(connection, ids, usable_only=False)
    observations = {
        o.observation_id: o
        for o in _where(connection, schema.class_observations, "educator_id", ids)
    }
    for r in _where(connection, schema.class_reported, "observation_id", observations):
        computed = scores.get(r.observation_id, {}).get(r.domain)
        reported = Fraction(str(r.score))
        if computed is not None and abs(reported - computed) > Fraction(str(REPORTED_TOLERANCE)):
            person = people[observations[r.observation_id].educator_id]
            found["class_flags"][r.observation_id, r.domain] = {
                "person_id": person.participant_id,
                "region": person.region,
                "reported": float(r.score),
                "computed": float(computed),
            }


def _employment(
    connection: Connection,
    ids: list[str],
    people: dict[str, Row[Any]],
    as_mentee: dict[str, list[Row[Any]]],
    as_coach: dict[str, list[Row[Any]]],
    found: Expected,
) -> None:
    records = _by(_where(connection, schema.employment, "participant_id", ids), "participant_id")
    sources = EMPLOYMENT_SOURCES.codes
    for number, person in people.items():
        coached = {p.cohort_year for p in as_coach[number]}
        for mine, roles in ((as_mentee[number], MENTEE_ROLES), (as_coach[number], COACH_ROLES)):
            for cohort, listed in _by(mine, "cohort_year").items():
                first = min(listed, key=lambda p: (p.start_date, p.pair_id))
                start = first.start_date
                leap = (start.month, start.day) == (2, 29)
                due = start.replace(year=start.year + 1, day=28 if leap else start.day)
                near = [r for r in records[number] if -60 <= (r.as_of - due).days <= 120]
                near.sort(
                    key=lambda r: (
                        abs((r.as_of - due).days),
                        -r.as_of.toordinal(),
                        sources.index(r.source) if r.source in sources else len(sources),
                    )
                )
                place = person if roles is COACH_ROLES else first
                role = person.role if person.role in roles else roles[0]
                found["employment_outcomes"][number, cohort, role] = {
                    **placed(place, cohort=cohort, role=role),
                    "program_year": cohort,
                    "due_on": due,
                    "status": near[0].status if near else "unknown",
                    "returned": int(cohort + 1 in coached),
                }
