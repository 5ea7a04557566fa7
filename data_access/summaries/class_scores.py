"""Scores the touched educators: their windows, matched change, and contradicting reports.

The database sums the cycles of each dimension as whole numbers; the rest is reckoned in exact
fractions, one educator at a time, because a mean of thirds has no exact float.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    Table,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    tuple_,
    union_all,
    update,
)

from config.program.breakdowns import carried_by
from config.program.instruments import (
    INSTRUMENTS,
    SHORTEST_CYCLE_MINUTES,
)
from data_access.storage.dialect import bulk_load
from data_access.storage.schema import (
    class_changes,
    class_cycles,
    class_flags,
    class_observations,
    class_reported,
    class_scores,
    class_windows,
    pair_status,
    pairs,
    participants,
    person_periods,
)
from data_access.summaries.class_arithmetic import (
    WHOLE,
    DimensionMean,
    UsableObservation,
    contradicts,
    dimension_scores,
    domain_scores,
    is_usable,
    preferred,
    window_means,
)
from data_access.summaries.placement import held_on
from data_access.summaries.touched import pairs_with_logs, touched_people

# Scores are summed as whole numbers of this part of a point, which makes a sum exact. No file
# gives more decimals.
PARTS = 10**8
FIRST_WINDOW, SECOND_WINDOW = "BASE", "END"
READ_AT_ONCE = 500
LOADED_AT_ONCE = 20_000

# The columns reckoned here; cohort and baseline_first follow from the pairs (`follow_pairs`).
_KEY = ("person_id", "instrument", "program_year", "component")
_OF_PEOPLE = carried_by("participants")
_PLACED = (*_OF_PEOPLE, "consented", "is_domain")
COLUMNS: dict[Table, tuple[str, ...]] = {
    class_windows: (*_KEY, "window", *_PLACED, "score", "observations", "first_date"),
    class_changes: (*_KEY, *_PLACED, "pre", "post", "change"),
    class_flags: ("observation_id", "domain", "person_id", "region", "reported", "computed"),
}


@dataclass(frozen=True)
class RecordedObservation:
    """One observation: its facts, the means of its dimensions by record, and reported domains."""

    facts: Row[Any]
    means: dict[str, dict[str, DimensionMean]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def counted(self) -> dict[str, DimensionMean]:
        return dict(preferred(self.means["cycles"], self.means["whole"]))

    @property
    def is_of_record(self) -> bool:
        """Only an outside observer's own codes count, never a coach's or a second coder's."""
        of_record = self.facts.observer_role == "external" and self.facts.double_code_of is None
        return of_record and is_usable(self.counted)

    def scores(self) -> dict[str, Fraction]:
        """The scores of dimensions and domains, high is good."""
        instrument = INSTRUMENTS[self.facts.instrument]
        dimensions = dimension_scores(instrument, self.facts.nc_orientation, self.counted)
        return dimensions | domain_scores(instrument, dimensions)


