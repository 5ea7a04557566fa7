"""Generates what data-quality checks should find: second logs, typing mistakes, conflicting scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from config.program.instruments import INSTRUMENTS
from config.program.vocabulary import (
    DIRECT_CONTACT_TYPES,
    DIRECT_VENUES,
)
from dashboard.demonstration import shape
from dashboard.demonstration.chance import days, stream
from dashboard.demonstration.coaching import Session
from dashboard.demonstration.observations import InventedObservation
from dashboard.demonstration.scenario import Scenario

# Days before today: late enough that the month's logs are in, and no more than a year ago.
_NEWEST, _OLDEST = 60, 330
_AFTERNOON = 12
_WHOLE_DAY = 360


@dataclass(frozen=True)
class ReportedScores:
    """An observation with the domain scores its observer reported, as `class_summary.csv` has it.

    The scores of the dimensions are in the file by cycle.
    """

    observation: InventedObservation
    reported: dict[str, str]


def second_logs(state: Scenario, region: int) -> tuple[Session, ...]:
    """Logs by a region's mentees of sessions that their coaches logged as well.

    Two agree with the coach's log. Of the others, one gives another time of day, one claims a whole
    day in the classroom, one was written before the session and for another hour, and one has the
    digits of the pair's number reversed.
    """
    chance = stream(state.seed, "second logs", region)
    known = {p.pair_id for p in state.people.pairs}
    by_pair = {p.pair_id: p for p in state.people.pairs if p.region == region}
    held = [s for s in state.sessions if s.pair_id in by_pair and _can_be_doubled(s, state.today)]
    chosen = chance.sample(held, 6) if len(held) >= 6 else held
    return tuple(
        change(_by_mentee(session), known)
        for session, change in zip(chosen, _CHANGES, strict=False)
    )


def _can_be_doubled(session: Session, today: date) -> bool:
    return (
        session.status == "completed"
        and session.contact_type in DIRECT_CONTACT_TYPES
        and session.venue in DIRECT_VENUES
        and session.logged_by == "coach"
        and session.start_time != ""
        and today - days(_OLDEST) < session.session_date < today - days(_NEWEST)
    )


def _by_mentee(session: Session) -> Session:
    """The same session as logged by the mentee, on the same day as the coach's log."""
    return replace(
        session, session_id=f"{session.session_id}-M", logged_by="mentee", cycle_step=None
    )


def _agreeing(log: Session, known: set[str]) -> Session:
    return log


def _another_time(log: Session, known: set[str]) -> Session:
    hour, minute = map(int, log.start_time.split(":"))
    hour += 4 if hour < _AFTERNOON else -4
    return replace(
        log,
        start_time=f"{hour:02d}:{minute:02d}",
        minutes_observation=None,
        minutes_conference=None,
        minutes_total=(log.minutes_total or 0) + 25,
    )


def _whole_day(log: Session, known: set[str]) -> Session:
    return replace(_another_time(log, known), minutes_total=_WHOLE_DAY)


def _written_ahead(log: Session, known: set[str]) -> Session:
    return replace(_another_time(log, known), submitted_at=log.session_date - days(3))


def _swapped_digits(log: Session, known: set[str]) -> Session:
    head, _, number = log.pair_id.rpartition("-")
    wrong = f"{head}-{number[::-1]}"
    while wrong in known or wrong == log.pair_id:
        wrong += "0"
    return replace(log, pair_id=wrong, goals_addressed=(), goals_achieved=())


_CHANGES = (_agreeing, _agreeing, _another_time, _whole_day, _written_ahead, _swapped_digits)


def reported_scores(state: Scenario) -> Iterator[ReportedScores]:
    """The domain scores on the observers' own sheets from the last year.

    In each region one sheet has Negative Climate as scored, without reversing it.
    """
    begin = state.today - days(_OLDEST)
    recent = [o for o in state.observations if o.obs_date > begin and not o.double_code_of]
    region_of = {p.participant_id: p.region for p in state.people.persons}
    unturned: set[str] = set()
    for region in shape.SHAPES:
        here = [o for o in recent if region_of[o.educator_id] == region.number and _by_cycle(o)]
        turnable = [o for o in here if INSTRUMENTS[o.instrument].reverse]
        chance = stream(state.seed, "sheets", region.number)
        unturned |= {o.observation_id for o in chance.sample(turnable, min(1, len(turnable)))}
    for seen in recent:
        if _by_cycle(seen):
            yield ReportedScores(seen, _domains(seen, seen.observation_id not in unturned))


def _by_cycle(seen: InventedObservation) -> Sequence[tuple[int, ...]]:
    """The scores of the valid cycles."""
    return [c.scores for c in seen.cycles if c.valid == "Y"]


def _domains(seen: InventedObservation, turned: bool) -> dict[str, str]:
    instrument = INSTRUMENTS[seen.instrument]
    cycles = _by_cycle(seen)
    means = {
        code: Fraction(sum(scores[place] for scores in cycles), len(cycles))
        for place, code in enumerate(instrument.dimensions)
    }
    if turned:
        means |= {code: 8 - means[code] for code in instrument.reverse}
    return {
        domain.code: f"{float(sum(means[d] for d in domain.dimensions) / len(domain.dimensions)):.2f}"
        for domain in instrument.domains
    }
