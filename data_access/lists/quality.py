"""The data-quality list: what is missing, late or contradicts itself, by one record a kind of finding.

A check is data: a select within a Scope, and the words for one of its rows. From the registry come
the list with names (for whom may see them), the counts by region (for everybody), page and CSV.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    union_all,
)

from config.count_words import counted
from config.date_words import day_words, month_words
from config.program.calendars import (
    first_day,
    last_complete_month,
    last_day,
    month_of,
    provisional_from,
    shift,
)
from config.program.dosage import PROVISIONAL_UNTIL_DAY
from config.program.instruments import DOMAIN_LABELS
from config.program.quality import (
    BASELINE_DAYS,
    FEWEST_LOGS,
    LATE_LOG_DAYS,
    LONGEST_USUAL_MINUTES,
    LOOK_BACK_MONTHS,
    NOT_OBSERVED_TYPES,
    OBSERVED_ROLES,
    SHORTEST_CONTACT_MINUTES,
)
from config.program.vocabulary import NOT_HELD, SESSION_STATUSES
from config.roles import ROLES, Reach
from config.settings import MASSACHUSETTS
from config.texts.paused_ratings import NOT_ASKED
from data_access.asking.answers import EVERYBODY
from data_access.asking.arrivals import arrivals
from data_access.asking.standing import standing
from data_access.imports.formats import FORMATS
from data_access.imports.import_history import may_see_values
from data_access.imports.reason_codes import ReasonCode
from data_access.imports.settled import SettledAs, settled
from data_access.lists import doubtful_people, doubtful_programs, eligibility
from data_access.lists.twins import AcrossRegions, Twin
from data_access.lists.worklist import NamesNotInScope
from data_access.measures.protected import OF_TABLE, Protected
from data_access.measures.rests import Gaps, Rests
from data_access.storage import schema
from data_access.storage.database import Reader
from data_access.storage.dialect import days_between
from data_access.storage.scope import Scope


@dataclass(frozen=True)
class ListPeriod:
    """The days the list looks at; months are expected to be logged up to `last_month`."""

    since: date
    today: date

    @staticmethod
    def until(today: date) -> ListPeriod:
        newest = last_complete_month(today)
        return ListPeriod(first_day(shift(newest, 1 - LOOK_BACK_MONTHS)), today)

    @property
    def first_month(self) -> str:
        return month_of(self.since)

    @property
    def last_month(self) -> str:
        return shift(provisional_from(self.today, PROVISIONAL_UNTIL_DAY), -1)


Found = Any  # a row of a check's select


def _found_on(found: Found) -> date:
    day: date = found.since
    return day


@dataclass(frozen=True)
class Check:
    """One kind of finding.

    `select` gives a row a finding: region, pair_id, person_id (whom it is about), record (what in
    the files it is about), since, and what `words` needs besides. `of_imports`: it is about lines
    of files and not about facts, so it is for whoever may see refused values. `beyond_own_pairs`:
    it rests on rows of leaders, programs or ratings, which who sees own pairs does not read.
    `protected`: the outcome that its findings hang on; who may not list them is told how many of an
    edition.
    """

    key: str
    label: str
    meaning: str
    remedy: str
    select: Callable[[Reader, ListPeriod], Select[Any]]
    words: Callable[[Found], str]
    since: Callable[[Found], date] = _found_on
    of_imports: bool = False
    beyond_own_pairs: bool = False
    protected: Protected | None = None
    # It rests on names: for whoever sees them, and counted for nobody else.
    of_names: bool = False
    # Its rows are of two ids that may be one.
    twin: Callable[[Found], Twin] | None = None
    # False: it is there to be known, and nothing can be set right.
    to_do: bool = True


@dataclass(frozen=True)
class Finding:
    """One finding. `who` and `coach` are names; empty where it is about no person of the region.

    `since`: the day it was to be expected, happened or was found. `what` is one sentence.
    """

    kind: str
    region: int | None
    pair_id: str
    who: str
    coach: str
    program: str
    record: str
    since: date
    what: str
    person: str = ""  # the id of whom it is about
    twin: Twin | None = None  # the two ids that may be one
    facts: str = ""  # a hash over what it rests on
    settled: SettledAs | None = None


# A region by its number; None: not placed in one. For who sees totals only: EVERYBODY.
Place = int | str | None


@dataclass(frozen=True)
class RegionCount:
    """How many findings of one kind a region has."""

    kind: str
    region: Place
    findings: int


@dataclass(frozen=True)
class Delay:
    """The median of days from session to log of a region, over so many logs."""

    region: Place
    days: float
    logs: int


@dataclass(frozen=True)
class LogLines:
    """What became of the lines of log files that somebody of a region sent; None: of no region.

    `unmatched` lines named a pair or goal that was not known; `ids` of these are not known still.
    """

    region: Place
    files: int
    lines: int
    unmatched: int
    ids: int


def _days(number: float) -> str:
    return f"{number:g} {'day' if number == 1 else 'days'}"


# ---------------------------------------------------------------------------------------------
# Missing
# ---------------------------------------------------------------------------------------------


def _missing_checklists(reader: Reader, period: ListPeriod) -> Select[Any]:
    months = reader.rows(schema.pair_months)
    gaps = Gaps(
        Rests.MONTH, arrivals(reader).awaited(period.first_month, period.last_month, period.today)
    )
    # A month whose log has not arrived lacks nothing that is known.
    arrived = [] if not gaps else [or_(months.c.region.is_(None), not_(gaps.left_out(months.c)))]
    return (
        select(
            months.c.region,
            months.c.pair_id,
            months.c.person_id,
            months.c.pair_id.label("record"),
            func.min(months.c.month).label("first_month"),
            func.max(months.c.month).label("last_month"),
            func.count().label("months"),
        )
        .where(
            months.c.month >= period.first_month,
            months.c.month <= period.last_month,
            months.c.eligible == 1,
            months.c.checklist == 0,
            *arrived,
        )
        .group_by(months.c.region, months.c.pair_id, months.c.person_id)
    )


def _missing_checklists_words(found: Found) -> str:
    if found.months == 1:
        return f"No checklist was handed in for {month_words(found.first_month)}."
    return (
        f"{found.months} monthly checklists are missing, the first for "
        f"{month_words(found.first_month)}, the last for {month_words(found.last_month)}."
    )


def _checklist_due(found: Found) -> date:
    return last_day(found.first_month) + timedelta(days=PROVISIONAL_UNTIL_DAY)


def _active_pairs(reader: Reader, period: ListPeriod) -> Any:
    """Pairs that were active in the period."""
    pairs = reader.rows(schema.pair_status)
    end = func.coalesce(pairs.c.end_date, pairs.c.planned_end)
    return pairs, and_(pairs.c.start_date <= period.today, end >= period.since)


def _missing_baseline(reader: Reader, period: ListPeriod) -> Select[Any]:
    pairs, active = _active_pairs(reader, period)
    return select(
        pairs.c.region,
        pairs.c.pair_id,
        pairs.c.person_id,
        pairs.c.pair_id.label("record"),
        pairs.c.first_contact.label("since"),
    ).where(
        active,
        pairs.c.baseline_date.is_(None),
        pairs.c.first_contact <= period.today - timedelta(days=BASELINE_DAYS),
        pairs.c.role.in_(OBSERVED_ROLES),
        or_(pairs.c.program_type.is_(None), pairs.c.program_type.not_in(NOT_OBSERVED_TYPES)),
    )


# ---------------------------------------------------------------------------------------------
# Late
# ---------------------------------------------------------------------------------------------


def _logs(reader: Reader, period: ListPeriod, apart: str) -> Any:
    """Every log of the period with the days it took, its place by them, and how many there are."""
    sessions = reader.rows(schema.sessions)
    lag = days_between(sessions.c.session_date, sessions.c.submitted_at)
    group = sessions.c[apart]
    late = case((lag > LATE_LOG_DAYS, sessions.c.session_date))
    return (
        select(
            sessions.c.region,
            sessions.c.pair_id,
            sessions.c.person_id,
            lag.label("lag"),
            func.row_number().over(partition_by=group, order_by=lag).label("place"),
            func.count().over(partition_by=group).label("logs"),
            func.max(lag).over(partition_by=group).label("longest"),
            func.min(late).over(partition_by=group).label("first_late"),
        )
        .where(
            sessions.c.month >= period.first_month,
            sessions.c.duplicate_of.is_(None),
            sessions.c.submitted_at >= sessions.c.session_date,
        )
        .subquery("logs")
    )


def _in_the_middle(logs: Any) -> ColumnElement[bool]:
    """The one log, or the two, whose days are the median."""
    return and_(2 * logs.c.place >= logs.c.logs, 2 * logs.c.place <= logs.c.logs + 2)


def _late_logs(reader: Reader, period: ListPeriod) -> Select[Any]:
    logs = _logs(reader, period, "pair_id")
    median = func.avg(cast(logs.c.lag, Float))
    return (
        select(
            logs.c.region,
            logs.c.pair_id,
            logs.c.person_id,
            logs.c.pair_id.label("record"),
            func.min(logs.c.first_late).label("since"),
            median.label("median"),
            func.max(logs.c.logs).label("logs"),
            func.max(logs.c.longest).label("longest"),
        )
        .where(_in_the_middle(logs), logs.c.logs >= FEWEST_LOGS)
        .group_by(logs.c.region, logs.c.pair_id, logs.c.person_id)
        .having(median > LATE_LOG_DAYS)
    )


def _late_logs_words(found: Found) -> str:
    return (
        f"Half of the {counted(found.logs, 'logs')} came {_days(found.median)} or more after the session, "
        f"the latest after {_days(found.longest)}."
    )


# ---------------------------------------------------------------------------------------------
# Contradictions
# ---------------------------------------------------------------------------------------------


def _session_before_baseline(reader: Reader, period: ListPeriod) -> Select[Any]:
    pairs, active = _active_pairs(reader, period)
    return select(
        pairs.c.region,
        pairs.c.pair_id,
        pairs.c.person_id,
        pairs.c.pair_id.label("record"),
        pairs.c.first_contact.label("since"),
        pairs.c.baseline_date,
    ).where(active, pairs.c.first_contact < pairs.c.baseline_date)


def _session_before_baseline_words(found: Found) -> str:
    return (
        f"The first session was on {day_words(found.since)}, before the baseline observation of "
        f"{day_words(found.baseline_date)}."
    )


def _log_before_session(reader: Reader, period: ListPeriod) -> Select[Any]:
    sessions = reader.rows(schema.sessions)
    return select(
        sessions.c.region,
        sessions.c.pair_id,
        sessions.c.person_id,
        sessions.c.session_id.label("record"),
        sessions.c.session_date.label("since"),
        sessions.c.submitted_at,
    ).where(
        sessions.c.month >= period.first_month,
        sessions.c.status == "completed",
        sessions.c.duplicate_of.is_(None),
        sessions.c.submitted_at < sessions.c.session_date,
    )


def _log_before_session_words(found: Found) -> str:
    return (
        f"The log of the session of {day_words(found.since)} was handed in on "
        f"{day_words(found.submitted_at)}, before the session took place."
    )


def _class_contradiction(reader: Reader, period: ListPeriod) -> Select[Any]:
    flags = reader.rows(schema.class_flags)
    observed = reader.rows(schema.class_observations)
    educators = reader.rows(schema.participants)
    # A contradiction answers whether a reported score that somebody sends is the right one: whoever
    # sees the record's educator by name may ask it of scores that may be looked up alone.
    named = reader.scope.sees_names
    lookable = (educators.c.consent == "educator_level",) if named else ()
    return (
        select(
            flags.c.region,
            null().label("pair_id"),
            flags.c.person_id,
            flags.c.observation_id.label("record"),
            observed.c.obs_date.label("since"),
            flags.c.domain,
            flags.c.reported,
            flags.c.computed,
            educators.c.consent,
        )
        .join(observed, observed.c.observation_id == flags.c.observation_id)
        .outerjoin(educators, educators.c.participant_id == flags.c.person_id)
        .where(observed.c.obs_date >= period.since, *lookable)
    )


def _class_contradiction_words(found: Found) -> str:
    domain = DOMAIN_LABELS.get(found.domain, found.domain)
    about = f"The record of {day_words(found.since)} reports another score for {domain}"
    # A named educator's scores are shown with the educator's recorded consent only.
    if found.consent != "educator_level" or found.computed is None:
        return f"{about} than its own dimensions come to."
    return f"{about} ({found.reported:.2f}) than its own dimensions come to ({found.computed:.2f})."


def _implausible_minutes(reader: Reader, period: ListPeriod) -> Select[Any]:
    sessions = reader.rows(schema.sessions)
    minutes = sessions.c.minutes_total
    return select(
        sessions.c.region,
        sessions.c.pair_id,
        sessions.c.person_id,
        sessions.c.session_id.label("record"),
        sessions.c.session_date.label("since"),
        minutes.label("minutes"),
    ).where(
        sessions.c.month >= period.first_month,
        sessions.c.status == "completed",
        sessions.c.duplicate_of.is_(None),
        or_(
            minutes > LONGEST_USUAL_MINUTES,
            and_(sessions.c.contact == 1, minutes < SHORTEST_CONTACT_MINUTES),
        ),
    )


def _implausible_minutes_words(found: Found) -> str:
    limit = (
        f"more than {LONGEST_USUAL_MINUTES}"
        if found.minutes > LONGEST_USUAL_MINUTES
        else f"fewer than {SHORTEST_CONTACT_MINUTES}"
    )
    return (
        f"The session of {day_words(found.since)} lasted {counted(found.minutes, 'minutes')}"
        f", {limit}."
    )


def _logged_by_both(reader: Reader, period: ListPeriod) -> Select[Any]:
    sessions = reader.rows(schema.sessions)
    return select(
        sessions.c.region,
        sessions.c.pair_id,
        sessions.c.person_id,
        sessions.c.session_id.label("record"),
        sessions.c.session_date.label("since"),
        sessions.c.duplicate_of,
    ).where(sessions.c.month >= period.first_month, sessions.c.duplicate_of.is_not(None))


def _logged_by_both_words(found: Found) -> str:
    return (
        f"Both members logged the session of {day_words(found.since)}; it is counted once, "
        f"from the log {found.duplicate_of}."
    )


def _minutes_not_held(reader: Reader, period: ListPeriod) -> Select[Any]:
    """Sessions that did not take place, with minutes."""
    rows = reader.rows(schema.sessions)
    minutes = func.coalesce(rows.c.minutes_total, 0)
    parts = func.coalesce(rows.c.minutes_observation, 0) + func.coalesce(
        rows.c.minutes_conference, 0
    )
    most = case((minutes > parts, minutes), else_=parts)
    return select(
        rows.c.region,
        rows.c.pair_id,
        rows.c.person_id,
        rows.c.session_id.label("record"),
        rows.c.session_date.label("since"),
        rows.c.status,
        most.label("minutes"),
    ).where(rows.c.month >= period.first_month, rows.c.status.in_(NOT_HELD), most > 0)


def _minutes_not_held_words(found: Found) -> str:
    status = SESSION_STATUSES.label(found.status).lower()
    return (
        f"The session of {day_words(found.since)} is logged as {status}, with "
        f"{counted(found.minutes, 'minutes')}; they are not counted."
    )


def _possible_double(reader: Reader, period: ListPeriod) -> Select[Any]:
    """Two logs of a pair and a day by different members that were not taken for one session."""
    first = reader.rows(schema.sessions).alias("first")
    second = reader.rows(schema.sessions).alias("second")
    return (
        select(
            first.c.region,
            first.c.pair_id,
            first.c.person_id,
            first.c.session_id.label("record"),
            first.c.session_date.label("since"),
            second.c.session_id.label("other"),
            *(
                side.c[name].label(f"{whose}_{name}")
                for whose, side in (("own", first), ("other", second))
                for name in ("logged_by", "start_time", "minutes_total")
            ),
        )
        .join(
            second,
            and_(
                second.c.pair_id == first.c.pair_id,
                second.c.session_date == first.c.session_date,
                second.c.session_id > first.c.session_id,
            ),
        )
        .where(
            first.c.month >= period.first_month,
            *(side.c.status == "completed" for side in (first, second)),
            *(side.c.duplicate_of.is_(None) for side in (first, second)),
            func.lower(first.c.logged_by) != func.lower(second.c.logged_by),
        )
    )


def _possible_double_words(found: Found) -> str:
    return (
        f"Two logs of {day_words(found.since)} by different members are counted as two sessions: "
        f"{_log_words(found.own_logged_by, found.own_start_time, found.own_minutes_total)}, and "
        f"{_log_words(found.other_logged_by, found.other_start_time, found.other_minutes_total)} "
        f"({found.other})."
    )


def _log_words(by: str, start: str | None, minutes: int | None) -> str:
    length = "without minutes" if minutes is None else counted(minutes, "minutes")
    return f"{by} {length}{f' from {start}' if start else ''}"


# ---------------------------------------------------------------------------------------------
# Lines of files
# ---------------------------------------------------------------------------------------------


# What the video platform gives: logged sessions, goals and their small steps.
PLATFORM_FORMATS = ("sessions", "goals", "action_steps")


@dataclass(frozen=True)
class _Named:
    """What a column of some formats must name: kind of thing, table, key, and its own file."""

    heading: str
    what: str
    table: str
    key: str
    import_first: str


def _references() -> dict[_Named, list[str]]:
    """What files refer to, and the formats that do."""
    out: dict[_Named, list[str]] = {}
    for form in FORMATS.values():
        for r in form.references:
            named = _Named(r.heading, r.what, r.table, r.key, r.import_first)
            out.setdefault(named, []).append(form.key)
    return out


def _unmatched_ids(reader: Reader, period: ListPeriod) -> Select[Any]:
    """Ids that lines were refused for and that are still not known, one row an id."""
    parts = [_unmatched(reader, period, n, forms) for n, forms in _references().items()]
    found = union_all(*parts).subquery("unmatched")
    return select(found)


def _as_unknown(refused: Any, named: _Named) -> tuple[ColumnElement[bool], ...]:
    """The refusals of lines because they name what is not known."""
    return (
        refused.c.column_name == named.heading,
        refused.c.reason_code == ReasonCode.UNKNOWN_REFERENCE.value,
    )


def _unmatched(reader: Reader, period: ListPeriod, named: _Named, forms: list[str]) -> Select[Any]:
    refused, files = reader.rows(schema.import_refusals), reader.rows(schema.imports)
    known = reader.rows(schema.metadata.tables[named.table]).alias("known")
    later, still = files.alias("later"), refused.alias("still")
    still_refused = (
        exists()
        .where(
            still.c.import_id == later.c.import_id,
            still.c.column_name == refused.c.column_name,
            still.c.value == refused.c.value,
        )
        .correlate(later, refused)
    )
    # The same file came again and this value was not refused: it had been corrected there.
    mended = (
        exists()
        .where(
            later.c.import_id > files.c.import_id,
            later.c.file_name == files.c.file_name,
            later.c.format == files.c.format,
            later.c.status == "saved",
            ~still_refused,
        )
        .correlate(files, refused)
    )
    begin = datetime.combine(period.since, datetime.min.time())
    return (
        select(
            refused.c.region,
            cast(null(), String).label("pair_id"),
            cast(null(), String).label("person_id"),
            refused.c.value.label("record"),
            func.min(files.c.finished_at).label("since"),
            refused.c.column_name,
            literal(named.what).label("what"),
            func.count(_same_line(reader, refused, files).distinct()).label("lines"),
            func.max(files.c.import_id).label("import_id"),
        )
        .join(files, files.c.import_id == refused.c.import_id)
        .where(
            files.c.format.in_(forms),
            files.c.status != "undone",
            files.c.finished_at >= begin,
            *_as_unknown(refused, named),
            ~exists().where(known.c[named.key] == refused.c.value),
            ~mended,
        )
        .group_by(refused.c.region, refused.c.value, refused.c.column_name)
    )


def _same_line(reader: Reader, refused: Any, files: Any) -> ColumnElement[str]:
    """What a refused line says, so that one which is sent again counts once."""
    lines = reader.rows(schema.refused_lines).alias("said")
    says = (
        select(cast(lines.c.texts, String))
        .where(lines.c.import_id == refused.c.import_id, lines.c.line == refused.c.line)
        .scalar_subquery()
    )
    return func.coalesce(says, files.c.file_name + " " + cast(refused.c.line, String))


def _unmatched_ids_words(found: Found) -> str:
    lines = "One line was" if found.lines == 1 else f"{found.lines:,} lines were"
    if not found.record:
        return (
            f"{lines} left out, last in import {found.import_id}: {found.column_name} names nobody, and "
            f"the coach and mentee named there are no {found.what} that is known here, or more than one."
        )
    return (
        f"{lines} left out, last in import {found.import_id}: {found.column_name} says "
        f"{found.record}, and no such {found.what} is known here."
    )


def _refused_on(found: Found) -> date:
    at: datetime = found.since
    return at.replace(tzinfo=UTC).astimezone(MASSACHUSETTS).date()


def _filed_on(found: Found) -> date:
    day: date = found.asked_on if found.since is None else _refused_on(found)
    return day


# ---------------------------------------------------------------------------------------------
# The registry
# ---------------------------------------------------------------------------------------------

CHECKS: dict[str, Check] = {
    c.key: c
    for c in (
        Check(
            "missing_checklists",
            "Pairs with a checklist missing",
            "The pair was active long enough for a month to count, its logs are no longer taken "
            "as late, and no session was completed in it.",
            "Ask the coach for the logs of these months, or confirm that there was no session.",
            _missing_checklists,
            _missing_checklists_words,
            since=_checklist_due,
        ),
        Check(
            "late_logs",
            "Logs come late",
            f"The median of days from session to log of the pair is over {LATE_LOG_DAYS}.",
            "Ask the coach to log each session within a week; figures of the newest month lack "
            "what comes later.",
            _late_logs,
            _late_logs_words,
        ),
        Check(
            "missing_baseline",
            "Baseline missing",
            f"The pair has met for {BASELINE_DAYS} days or longer, and no usable baseline CLASS "
            "observation of the mentee is here.",
            "If the observation was held, import its scores; if not, arrange it with the observer.",
            _missing_baseline,
            lambda found: (
                f"The pair has met since {day_words(found.since)}, and no usable baseline "
                "observation is here."
            ),
        ),
        Check(
            "session_before_baseline",
            "Session before baseline",
            "The baseline observation is meant to come before coaching begins; this pair is left "
            "out of CLASS change.",
            "Check both dates. If one is mistyped, import the corrected row; if both are right, "
            "nothing more can be done.",
            _session_before_baseline,
            _session_before_baseline_words,
            to_do=False,
        ),
        Check(
            "class_contradiction",
            "CLASS record contradicts itself",
            "The domain score that the record reports is not the mean of its own dimensions; "
            "figures use the dimensions.",
            "Ask the observer which is right (often Negative Climate was not reversed), and import "
            "the corrected record.",
            _class_contradiction,
            _class_contradiction_words,
            protected=OF_TABLE[schema.class_windows.name],
        ),
        Check(
            "possible_double",
            "Perhaps logged twice",
            "Coach and mentee logged the same day with times and minutes that differ too much to "
            "be taken for one session.",
            "Ask the pair. If it was one session, correct one of the two logs so that start or "
            "minutes agree, and import it again.",
            _possible_double,
            _possible_double_words,
        ),
        Check(
            "logged_by_both",
            "Logged by both members",
            "Both logs were taken for one session, which is counted once.",
            "Nothing, if it was one session. If there were two, correct the start times and import "
            "the logs again.",
            _logged_by_both,
            _logged_by_both_words,
            to_do=False,
        ),
        Check(
            "implausible_minutes",
            "Minutes hard to believe",
            f"A contact of under {SHORTEST_CONTACT_MINUTES} minutes, or a session of over "
            f"{LONGEST_USUAL_MINUTES}.",
            "Ask who logged it. Travel and a whole day in the room are not coaching; import the "
            "corrected row.",
            _implausible_minutes,
            _implausible_minutes_words,
        ),
        Check(
            "minutes_not_held",
            "Minutes of a session that was not held",
            "A session is logged as canceled or missed, and its row gives minutes. They count "
            "nowhere.",
            "Ask who logged it. If the session was held, correct its status; if not, leave the "
            "minutes empty. Then import the row again.",
            _minutes_not_held,
            _minutes_not_held_words,
        ),
        Check(
            "log_before_session",
            "Logged before it was held",
            "The day of handing in lies before the day of the session.",
            "Ask whether the session was held as planned, correct the date that is wrong, and "
            "import the row again.",
            _log_before_session,
            _log_before_session_words,
        ),
        Check(
            "not_eligible",
            "Rule of taking part not kept",
            "Somebody takes part, and what the files say of them or of their program does not meet "
            f"a rule for that role, as it stood when they began. {NOT_ASKED}",
            "Check the entry. If it is out of date, import the corrected row; if it is right, "
            "settle with EEC whether an exception was granted.",
            lambda reader, period: eligibility.broken(reader, period.since),
            eligibility.broken_words,
            beyond_own_pairs=True,
        ),
        Check(
            "eligibility_not_known",
            "Not known whether a rule is kept",
            "Somebody takes part, and an entry that a rule for that role asks about is empty. "
            f"{NOT_ASKED}",
            "Ask for what is missing, and import the row with it.",
            lambda reader, period: eligibility.not_known(reader, period.since),
            eligibility.not_known_words,
            beyond_own_pairs=True,
        ),
        Check(
            "same_person",
            "Perhaps one person with two ids",
            "Two ids have one registry id, or one name within one program. If it is one person, every "
            "figure counts them twice.",
            "Compare them. If it is one person, say which id to keep: both are read under it from then "
            "on, and it can be split again. If these are two people, correct what is wrong in a "
            "participants file, or leave it.",
            lambda reader, period: doubtful_people.proposed(reader, period.today),
            doubtful_people.words,
            since=_filed_on,
            beyond_own_pairs=True,
            of_names=True,
            twin=doubtful_people.twin,
        ),
        Check(
            "same_program",
            "Perhaps one program with two numbers",
            "Two numbers have one name in one town, or in one region where a town is not given. If it is "
            "one program, every figure counts it twice.",
            "Compare them. If it is one program, say which number to keep: both are read under it from "
            "then on, and it can be split again. If these are two sites of one name, leave it.",
            lambda reader, period: doubtful_programs.proposed(reader, period.today),
            doubtful_programs.words,
            since=_filed_on,
            beyond_own_pairs=True,
            twin=doubtful_programs.twin,
        ),
        Check(
            "unmatched_ids",
            "Id that nothing matches",
            "A line was refused because it names somebody or something that is not known, and that "
            "has not changed since.",
            "Correct the id in the file, or import what it names first; then import the file "
            "again.",
            _unmatched_ids,
            _unmatched_ids_words,
            since=_refused_on,
            of_imports=True,
        ),
    )
}


# ---------------------------------------------------------------------------------------------
# Asking
# ---------------------------------------------------------------------------------------------


def checks_for(scope: Scope) -> tuple[Check, ...]:
    """The checks whose counts somebody sees: who sees no figures, those about imports alone."""
    role = ROLES.get(scope.role)
    if role is not None and role.reach is Reach.NONE:
        return tuple(c for c in CHECKS.values() if c.of_imports and may_see_values(scope))
    if scope.is_empty:
        return ()
    own = scope.participant is not None
    return tuple(
        c
        for c in CHECKS.values()
        if not (own and c.beyond_own_pairs) and (scope.sees_names or not c.of_names)
    )


def may_list(scope: Scope, check: Check) -> bool:
    """Whether single findings may be shown, and not only how many there are."""
    if scope.aggregate_only:
        return False
    return may_see_values(scope) if check.of_imports else scope.sees_names


def counts(reader: Reader, today: date) -> tuple[RegionCount, ...]:
    """How many findings of each kind each region in reach has, in the order of the checks."""
    return reader.once(("data quality", today), lambda: _counted(reader, ListPeriod.until(today)))


def _counted(reader: Reader, period: ListPeriod) -> tuple[RegionCount, ...]:
    if reader.scope.totals_only:
        number: dict[str, int] = {}
        for c in _counted(reader.with_regions(), period):
            number[c.kind] = number.get(c.kind, 0) + c.findings
        return tuple(RegionCount(kind, EVERYBODY, many) for kind, many in number.items())
    out: list[RegionCount] = []
    gone = settled(reader)
    for check in checks_for(reader.scope):
        asked, until = reader, period
        if not may_list(reader.scope, check):
            stands = standing(reader, check.protected, period.today)
            asked, until = stands.reader, ListPeriod.until(stands.today)
        statement = check.select(asked, until)
        # What is told as of an edition is counted whole: who settles something tells nobody of today.
        if gone and asked.edition is None:
            rows: list[Any] = _open_by_region(asked, check, statement, gone)
        else:
            found = statement.subquery("found")
            by_region = select(found.c.region, func.count()).group_by(found.c.region)
            rows = list(asked.execute(by_region))
        out += [RegionCount(check.key, row[0], row[1]) for row in sorted(rows, key=_placed_first)]
    return tuple(out)


def _open_by_region(
    reader: Reader, check: Check, statement: Select[Any], gone: Container[str]
) -> list[tuple[int | None, int]]:
    """How many findings that are not settled each region has."""
    found = Counter(
        row.region
        for row in reader.execute(statement)
        if _facts_of(check, statement, row) not in gone
    )
    return list(found.items())


# What a finding does not rest on, though its row says it.
_NO_FACTS = frozenset({"region", "asked_on"})


def _facts_of(check: Check, statement: Select[Any], row: Any) -> str:
    """One value for all that a finding rests on, which is another one as soon as any of it changes."""
    left_out = _NO_FACTS | ({"since"} if check.twin else set())
    names = sorted(set(statement.selected_columns.keys()) - left_out)
    values = [row._mapping[name] for name in names]
    said = [round(value, 6) if isinstance(value, float) else str(value) for value in values]
    return hashlib.sha256(json.dumps([check.key, names, said]).encode()).hexdigest()


def _placed_first(row: Any) -> tuple[bool, int]:
    return (row[0] is None, row[0] or 0)


def delays(reader: Reader, today: date) -> tuple[Delay, ...]:
    """Half of a region's logs come within so many days of their session."""
    logs = _logs(reader, ListPeriod.until(today), "region")
    statement = (
        select(logs.c.region, func.avg(cast(logs.c.lag, Float)), func.max(logs.c.logs))
        .where(_in_the_middle(logs))
        .group_by(logs.c.region)
    )
    rows: list[Any] = sorted(reader.execute(statement), key=_placed_first)
    whole = reader.scope.totals_only  # all logs are then of one place
    return tuple(Delay(EVERYBODY if whole else row[0], float(row[1]), row[2]) for row in rows)


