"""The participation report: who enrolled and what came of it, outcomes withheld as on the pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from config.program.calendars import (
    last_complete_month,
    last_day,
    program_year_months,
)
from config.program.ratings import system_on
from config.program.reporting_periods import Period
from config.program.reports import OUTCOMES
from config.program.vocabulary import (
    ATTRITION_REASONS,
    COACH_ROLES,
    LEADER_ROLES,
    MENTEE_ROLES,
    PARTICIPANT_ROLES,
)
from data_access.asking.answers import (
    EVERYBODY,
    UNPLACED,
)
from data_access.asking.places import places
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.withholding import COMPLEMENTARY, EXTREME, decide, subsets
from data_access.measures.protected import RETENTION
from data_access.reports.coached import Row
from data_access.reports.process_counts import regions_of
from data_access.storage.database import Reader
from data_access.storage.schema import (
    pair_status,
    pairs,
    person_periods,
    qris,
)
from data_access.storage.schema import participation as enrolments

ACTIVE, COMPLETED, WITHDREW, OTHERWISE, RE_PAIRED = OUTCOMES
_UNKNOWN = ""


@dataclass(frozen=True)
class Enrolled:
    """One person in one role of a program year, and what came of the last pair."""

    person: str
    region: str
    role: str
    program_type: str
    qris_level: str
    outcome: str
    re_paired: bool


def outcomes_as_of(program_year: int, today: date) -> date:
    """The newest complete month's end, or the end of the program year where that has passed."""
    _, last = program_year_months(program_year)
    return last_day(min(last, last_complete_month(today)))


def participation(
    reader: Reader, period: Period, today: date, minimum_people: int
) -> list[tuple[Period, Row]]:
    """Region by role, then by program type and by QRIS level within them."""
    year = period.year - 1
    as_of = outcomes_as_of(year, today)
    people = _enrolled(reader, year, as_of)
    shielded = not (reader.scope.sees_names and not reader.scope.aggregate_only)
    found = {b: _cells(people, b) for b in ("program_type", "qris_level")}
    # Both tables are decided together: they are of the same people.
    everyone = {
        cell: {p.person for p in many} for table in found.values() for cell, many in table.items()
    }
    coarse_first = sorted(everyone, key=lambda cell: (len(cell[0]), -len(everyone[cell]), cell))
    withheld = {}
    if shielded and minimum_people > 1:
        fewest = {c: _fewest(many) for table in found.values() for c, many in table.items()}
        withheld = decide(
            {c: everyone[c] for c in coarse_first},
            minimum_people,
            closed={c for c, few in fewest.items() if few < RETENTION.either_way},
            hollow={c for c, few in fewest.items() if not few},
            before=_coached(reader, minimum_people),
        )
    # A region where nobody enrolled has its row, too.
    rows: dict[tuple[str, ...], Row] = {}
    for region in regions_of(reader):
        where = (region, EVERYBODY, EVERYBODY, EVERYBODY)
        rows[where] = (year, as_of, *where, 0, *(0 for _ in OUTCOMES), "")
    for breakdown, table in found.items():
        for cell, many in table.items():
            named = dict(zip(*cell, strict=True))
            at = tuple(named.get(d, EVERYBODY) for d in ("region", "role", breakdown))
            by = EVERYBODY if at[2] == EVERYBODY else breakdown
            why = withheld.get(cell, "")
            # That it is of nearly all or nearly none would tell it, beside the state's figure.
            why = COMPLEMENTARY if why == EXTREME else why
            counts = (None,) * len(OUTCOMES) if why else _outcomes(many)
            number = len({p.person for p in many})
            rows[(*at[:2], by, at[2])] = (year, as_of, *at[:2], by, at[2], number, *counts, why)
    if reader.scope.regions is not None:
        # A region's total would stand there twice.
        rows = {key: row for key, row in rows.items() if key[0] != EVERYBODY}
    return [(period, rows[key]) for key in sorted(rows, key=_order)]


def _order(key: tuple[str, ...]) -> tuple[Any, ...]:
    region, role, by, category = key
    codes = (EVERYBODY, *PARTICIPANT_ROLES.codes)
    return region != EVERYBODY, region, codes.index(role), by != EVERYBODY, by, category


def _coached(reader: Reader, minimum_people: int) -> list[set[str]]:
    """The mentees of each place of which counts of coaching tell month by month how many ended."""
    rows = reader.rows(pair_status)
    found_pairs = reader.execute(select(rows.c.pair_id, rows.c.person_id))
    mentee: dict[Hashable, str] = {row.pair_id: row.person_id for row in found_pairs}
    told = places(reader, WithholdingPolicy(minimum_people=minimum_people)).pairs
    found = {frozenset(mentee[pair] for pair in group) for group in told}
    return [set(one) for one in sorted(found, key=sorted)]


