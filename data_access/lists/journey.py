"""One pair's journey: all that is on record of a coach and a mentee, day by day, for who may see names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from config.count_words import counted
from config.program.calendars import last_complete_month, month_of
from config.program.instruments import DOMAIN_LABELS
from config.program.vocabulary import (
    CONTACT_TYPES,
    END_REASONS,
    EVENT_TYPES,
    SURVEYS,
    VENUES,
    WINDOWS,
)
from data_access.asking.answers import Awaited
from data_access.asking.arrivals import arrivals
from data_access.lists.worklist import NamesNotInScope
from data_access.storage.database import Reader
from data_access.storage.schema import (
    action_steps,
    attendance,
    class_observations,
    class_windows,
    goal_status,
    goals,
    pair_status,
    participants,
    programs,
    sessions,
    surveys,
)

# Lanes of the time line, in the order they are drawn: key and label.
LANES: dict[str, str] = {
    "pair": "Pair",
    "class": "CLASS observations",
    "session": "Coaching sessions",
    "other": "Other contact, missed sessions",
    "goal": "Goals and small steps",
    "training": "Training",
    "survey": "Surveys",
}


GOAL_SET, GOAL_ACHIEVED = "goal_set", "goal_achieved"


@dataclass(frozen=True)
class JourneyEvent:
    """Something that happened, or is due, on one day. `done` False: still to come, or missed.

    `kind`: what it is, where the sentence above the journey counts it. `of_month`: the month alone is on
    record; `day` is one in the middle of it.
    """

    day: date
    lane: str
    words: str
    done: bool = True
    kind: str = ""
    of_month: bool = False


@dataclass(frozen=True)
class Member:
    """One member of the pair: the name, the program's name, and whether own scores may be shown."""

    key: str
    name: str
    role: str
    program: str
    consents: bool


@dataclass(frozen=True)
class Journey:
    """All that is on record of one pair, oldest first. `until`: its end, or the planned one.

    `awaited`: the months of the pair of which the region's log has not arrived. `log`: that log, where it
    ends before the last day of the pair, or before today; None where it reaches so far.
    """

    pair_id: str
    region: int | None
    coach: Member
    mentee: Member
    start: date
    until: date
    ended: bool
    today: date
    events: tuple[JourneyEvent, ...]
    awaited: tuple[Awaited, ...] = ()
    log: Awaited | None = None


@dataclass(frozen=True)
class OnRecord:
    """A pair as it stands in a list: whose it is, and when it began and ended."""

    pair_id: str
    cohort: int
    mentee: str
    coach: str
    start: date
    end: date | None


def pairs_on_record(reader: Reader) -> list[OnRecord]:
    """The pairs in the viewer's reach, the newest program year first, then by the mentee's name.

    Raises NamesNotInScope where the viewer may not see names.
    """
    _must_see_names(reader)
    listed, people = reader.rows(pair_status), reader.rows(participants)
    names = {
        row.participant_id: _name(row.first_name, row.last_name, row.participant_id)
        for row in reader.execute(
            select(people.c.participant_id, people.c.first_name, people.c.last_name)
        )
    }
    found = [
        OnRecord(
            row.pair_id,
            row.program_year,
            names.get(row.person_id, row.person_id),
            names.get(row.coach_id, row.coach_id),
            row.start_date,
            row.end_date,
        )
        for row in reader.execute(select(listed))
    ]
    return sorted(found, key=lambda p: (-p.cohort, p.mentee, p.start, p.pair_id))


def _must_see_names(reader: Reader) -> None:
    if not reader.scope.sees_names or reader.scope.is_empty:
        raise NamesNotInScope("a pair's journey is for who may see the names of its region")


class _PairOnRecord(NamedTuple):
    """The pair whose journey it is."""

    pair_id: str
    coach_id: str
    person_id: str
    region: int | None
    program_year: int
    start_date: date
    planned_end: date
    end_date: date | None
    end_reason: str | None


def _name(first: str | None, last: str | None, identifier: str) -> str:
    return " ".join(filter(None, (first, last))) or identifier