def log_lines(reader: Reader, today: date) -> tuple[LogLines, ...]:
    """What became of the lines of log files, by the region they were sent for."""
    return reader.once(
        ("log lines", today), lambda: _lines_by_region(reader, ListPeriod.until(today))
    )


def _lines_by_region(reader: Reader, period: ListPeriod) -> tuple[LogLines, ...]:
    if reader.scope.totals_only:
        found = _lines_by_region(reader.with_regions(), period)
        counted = ((f.files, f.lines, f.unmatched, f.ids) for f in found)
        return (LogLines(EVERYBODY, *map(sum, zip(*counted, strict=True))),) if found else ()
    files, refused = reader.rows(schema.imports), reader.rows(schema.import_refusals)
    of_logs = (
        files.c.format.in_(PLATFORM_FORMATS),
        files.c.status != "undone",
        files.c.finished_at >= datetime.combine(period.since, datetime.min.time()),
    )
    read = (
        select(files.c.region, func.count(), func.sum(files.c.rows_total))
        .where(*of_logs)
        .group_by(files.c.region)
    )
    named = {n: [f for f in forms if f in PLATFORM_FORMATS] for n, forms in _references().items()}
    named = {n: forms for n, forms in named.items() if forms}
    lines = (
        select(files.c.region, refused.c.import_id, refused.c.line)
        .join(files, files.c.import_id == refused.c.import_id)
        .where(*of_logs, or_(*(and_(*_as_unknown(refused, n)) for n in named)))
        .distinct()
        .subquery("lines")
    )
    still = union_all(*(_unmatched(reader, period, n, forms) for n, forms in named.items()))
    ids = still.subquery("still")
    unmatched: dict[int | None, int] = _counts_by_region(reader, lines)
    unknown: dict[int | None, int] = _counts_by_region(reader, ids)
    rows: list[Any] = sorted(reader.execute(read), key=_placed_first)
    return tuple(
        LogLines(row[0], row[1], row[2], unmatched.get(row[0], 0), unknown.get(row[0], 0))
        for row in rows
    )


