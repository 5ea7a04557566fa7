"""Which places of a program year somebody who may not look people up may be told counts of coaching of.

A place is what filters and breakdowns leave of a year: region, cohort, program type, role, some or all
of them. Month by month, how many pairs of a small place were active says when one of them ended. So it is
decided of places, before any figure: the coarse before the fine, the state and its regions first, by
whole years. Whoever is in a place is there from the day the pair begins, whatever becomes of it, so
the decision itself tells nothing. The proof and its limits are in docs/withholding.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import product
from typing import Any

import numpy as np
from sqlalchemy import and_, select

from config.program.breakdowns import LATTICE
from config.program.calendars import program_year_of
from config.program.reports import LICENSE_EXEMPT, settings_on
from config.program.vocabulary import COACH_ROLES, LEADER_ROLES, MENTEE_ROLES, PARTICIPANT_ROLES
from data_access.asking.answers import UNPLACED
from data_access.asking.crosstab import as_text
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.withholding import COMPLEMENTARY, SMALL, subsets, tell
from data_access.measures import MEASURES
from data_access.measures.measure import Measure
from data_access.measures.possible_roles import MAY_HAVE_OTHERS, of_table
from data_access.storage.database import Reader
from data_access.storage.schema import pair_status, participation, person_periods
from data_access.storage.scope import Scope

# What the federal form tells apart beside program types; a place by itself.
SETTING = "setting"

Population = tuple[str, ...]
# Pairs, placed by their mentee; pairs, placed by their coach. People of some roles are (PEOPLE, *roles).
PAIRS: Population = ("pairs",)
COACHED: Population = ("coached",)
PEOPLE = "people"

Pinned = Mapping[str, str]
Place = tuple[Population, int, frozenset[tuple[str, str]]]


def populations_of(measure: Measure) -> tuple[Population, ...]:
    """Of whom a count of coaching is, by its table; nothing where it is of programs, which are public."""
    if measure.is_outcome or measure.person == "program_number":
        return ()
    columns = measure.table.c
    # Who is observed is coached, and stands where the pair does.
    if "pair_id" in columns or measure.table.name in MAY_HAVE_OTHERS:
        return (PAIRS,)
    roles = set(measure.roles or of_table(measure.table.name))
    # Coaches whoever they coach: all but a few are no place, or no region could be told of the others.
    parts = (MENTEE_ROLES, COACH_ROLES, LEADER_ROLES)
    people = (PEOPLE, *(role for part in parts if roles & set(part) for role in part))
    # A row for each month in which a pair of theirs was active says when the last one ended.
    return (COACHED, people) if "month" in columns else (people,)


@dataclass(frozen=True)
class ToldPlaces:
    """Why counts of coaching of each place are withheld; "" where they are told.

    `pairs`: those of each place that is told, for whoever decides what else may be told of them.
    """

    why: Mapping[Place, str] = field(default_factory=dict)
    minimum: int = 0
    pairs: Collection[frozenset[Hashable]] = ()

    def why_withheld(
        self,
        populations: Iterable[Population],
        years: Collection[int],
        pinned: Pinned,
        people: int,
    ) -> str:
        """Why a figure of a place is: that of several years is told where each of them is.

        `people`: those behind it. Who is in no pair of these years is in no place that was decided.
        """
        if not self.minimum:
            return ""
        at = frozenset(pinned.items())
        found = []
        for population in populations:
            own = [self.why.get((population, year, at)) for year in years]
            found += [why for why in own if why is not None]
            if at and all(why is None for why in own) and 0 < people < self.minimum:
                found.append(SMALL)
        return next((why for why in (SMALL, COMPLEMENTARY) if why in found), "")

    @cached_property
    def bytes(self) -> int:
        """About how much memory it takes."""
        return 300 * len(self.why) + 60 * sum(map(len, self.pairs))


ALL_TOLD = ToldPlaces()


def places(reader: Reader, policy: WithholdingPolicy) -> ToldPlaces:
    """The places of all years within a reader's scope, kept or decided."""
    if may_see_people(reader.scope) or not policy.decides or policy.minimum_people <= 1:
        return ALL_TOLD
    name = ("places", policy.minimum_people)
    return reader.once(name, partial(_decide, reader.with_regions(), policy.minimum_people))


def may_see_people(scope: Scope) -> bool:
    """Whether somebody sees the work lists of everybody in reach, with who is in which pair."""
    return scope.sees_names and not scope.aggregate_only


def _decide(reader: Reader, minimum: int) -> ToldPlaces:
    # Who compares with the rest of the state is never told its regions apart.
    dimensions = tuple(d for d in LATTICE if d != "region" or not reader.scope.aggregate_only)
    enrolled = reader.execute(select(reader.rows(participation))).all()
    pairs = _pairs(reader)
    by_pair = _places_of_pairs(pairs, enrolled, dimensions)
    by_person = _places_of_people(pairs, enrolled, dimensions)
    mentees = {pair.pair_id: pair.person_id for pair in pairs}
    of_pairs = _told(by_pair, mentees, minimum)
    of_people = _told(by_person, {one: one for who in by_person.values() for one in who}, minimum)
    told = {frozenset(by_pair[place]) for place, why in of_pairs.items() if not why}
    return ToldPlaces(of_pairs | of_people, minimum, tuple(sorted(told, key=sorted)))


