"""Every table of the reporting database, with its grain and its scope columns.

Six kinds of tables, told apart by `info["kind"]`:

- ``fact``: rows as the files gave them, by natural key; written by the import pipeline alone.
  Columns marked ``derived`` are placed there by the pipeline (region, month) and are no part of
  what a file says.
- ``summary``: counts and sums at the grain measures need, refreshed inside the import.
- ``ledger``: imports, refusals, replaced values.
- ``account``: people who sign in, and their sessions.
- ``audit``: the audit log.
- ``calendar``: the months, with what was intended in each.

Tables with ``info["people"]`` hold rows about people: they are read through `Scope.rows` only.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

from config.program.breakdowns import CARRIED, RECORDS, carried_by
from config.program.vocabulary import (
    CONTENT_AREAS,
    FUND_KINDS,
    STRATEGIES,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID = 36
CODE = 24
NAME = 160
LIST = 400
MONTH = 7


def _derived(name: str, kind: Any, *parts: Any, **more: Any) -> Column[Any]:
    return Column(name, kind, *parts, info={"derived": True}, **more)


def _placed(rows: str = "pairs", but: Collection[str] = ()) -> list[Column[Any]]:
    """The breakdowns that rows about pairs (or people, or programs) carry, as they are placed.

    `but` leaves out those that are columns already: what the files state, and what is part of a
    key. Region is the scope column.
    """
    return [
        _derived(key, SmallInteger if RECORDS[key].number else String(CODE), nullable=True)
        for key in carried_by(rows)
        if key not in but
    ]


def _source() -> list[Column[Any]]:
    """Which import wrote the row last, and from which line of its file."""
    return [
        _derived("import_id", Integer, nullable=False),
        _derived("line", Integer, nullable=False),
    ]


def _table(name: str, kind: str, grain: str, people: bool, *parts: Any) -> Table:
    return Table(
        name, metadata, *parts, comment=grain, info={"kind": kind, "grain": grain, "people": people}
    )


def _key(name: str, **more: Any) -> Column[Any]:
    return Column(name, String(ID), primary_key=True, **more)


# Marks the columns of facts that hold a participant's id: what is read under another id goes by it.
_PERSON = {"person": True}


# The same of columns that hold a program's number.
_PROGRAM = {"program": True}


def _participant(name: str) -> Column[Any]:
    known = ForeignKey("participants.participant_id")
    return Column(name, String(ID), known, nullable=False, info=_PERSON)


# ---------------------------------------------------------------------------------------------
# Facts
# ---------------------------------------------------------------------------------------------

programs = _table(
    "programs",
    "fact",
    "one row per EEC program number",
    False,
    _key("program_number", info=_PROGRAM),
    Column("name", String(NAME), nullable=False),
    # As of today; `program_types` says what it was on other days.
    _derived("program_type", String(CODE), nullable=False),
    Column("licensed", String(CODE)),
    Column("city_town", String(NAME)),
    Column("fcc_system", String(NAME)),
    Column("subsidised_share", Float),
    *_placed("programs", but=("program_type",)),
    _derived("licensing_region", String(NAME)),
    _derived("subsidy_region", String(NAME)),
    *_source(),
)

program_regions = _table(
    "program_regions",
    "fact",
    "one row per program, region scheme and day the region holds from",
    False,
    _key("program_number", info=_PROGRAM),
    Column("scheme", String(CODE), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("region", String(NAME), nullable=False),
    *_source(),
)

program_types = _table(
    "program_types",
    "fact",
    "one row per program and day its type holds from",
    False,
    _key("program_number", info=_PROGRAM),
    Column("valid_from", Date, primary_key=True),
    Column("program_type", String(CODE), nullable=False),
    *_source(),
)

qris = _table(
    "qris",
    "fact",
    "one row per program, rating system, status and effective date",
    False,
    _key("program_number", info=_PROGRAM),
    Column("system", String(CODE), primary_key=True),
    Column("rating_status", String(CODE), primary_key=True),
    Column("effective_date", Date, primary_key=True),
    Column("level", SmallInteger, nullable=False),
    _derived("region", SmallInteger),
    *_source(),
)

participants = _table(
    "participants",
    "fact",
    "one row per participant",
    True,
    _key("participant_id", info=_PERSON),
    Column("pq_registry_id", String(ID)),
    Column("first_name", String(NAME)),
    Column("last_name", String(NAME)),
    # As of today; `participant_places` says what held on other days.
    _derived("role", String(CODE), nullable=False),
    _derived("program_number", String(ID), ForeignKey("programs.program_number"), nullable=False),
    Column("hire_date", Date),
    Column("eec_qualification", String(CODE)),
    Column("education", String(CODE)),
    Column("ece_related", String(CODE)),
    Column("cda_status", String(CODE)),
    Column("years_experience", Float),
    Column("years_supervising", Float),
    Column("languages", String(LIST)),
    Column("consent", String(CODE), nullable=False),
    *_placed("participants", but=("role",)),
    *_source(),
    Index(None, "region"),
    Index(None, "program_number"),
)

participant_places = _table(
    "participant_places",
    "fact",
    "one row per participant and day their program and role hold from",
    True,
    Column(
        "participant_id",
        String(ID),
        ForeignKey("participants.participant_id"),
        primary_key=True,
        info=_PERSON,
    ),
    Column("valid_from", Date, primary_key=True),
    Column(
        "program_number",
        String(ID),
        ForeignKey("programs.program_number"),
        nullable=False,
        info=_PROGRAM,
    ),
    Column("role", String(CODE), nullable=False),
    _derived("region", SmallInteger),
    *_source(),
    Index(None, "region"),
    Index(None, "program_number"),
)

pairs = _table(
    "pairs",
    "fact",
    "one row per coach-mentee pair of a program year",
    True,
    _key("pair_id"),
    _participant("coach_id"),
    _participant("mentee_id"),
    Column("il_id", String(ID), info=_PERSON),
    Column("cohort_year", SmallInteger, nullable=False),
    Column("start_date", Date, nullable=False),
    Column("planned_end", Date),
    Column("end_date", Date),
    Column("end_reason", String(CODE)),
    *_placed(),
    *_source(),
    Index(None, "region"),
    Index(None, "mentee_id"),
    Index(None, "coach_id"),
)

sessions = _table(
    "sessions",
    "fact",
    "one row per logged coaching session",
    True,
    _key("session_id"),
    Column("pair_id", String(ID), ForeignKey("pairs.pair_id"), nullable=False),
    Column("session_date", Date, nullable=False),
    Column("start_time", String(5)),
    Column("minutes_observation", Integer),
    Column("minutes_conference", Integer),
    Column("minutes_total", Integer),
    Column("contact_type", String(CODE), nullable=False),
    Column("venue", String(CODE), nullable=False),
    Column("status", String(CODE), nullable=False),
    Column("strategies", String(LIST)),
    Column("content", String(LIST)),
    Column("goals_addressed", String(LIST)),
    Column("goals_achieved", String(LIST)),
    Column("cycle_step", SmallInteger),
    Column("submitted_at", Date),
    Column("logged_by", String(CODE)),
    _derived("month", String(MONTH), nullable=False),
    _derived("program_year", SmallInteger, nullable=False),
    _derived("contact", SmallInteger, nullable=False),
    _derived("strategy_count", SmallInteger, nullable=False),
    # The other member's log of the same session, which is the one that is counted.
    _derived("duplicate_of", String(ID)),
    _derived("person_id", String(ID)),
    *_placed(),
    *_source(),
    Index(None, "pair_id", "session_date"),
    Index("ix_sessions_region_month", "region", "month"),
)

goals = _table(
    "goals",
    "fact",
    "one row per goal of a pair",
    True,
    _key("goal_id"),
    Column("pair_id", String(ID), ForeignKey("pairs.pair_id"), nullable=False),
    Column("set_date", Date, nullable=False),
    Column("target_date", Date),
    Column("class_dimension", String(CODE)),
    Column("qris_criterion", String(NAME)),
    Column("competency", String(NAME)),
    Column("measurable", String(CODE)),
    Column("status", String(CODE), nullable=False),
    Column("achieved_date", Date),
    Column("gas_level", SmallInteger),
    Column("weight", Float),
    _derived("region", SmallInteger),
    *_source(),
    Index(None, "pair_id"),
    Index(None, "region"),
)

action_steps = _table(
    "action_steps",
    "fact",
    "one row per small step of a goal's action plan",
    True,
    _key("step_id"),
    Column("goal_id", String(ID), ForeignKey("goals.goal_id"), nullable=False),
    Column("due", Date),
    Column("done", Date),
    _derived("region", SmallInteger),
    *_source(),
    Index(None, "goal_id"),
)

class_observations = _table(
    "class_observations",
    "fact",
    "one row per CLASS observation of one educator by one observer",
    True,
    _key("observation_id"),
    _participant("educator_id"),
    Column("classroom_id", String(ID)),
    Column("program_number", String(ID), info=_PROGRAM),
    Column("instrument", String(CODE), nullable=False),
    Column("edition", String(CODE)),
    Column("window", String(CODE), nullable=False),
    Column("obs_date", Date, nullable=False),
    Column("observer_id", String(ID)),
    Column("observer_role", String(CODE), nullable=False),
    Column("cert_expires", Date),
    Column("language", String(CODE)),
    Column("nc_orientation", String(CODE), nullable=False),
    Column("double_code_of", String(ID)),
    _derived("region", SmallInteger),
    _derived("program_year", SmallInteger, nullable=False),
    *_source(),
    Index(None, "educator_id"),
    Index(None, "region"),
)

class_cycles = _table(
    "class_cycles",
    "fact",
    "one row per observation and cycle; cycle 0 is a whole observation given as means",
    True,
    _key("observation_id"),
    Column("cycle", SmallInteger, primary_key=True, autoincrement=False),
    Column("minutes", Integer),
    Column("enrolled", Integer),
    Column("present", Integer),
    Column("valid", String(CODE), nullable=False),
    Column("invalid_reason", String(NAME)),
    _derived("region", SmallInteger),
    *_source(),
)

class_scores = _table(
    "class_scores",
    "fact",
    "one row per observation, cycle and dimension, as the file has it (Negative Climate as scored)",
    True,
    _key("observation_id"),
    Column("cycle", SmallInteger, primary_key=True, autoincrement=False),
    Column("dimension", String(CODE), primary_key=True),
    Column("score", Float, nullable=False),
    _derived("region", SmallInteger),
    *_source(),
)

class_reported = _table(
    "class_reported",
    "fact",
    "one row per observation and domain whose score the file itself reports",
    True,
    _key("observation_id"),
    Column("domain", String(CODE), primary_key=True),
    Column("score", Float, nullable=False),
    _derived("region", SmallInteger),
    *_source(),
)

attendance = _table(
    "attendance",
    "fact",
    "one row per participant, event and day of it",
    True,
    _key("participant_id", info=_PERSON),
    Column("event_type", String(CODE), primary_key=True),
    Column("event_id", String(ID), primary_key=True),
    Column("day_no", SmallInteger, primary_key=True, autoincrement=False),
    Column("date", Date, nullable=False),
    Column("hours", Float, nullable=False),
    _derived("region", SmallInteger),
    *_source(),
)

surveys = _table(
    "surveys",
    "fact",
    "one row per survey, wave, respondent, person it is about and item",
    True,
    Column("instrument", String(CODE), primary_key=True),
    Column("version", String(CODE), primary_key=True),
    Column("wave", String(CODE), primary_key=True),
    _key("respondent_id", info=_PERSON),
    _key("about_mentee_id", info=_PERSON),
    Column("item", String(CODE), primary_key=True),
    Column("pair_id", String(ID)),
    Column("value", Float),
    Column("scale_min", Float, nullable=False),
    Column("scale_max", Float, nullable=False),
    Column("reverse", String(CODE), nullable=False),
    _derived("program_year", SmallInteger, nullable=False),
    _derived("point", String(CODE), nullable=False),
    _derived("region", SmallInteger),
    *_source(),
    Index(None, "respondent_id"),
    Index(None, "pair_id", "wave"),
)

employment = _table(
    "employment",
    "fact",
    "one row per participant, day it is known of, and source",
    True,
    _key("participant_id", info=_PERSON),
    Column("as_of", Date, primary_key=True),
    Column("source", String(CODE), primary_key=True),
    Column("status", String(CODE), nullable=False),
    _derived("region", SmallInteger),
    *_source(),
)

funds = _table(
    "funds",
    "fact",
    "one row per participant, kind of support, fund source and state fiscal year",
    True,
    _key("participant_id", info=_PERSON),
    Column("kind", String(CODE), primary_key=True),
    Column("fund_source", String(CODE), primary_key=True),
    Column("sfy", SmallInteger, primary_key=True, autoincrement=False),
    Column("amount", Float),
    Column("hours", Float),
    Column("approved", Date),
    Column("paid", Date),
    _derived("region", SmallInteger),
    *_source(),
)

# ---------------------------------------------------------------------------------------------
# Summaries: what measures read. Every one has the breakdown columns and the person counted.
# ---------------------------------------------------------------------------------------------


def _count(name: str) -> Column[Any]:
    return Column(name, Integer, nullable=False, server_default="0")


person_periods = _table(
    "person_periods",
    "summary",
    "one row per participant and stretch of days in which program, role and place stay the same: "
    "what held then, from a day on and up to the day before another",
    True,
    _key("person_id"),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date, nullable=False),
    Column("program_number", String(ID), nullable=False),
    # The program's, as of today: read here by whoever may read where somebody was.
    Column("licensed", String(CODE)),
    *_placed("participants"),
    Index(None, "region"),
    Index(None, "program_number"),
)

pair_status = _table(
    "pair_status",
    "summary",
    "one row per pair: its dates, first and last contact, and its two observations",
    True,
    _key("pair_id"),
    Column("person_id", String(ID), nullable=False),
    Column("coach_id", String(ID), nullable=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    Column("start_date", Date, nullable=False),
    Column("planned_end", Date, nullable=False),
    Column("end_date", Date),
    Column("end_reason", String(CODE)),
    _count("attrition"),
    Column("first_contact", Date),
    Column("last_contact", Date),
    Column("last_checklist", Date),
    Column("baseline_date", Date),
    Column("second_date", Date),
    Index(None, "region"),
    Index(None, "person_id"),
)

pair_months = _table(
    "pair_months",
    "summary",
    "one row per pair and month in which it was active or logged a session",
    True,
    _key("pair_id"),
    Column("month", String(MONTH), primary_key=True),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    _count("active_days"),
    _count("eligible"),
    _count("checklist"),
    _count("monthly_survey"),
    _count("contact_month"),
    _count("contacts"),
    _count("minutes"),
    _count("focused_minutes"),
    _count("strategies"),
    _count("complete_contacts"),
    _count("minutes_f2f"),
    _count("minutes_live_video"),
    _count("minutes_phone"),
    _count("minutes_async_video"),
    _count("contacts_f2f"),
    _count("contacts_live_video"),
    _count("contacts_phone"),
    _count("contacts_async_video"),
    _count("cancelled"),
    _count("logged"),
    _count("intended_low"),
    _count("intended_high"),
    Index("ix_pair_months_month_region", "month", "region"),
)

goal_status = _table(
    "goal_status",
    "summary",
    "one row per goal: when it was set, due, first addressed in a session and achieved, and how far "
    "its action plan is",
    True,
    _key("goal_id"),
    Column("pair_id", String(ID), nullable=False),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    Column("set_date", Date, nullable=False),
    Column("target_date", Date),
    Column("achieved_on", Date),
    _count("dropped"),
    Column("addressed_on", Date),
    Column("aligned", SmallInteger),
    Column("active_until", Date, nullable=False),
    _count("steps"),
    Column("last_step_done", Date),
    Index(None, "region"),
    Index(None, "pair_id"),
)

goal_scores = _table(
    "goal_scores",
    "summary",
    "one row per pair and day from which on its goals with attainment levels were others (and its first "
    "day): their Goal Attainment Scaling T score until the next such day, and of how many goals it is",
    True,
    _key("pair_id"),
    Column("since", Date, primary_key=True),
    Column("until", Date),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    _count("scaled_goals"),
    Column("scaling_score", Float),
    Index(None, "region"),
)

pair_goal_days = _table(
    "pair_goal_days",
    "summary",
    "one row per pair and day on which it set goals, and one for its first day, with the number of "
    "goals (0 on a first day without any)",
    True,
    _key("pair_id"),
    Column("day", Date, primary_key=True),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    Column("start_date", Date, nullable=False),
    _count("goals_set"),
    Index(None, "region"),
)

step_status = _table(
    "step_status",
    "summary",
    "one row per small step of a goal's action plan: when it is due and was done",
    True,
    _key("step_id"),
    Column("goal_id", String(ID), nullable=False),
    Column("pair_id", String(ID), nullable=False),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    Column("due", Date),
    Column("done", Date),
    _count("dropped"),
    Index(None, "region"),
    Index(None, "pair_id"),
)

action_plans = _table(
    "action_plans",
    "summary",
    "one row per pair: its baseline, and the first goal with a target date set since",
    True,
    _key("pair_id"),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    Column("baseline_date", Date),
    Column("planned_on", Date),
    Index(None, "region"),
)

cycle_states = _table(
    "cycle_states",
    "summary",
    "one row per pair, coaching cycle and day on which a step of it was logged: how the cycle stood from "
    "that day until the next one (when it opened, how far it had come, when it was completed)",
    True,
    _key("pair_id"),
    Column("cycle", SmallInteger, primary_key=True, autoincrement=False),
    Column("since", Date, primary_key=True),
    Column("until", Date),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("month", String(MONTH), nullable=False),
    Column("program_year", SmallInteger, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("furthest_step", SmallInteger, nullable=False),
    _count("steps"),
    Column("completed_on", Date),
    Index(None, "region"),
)

cycle_steps = _table(
    "cycle_steps",
    "summary",
    "one row per pair, coaching cycle and step logged in it: the first day it was, and the days "
    "since the step before it",
    True,
    _key("pair_id"),
    Column("cycle", SmallInteger, primary_key=True, autoincrement=False),
    Column("step", SmallInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("month", String(MONTH), nullable=False),
    Column("program_year", SmallInteger, nullable=False),
    Column("first_on", Date, nullable=False),
    Column("days", Integer),
    Index(None, "region"),
)

log_topics = _table(
    "log_topics",
    "summary",
    "one row per pair and month with a completed session: its sessions and contacts, and how many "
    "name a step of the cycle, each strategy and each content area",
    True,
    _key("pair_id"),
    Column("month", String(MONTH), primary_key=True),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    _count("sessions"),
    _count("with_step"),
    _count("contacts"),
    _count("with_strategy"),
    _count("with_content"),
    *(_count(f"strategy_{code}") for code in STRATEGIES.codes),
    *(_count(f"content_{code}") for code in CONTENT_AREAS.codes),
    Index("ix_log_topics_month_region", "month", "region"),
)

class_windows = _table(
    "class_windows",
    "summary",
    "one row per educator, instrument, program year, window and component (domain or dimension): "
    "the mean of the educator's usable observations",
    True,
    _key("person_id"),
    Column("instrument", String(CODE), primary_key=True),
    Column("program_year", SmallInteger, primary_key=True, autoincrement=False),
    Column("window", String(CODE), primary_key=True),
    Column("component", String(CODE), primary_key=True),
    *_placed(),
    _count("consented"),
    _count("is_domain"),
    Column("score", Float, nullable=False),
    Column("observations", SmallInteger, nullable=False),
    Column("first_date", Date, nullable=False),
    Index(None, "region"),
)

class_changes = _table(
    "class_changes",
    "summary",
    "one row per educator, instrument, program year and component seen in both windows: "
    "second minus baseline",
    True,
    _key("person_id"),
    Column("instrument", String(CODE), primary_key=True),
    Column("program_year", SmallInteger, primary_key=True, autoincrement=False),
    Column("component", String(CODE), primary_key=True),
    *_placed(),
    _count("consented"),
    _count("is_domain"),
    Column("pre", Float, nullable=False),
    Column("post", Float, nullable=False),
    Column("change", Float, nullable=False),
    _count("baseline_first"),
    Index(None, "region"),
)

class_flags = _table(
    "class_flags",
    "summary",
    "one row per observation and domain whose reported score differs from its own dimensions",
    True,
    _key("observation_id"),
    Column("domain", String(CODE), primary_key=True),
    Column("person_id", String(ID), nullable=False),
    Column("region", SmallInteger),
    Column("reported", Float, nullable=False),
    Column("computed", Float),
)

class_agreement = _table(
    "class_agreement",
    "summary",
    "one row per double-coded observation, cycle and dimension: do the two observers agree",
    True,
    _key("observation_id"),
    Column("cycle", SmallInteger, primary_key=True, autoincrement=False),
    Column("dimension", String(CODE), primary_key=True),
    Column("person_id", String(ID), nullable=False),
    Column("region", SmallInteger),
    Column("instrument", String(CODE), nullable=False),
    Column("program_year", SmallInteger, nullable=False),
    _count("negative_climate"),
    _count("exact"),
    _count("within_one"),
    # As observers write them; NULL until they are counted anew.
    Column("first_score", Float),
    Column("second_score", Float),
    Index(None, "region"),
)

change_doses = _table(
    "change_doses",
    "summary",
    "one row per mentee, instrument, program year and domain seen in both windows: the matched "
    "change, and the coaching logged up to the month of the second observation",
    True,
    _key("person_id"),
    Column("instrument", String(CODE), primary_key=True),
    Column("program_year", SmallInteger, primary_key=True, autoincrement=False),
    Column("component", String(CODE), primary_key=True),
    *_placed(),
    _count("consented"),
    Column("pre", Float, nullable=False),
    Column("change", Float, nullable=False),
    _count("minutes"),
    _count("intended_low"),
    _count("contacts"),
    _count("video_contacts"),
    _count("strategies"),
    Index(None, "region"),
)

employment_outcomes = _table(
    "employment_outcomes",
    "summary",
    "one row per mentee or coach and cohort: the employment known twelve months after the start",
    True,
    _key("person_id"),
    Column("cohort", SmallInteger, primary_key=True, autoincrement=False),
    Column("role", String(CODE), primary_key=True),
    *_placed(but=("cohort", "role")),
    Column("program_year", SmallInteger, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("status", String(CODE), nullable=False),
    _count("returned"),
    Index(None, "region"),
)

participation = _table(
    "participation",
    "summary",
    "one row per participant, role and program year in which they are in a pair (as coach, mentee "
    "or its Instructional Leader), and one of program year 0 per mentee who was never in a pair",
    True,
    _key("person_id"),
    Column("program_year", SmallInteger, primary_key=True, autoincrement=False),
    Column("role", String(CODE), primary_key=True),
    *_placed(but=("role",)),
    _count("paired"),
    Column("begun", Date),
    Column("first_session", Date),
    _count("orientation"),
    _count("training_minutes"),
    _count("training_days"),
    Column("trained_on", Date),
    Index(None, "region"),
)

coach_loads = _table(
    "coach_loads",
    "summary",
    "one row per coach, program year and day on which a pair with a mentee who was new to the coach "
    "began: how many different mentees it had been until the next such day",
    True,
    _key("person_id"),
    Column("program_year", SmallInteger, primary_key=True, autoincrement=False),
    Column("since", Date, primary_key=True),
    Column("until", Date),
    *_placed(),
    _count("mentees"),
    Index(None, "region"),
)

coach_months = _table(
    "coach_months",
    "summary",
    "one row per coach and month in which a pair of theirs was active: is a learning community "
    "due, was one attended",
    True,
    _key("person_id"),
    Column("month", String(MONTH), primary_key=True),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    _count("eligible"),
    _count("attended"),
    Index("ix_coach_months_month_region", "month", "region"),
)

log_arrivals = _table(
    "log_arrivals",
    "summary",
    "one row per log, region and month in which a pair was active or a session was logged: the "
    "newest session in it, and whether the month's log has arrived",
    False,
    Column("log", String(CODE), primary_key=True),
    Column("region", SmallInteger, primary_key=True, autoincrement=False),
    Column("month", String(MONTH), primary_key=True),
    Column("program_year", SmallInteger, nullable=False),
    Column("last_day", Date),
    _count("known"),
)

support_years = _table(
    "support_years",
    "summary",
    "one row per participant and state fiscal year with a pair, a fund, an event or a contact in "
    "it: what was entitled, approved and paid in cents, and minutes trained and coached",
    True,
    _key("person_id"),
    Column("sfy", SmallInteger, primary_key=True, autoincrement=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    _count("pairs_as_coach"),
    _count("pairs_as_mentee"),
    _count("stipend_entitled"),
    _count("items_entitled"),
    *(
        _count(f"{kind}_{what}")
        for kind in FUND_KINDS.codes
        for what in ("records", "payments", "approved", "paid")
    ),
    _count("substitute_minutes"),
    _count("training_minutes"),
    # A contact is in the coach's and the mentee's coaching minutes, and once in contact minutes.
    _count("coaching_minutes"),
    _count("contact_minutes"),
    Index(None, "region"),
)

class_records = _table(
    "class_records",
    "summary",
    "one row per CLASS observation of record: the observer's certificate, its valid cycles, and "
    "whether the observer is another than at the educator's baseline",
    True,
    _key("observation_id"),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    Column("instrument", String(CODE), nullable=False),
    Column("program_year", SmallInteger, nullable=False),
    Column("window", String(CODE), nullable=False),
    Column("obs_date", Date, nullable=False),
    Column("observer_id", String(ID)),
    # NULL: not on record.
    Column("certified", SmallInteger),
    Column("valid_cycles", SmallInteger),
    Column("observer_changed", SmallInteger),
    Index(None, "region"),
    Index(None, "person_id"),
)

class_consistency = _table(
    "class_consistency",
    "summary",
    "one row per CLASS observation of record with four or more valid cycles and domain: the "
    "standard deviation of the domain's score over the cycles",
    True,
    _key("observation_id"),
    Column("component", String(CODE), primary_key=True),
    Column("person_id", String(ID), nullable=False),
    *_placed(),
    _count("consented"),
    Column("instrument", String(CODE), nullable=False),
    Column("program_year", SmallInteger, nullable=False),
    Column("window", String(CODE), nullable=False),
    Column("cycles", SmallInteger, nullable=False),
    Column("deviation", Float, nullable=False),
    Index(None, "region"),
    Index(None, "person_id"),
)

class_baselines = _table(
    "class_baselines",
    "summary",
    "one row per educator, instrument, program year and domain seen at the baseline: the score, "
    "whether the educator was seen the second time, and when the last pair gave up",
    True,
    _key("person_id"),
    Column("instrument", String(CODE), primary_key=True),
    Column("program_year", SmallInteger, primary_key=True, autoincrement=False),
    Column("component", String(CODE), primary_key=True),
    *_placed(),
    _count("consented"),
    Column("score", Float, nullable=False),
    _count("seen_again"),
    Column("left_on", Date),
    Index(None, "region"),
)

class_evidence = _table(
    "class_evidence",
    "summary",
    "one row per educator, instrument, program year and domain seen at the baseline: the change if "
    "seen again, who observed where, the coaching before the second observation, and who coached",
    True,
    _key("person_id"),
    Column("instrument", String(CODE), primary_key=True),
    Column("program_year", SmallInteger, primary_key=True, autoincrement=False),
    Column("component", String(CODE), primary_key=True),
    *_placed(),
    _count("consented"),
    Column("pre", Float, nullable=False),
    # NULL: not seen again.
    Column("change", Float),
    _count("baseline_first"),
    # NULL: the file does not say.
    Column("first_observer", String(ID)),
    Column("second_observer", String(ID)),
    Column("observed_in", String(ID)),
    _count("minutes_before"),
    _count("contacts_before"),
    # NULL: in no pair of the year as mentee.
    Column("coach_id", String(ID)),
    _count("coach_mentees"),
    _count("coach_years"),
    Index(None, "region"),
)

survey_due = _table(
    "survey_due",
    "summary",
    "one row per person, survey, wave and mentee it is about that was to be answered: whether it "
    "was, and at the end of a year the person's score at its start",
    True,
    _key("person_id"),
    Column("survey", String(CODE), primary_key=True),
    Column("wave", String(CODE), primary_key=True),
    _key("about_id"),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    Column("point", String(CODE), nullable=False),
    Column("survey_wave", String(CODE), nullable=False),
    Column("asked_on", Date, nullable=False),
    _count("answered"),
    Column("start_score", Float),
    Column("start_width", Float),
    Index(None, "region"),
)

survey_scores = _table(
    "survey_scores",
    "summary",
    "one row per respondent, scale, version, wave and person it is about: items answered of those "
    "asked, the scale score, and the same respondent's score at the start of the year",
    True,
    _key("person_id"),
    Column("survey", String(CODE), primary_key=True),
    Column("version", String(CODE), primary_key=True),
    Column("wave", String(CODE), primary_key=True),
    _key("about_id"),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    Column("point", String(CODE), nullable=False),
    Column("survey_wave", String(CODE), nullable=False),
    _count("asked"),
    _count("answered"),
    Column("score", Float),
    Column("before", Float),
    Column("scale_min", Float),
    Column("scale_max", Float),
    Index(None, "region"),
)

survey_items = _table(
    "survey_items",
    "summary",
    "one row per item of a complete answer to a scale at the end of a year, items reversed by the "
    "key",
    True,
    _key("person_id"),
    Column("survey", String(CODE), primary_key=True),
    Column("version", String(CODE), primary_key=True),
    Column("wave", String(CODE), primary_key=True),
    _key("about_id"),
    Column("item", String(CODE), primary_key=True),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    Column("value", Float, nullable=False),
    Index(None, "region"),
)

survey_pairs = _table(
    "survey_pairs",
    "summary",
    "one row per pair and version of the paired survey that both members answered at the end of "
    "the year: coach minus mentee over the items both answered",
    True,
    _key("pair_id"),
    Column("version", String(CODE), primary_key=True),
    Column("person_id", String(ID), nullable=False),
    Column("coach_id", String(ID), nullable=False),
    Column("survey", String(CODE), nullable=False),
    *_placed(),
    Column("program_year", SmallInteger, nullable=False),
    _count("compared"),
    _count("within_one"),
    Column("difference", Float, nullable=False),
    Column("distance", Float, nullable=False),
    Column("scale_width", Float),
    Index(None, "region"),
)

program_levels = _table(
    "program_levels",
    "summary",
    "one row per program with a pair of a cohort, rating system and day from which its ratings "
    "hold: the levels in force, and the one granted when its first pair began",
    False,
    _key("program_number"),
    Column("cohort", SmallInteger, primary_key=True, autoincrement=False),
    Column("system", String(CODE), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    *_placed("programs"),
    Column("program_year", SmallInteger, nullable=False),
    Column("first_pair", String(ID), nullable=False),
    Column("start_level", SmallInteger),
    Column("granted", SmallInteger),
    Column("self_assessed", SmallInteger),
    Index(None, "region"),
    Index(None, "first_pair"),
)

# ---------------------------------------------------------------------------------------------
# Ledger
# ---------------------------------------------------------------------------------------------

imports = _table(
    "imports",
    "ledger",
    "one row per file that was read",
    False,
    Column("import_id", Integer, primary_key=True),
    Column("format", String(CODE), nullable=False),
    Column("file_name", String(NAME), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("map_name", String(NAME)),
    Column("imported_by", String(NAME), nullable=False),
    Column("region", SmallInteger),
    Column("started_at", DateTime, nullable=False),
    Column("finished_at", DateTime, nullable=False),
    Column("status", String(CODE), nullable=False),
    Column("message", Text, nullable=False, server_default=""),
    # The headings as the file had them, for the file of its refused lines.
    Column("headings", JSON),
    # The tabs of a workbook that were read together: line 7 of the third is 200007.
    Column("tabs", JSON),
    # Sentences on what was read otherwise than it stands, and on tabs that were not read.
    Column("said", JSON),
    Column("undone_at", DateTime),
    Column("undone_by", String(NAME)),
    _count("rows_total"),
    _count("rows_new"),
    _count("rows_changed"),
    _count("rows_unchanged"),
    _count("rows_refused"),
    # Which lines of the file they are, as ranges: "2-301, 305".
    Column("lines_new", Text, nullable=False, server_default=""),
    Column("lines_changed", Text, nullable=False, server_default=""),
    Column("lines_unchanged", Text, nullable=False, server_default=""),
    Column("lines_refused", Text, nullable=False, server_default=""),
    CheckConstraint(
        "rows_total = rows_new + rows_changed + rows_unchanged + rows_refused",
        name="every_row_is_accounted_for",
    ),
    CheckConstraint("status IN ('saved', 'refused', 'undone')", name="known_status"),
    CheckConstraint(
        "(status = 'undone') = (undone_at IS NOT NULL AND undone_by IS NOT NULL)",
        name="undone_by_somebody",
    ),
    Index(None, "sha256"),
)

import_regions = _table(
    "import_regions",
    "ledger",
    "one row per import and region whose rows it touched",
    False,
    Column("import_id", Integer, primary_key=True, autoincrement=False),
    Column("region", SmallInteger, primary_key=True, autoincrement=False),
    _count("rows_touched"),
    Column("finished_at", DateTime, nullable=False),
)

import_months = _table(
    "import_months",
    "ledger",
    "one row per import, region and month of which it brought rows, of the kinds of files that are expected",
    False,
    Column("import_id", Integer, primary_key=True, autoincrement=False),
    Column("region", SmallInteger, primary_key=True, autoincrement=False),
    Column("month", String(MONTH), primary_key=True),
    Column("kind", String(CODE), nullable=False),
    # The day in Massachusetts; the moments are in UTC.
    Column("saved_on", Date, nullable=False),
    Column("saved_at", DateTime, nullable=False),
    Column("undone_at", DateTime),
    Index(None, "region"),
)

month_statements = _table(
    "month_statements",
    "ledger",
    "one row per statement of somebody on the file of a region's month; none is ever changed",
    False,
    Column("statement_id", Integer, primary_key=True),
    Column("kind", String(CODE), nullable=False),
    Column("region", SmallInteger, nullable=False),
    Column("month", String(MONTH), nullable=False),
    Column("what", String(CODE), nullable=False),
    Column("reason", String(LIST), nullable=False, server_default=""),
    Column("said_by", String(NAME), nullable=False),
    Column("said_on", Date, nullable=False),
    Column("said_at", DateTime, nullable=False),
    CheckConstraint("what IN ('nothing', 'closed', 'reopened')", name="known_statement"),
    CheckConstraint("what <> 'reopened' OR reason <> ''", name="reopened_with_a_reason"),
    Index(None, "region", "month"),
)

import_refusals = _table(
    "import_refusals",
    "ledger",
    "one row per refused value of an import",
    True,
    Column("import_id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("line", Integer, nullable=False),
    # The reason as a code (data_access/imports/reason_codes.py): `reason` is for people alone.
    Column("reason_code", String(CODE), nullable=False, server_default="other"),
    Column("column_name", String(NAME), nullable=False),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("region", SmallInteger),
)

refused_lines = _table(
    "refused_lines",
    "ledger",
    "one row per refused line of an import, as it stood in the file",
    True,
    Column("import_id", Integer, primary_key=True, autoincrement=False),
    Column("line", Integer, primary_key=True, autoincrement=False),
    # A list of texts, in the order of `imports.headings`; NULL where it may not be kept.
    Column("texts", JSON),
    Column("region", SmallInteger),
)

uploads = _table(
    "uploads",
    "ledger",
    "one row per file that was sent through the browser or a watched folder, until it is settled",
    False,
    Column("upload_id", String(ID), primary_key=True),
    Column("file_name", String(NAME), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("sent_by", String(NAME), nullable=False),
    Column("region", SmallInteger),
    Column("sent_at", DateTime, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("status", String(CODE), nullable=False),
    Column("format", String(CODE)),
    Column("map_name", String(NAME)),
    Column("encoding", String(CODE)),
    Column("message", Text, nullable=False, server_default=""),
    Column("preview", JSON),
    Column("import_id", Integer),
    CheckConstraint(
        "status IN ('reading', 'asking', 'ready', 'refused', 'saving', 'saved', 'discarded')",
        name="known_status",
    ),
    Index(None, "region"),
)

column_maps = _table(
    "column_maps",
    "ledger",
    "one row per column map that somebody saved, and region it belongs to",
    False,
    # The region's number before it, so that two regions may have one of a name.
    Column("name", String(NAME), primary_key=True),
    Column("format", String(CODE), nullable=False),
    Column("text", Text, nullable=False),
    Column("saved_by", String(NAME), nullable=False),
    Column("saved_at", DateTime, nullable=False),
    # 0: of those who import for the whole state.
    Column("region", SmallInteger, nullable=False, server_default="0"),
    # 1: every region reads files by it. 2: its region offers it to the others, to look at and copy.
    Column("shared", SmallInteger, nullable=False, server_default="0"),
)

known_names = _table(
    "known_names",
    "ledger",
    "one row per time somebody said whom a region's files mean by a name, an e-mail or both; only added to",
    True,
    Column("entry_id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(NAME), nullable=False),
    # nobody: not in the program, so such rows are left out. retired: it is to be asked again.
    Column("what", String(CODE), nullable=False),
    # Which parts the text has, such as name+program.
    Column("kind", String(CODE), nullable=False),
    Column("name_text", Text, nullable=False),
    Column("participant_id", String(ID)),
    Column("region", SmallInteger, nullable=False),
    CheckConstraint("what IN ('person', 'nobody', 'retired')", name="known_word"),
    Index(None, "region"),
)

consents = _table(
    "consents",
    "ledger",
    "one row per consent that a participant gave for a purpose",
    True,
    Column("consent_id", Integer, primary_key=True),
    Column("participant_id", String(ID), nullable=False),
    Column("purpose", String(CODE), nullable=False),
    Column("level", String(CODE), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),  # the first day on which it no longer holds
    Column("form_place", String(NAME), nullable=False, server_default=""),
    Column("recorded_by", String(NAME), nullable=False),
    Column("recorded_at", DateTime, nullable=False),
    Column("import_id", Integer),  # whose file gave it
    Column("ended_by", String(NAME)),
    Column("ended_at", DateTime),
    Column("ended_import", Integer),
    Column("region", SmallInteger),  # the person's of today
    Index(None, "participant_id"),
)

replaced_rows = _table(
    "replaced_rows",
    "ledger",
    "one row per fact an import replaced, with its old values",
    True,
    Column("import_id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("table_name", String(CODE), nullable=False),
    Column("line", Integer, nullable=False),
    Column("old_values", JSON, nullable=False),
    Column("region", SmallInteger),  # of who sent the file, as in `imports`
)

settled_findings = _table(
    "settled_findings",
    "ledger",
    "one row per time a finding of the data list was settled or opened again; only added to",
    True,
    Column("entry_id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(NAME), nullable=False),
    Column("what", String(CODE), nullable=False),
    Column("kind", String(CODE), nullable=False),
    # A hash over what the finding rests on: where that changes, it is another finding.
    Column("facts", String(64), nullable=False),
    Column("record", String(NAME), nullable=False),
    Column("word", String(NAME), nullable=False),
    Column("region", SmallInteger),
    CheckConstraint("what IN ('settled', 'reopened')", name="known_word"),
    Index(None, "facts"),
)

same_people = _table(
    "same_people",
    "ledger",
    "one row per time somebody said that two ids are one person, or are not; only added to",
    True,
    Column("entry_id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(NAME), nullable=False),
    Column("what", String(CODE), nullable=False),
    Column("participant_id", String(ID), nullable=False),
    # The id under which both are read.
    Column("kept_id", String(ID), nullable=False),
    Column("ground", String(NAME), nullable=False),
    # Where both are; NULL: in different regions.
    Column("region", SmallInteger),
    CheckConstraint("what IN ('merge', 'split')", name="known_word"),
)

merged_ids = _table(
    "merged_ids",
    "ledger",
    "one row per id that is read as another's now: follows from same_people",
    True,
    _key("participant_id"),
    Column("person_id", String(ID), nullable=False),
    Column("region", SmallInteger),  # the person's of today
    Index(None, "person_id"),
)

same_programs = _table(
    "same_programs",
    "ledger",
    "one row per time somebody said that two numbers are one program, or are not; only added to",
    True,
    Column("entry_id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(NAME), nullable=False),
    Column("what", String(CODE), nullable=False),
    Column("program_number", String(ID), nullable=False),
    # The number under which both are read.
    Column("kept_id", String(ID), nullable=False),
    Column("ground", String(NAME), nullable=False),
    # Where both are; NULL: in different regions.
    Column("region", SmallInteger),
    CheckConstraint("what IN ('merge', 'split')", name="known_word"),
)

merged_programs = _table(
    "merged_programs",
    "ledger",
    "one row per number that is read as another program's now: follows from same_programs",
    True,
    _key("program_number"),
    Column("kept_id", String(ID), nullable=False),
    Column("region", SmallInteger),  # the program's of today
    Index(None, "kept_id"),
)

filed_rows = _table(
    "filed_rows",
    "ledger",
    "one row per fact that is read otherwise than its file says, because an id in it is read as another's: "
    "the row as it was filed",
    True,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("table_name", String(CODE), nullable=False),
    # 1: it stands among the facts, under the other id. 0: a row of the other id stands for it.
    Column("stands", SmallInteger, nullable=False),
    Column("old_values", JSON, nullable=False),
    Index(None, "table_name"),
)

forgotten_ids = _table(
    "forgotten_ids",
    "ledger",
    "one row per id of somebody who was forgotten: by what it is known again, never the id",
    False,
    # A keyed hash, so that a later file with the id is refused.
    Column("token", String(64), primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("forgotten_on", Date, nullable=False),
    Column("forgotten_by", String(NAME), nullable=False),
)

kept_no_longer = _table(
    "kept_no_longer",
    "ledger",
    "one row per time something was removed because its time was over; only added to",
    False,
    Column("entry_id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(NAME), nullable=False),
    Column("kind", String(CODE), nullable=False),
    # Of files from before this day.
    Column("before", Date, nullable=False),
    Column("row_count", Integer, nullable=False),
)

data_state = _table(
    "data_state",
    "ledger",
    "one row: the data version, raised by every import that changed something",
    False,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("data_version", Integer, nullable=False),
    # Drawn with each version: a restored database counts on from an older one, and names it differently.
    Column("drawn", String(16), nullable=False, server_default=""),
    Column("demonstration", SmallInteger, nullable=False, server_default="0"),
    # By which rules the summaries were counted (data_access/summaries/fingerprint.py).
    Column("counted_by", String(64)),
)

editions = _table(
    "editions",
    "ledger",
    "one row per edition: a copy of the data that outcome figures are made of until the next named day",
    False,
    Column("number", Integer, primary_key=True, autoincrement=False),
    # Its figures are as of this day.
    Column("day", Date, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("made_by", String(NAME), nullable=False),
    Column("data_version", Integer, nullable=False),
)

# ---------------------------------------------------------------------------------------------
# Accounts
# ---------------------------------------------------------------------------------------------

accounts = _table(
    "accounts",
    "account",
    "one row per person who may sign in",
    False,
    Column("account_id", Integer, primary_key=True),
    Column("email", String(NAME), nullable=False, unique=True),
    Column("display_name", String(NAME), nullable=False),
    Column("role", String(CODE), nullable=False),
    Column("region", SmallInteger),
    # Whose own pairs it sees, where its role sees own pairs.
    Column("participant_id", String(ID)),
    Column("password_hash", String(200), nullable=False),
    Column("active", SmallInteger, nullable=False, server_default="1"),
    Column("demonstration", SmallInteger, nullable=False, server_default="0"),
    Column("created_at", DateTime, nullable=False),
    Column("last_sign_in", DateTime),
    # The last day on which it can be used; none: until it is closed.
    Column("ends_on", Date),
    # When somebody who answers for it last said that it is still needed, and who.
    Column("confirmed_on", Date),
    Column("confirmed_by", String(NAME)),
)

password_links = _table(
    "password_links",
    "account",
    "one row per link with which somebody sets a password; only its hash is kept, and no row once it is used",
    False,
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", Integer, ForeignKey("accounts.account_id"), nullable=False),
    Column("made_by", String(NAME), nullable=False),
    Column("expires_at", DateTime, nullable=False),
    Index(None, "account_id"),
)

second_factors = _table(
    "second_factors",
    "account",
    "one row per account with an authenticator app; the key is as the app has it",
    False,
    Column("account_id", Integer, ForeignKey("accounts.account_id"), primary_key=True),
    Column("key", String(64), nullable=False),
    # The thirty seconds of the last code that was taken: it is not taken again, nor an earlier one.
    Column("last_step", Integer, nullable=False),
    Column("made_at", DateTime, nullable=False),
)

recovery_codes = _table(
    "recovery_codes",
    "account",
    "one row per recovery code that was not used; only its hash is kept",
    False,
    Column("account_id", Integer, ForeignKey("accounts.account_id"), primary_key=True),
    Column("code_hash", String(64), primary_key=True),
)

sign_ins = _table(
    "sign_ins",
    "account",
    "one row per signed-in browser; only the hash of its token is kept",
    False,
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", Integer, ForeignKey("accounts.account_id"), nullable=False),
    Column("csrf_token", String(64), nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("last_seen", DateTime, nullable=False),
    Column("ended_at", DateTime),
    Index(None, "account_id"),
)

sign_in_tries = _table(
    "sign_in_tries",
    "account",
    "one row per account tried and sender (or browser that signed in before) with wrong passwords in a "
    "row; kept for a day",
    False,
    # A hash: what was typed as an e-mail may be anything.
    Column("account_key", String(64), primary_key=True),
    Column("source", String(64), primary_key=True),
    Column("failed_count", Integer, nullable=False),
    Column("last_at", DateTime, nullable=False),
    Column("locked_until", DateTime),
    Index(None, "last_at"),
)

refused_counts = _table(
    "refused_counts",
    "account",
    "one row per day, source, kind of refusal and account; it grows, until its day is over and it is a "
    "line of the audit log",
    False,
    Column("day", Date, primary_key=True),
    Column("source", String(64), primary_key=True),
    Column("what", String(CODE), primary_key=True),
    Column("account", String(NAME), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("first_at", DateTime, nullable=False),
    Column("last_at", DateTime, nullable=False),
    Column("about", String(NAME), nullable=False),
)

filter_states = _table(
    "filter_states",
    "account",
    "one row per day, account and filter state in which it asked for outcome figures; kept for a day",
    False,
    Column("day", Date, primary_key=True),
    Column("who", String(NAME), primary_key=True),
    Column("state", String(16), primary_key=True),
)

# ---------------------------------------------------------------------------------------------
# The audit log
# ---------------------------------------------------------------------------------------------

audit_log = _table(
    "audit_log",
    "audit",
    "one row per event that must be accountable; never changed, never deleted",
    False,
    # Counted by the program and not by the database, so that no number is left out.
    Column("event_id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(NAME), nullable=False),
    Column("event", String(CODE), nullable=False),
    Column("detail", JSON, nullable=False),
    # What it is about: a page, a pair, an import; and the ids of those named in it, between spaces.
    Column("record", String(NAME), nullable=False, server_default=""),
    Column("people", Text, nullable=False, server_default=""),
    # Of what is written down once (a day, say): the same is not written again.
    Column("once", String(64)),
    # The hash of the line before and of all of this one (data_access/people/audit_chain.py).
    Column("chain", String(64), nullable=False, server_default=""),
    Index(None, "once", unique=True),
    Index(None, "at"),
    Index(None, "who", "at"),
)

audit_head = _table(
    "audit_head",
    "audit",
    "one row: the number and the hash of the newest line of the audit log",
    False,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("event_id", Integer, nullable=False),
    Column("chain", String(64), nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

months = _table(
    "months",
    "calendar",
    "one row per calendar month",
    False,
    Column("month", String(MONTH), primary_key=True),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("program_year", SmallInteger, nullable=False),
    Column("intended_low", Integer, nullable=False),
    Column("intended_high", Integer, nullable=False),
    Column("closed", SmallInteger, nullable=False),
)


def breakdowns_of(table: Table, but: Collection[str] = ()) -> tuple[str, ...]:
    """The breakdowns that the rows of a table carry, but for some, in the order of an address."""
    return tuple(key for key in CARRIED if key in table.c and key not in but)


def people_in(table: Table) -> tuple[str, ...]:
    """The columns of a fact that hold a participant's id."""
    return tuple(column.name for column in table.columns if column.info.get("person"))


def programs_in(table: Table) -> tuple[str, ...]:
    """The columns of a fact that hold a program's number, but for what is worked out from them."""
    return tuple(column.name for column in table.columns if column.info.get("program"))


def tables_of(kind: str) -> list[Table]:
    """The tables of one kind, in the order they depend on each other."""
    return [t for t in metadata.sorted_tables if t.info["kind"] == kind]