def _counts_by_region(reader: Reader, found: Any) -> dict[int | None, int]:
    counted = select(found.c.region, func.count()).group_by(found.c.region)
    rows: list[Any] = list(reader.execute(counted))
    return {row[0]: row[1] for row in rows}


def across_regions(reader: Reader) -> tuple[AcrossRegions, ...]:
    """Two ids that may be one, in two regions: for whoever answers for more than one."""
    people = doubtful_people.across_regions(reader)
    return (*people, *doubtful_programs.across_regions(reader))


def findings(
    reader: Reader, today: date, kinds: Iterable[str] = (), with_settled: bool = False
) -> tuple[Finding, ...]:
    """The open findings in reach, kind by kind, the newest first; of some kinds, or of all.

    `with_settled`: those as well that somebody checked, and that are as they were then.
    Raises NamesNotInScope where the viewer may see counts alone. Opening the list is to be
    audited by the caller.
    """
    scope = reader.scope
    checks = [c for c in checks_for(scope) if may_list(scope, c)]
    if not checks:
        raise NamesNotInScope("the data-quality list names people")
    wanted, gone = set(kinds), settled(reader)
    return tuple(
        finding
        for check in checks
        if not wanted or check.key in wanted
        for finding in sorted(
            _of(reader, check, ListPeriod.until(today), gone),
            key=lambda f: (-f.since.toordinal(), f.pair_id, f.record),
        )
        if with_settled or finding.settled is None
    )


