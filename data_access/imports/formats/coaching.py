"""Files about coaching: pairs, sessions, goals and the steps of their action plans."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from config.date_words import day_and_month, day_words
from config.program.calendars import month_of, program_year_of
from config.program.choices import (
    Choice,
    Choices,
)
from config.program.cycle import (
    FIRST,
    LAST,
)
from config.program.dosage import LONGEST_SESSION_MINUTES
from config.program.instruments import DIMENSION_LABELS, DIMENSION_SPELLINGS
from config.program.pair_years import planned_end_of, usual_planned_end
from config.program.vocabulary import (
    CONTACT_TYPES,
    CONTENT_AREAS,
    DIRECT_CONTACT_TYPES,
    DIRECT_VENUES,
    EMAIL,
    END_REASONS,
    GOAL_STATUSES,
    LOGGED_BY,
    NOT_HELD,
    SESSION_STATUSES,
    STRATEGIES,
    VENUES,
    YES_NO,
)
from data_access.imports.columns import (
    After,
    ClockTime,
    CohortYear,
    Day,
    Due,
    Id,
    Ids,
    Minutes,
    Number,
    OneOf,
    Problem,
    SeveralOf,
    Text,
    Whole,
)
from data_access.imports.formats.naming import naming_columns
from data_access.imports.formats.record import (
    Column,
    Fact,
    Format,
    Holds,
    Log,
    Note,
    PairMember,
    Row,
    RowDoubt,
    Touch,
    WithoutIds,
    names_goal,
    names_pair,
    names_participant,
    problem,
    same_names,
)
from data_access.imports.noted import Oddity
from data_access.imports.reason_codes import ReasonCode

DIMENSIONS = Choices(
    "CLASS dimension",
    (
        Choice(
            code,
            label,
            ("negative climate",) if code == "NC" else DIMENSION_SPELLINGS.get(code, ()),
        )
        for code, label in DIMENSION_LABELS.items()
    ),
)


def _before(row: Row, later: str, earlier: str, reason: str) -> list[Problem]:
    """A problem where one date of the row lies before another."""
    first, second = row[earlier], row[later]
    if first is None or second is None or second >= first:
        return []
    return [
        problem(
            row,
            ReasonCode.CONTRADICTS_ROW,
            later,
            f"{reason}: {day_words(second)} is before {day_words(first)}.",
            f"Check {earlier} and {later}.",
        )
    ]


# ---------------------------------------------------------------------------------------------
# Pairs
# ---------------------------------------------------------------------------------------------


def _spread_pair(row: Row) -> tuple[Fact, ...]:
    planned = row["planned_end"] or planned_end_of(row["cohort_year"], row["start_date"])
    return (("pairs", {**row, "planned_end": planned}),)


def _check_pair(row: Row) -> list[Problem]:
    found = _before(row, "end_date", "start_date", "The pair ends before it starts")
    found += _before(
        row, "planned_end", "start_date", "The pair is planned to end before it starts"
    )
    if row["coach_id"] == row["mentee_id"]:
        found.append(
            problem(
                row,
                ReasonCode.CONTRADICTS_ROW,
                "mentee_id",
                "Coach and mentee are the same participant.",
                "Check coach_id and mentee_id.",
            )
        )
    if row["end_date"] is not None and row["end_reason"] is None:
        found.append(
            problem(
                row,
                ReasonCode.MISSING,
                "end_reason",
                "The pair has ended, but the reason is missing.",
                f"Write one of: {', '.join(END_REASONS.codes)}.",
            )
        )
    if row["end_date"] is None and row["end_reason"] is not None:
        found.append(
            problem(
                row,
                ReasonCode.MISSING,
                "end_date",
                "The row says why the pair ended, but not when.",
                "Fill end_date, or leave end_reason empty while the pair is active.",
            )
        )
    return found


PAIRS = Format(
    key="pairs",
    label="pairs",
    holds=Holds.PEOPLE,
    grain="one row per coach-mentee pair of a program year",
    columns=(
        Column("pair_id", Id(), "Id of the pair", "PAIR-0001", required=True),
        Column("coach_id", Id(), "Participant id of the coach (CT or CA)", "CT-0001", True),
        Column("mentee_id", Id(), "Participant id of the mentee", "M-0001", required=True),
        Column("il_id", Id(), "Participant id of the mentee's Instructional Leader", "IL-0001"),
        Column("cohort_year", CohortYear(), "The program year of the pair", "2025-26", True),
        Column("start_date", Day(), "The day the pair began", "2025-09-15", required=True),
        Column(
            "planned_end",
            Day(future=True),
            "The day it is planned to end; without an entry, "
            f"{day_and_month(usual_planned_end(2025))} of the program year",
            "2026-06-15",
        ),
        Column("end_date", Day(), "The day it ended; empty while the pair is active"),
        Column("end_reason", OneOf(END_REASONS), "Why it ended; needed with end_date"),
    ),
    targets=(
        same_names(
            "pairs",
            "pair_id",
            "coach_id",
            "mentee_id",
            "il_id",
            "cohort_year",
            "start_date",
            "planned_end",
            "end_date",
            "end_reason",
        ),
    ),
    primary="pairs",
    spread=_spread_pair,
    check=_check_pair,
    references=(
        names_participant("pairs", "coach_id"),
        names_participant("pairs", "mentee_id"),
    ),
    region_through=names_participant("pairs", "mentee_id"),
    touches=(
        Touch("pairs", "pair_id", "pairs"),
        Touch("pairs", "coach_id", "people"),
        Touch("pairs", "mentee_id", "people"),
        Touch("pairs", "il_id", "people"),
    ),
)

# ---------------------------------------------------------------------------------------------
# Sessions
# ---------------------------------------------------------------------------------------------

_DIRECT = frozenset((kind, venue) for kind in DIRECT_CONTACT_TYPES for venue in DIRECT_VENUES)


def _total_minutes(row: Row) -> int | None:
    total: int | None = row["minutes_total"]
    if total is None and row["status"] == "completed":
        return (row["minutes_observation"] or 0) + (row["minutes_conference"] or 0)
    return total


def _spread_session(row: Row) -> tuple[Fact, ...]:
    day = row["session_date"]
    held = row["status"] == "completed"
    strategies = row["strategies"]
    facts: dict[str, Any] = {
        **row,
        "minutes_total": _total_minutes(row),
        "month": month_of(day),
        "program_year": program_year_of(day),
        "contact": 1 if held and (row["contact_type"], row["venue"]) in _DIRECT else 0,
        "strategy_count": strategies.count(";") + 1 if strategies else 0,
    }
    return (("sessions", facts),)


def _settled_session(row: Row, note: Note) -> Row:
    """The row with its kind of contact, which its minutes say where no cell does."""
    if row["contact_type"] is not None:
        return row
    observing, meeting = row["minutes_observation"] or 0, row["minutes_conference"] or 0
    if not observing:
        return {**row, "contact_type": "conference"}
    kind = "observation_conference" if meeting else "observation"
    note(
        Oddity.KIND_BY_MINUTES,
        f"{observing} minutes of observing and {meeting} of conferencing are taken for "
        f"“{CONTACT_TYPES.label(kind)}”",
    )
    return {**row, "contact_type": kind}


def _check_session(row: Row) -> list[Problem]:
    if row["status"] == "completed":
        parts = (row["minutes_observation"] or 0) + (row["minutes_conference"] or 0)
        return _check_minutes(row, row["minutes_total"], parts)
    # Minutes of a session that did not take place are kept as they are written and counted nowhere;
    # a preview and the data-quality list say so.
    return []


def _minutes_of_none_held(columns: Any) -> ColumnElement[bool]:
    """Which rows of sessions say that none was held, and give minutes all the same."""
    minutes = (columns.minutes_total, columns.minutes_observation, columns.minutes_conference)
    return and_(columns.status.in_(NOT_HELD), or_(*(m > 0 for m in minutes)))


def _check_minutes(row: Row, total: int | None, parts: int) -> list[Problem]:
    if EMAIL in (row["venue"], row["contact_type"]) and not total and not parts:
        return []  # nobody clocks an email
    if total is None and not parts:
        return [
            problem(
                row,
                ReasonCode.MISSING,
                "minutes_total",
                "The session was completed, but its minutes are missing.",
                "Fill minutes_total, or minutes_observation and minutes_conference.",
            )
        ]
    if total == 0:
        return [
            problem(
                row,
                ReasonCode.CONTRADICTS_ROW,
                "minutes_total",
                "A completed session has at least one minute.",
                "Fill the minutes, or correct the status.",
            )
        ]
    if total is not None and parts > total:
        return [
            problem(
                row,
                ReasonCode.CONTRADICTS_ROW,
                "minutes_total",
                f"Observation and conference come to {parts} minutes, more than the total.",
                "Check the three entries of minutes.",
            )
        ]
    if parts > LONGEST_SESSION_MINUTES:
        return [
            problem(
                row,
                ReasonCode.OUT_OF_RANGE,
                "minutes_total",
                f"Observation and conference come to {parts} minutes, longer than "
                f"{LONGEST_SESSION_MINUTES // 60} hours; one session is not that long.",
                "Check the minutes; log several sessions as several rows.",
            )
        ]
    return []


_COACH = PairMember(
    "coach_id",
    "coach",
    "coach_id",
    "coach_email",
    "coach_name",
    "coach_first_name",
    "coach_last_name",
)
_MENTEE = PairMember(
    "mentee_id", "mentee", "mentee_id", "mentee_email", "mentee_name", "mentee_first_name",
    "mentee_last_name", "mentee_program",
)  # fmt: skip


SESSIONS = Format(
    key="sessions",
    label="coaching sessions",
    holds=Holds.PEOPLE,
    grain="one row per logged coaching session",
    columns=(
        Column("session_id", Id(), "Id of the session", "S-000001", required=True),
        Column("pair_id", Id(), "Id of the pair", "PAIR-0001", required=True),
        Column("session_date", Day(), "The day of the session", "2025-10-14", required=True),
        Column("start_time", ClockTime(), "When it began", "14:30"),
        Column("minutes_observation", Minutes(), "Minutes of observing", "30"),
        Column("minutes_conference", Minutes(), "Minutes of conferencing", "45"),
        Column(
            "minutes_total",
            Minutes(),
            "Minutes in all; without an entry, observing and conferencing together",
            "75",
        ),
        Column(
            "contact_type",
            OneOf(CONTACT_TYPES),
            "Kind of contact",
            "observation_conference",
            worked_out="what its minutes say: with minutes of observing observation_conference, or "
            "observation where there are none of conferencing; else conference",
        ),
        Column(
            "venue",
            OneOf(VENUES),
            "Where or how it took place; an email took place nowhere and is no contact",
            "f2f",
            required=True,
        ),
        Column("status", OneOf(SESSION_STATUSES), "Whether it took place", "completed", True),
        Column("strategies", SeveralOf(STRATEGIES), "Strategies used", "modeling; feedback"),
        Column("content", SeveralOf(CONTENT_AREAS), "Content covered", "curriculum"),
        Column("goals_addressed", Ids(), "Ids of the goals worked on", "G-0001; G-0002"),
        Column("goals_achieved", Ids(), "Ids of the goals reached"),
        Column(
            "cycle_step",
            Whole(FIRST, LAST, example="2"),
            "Step of the observation and conferencing cycle",
            "4",
        ),
        Column("submitted_at", Day(), "The day the log was handed in", "2025-10-16"),
        Column("logged_by", OneOf(LOGGED_BY), "Who logged it", "coach"),
        *naming_columns(_COACH, "pair_id"),
        *naming_columns(_MENTEE, "pair_id"),
    ),
    without_ids=WithoutIds(
        own="session_id",
        pair="pair_id",
        day="session_date",
        place="venue",
        start="start_time",
        members=(_COACH, _MENTEE),
    ),
    targets=(
        same_names(
            "sessions",
            "session_id",
            "pair_id",
            "session_date",
            "start_time",
            "minutes_observation",
            "minutes_conference",
            "contact_type",
            "venue",
            "status",
            "strategies",
            "content",
            "goals_addressed",
            "goals_achieved",
            "cycle_step",
            "submitted_at",
            "logged_by",
            minutes_total=("minutes_total", "minutes_observation", "minutes_conference"),
            month=("session_date",),
            program_year=("session_date",),
            contact=("status", "contact_type", "venue"),
            strategy_count=("strategies",),
        ),
    ),
    primary="sessions",
    spread=_spread_session,
    check=_check_session,
    settled=_settled_session,
    references=(names_pair("sessions"),),
    region_through=names_pair("sessions"),
    doubts=(
        RowDoubt(
            "sessions",
            _minutes_of_none_held,
            "Sessions that did not take place, with minutes: {rows}.",
            "Their status is cancelled or no show, so their minutes count nowhere; they are stored "
            "as the file has them. If a session was held, correct its status.",
        ),
    ),
    log=Log(
        "sessions",
        pair="pair_id",
        day="session_date",
        month="month",
        one="session",
        many="sessions",
        goals_addressed="goals_addressed",
        goals_achieved="goals_achieved",
    ),
)

# ---------------------------------------------------------------------------------------------
# Goals
# ---------------------------------------------------------------------------------------------


def _settled_goal(row: Row, note: Note) -> Row:
    due = row["target_date"]
    return {**row, "target_date": due.since(row["set_date"])} if isinstance(due, After) else row


def _check_goal(row: Row) -> list[Problem]:
    found = _before(row, "target_date", "set_date", "The goal is due before it was set")
    found += _before(row, "achieved_date", "set_date", "The goal was achieved before it was set")
    achieved = row["status"] == "achieved"
    if achieved and row["achieved_date"] is None:
        found.append(
            problem(
                row,
                ReasonCode.MISSING,
                "achieved_date",
                "The goal is achieved, but the day is missing.",
                "Fill achieved_date, or correct the status.",
            )
        )
    if not achieved and row["achieved_date"] is not None:
        found.append(
            problem(
                row,
                ReasonCode.CONTRADICTS_ROW,
                "achieved_date",
                "The goal has a day of achievement, but its status is another.",
                "Set the status to achieved, or leave achieved_date empty.",
            )
        )
    return found


GOALS = Format(
    key="goals",
    label="goals",
    holds=Holds.PEOPLE,
    grain="one row per goal of a pair",
    columns=(
        Column("goal_id", Id(), "Id of the goal", "G-0001", required=True),
        Column("pair_id", Id(), "Id of the pair", "PAIR-0001", required=True),
        Column("set_date", Day(), "The day it was set", "2025-10-01", required=True),
        Column("target_date", Due(), "The day it is due", "2026-03-01"),
        Column("class_dimension", OneOf(DIMENSIONS), "CLASS dimension it is about", "QF"),
        Column("qris_criterion", Text(), "QRIS criterion it is about"),
        Column("competency", Text(), "EEC core competency it is about"),
        Column("measurable", OneOf(YES_NO), "Whether it is written measurably", "Y"),
        Column("status", OneOf(GOAL_STATUSES), "Where it stands", "in_progress", required=True),
        Column("achieved_date", Day(), "The day it was achieved"),
        Column(
            "gas_level",
            Whole(-2, 2, example="0"),
            "Goal attainment scaling: level reached, 0 as expected",
            "0",
        ),
        Column("weight", Number(0.01, 100, "1"), "Goal attainment scaling: weight", "1"),
    ),
    targets=(
        same_names(
            "goals",
            "goal_id",
            "pair_id",
            "set_date",
            "target_date",
            "class_dimension",
            "qris_criterion",
            "competency",
            "measurable",
            "status",
            "achieved_date",
            "gas_level",
            "weight",
        ),
    ),
    primary="goals",
    spread=lambda row: (("goals", row),),
    check=_check_goal,
    settled=_settled_goal,
    references=(names_pair("goals"),),
    region_through=names_pair("goals"),
    touches=(Touch("goals", "pair_id", "pairs"),),
)

ACTION_STEPS = Format(
    key="action_steps",
    label="action steps",
    holds=Holds.PEOPLE,
    grain="one row per small step of a goal's action plan",
    columns=(
        Column("step_id", Id(), "Id of the step", "ST-0001", required=True),
        Column("goal_id", Id(), "Id of the goal", "G-0001", required=True),
        Column("due", Day(future=True), "The day it is due", "2025-11-15"),
        Column("done", Day(), "The day it was done", "2025-11-12"),
    ),
    targets=(same_names("action_steps", "step_id", "goal_id", "due", "done"),),
    primary="action_steps",
    spread=lambda row: (("action_steps", row),),
    references=(names_goal("action_steps"),),
    region_through=names_goal("action_steps"),
    touches=(Touch("action_steps", "goal_id", "pairs", through=("goals", "goal_id", "pair_id")),),
)

FORMATS: tuple[Format, ...] = (PAIRS, SESSIONS, GOALS, ACTION_STEPS)