Cell = tuple[tuple[str, ...], tuple[str, ...]]  # some dimensions, and their values


def _cells(people: Iterable[Enrolled], breakdown: str) -> dict[Cell, list[Enrolled]]:
    """Who is in every cell of region, role and breakdown, its margins and the total."""
    found: dict[Cell, list[Enrolled]] = defaultdict(list)
    margins = subsets(("region", "role", breakdown))
    for one in people:
        for margin in margins:
            found[margin, tuple(str(getattr(one, d)) for d in margin)].append(one)
    return found


def _fewest(many: list[Enrolled]) -> int:
    """How many left, or stayed if they are fewer: where it is nearly nobody, it is known of each of them."""
    left = {p.person for p in many if p.outcome in (WITHDREW, OTHERWISE)}
    stayed = {p.person for p in many if p.outcome in (ACTIVE, COMPLETED)}
    return min(len(left), len(stayed))


def _outcomes(many: list[Enrolled]) -> tuple[int, ...]:
    ends = (ACTIVE, COMPLETED, WITHDREW, OTHERWISE)
    return (
        *(len({p.person for p in many if p.outcome == end}) for end in ends),
        len({p.person for p in many if p.re_paired}),
    )


def _enrolled(reader: Reader, year: int, as_of: date) -> list[Enrolled]:
    rows, then = reader.rows(enrolments), reader.rows(person_periods)
    statement = (
        select(
            rows.c.person_id,
            rows.c.region,
            rows.c.role,
            rows.c.program_type,
            then.c.program_number,
        )
        .select_from(rows)
        .outerjoin(
            then,
            (then.c.person_id == rows.c.person_id)
            & (then.c.valid_from <= rows.c.begun)
            & (then.c.valid_to > rows.c.begun),
        )
        .where(rows.c.program_year == year, rows.c.paired == 1, rows.c.begun <= as_of)
    )
    levels = _levels(reader, as_of)
    mine = _pairs(reader, year, as_of)
    out = []
    for row in reader.execute(statement):
        ends = mine.get((row.person_id, row.role, row.region), [])
        out.append(
            Enrolled(
                person=row.person_id,
                region=UNPLACED if row.region is None else str(row.region),
                role=row.role,
                program_type=row.program_type or UNPLACED,
                qris_level=levels.get(row.program_number, UNPLACED),
                # Pairs may lie side by side: what counts is the one that lasts longest.
                outcome=max(ends, key=lambda e: e.until).outcome if ends else _UNKNOWN,
                re_paired=any(e.re_paired for e in ends),
            )
        )
    return out


@dataclass(frozen=True)
class _End:
    """What came of one pair."""

    outcome: str
    until: date
    re_paired: bool = False


Part = tuple[str, str, int | None]  # person, role, region


def _pairs(reader: Reader, year: int, as_of: date) -> dict[Part, list[_End]]:
    """What came of each person's pairs of the year in one part, by region; the newest first."""
    rows, pair = reader.rows(pair_status), reader.rows(pairs)
    statement = (
        select(rows, pair.c.il_id)
        .select_from(rows)
        .outerjoin(pair, pair.c.pair_id == rows.c.pair_id)
        .where(rows.c.program_year == year, rows.c.start_date <= as_of)
        .order_by(rows.c.start_date.desc(), rows.c.pair_id.desc())
    )
    found: dict[Part, list[_End]] = defaultdict(list)
    for row in reader.execute(statement):
        for person, roles in (
            (row.person_id, MENTEE_ROLES),
            (row.coach_id, COACH_ROLES),
            (row.il_id, LEADER_ROLES),
        ):
            for role in roles:
                found[person, role, row.region].append(_end(row, as_of))
    return found


def _end(row: Any, as_of: date) -> _End:
    if row.end_date is None or row.end_date > as_of:
        if row.planned_end <= as_of:
            return _End(COMPLETED, row.planned_end)
        return _End(ACTIVE, date.max)
    if row.end_reason == "completed":
        return _End(COMPLETED, row.end_date)
    outcome = WITHDREW if row.end_reason in ATTRITION_REASONS else OTHERWISE
    return _End(outcome, row.end_date, row.end_reason == RE_PAIRED)


def _levels(reader: Reader, as_of: date) -> dict[str, str]:
    """The newest granted level of each program, in the rating system of the day.

    Ratings are public, and a program may lie in another region by now: they are read of the state.
    """
    rows = reader.rows_told(qris)
    statement = (
        select(rows.c.program_number, rows.c.level)
        .where(
            rows.c.system == system_on(as_of).code,
            rows.c.rating_status == "granted",
            rows.c.effective_date <= as_of,
        )
        .order_by(rows.c.effective_date)
    )
    return {r.program_number: str(r.level) for r in reader.execute(statement)}