def _of(
    reader: Reader, check: Check, period: ListPeriod, gone: Mapping[str, SettledAs]
) -> Iterator[Finding]:
    found = check.select(reader, period)
    rows = reader.execute(found if check.of_imports else _with_names(reader, found))
    for row in rows:
        named = not check.of_imports
        facts = _facts_of(check, found, row)
        yield Finding(
            kind=check.key,
            region=row.region,
            pair_id=row.pair_id or "",
            who=_name(row.mentee_first, row.mentee_last, row.person_id) if named else "",
            coach=_name(row.coach_first, row.coach_last, row.coach_id) if named else "",
            program=(row.program_name or "") if named else "",
            record=row.record,
            since=check.since(row),
            what=check.words(row),
            person=(row.person_id or "") if named else "",
            twin=check.twin(row) if check.twin else None,
            facts=facts,
            settled=gone.get(facts),
        )


def _with_names(reader: Reader, statement: Select[Any]) -> Select[Any]:
    found = statement.subquery("found")
    pairs = reader.rows(schema.pair_status)
    mentee = reader.rows(schema.participants).alias("mentee")
    coach = reader.rows(schema.participants).alias("coach")
    program = reader.rows(schema.programs)
    return (
        select(
            found,
            pairs.c.coach_id,
            mentee.c.first_name.label("mentee_first"),
            mentee.c.last_name.label("mentee_last"),
            coach.c.first_name.label("coach_first"),
            coach.c.last_name.label("coach_last"),
            program.c.name.label("program_name"),
        )
        .select_from(found)
        .outerjoin(pairs, pairs.c.pair_id == found.c.pair_id)
        .outerjoin(mentee, mentee.c.participant_id == found.c.person_id)
        .outerjoin(coach, coach.c.participant_id == pairs.c.coach_id)
        .outerjoin(program, program.c.program_number == mentee.c.program_number)
    )


def _name(first: str | None, last: str | None, identifier: str | None) -> str:
    """A person's name; the identifier where the file gave none, or the person is of elsewhere."""
    return " ".join(part for part in (first, last) if part) or (identifier or "")