def refresh(connection: Connection, today: date) -> None:
    """Score the touched people anew. Their cohorts and baseline order follow in `follow_pairs`."""
    listed = select(touched_people.c.participant_id)
    for table in COLUMNS:
        connection.execute(table.delete().where(table.c.person_id.in_(listed)))
    pending: dict[Table, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
    for observations in _by_person(connection):
        _score(observations, pending)
        if sum(map(len, pending.values())) >= LOADED_AT_ONCE:
            _load(connection, pending)
    _load(connection, pending)


def _load(connection: Connection, pending: dict[Table, list[tuple[Any, ...]]]) -> None:
    for table, columns in COLUMNS.items():
        if pending[table]:
            bulk_load(connection, table, columns, pending[table])
            pending[table] = []


def _score(
    observations: list[RecordedObservation], pending: dict[Table, list[tuple[Any, ...]]]
) -> None:
    """All summary rows of one educator."""
    seen: dict[tuple[str, int], dict[str, list[UsableObservation]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for observation in observations:
        facts = observation.facts
        scores = observation.scores()
        for domain, reported in observation.means["reported"].items():
            if domain in scores and contradicts(reported.score, scores[domain]):
                both = (float(reported.score), float(scores[domain]))
                pending[class_flags].append(
                    (facts.observation_id, domain, facts.educator_id, facts.region, *both)
                )
        if observation.is_of_record:
            windows = seen[facts.instrument, facts.program_year]
            windows[facts.window].append(UsableObservation(facts.obs_date, scores))
    facts = observations[0].facts
    consented = int(facts.consent == "educator_level")
    # Where and as what somebody counts is what held on the first day that a score rests on.
    then = {o.facts.obs_date: [o.facts._mapping[key] for key in _OF_PEOPLE] for o in observations}
    for (code, year), windows in seen.items():
        domains = {domain.code for domain in INSTRUMENTS[code].domains}
        means = {window: window_means(seen_there) for window, seen_there in windows.items()}
        for window, components in means.items():
            for component, found in components.items():
                key = (facts.educator_id, code, year, component, window)
                measured = (float(found.score), found.observations, found.first_day)
                placed = (*then[found.first_day], consented, int(component in domains))
                pending[class_windows].append((*key, *placed, *measured))
        first, second = means.get(FIRST_WINDOW, {}), means.get(SECOND_WINDOW, {})
        for component in sorted(first.keys() & second.keys()):
            pre, post = first[component].score, second[component].score
            same = (facts.educator_id, code, year, component)
            exact = (float(pre), float(post), float(post - pre))
            placed = (*then[first[component].first_day], consented, int(component in domains))
            pending[class_changes].append((*same, *placed, *exact))


def _by_person(connection: Connection) -> Iterator[list[RecordedObservation]]:
    """The observations of each touched educator, some hundred people read at a time.

    Not as one stream: PostgreSQL plans a stream for its first rows, at the cost of the rest.
    """
    observed = (
        select(class_observations.c.educator_id)
        .where(class_observations.c.educator_id.in_(select(touched_people.c.participant_id)))
        .distinct()
    )
    people = list(connection.scalars(observed))
    for start in range(0, len(people), READ_AT_ONCE):
        rows = connection.execute(_means(people[start : start + READ_AT_ONCE]))
        for _, of_person in groupby(rows, key=lambda row: row.educator_id):
            observations = _observations(of_person)
            if observations:
                yield observations


def _observations(rows: Iterable[Row[Any]]) -> list[RecordedObservation]:
    """The observations that rows of `_means` tell of; other instruments than ours are left out."""
    observations: dict[str, RecordedObservation] = {}
    for row in rows:
        if row.instrument in INSTRUMENTS:
            observation = observations.setdefault(row.observation_id, RecordedObservation(row))
            observation.means[row.record][row.code] = DimensionMean(
                Fraction(int(row.total), PARTS * row.cycles),
                row.cycles,
                is_whole=row.record == "whole",
            )
    return list(observations.values())


def _in_parts(score: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(func.round(score * PARTS), BigInteger)


def _means(people: list[str]) -> Select[Any]:
    """One row per observation, record (cycles, whole, reported) and dimension or domain."""
    ours = class_observations.c.educator_id.in_(people)
    record = case((class_cycles.c.cycle == WHOLE, "whole"), else_="cycles")
    scored = (
        select(
            class_scores.c.observation_id,
            record.label("record"),
            class_scores.c.dimension.label("code"),
            func.sum(_in_parts(class_scores.c.score)).label("total"),
            func.count().label("cycles"),
        )
        .join(
            class_cycles,
            and_(
                class_cycles.c.observation_id == class_scores.c.observation_id,
                class_cycles.c.cycle == class_scores.c.cycle,
            ),
        )
        .join(
            class_observations,
            class_observations.c.observation_id == class_scores.c.observation_id,
        )
        .where(
            ours,
            class_cycles.c.valid == "Y",
            or_(
                class_cycles.c.minutes.is_(None),
                class_cycles.c.minutes >= SHORTEST_CYCLE_MINUTES,
            ),
        )
        .group_by(class_scores.c.observation_id, record, class_scores.c.dimension)
    )
    reported = (
        select(
            class_reported.c.observation_id,
            literal("reported").label("record"),
            class_reported.c.domain.label("code"),
            _in_parts(class_reported.c.score).label("total"),
            literal(1).label("cycles"),
        )
        .join(
            class_observations,
            class_observations.c.observation_id == class_reported.c.observation_id,
        )
        .where(ours)
    )
    known = union_all(scored, reported).subquery("known")
    return (
        select(
            class_observations.c.observation_id,
            class_observations.c.educator_id,
            class_observations.c.instrument,
            class_observations.c.window,
            class_observations.c.obs_date,
            class_observations.c.program_year,
            class_observations.c.observer_role,
            class_observations.c.nc_orientation,
            class_observations.c.double_code_of,
            *(person_periods.c[key] for key in _OF_PEOPLE),
            participants.c.consent,
            known.c.record,
            known.c.code,
            known.c.total,
            known.c.cycles,
        )
        .join_from(
            class_observations,
            known,
            known.c.observation_id == class_observations.c.observation_id,
        )
        .join(participants, participants.c.participant_id == class_observations.c.educator_id)
        .join(
            person_periods,
            held_on(class_observations.c.educator_id, class_observations.c.obs_date),
        )
        .order_by(class_observations.c.educator_id)
    )


def follow_pairs(connection: Connection) -> None:
    """Write what the touched people's scores take from their pairs. Reads pair_status, fresh.

    An educator belongs to the cohort of the program year when in a pair of it, as mentee or
    coach. The baseline came first where no contact of the mentee's pair of that year lies
    before it; a log moves that for its pair's own year.
    """
    listed = select(touched_people.c.participant_id)
    for table in (class_windows, class_changes):
        year_of = tuple_(table.c.person_id, table.c.program_year)
        cohort = case((year_of.in_(_cohorts()), table.c.program_year), else_=null())
        connection.execute(
            update(table)
            .values(cohort=cohort)
            .where(table.c.person_id.in_(listed), table.c.cohort.is_distinct_from(cohort))
        )
    logged = pair_status.c.pair_id.in_(pairs_with_logs())
    seen = pair_status.c.baseline_date.is_not(None)
    mentees = select(pair_status.c.person_id).where(logged, seen)
    years = select(pair_status.c.person_id, pair_status.c.program_year).where(logged, seen)
    year_of = tuple_(class_changes.c.person_id, class_changes.c.program_year)
    for due in (
        (class_changes.c.person_id.in_(listed),),
        (class_changes.c.person_id.in_(mentees), year_of.in_(years)),
    ):
        first = case((year_of.in_(_coached_before_baseline()), 0), else_=1)
        connection.execute(
            update(class_changes)
            .values(baseline_first=first)
            .where(*due, class_changes.c.baseline_first != first)
        )


def _cohorts() -> CompoundSelect[Any]:
    """The touched people's cohorts, as mentee or as coach."""
    listed = select(touched_people.c.participant_id)
    return union_all(
        *(
            select(person, pairs.c.cohort_year).where(person.in_(listed))
            for person in (pairs.c.mentee_id, pairs.c.coach_id)
        )
    )


def _coached_before_baseline() -> Select[Any]:
    """The mentees and years with a contact before the first baseline observation."""
    return select(pair_status.c.person_id, pair_status.c.program_year).where(
        pair_status.c.first_contact < pair_status.c.baseline_date
    )