def _pairs(reader: Reader) -> Sequence[Any]:
    """All pairs, with whether the mentee's program was licensed when the pair began."""
    rows, then = reader.rows(pair_status), reader.rows(person_periods)
    began = and_(
        then.c.person_id == rows.c.person_id,
        then.c.valid_from <= rows.c.start_date,
        then.c.valid_to > rows.c.start_date,
    )
    statement = select(rows, then.c.licensed).select_from(rows.outerjoin(then, began))
    return reader.execute(statement).all()


def _years(pair: Any) -> range:
    """The program years in which a pair was to run: it stands in each, also where it ended before."""
    days = [pair.start_date, pair.planned_end, *filter(None, [pair.end_date])]
    years = [pair.program_year, *map(program_year_of, days)]
    return range(min(years), max(years) + 1)


def _margins(row: Any, dimensions: tuple[str, ...]) -> Iterator[frozenset[tuple[str, str]]]:
    """Every place that a row is in, from the state to the finest."""
    given = {d: as_text(getattr(row, d)) for d in dimensions}
    for margin in subsets(dimensions):
        yield frozenset((d, given[d]) for d in margin)


def setting_of(program_type: str | None, licensed: str | None, settings: Any) -> str:
    """The setting of the federal form that a mentee's program counts in; empty for none of them."""
    if licensed == "exempt" and program_type in settings.exempt_types:
        return LICENSE_EXEMPT
    return str(settings.of.get(program_type or "", ""))


def _places_of_pairs(
    pairs: Sequence[Any], enrolled: Sequence[Any], dimensions: tuple[str, ...]
) -> dict[Place, set[Hashable]]:
    found: dict[Place, set[Hashable]] = defaultdict(set)
    coached: dict[tuple[str, int], list[str]] = defaultdict(list)
    for pair in pairs:
        setting = setting_of(pair.program_type, pair.licensed, settings_on(pair.start_date))
        own = [*_margins(pair, dimensions), frozenset({(SETTING, setting or UNPLACED)})]
        for year, at in product(_years(pair), own):
            found[PAIRS, year, at].add(pair.pair_id)
        for year in _years(pair):
            coached[pair.coach_id, year].append(pair.pair_id)
    for row in enrolled:
        if row.role in COACH_ROLES and row.paired:
            for at in _margins(row, dimensions):
                found[COACHED, row.program_year, at].update(
                    coached[row.person_id, row.program_year]
                )
    return found


def _role_sets() -> set[tuple[str, ...]]:
    """The roles of the people of each count that is no count of pairs."""
    found = {one[1:] for m in MEASURES.values() for one in populations_of(m) if one[0] == PEOPLE}
    return {roles for roles in found if roles}


def _places_of_people(
    pairs: Sequence[Any], enrolled: Sequence[Any], dimensions: tuple[str, ...]
) -> dict[Place, set[Hashable]]:
    found: dict[Place, set[Hashable]] = defaultdict(set)
    newest = max((pair.program_year for pair in pairs), default=0)
    role_sets = _role_sets()
    for row in enrolled:
        # Who was never in a pair waits for one today.
        year = row.program_year or newest
        for at, roles in product(_margins(row, dimensions), role_sets):
            if row.role in roles:
                found[(PEOPLE, *roles), year, at].add(row.person_id)
    return found


def _told(
    found: Mapping[Place, Collection[Hashable]],
    person: Mapping[Hashable, Hashable],
    minimum: int,
) -> dict[Place, str]:
    """Why each place is withheld, taken in order; the same people in two places are decided once."""
    columns = {record: at for at, record in enumerate(sorted(person, key=str))}
    who = np.unique([str(person[record]) for record in columns], return_inverse=True)[1].ravel()
    in_order = sorted(found, key=lambda place: _order(place, len(found[place])))
    numbers: dict[frozenset[Hashable], int] = {}
    group = {place: numbers.setdefault(frozenset(found[place]), len(numbers)) for place in in_order}
    members = np.zeros((len(numbers), len(columns)), dtype=np.bool_)
    for records, number in numbers.items():
        members[number, [columns[record] for record in records]] = True
    sizes = [len(np.unique(who[row])) for row in members]
    told = tell(members, who, minimum) if len(columns) else np.ones(len(numbers), dtype=np.bool_)
    return {
        place: "" if told[n] else SMALL if sizes[n] < minimum else COMPLEMENTARY
        for place, n in group.items()
    }


def _order(place: Place, size: int) -> tuple[Any, ...]:
    """Which of two places goes first: the earlier year, so that no later file changes what is told of it;
    then state and regions, what the federal form has, the coarse before the fine, the larger before
    the smaller."""
    population, year, at = place
    names = {name for name, _ in at}
    return (
        year,
        population == COACHED,
        not names <= {"region"} and names != {SETTING},
        len(at),
        SETTING in names,
        "region" not in names,
        len(PARTICIPANT_ROLES.codes) - len(population),
        -size,
        population,
        sorted(at),
    )