def journey(reader: Reader, pair_id: str, today: date) -> Journey | None:
    """The journey of a pair in the viewer's reach, or None where there is no such pair.

    Scores are given only with the educator's recorded consent. Raises NamesNotInScope where the
    viewer may not see names.
    """
    _must_see_names(reader)
    listed = reader.rows(pair_status)
    asked = select(*(listed.c[name] for name in _PairOnRecord._fields)).where(
        listed.c.pair_id == pair_id
    )
    found = reader.records(_PairOnRecord, asked)
    if not found:
        return None
    (pair,) = found
    members = {m.key: m for m in _members(reader, (pair.coach_id, pair.person_id))}
    coach = members.get(pair.coach_id, _unknown(pair.coach_id))
    mentee = members.get(pair.person_id, _unknown(pair.person_id))
    until = pair.end_date or pair.planned_end
    first, last = pair.start_date, max(until, today) if pair.end_date is None else until
    events = [
        *_of_pair(pair, today),
        *_of_sessions(reader, pair_id),
        *_of_goals(reader, pair_id, today),
        *_of_class(reader, pair, mentee),
        *(e for e in _of_training(reader, members.values()) if first <= e.day <= last),
        *(_of_surveys(reader, pair_id, today)),
    ]
    lanes = list(LANES)
    events.sort(key=lambda e: (e.day, lanes.index(e.lane), e.words))
    return Journey(
        pair_id,
        pair.region,
        coach,
        mentee,
        pair.start_date,
        until,
        pair.end_date is not None,
        today,
        tuple(events),
        _awaited(reader, pair, min(until, today), today),
        _log(reader, pair, min(until, today)),
    )


def _awaited(reader: Reader, pair: _PairOnRecord, until: date, today: date) -> tuple[Awaited, ...]:
    """What has not arrived of the log for the months in which the pair was active."""
    last = min(month_of(until), last_complete_month(today))
    kept = arrivals(reader)
    months = kept.awaited(month_of(pair.start_date), last, today).get(pair.region or 0, ())
    return (kept.words(pair.region, months),) if pair.region is not None and months else ()


def _log(reader: Reader, pair: _PairOnRecord, until: date) -> Awaited | None:
    """The log of the pair's region, where nothing of its last days has arrived."""
    if pair.region is None:
        return None
    kept = arrivals(reader)
    through = kept.through(pair.region)
    return None if through is not None and through >= until else kept.words(pair.region, ())


def _unknown(key: str) -> Member:
    return Member(key, key, "", "", False)


def _members(reader: Reader, keys: tuple[str, ...]) -> Iterator[Member]:
    people, places = reader.rows(participants), reader.rows(programs)
    found = reader.execute(
        select(people, places.c.name.label("program"))
        .outerjoin(places, places.c.program_number == people.c.program_number)
        .where(people.c.participant_id.in_(keys))
    )
    for row in found:
        yield Member(
            row.participant_id,
            _name(row.first_name, row.last_name, row.participant_id),
            row.role,
            row.program or "",
            row.consent == "educator_level",
        )


def _of_pair(pair: _PairOnRecord, today: date) -> Iterator[JourneyEvent]:
    yield JourneyEvent(pair.start_date, "pair", "The pair begins")
    if pair.end_date is not None:
        why = END_REASONS.label(pair.end_reason) if pair.end_reason else "No reason given"
        yield JourneyEvent(pair.end_date, "pair", f"The pair ends. {why}")
    else:
        yield JourneyEvent(pair.planned_end, "pair", "Planned end", pair.planned_end <= today)


def _listed(text: str | None) -> list[str]:
    return [t for t in (text or "").split(";") if t]


def _of_sessions(reader: Reader, pair_id: str) -> Iterator[JourneyEvent]:
    held = reader.rows(sessions)
    own = held.c.pair_id == pair_id
    for row in reader.execute(select(held).where(own, held.c.duplicate_of.is_(None))):
        what = CONTACT_TYPES.label(row.contact_type)
        if row.status in ("cancelled", "no_show"):
            word = "cancelled" if row.status == "cancelled" else "missed"
            yield JourneyEvent(row.session_date, "other", f"{what}, {word}", False)
            continue
        if row.status != "completed":
            yield JourneyEvent(row.session_date, "session", f"{what}, planned", False)
            continue
        minutes = counted(row.minutes_total, "minutes") if row.minutes_total else ""
        named = _listed(row.goals_addressed)
        about = f"{counted(len(named), 'goals')} addressed" if named else ""
        step = f"cycle step {row.cycle_step}" if row.cycle_step else ""
        stated = ", ".join(
            filter(None, (what, VENUES.label(row.venue).lower(), minutes, about, step))
        )
        yield JourneyEvent(row.session_date, "session" if row.contact else "other", stated)


def _goal_words(row: Any) -> str:
    """What a goal is tied to, and whether it is written measurably; a criterion's own words stay unsaid."""
    tied = [
        row.class_dimension or "",
        "a quality criterion" if row.qris_criterion else "",
        "an educator competency" if row.competency else "",
    ]
    on = " and ".join(filter(None, tied))
    measurably = {"Y": "written measurably", "N": "not written measurably"}.get(row.measurable, "")
    return "".join(f", {part}" for part in (on and f"on {on}", measurably) if part)


