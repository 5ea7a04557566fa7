"""Works out the CLASS scores of a file's first observations by domain, as pages will show them.

From the rows of the file alone: whoever sends it may not be told what is saved already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean

from sqlalchemy import Connection, case, func, select

from config.program.instruments import HIGHEST, INSTRUMENTS, LOWEST, Domain, Instrument
from data_access.imports.climate import UNLIKELY
from data_access.imports.formats.classroom import NC, NC_ABSENCE, SCORED_DIMENSIONS
from data_access.imports.reshaping import part_of
from data_access.imports.staging import STAGED

OBSERVATIONS_SHOWN = 3


@dataclass(frozen=True)
class ScoredDimension:
    """The mean of a dimension as pages show it, and the column of the file it came from."""

    label: str
    score: float
    column: str


@dataclass(frozen=True)
class ScoredDomain:
    """A domain of one observation; `score` is None where dimensions are missing, which are named."""

    observation: str
    label: str
    score: float | None
    dimensions: tuple[ScoredDimension, ...]
    missing: tuple[str, ...] = ()


def scored_domains(
    connection: Connection, columns: tuple[tuple[str, str], ...]
) -> tuple[ScoredDomain, ...]:
    """The domains of the first observations staged. `columns`: heading of the file, heading of ours."""
    seen, cycles, scores = (
        STAGED[name].c for name in ("class_observations", "class_cycles", "class_scores")
    )
    headers = connection.execute(
        select(
            seen.observation_id,
            func.min(seen.instrument).label("instrument"),
            func.min(seen.nc_orientation).label("orientation"),
        )
        .group_by(seen.observation_id)
        .order_by(func.min(seen.number))
        .limit(OBSERVATIONS_SHOWN)
    ).all()
    shown = [row.observation_id for row in headers]
    valid = select(cycles.cycle).where(
        cycles.observation_id == scores.observation_id,
        cycles.cycle == scores.cycle,
        cycles.valid == "Y",
    )
    given: dict[str, dict[str, list[float]]] = {observation: {} for observation in shown}
    for observation, dimension, score in connection.execute(
        select(scores.observation_id, scores.dimension, scores.score).where(
            scores.observation_id.in_(shown), scores.score.is_not(None), valid.exists()
        )
    ):
        given[observation].setdefault(dimension, []).append(score)
    theirs = {ours: heading for heading, ours in columns}
    return tuple(
        domain
        for row in headers
        for domain in _domains(
            row.observation_id,
            INSTRUMENTS[row.instrument],
            row.orientation == "reversed",
            given[row.observation_id],
            theirs,
        )
    )


def _domains(
    observation: str,
    instrument: Instrument,
    is_reversed: bool,
    given: Mapping[str, list[float]],
    theirs: Mapping[str, str],
) -> Iterator[ScoredDomain]:
    def mean(code: str) -> float:
        score = fmean(given[code])
        turned = code in instrument.reverse and not is_reversed
        return LOWEST + HIGHEST - score if turned else score

    def label(code: str) -> str:
        return SCORED_DIMENSIONS.label(NC_ABSENCE if code in instrument.reverse else code)

    def domain_of(domain: Domain) -> ScoredDomain:
        known = [code for code in domain.dimensions if code in given]
        means = [
            ScoredDimension(label(c), mean(c), _column_of(c, instrument, theirs)) for c in known
        ]
        missing = tuple(label(c) for c in domain.dimensions if c not in given)
        score = None if missing else fmean(m.score for m in means)
        return ScoredDomain(observation, domain.label, score, tuple(means), missing)

    return map(domain_of, instrument.domains)


@dataclass(frozen=True)
class UnlikelyScores:
    """Scores of Negative Climate that say what hardly any room is: how many, and one of them."""

    number: int
    score: float
    observation: str


def unlikely_climate(connection: Connection) -> UnlikelyScores | None:
    """The staged scores of Negative Climate at its bad end, read as they would be stored."""
    seen, scores = STAGED["class_observations"].c, STAGED["class_scores"].c
    best = case(
        (seen.nc_orientation == "reversed", scores.score), else_=LOWEST + HIGHEST - scores.score
    )
    found = connection.execute(
        select(scores.observation_id, scores.score)
        .distinct()
        .add_columns(scores.cycle)
        .join_from(
            STAGED["class_scores"],
            STAGED["class_observations"],
            seen.observation_id == scores.observation_id,
        )
        .where(scores.dimension == NC, best <= UNLIKELY)
        .order_by(scores.observation_id, scores.cycle, scores.score)
    ).all()
    return UnlikelyScores(len(found), found[0].score, found[0].observation_id) if found else None


def _column_of(code: str, instrument: Instrument, theirs: Mapping[str, str]) -> str:
    """The heading under which the file gives a dimension."""
    names = [code, *(renamed for renamed, own in instrument.renamed.items() if own == code)]
    if code == NC:
        names.append(NC_ABSENCE)
    for name in names:
        if found := theirs.get(name) or theirs.get(part_of("dimension", name)):
            return found
    return theirs.get("score", "score")
