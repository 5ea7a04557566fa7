"""The facilitator's work list: the region's active pairs, those that need something first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import func, or_, select

from config.date_words import day_words, month_words
from config.program.calendars import (
    first_day,
    last_complete_month,
    last_day,
    months_between,
    program_year_months,
    program_year_of,
)
from config.program.dosage import (
    DUE_SOON_DAYS,
    OVERDUE_DAYS,
    PROVISIONAL_UNTIL_DAY,
)
from config.program.quality import (
    NOT_OBSERVED_TYPES,
    OBSERVED_ROLES,
)
from data_access.asking.answers import Awaited
from data_access.asking.arrivals import Arrivals, arrivals
from data_access.asking.owed import ExpectedMonth, overdue
from data_access.storage.database import Reader
from data_access.storage.schema import (
    goal_status,
    pair_months,
    pair_status,
    participants,
    programs,
)

GOALS_SOON_DAYS = 30  # a goal whose target date is at most so many days away is due soon

# A month of a pair: a contact, none although one was due, not counted for this pair, or not known yet
# because its log has not arrived.
CONTACT, NO_CONTACT, NOT_COUNTED, AWAITED = "y", "n", "x", "u"
UNKNOWN = "unknown"  # a state of which the log that is there says nothing


class NamesNotInScope(PermissionError):
    """Named rows were asked for by somebody who may not see names. Never shown as it is.

    Seen: "Not part of your role", or no page at that address.
    """


@dataclass(frozen=True)
class PairRow:
    """One active pair, as of today.

    `days_since`: days since the last contact or, where there was none yet, since the pair began.
    `contact_state`: "overdue" | "due" | "ok" | "none" (no contact yet, and not yet due) | "unknown"
    (the region's log ended too long ago to say).
    `months`: each month of the program year up to the last complete one, with "y" (a contact), "n"
    (none), "x" (not counted for this pair) or "u" (its log has not arrived). `checklist`: the day of
    the newest checklist; `checklist_state` is about the checklist month: "filed" | "open" | "not_due"
    (the pair was not active long enough in it) | "unknown" (its log has not arrived). `oldest_due`:
    the earliest target date among overdue goals, or among goals due soon where none is overdue.
    `baseline_state`: "ok" | "missing" | "late" (observed only after the first contact) |
    "not_observed" (CLASS is not meant for the room or the role). `next_step`: one sentence.
    """

    pair_id: str
    mentee: str
    coach: str
    program: str
    last_contact: date | None
    days_since: int
    contact_state: str
    months: tuple[tuple[str, str], ...]
    checklist: date | None
    checklist_state: str
    goals_overdue: int
    goals_due_soon: int
    oldest_due: date | None
    baseline_date: date | None
    baseline_state: str
    next_step: str = ""


@dataclass(frozen=True)
class WorkList:
    """The active pairs of a region, and how many of them need what (keys of `NEEDS`, and "any").

    `checklist_month`: the last complete month; its logs are taken until `provisional_until`. `awaited`:
    the logs that have not arrived; `silent`: whether one of them ended too long ago to say who has
    had no contact. `owed`: the files that are overdue, the longest first.
    """

    region: int | None
    today: date
    checklist_month: str
    provisional_until: date
    rows: tuple[PairRow, ...]
    counts: dict[str, int]
    awaited: tuple[Awaited, ...] = ()
    silent: bool = False
    owed: tuple[ExpectedMonth, ...] = ()


@dataclass(frozen=True)
class Need:
    """One thing a pair may need: whether it does, and the next step in words."""

    key: str
    is_needed: Callable[[PairRow], bool]
    words: Callable[[PairRow, str], str]


def _contact_words(row: PairRow, month: str) -> str:
    if row.last_contact is None:
        return "Call: no contact yet"
    return f"Call: no contact since {day_words(row.last_contact)}"


def _goals_words(row: PairRow, month: str) -> str:
    if row.goals_overdue == 1:
        return "Review a goal past its date"
    return f"Review {row.goals_overdue} goals past their dates"


# What a pair may need, the most urgent first. A pair without any of these needs nothing.
NEEDS: tuple[Need, ...] = (
    Need("contact", lambda r: r.contact_state == "overdue", _contact_words),
    Need("goals", lambda r: r.goals_overdue > 0, _goals_words),
    Need(
        "checklist",
        lambda r: r.checklist_state == "open",
        lambda r, month: f"Ask for the {month_words(month)} checklist",
    ),
    Need(
        "baseline",
        lambda r: r.baseline_state == "missing",
        lambda r, month: "Arrange the baseline CLASS observation",
    ),
)

# Worth knowing although nothing is late.
_NOTES: tuple[Need, ...] = (
    Need(
        "contact_soon",
        lambda r: r.contact_state == "due",
        lambda r, month: "A contact is due this week",
    ),
    Need(
        "goals_soon",
        lambda r: r.goals_due_soon > 0,
        lambda r, month: f"A goal is due on {day_words(r.oldest_due)}" if r.oldest_due else "",
    ),
    Need(
        "baseline_late",
        lambda r: r.baseline_state == "late",
        lambda r, month: "Left out of CLASS change: observed after the first contact",
    ),
)


def work_list(reader: Reader, today: date) -> WorkList:
    """The active pairs in reach, longest in need first.

    Raises NamesNotInScope for a scope that sees no names. Opening the list is to be audited by
    the caller.
    """
    if not reader.scope.sees_names or reader.scope.aggregate_only:
        raise NamesNotInScope("the work list names people")
    month = last_complete_month(today)
    first = program_year_months(program_year_of(first_day(month)))[0]
    shown = months_between(first, month)
    monthly = _months(reader, first, month)
    goals = _goals(reader, today)
    pairs, kept = _pairs(reader, today), arrivals(reader)
    gaps = _LogGaps.of(kept, first, month, today)
    rows = [_row(pair, monthly[pair.pair_id], goals, shown, today, gaps) for pair in pairs]
    here = {pair.region for pair in pairs if pair.region is not None}
    silent = here & gaps.silent
    counts = {need.key: sum(map(need.is_needed, rows)) for need in NEEDS}
    counts["any"] = sum(1 for row in rows if _needs(row))
    counts["all"] = len(rows)
    return WorkList(
        region=reader.scope.only_region,
        today=today,
        checklist_month=month,
        provisional_until=(last_day(month) + timedelta(days=PROVISIONAL_UNTIL_DAY)),
        rows=tuple(sorted(rows, key=_urgency)),
        counts=counts,
        awaited=tuple(
            kept.words(region, () if region in silent else gaps.months[region])
            for region in sorted(here & (gaps.silent | gaps.months.keys()))
        ),
        silent=bool(silent),
        owed=overdue(reader, today),
    )


@dataclass(frozen=True)
class _LogGaps:
    """What has not arrived: months by region, and regions whose log says nothing of today."""

    months: dict[int, tuple[str, ...]]
    silent: frozenset[int]

    @staticmethod
    def of(kept: Arrivals, first: str, last: str, today: date) -> _LogGaps:
        return _LogGaps(kept.awaited(first, last, today), frozenset(kept.silent(today)))

    def awaits(self, region: int | None, month: str) -> bool:
        return region is not None and month in self.months.get(region, ())


def needs(row: PairRow) -> tuple[str, ...]:
    """The keys of what a pair needs, the most urgent first."""
    return tuple(need.key for need in _needs(row))


def _needs(row: PairRow) -> list[Need]:
    return [need for need in NEEDS if need.is_needed(row)]


def _urgency(row: PairRow) -> tuple[bool, bool, int, list[bool], str, str]:
    """Needs before none, contact before all else, then the longest without a contact."""
    wanted = [not need.is_needed(row) for need in (*NEEDS, *_NOTES)]
    return (not _needs(row), wanted[0], -row.days_since, wanted, row.mentee, row.pair_id)


class _ActivePair(NamedTuple):
    """A pair with the names of its people and the mentee's program."""

    pair_id: str
    region: int | None
    person_id: str
    coach_id: str
    start_date: date
    first_contact: date | None
    last_contact: date | None
    last_checklist: date | None
    baseline_date: date | None
    role: str | None
    program_type: str | None
    mentee_first: str | None
    mentee_last: str | None
    coach_first: str | None
    coach_last: str | None
    program: str | None


class _Month(NamedTuple):
    """A month of a pair; each mark is 1 or 0."""

    pair_id: str
    month: str
    eligible: int
    contact_month: int
    checklist: int


class _GoalsDue(NamedTuple):
    """A pair's open goals past their date, those due soon, and the earliest date of all of them."""

    late: int = 0
    coming: int = 0
    oldest: date | None = None


def _pairs(reader: Reader, today: date) -> list[_ActivePair]:
    """The pairs active today with the names of their people and the mentee's program."""
    pairs = reader.rows(pair_status)
    mentee = reader.rows(participants).alias("mentee")
    coach = reader.rows(participants).alias("coach")
    program = reader.rows(programs)
    statement = (
        select(
            pairs.c.pair_id,
            pairs.c.region,
            pairs.c.person_id,
            pairs.c.coach_id,
            pairs.c.start_date,
            pairs.c.first_contact,
            pairs.c.last_contact,
            pairs.c.last_checklist,
            pairs.c.baseline_date,
            pairs.c.role,
            pairs.c.program_type,
            mentee.c.first_name.label("mentee_first"),
            mentee.c.last_name.label("mentee_last"),
            coach.c.first_name.label("coach_first"),
            coach.c.last_name.label("coach_last"),
            program.c.name.label("program"),
        )
        .select_from(pairs)
        .outerjoin(mentee, mentee.c.participant_id == pairs.c.person_id)
        .outerjoin(coach, coach.c.participant_id == pairs.c.coach_id)
        .outerjoin(program, program.c.program_number == mentee.c.program_number)
        .where(
            pairs.c.start_date <= today,
            pairs.c.planned_end >= today,
            or_(pairs.c.end_date.is_(None), pairs.c.end_date >= today),
        )
    )
    return reader.records(_ActivePair, statement)


def _months(reader: Reader, first: str, last: str) -> dict[str, dict[str, _Month]]:
    rows = reader.rows(pair_months)
    statement = select(
        rows.c.pair_id, rows.c.month, rows.c.eligible, rows.c.contact_month, rows.c.checklist
    ).where(rows.c.month >= first, rows.c.month <= last)
    out: dict[str, dict[str, _Month]] = defaultdict(dict)
    for row in reader.records(_Month, statement):
        out[row.pair_id][row.month] = row
    return out


def _goals(reader: Reader, today: date) -> dict[str, _GoalsDue]:
    """The goals due of each pair that has some."""
    rows = reader.rows(goal_status)
    soon = today + timedelta(days=GOALS_SOON_DAYS)
    statement = (
        select(
            rows.c.pair_id,
            rows.c.target_date,
            func.count().label("goals"),
        )
        .where(
            rows.c.dropped == 0,
            rows.c.achieved_on.is_(None),
            rows.c.target_date.is_not(None),
            rows.c.target_date <= soon,
        )
        .group_by(rows.c.pair_id, rows.c.target_date)
        .order_by(rows.c.target_date)
    )
    out: dict[str, _GoalsDue] = {}
    for row in reader.execute(statement):
        late, coming, oldest = out.get(row.pair_id, _GoalsDue(oldest=row.target_date))
        if row.target_date < today:
            late += row.goals
        else:
            coming += row.goals
        out[row.pair_id] = _GoalsDue(late, coming, oldest)
    return out


def _row(
    pair: _ActivePair,
    months: dict[str, _Month],
    goals: dict[str, _GoalsDue],
    shown: list[str],
    today: date,
    gaps: _LogGaps,
) -> PairRow:
    overdue, soon, oldest = goals.get(pair.pair_id, _GoalsDue())
    bare = PairRow(
        pair_id=pair.pair_id,
        mentee=_name(pair.mentee_first, pair.mentee_last, pair.person_id),
        coach=_name(pair.coach_first, pair.coach_last, pair.coach_id),
        program=pair.program or "",
        last_contact=pair.last_contact,
        days_since=(today - (pair.last_contact or pair.start_date)).days,
        contact_state=_contact_state(pair, today, pair.region in gaps.silent),
        months=tuple(
            (month, _month_state(months.get(month), gaps.awaits(pair.region, month)))
            for month in shown
        ),
        checklist=pair.last_checklist,
        checklist_state=_checklist_state(
            months.get(shown[-1]), gaps.awaits(pair.region, shown[-1])
        ),
        goals_overdue=overdue,
        goals_due_soon=soon,
        oldest_due=oldest,
        baseline_date=pair.baseline_date,
        baseline_state=_baseline_state(pair),
    )
    wanted = [n for n in (*NEEDS, *_NOTES) if n.is_needed(bare)]
    words = wanted[0].words(bare, shown[-1]) if wanted else ""
    return replace(bare, next_step=words)


def _name(first: str | None, last: str | None, identifier: str) -> str:
    """A person's name; the identifier where the file gave none, or the person is of elsewhere."""
    return " ".join(part for part in (first, last) if part) or identifier


def _contact_state(pair: _ActivePair, today: date, silent: bool) -> str:
    days = (today - (pair.last_contact or pair.start_date)).days
    if silent and days >= DUE_SOON_DAYS:
        return UNKNOWN  # there may have been a contact since
    if days > OVERDUE_DAYS:
        return "overdue"
    if days >= DUE_SOON_DAYS:
        return "due"
    return "none" if pair.last_contact is None else "ok"


def _month_state(month: _Month | None, awaited: bool) -> str:
    if month is None:
        return NOT_COUNTED
    if month.contact_month:
        return CONTACT
    if awaited and month.eligible:
        return AWAITED
    return NO_CONTACT if month.eligible else NOT_COUNTED


def _checklist_state(month: _Month | None, awaited: bool) -> str:
    if month is not None and month.checklist:
        return "filed"
    if awaited and month is not None and month.eligible:
        return UNKNOWN
    return "open" if month is not None and month.eligible else "not_due"


def _baseline_state(pair: _ActivePair) -> str:
    if pair.baseline_date is None:
        seen = pair.role in (None, *OBSERVED_ROLES) and pair.program_type not in NOT_OBSERVED_TYPES
        return "missing" if seen else "not_observed"
    if pair.first_contact is not None and pair.baseline_date > pair.first_contact:
        return "late"
    return "ok"