def _of_goals(reader: Reader, pair_id: str, today: date) -> Iterator[JourneyEvent]:
    # What a goal says is free text about a classroom: only its dates are told. Whether it was
    # achieved is read where figures read it: a session that says so counts as the goal's own row.
    written, counted = reader.rows(goals), reader.rows(goal_status)
    statement = (
        select(
            written.c.class_dimension,
            written.c.qris_criterion,
            written.c.competency,
            written.c.measurable,
            counted,
        )
        .join(counted, counted.c.goal_id == written.c.goal_id)
        .where(written.c.pair_id == pair_id)
    )
    found = list(reader.execute(statement))
    number = {
        row.goal_id: f"Goal {i}"
        for i, row in enumerate(sorted(found, key=lambda r: (r.set_date, r.goal_id)), start=1)
    }
    dropped = {row.goal_id for row in found if row.dropped}
    for row in found:
        name = number[row.goal_id]
        yield JourneyEvent(row.set_date, "goal", f"{name} set{_goal_words(row)}", kind=GOAL_SET)
        if row.goal_id in dropped:
            continue
        if row.achieved_on is not None:
            yield JourneyEvent(row.achieved_on, "goal", f"{name} achieved", kind=GOAL_ACHIEVED)
        elif row.target_date is not None:
            late = row.target_date < today
            yield JourneyEvent(
                row.target_date, "goal", f"{name} {'was' if late else 'is'} due", False
            )
    steps = reader.rows(action_steps)
    for row in reader.execute(select(steps).where(steps.c.goal_id.in_(list(number)))):
        if row.done is not None:
            yield JourneyEvent(row.done, "goal", f"{number[row.goal_id]}: a small step done")
        elif row.due is not None and row.goal_id not in dropped:
            yield JourneyEvent(row.due, "goal", f"{number[row.goal_id]}: a small step due", False)


def _of_class(reader: Reader, pair: _PairOnRecord, mentee: Member) -> Iterator[JourneyEvent]:
    seen, scored = reader.rows(class_observations), reader.rows(class_windows)
    scores: dict[tuple[str, str], list[str]] = {}
    if mentee.consents:
        rows = reader.execute(
            select(scored).where(
                scored.c.person_id == mentee.key,
                scored.c.program_year == pair.program_year,
                scored.c.is_domain == 1,
            )
        )
        for row in rows:
            label = DOMAIN_LABELS.get(row.component, row.component)
            scores.setdefault((row.instrument, row.window), []).append(f"{label} {row.score:.2f}")
    found = reader.execute(
        select(seen).where(
            seen.c.educator_id == mentee.key,
            seen.c.program_year == pair.program_year,
            seen.c.observer_role == "external",
            seen.c.double_code_of.is_(None),
        )
    )
    for row in found:
        stated = "; ".join(sorted(scores.get((row.instrument, row.window), ())))
        words = WINDOWS.label(row.window)
        yield JourneyEvent(row.obs_date, "class", f"{words}{f': {stated}' if stated else ''}")


def _of_training(reader: Reader, members: Iterable[Member]) -> Iterator[JourneyEvent]:
    present = reader.rows(attendance)
    names = {m.key: m.name for m in members}
    query: Select[Any] = select(present).where(present.c.participant_id.in_(list(names)))
    for row in reader.execute(query):
        what, who = EVENT_TYPES.label(row.event_type), names[row.participant_id]
        long = "1 hour" if row.hours == 1 else f"{row.hours:g} hours"
        yield JourneyEvent(row.date, "training", f"{what}, {long}: {who}")


def _of_surveys(reader: Reader, pair_id: str, today: date) -> Iterator[JourneyEvent]:
    """Which surveys were answered in which wave; never an answer, and no day is on record."""
    answered = reader.rows(surveys)
    rows = reader.execute(
        select(answered.c.instrument, answered.c.wave, answered.c.respondent_id)
        .where(answered.c.pair_id == pair_id)
        .distinct()
    )
    for row in rows:
        day = _wave_day(row.wave)
        if day is not None:
            said = f"{SURVEYS.label(row.instrument)} answered"
            yield JourneyEvent(min(day, today), "survey", said, of_month=True)


def _wave_day(wave: str) -> date | None:
    """A day in the middle of a wave that is a month; other waves name no day."""
    try:
        return date(int(wave[:4]), int(wave[5:7]), 15) if len(wave) == 7 else None
    except ValueError:
        return None
