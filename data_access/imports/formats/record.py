"""The record that describes one file format: columns, checks, and the facts its rows become."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement

from data_access.imports.columns import ColumnType, Problem
from data_access.imports.noted import Oddity
from data_access.imports.reason_codes import ReasonCode

Row = dict[str, Any]  # format heading to typed value; every heading of the format is there
Fact = tuple[str, Mapping[str, Any]]  # table name, and the values a file row gives for it
Note = Callable[[Oddity, str], None]  # remembers what was read otherwise than it stands


# What a person calls a column, where its heading in words says it badly.
_NAMES = {
    "eec_program_number": "EEC program number",
    "fcc_system": "Family child care system",
    "subsidised_share": "Share of children with a subsidy",
    "region_pac": "PAC region",
    "pq_registry_id": "Registry id",
    "eec_qualification": "EEC qualification",
    "ece_related": "Degree in early education",
    "cda_status": "Child Development Associate",
    "il_id": "Instructional Leader id",
    "coach_email": "E-mail of the coach",
    "coach_name": "Name of the coach",
    "coach_first_name": "First name of the coach",
    "coach_last_name": "Last name of the coach",
    "mentee_email": "E-mail of the mentee",
    "mentee_name": "Name of the mentee",
    "mentee_first_name": "First name of the mentee",
    "mentee_last_name": "Last name of the mentee",
    "mentee_program": "Program of the mentee",
    "participant_registry_id": "Registry id of the participant",
    "participant_email": "E-mail of the participant",
    "participant_name": "Name of the participant",
    "participant_first_name": "First name of the participant",
    "participant_last_name": "Last name of the participant",
    "participant_program": "Program of the participant",
    "cohort_year": "Program year",
    "session_date": "Day of the session",
    "minutes_total": "Minutes in all",
    "minutes_observation": "Minutes of observing",
    "minutes_conference": "Minutes of conferencing",
    "submitted_at": "Day it was handed in",
    "set_date": "Day it was set",
    "target_date": "Day it is due",
    "achieved_date": "Day it was achieved",
    "class_dimension": "CLASS dimension",
    "qris_criterion": "QRIS criterion",
    "gas_level": "Goal attainment level",
    "instrument": "Tool or survey",
    "window": "Which observation of the year",
    "obs_date": "Day of the observation",
    "observer_role": "Who observed",
    "cert_expires": "Certified until",
    "nc_orientation": "How Negative Climate is given",
    "double_code_of": "Codes again the observation",
    "as_of": "Day it was known",
    "day_no": "Which day of the event",
    "about_mentee_id": "About which mentee",
    "sfy": "State fiscal year",
    "from": "Holds from",
}


@dataclass(frozen=True)
class Column:
    """One column of a file: its heading, what it holds, and what it means.

    `default` is the text taken where the cell is empty or the column is not there. `spellings` are
    headings that are read as this one. `in_template`: whether templates have it; others are for files
    that say the same in another form. `name`: what a person calls it, where the heading in words is none.
    `worked_out`: from what the format works an empty cell out, in words.
    """

    heading: str
    kind: ColumnType
    meaning: str
    example: str = ""
    required: bool = False
    default: str | None = None
    spellings: tuple[str, ...] = ()
    in_template: bool = True
    name: str = ""
    worked_out: str = ""

    @property
    def label(self) -> str:
        """The column in words, as a person calls it."""
        words = self.name or _NAMES.get(self.heading) or self.heading.replace("_", " ")
        return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Emptied:
    """Facts that a file gives by a column each: a cell that is empty takes its fact away.

    The format spreads such a cell into a fact without `value`. `apart`: the table column that tells
    these facts apart; `headings`: what it says, and the headings that give it.
    """

    value: str
    apart: str
    headings: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Dated:
    """Facts that hold from a day on, until another of the same `whose` does.

    A row without a `day` says what holds now: of somebody new it always did; of somebody known, what
    differs holds from the day on which the file came. A row that says "always" takes away all that
    other days have said. `values`: the columns that are dated; `words` what they are, in a sentence.
    """

    whose: tuple[str, ...]
    day: str
    values: tuple[str, ...]
    words: str
    of: tuple[str, str]  # one of them, and several: person, people
    rest: str  # what stays where it was, in a sentence


@dataclass(frozen=True)
class Target:
    """One fact table a format writes, and the columns it gives.

    `given`: table column to the headings it is made from. On a row that is there already only
    columns of which the file has a heading are compared and replaced: a column the file does
    not have says nothing. The table's key is always given. `placed`: columns that are written with
    a new row alone, as their dated facts say what they are on a day.
    """

    table: str
    given: Mapping[str, tuple[str, ...]]
    emptied: Emptied | None = None
    dated: Dated | None = None
    placed: tuple[str, ...] = ()

    @property
    def compared(self) -> tuple[str, ...]:
        """The columns that are given and that a row may be judged by."""
        return tuple(name for name in self.given if name not in self.placed)

    @property
    def taken_away(self) -> str | None:
        """The column that is empty in a staged row which takes away the fact that was there."""
        if self.emptied:
            return self.emptied.value
        return self.dated.values[0] if self.dated else None


@dataclass(frozen=True)
class Reference:
    """A staged column that must name a row of another table, in the database or in this file."""

    staged: str
    column: str
    heading: str
    table: str
    key: str
    what: str
    import_first: str
    within_file: bool = False


@dataclass(frozen=True)
class Touch:
    """Whose summaries a changed row makes stale: staged column to a list of keys.

    `through` reaches the key over another fact: (table, its key, the column wanted).
    """

    staged: str
    column: str
    into: str  # pairs, people or programs
    through: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Log:
    """What a format declares whose rows are dated entries of a pair: the columns of its table.

    From it follow: a row must lie within the days of its pair, and a pair must keep its rows; what
    was written is noted (`data_access.summaries.touched.touched_logs`) when it is saved and when it
    is undone; a preview says which closed months would change.
    """

    table: str
    pair: str
    day: str
    month: str
    one: str  # what an entry is called
    many: str
    goals_addressed: str | None = None
    goals_achieved: str | None = None

    @property
    def columns(self) -> dict[str, str | None]:
        """The columns of the list of logs that are touched, and those of the table they are."""
        return {
            "pair_id": self.pair,
            "month": self.month,
            "day": self.day,
            "goals_addressed": self.goals_addressed,
            "goals_achieved": self.goals_achieved,
        }


@dataclass(frozen=True)
class Turning:
    """How a wide file of a format is turned: columns that are each `one`, as many lines as are filled.

    What a column stands for goes `into` one heading, what its cell says to another. `numbered`: the
    heading that gets the number of the column, where the file has none. `of_all`: headings of which a
    wide file says one thing for all its rows, where it says anything.
    """

    into: str
    cells: str
    one: str
    numbered: str = ""
    of_all: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairMember:
    """One person of a pair as a log without ids names them: whose column it is, and the headings that tell.

    `column`: of the table of pairs; empty where it may be anybody of the region. `program`: where they
    work, which tells two of one name apart.
    """

    column: str
    word: str
    id: str
    email: str
    name: str
    first: str
    last: str
    program: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings that say who it is."""
        told = (self.id, self.email, self.name, self.first, self.last)
        return (*told, self.program) if self.program else told

    @property
    def telling(self) -> tuple[str, ...]:
        """The headings of which one is enough to say who it is."""
        return (self.id, self.email, self.name, self.first, self.last)


@dataclass(frozen=True)
class WithoutIds:
    """How the rows of a format get ids that their file does not have: a map says that they are made.

    The `pair` is found from its members on the `day`; the row's `own` id is made of pair, day, place and
    start, or order within the day. The last of the members has to be named.
    """

    own: str
    pair: str
    day: str
    place: str
    start: str
    members: tuple[PairMember, ...]

    @property
    def found(self) -> str:
        """The heading that is found from the people whom a row names."""
        return self.pair

    @property
    def headings(self) -> frozenset[str]:
        """All headings by which people are found."""
        return frozenset(h for member in self.members for h in member.headings)

    def made(self, given: Collection[str]) -> tuple[str, ...]:
        """The ids that are made of a file that gives some of our headings; none where too little is said."""
        named = not {self.pair, *self.members[-1].telling}.isdisjoint(given)
        if self.day not in given or not named:
            return ()
        return tuple(heading for heading in (self.own, self.pair) if heading not in given)


@dataclass(frozen=True)
class PersonNamed:
    """How the rows of a format get the id of the person they are about, where their file has none."""

    found: str
    member: PairMember

    @property
    def members(self) -> tuple[PairMember, ...]:
        """The one person, as a log without ids has two."""
        return (self.member,)

    @property
    def headings(self) -> frozenset[str]:
        """All headings by which the person is found."""
        return frozenset(self.member.headings)

    def made(self, given: Collection[str]) -> tuple[str, ...]:
        """The id, where a file names the person and does not have it."""
        named = not set(self.member.telling).isdisjoint(given)
        return (self.found,) if named and self.found not in given else ()


@dataclass(frozen=True)
class RowDoubt:
    """Rows that are taken as they are, though a person should look at them before they are saved.

    `where` tells them by the columns of their staged table; `title` has a place for their number.
    """

    table: str
    where: Callable[[Any], ColumnElement[bool]]
    title: str
    text: str


class Holds(Enum):
    """What a format holds, from which follows who is told what became of each row (`told.py`)."""

    PROGRAMS = "programs"  # nothing about a person
    PEOPLE = "people"  # what may be looked up by whoever sees people by name
    SCORES = "scores"  # what nobody looks up by being somebody's facilitator alone


def no_problems(row: Row) -> list[Problem]:
    """The check of formats whose rows have no rules of their own."""
    return []


@dataclass(frozen=True)
class Format:
    """A kind of file that can be imported.

    `spread` makes a typed row into the facts it holds; `check` gives the reasons within the row
    to refuse it; `primary` is the table whose row a line mainly is: it decides whether the line
    counts as new. `region_heading` names a column that says the region outright; otherwise it is
    known through `region_through`. `rules` are keys of rules that need facts already saved.
    `settled`: a typed row whose values depend on each other, with those that were left to be worked out;
    what it works out for good is noted.
    `turning`: how columns that are each one of something become rows.
    `log`: its rows are entries of a pair's log. `doubts`: what a preview says of rows it takes.
    `without_ids`: how its rows get ids where the file has none; `named`: how they get a person's alone.
    `holds`: whose values they are; a format that does not say is told as the most protected ones.
    """

    key: str
    label: str
    grain: str
    columns: tuple[Column, ...]
    targets: tuple[Target, ...]
    primary: str
    spread: Callable[[Row], tuple[Fact, ...]]
    check: Callable[[Row], list[Problem]] = no_problems
    settled: Callable[[Row, Note], Row] | None = None
    turning: Turning | None = None
    references: tuple[Reference, ...] = ()
    region_through: Reference | None = None
    region_heading: str | None = None
    touches: tuple[Touch, ...] = ()
    rules: tuple[str, ...] = ()
    log: Log | None = None
    without_ids: WithoutIds | None = None
    named: PersonNamed | None = None
    doubts: tuple[RowDoubt, ...] = ()
    holds: Holds = Holds.SCORES

    @property
    def people(self) -> WithoutIds | PersonNamed | None:
        """Who is found by name, e-mail or registry id where a file has no ids."""
        return self.without_ids or self.named

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(c.heading for c in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(c.heading for c in self.columns if c.required)


def same_names(
    table: str, *headings: str, placed: tuple[str, ...] = (), **others: tuple[str, ...]
) -> Target:
    """A target whose columns are named as the headings they come from, and some that are not."""
    return Target(table, {**{h: (h,) for h in headings}, **others}, placed=placed)


def problem(row: Row, code: ReasonCode, heading: str, reason: str, remedy: str) -> Problem:
    """A problem of a typed row's value."""
    value = row.get(heading)
    return Problem(code, heading, "" if value is None else str(value), reason, remedy)


def names_program(staged: str) -> Reference:
    """The reference of a staged table to the program it names."""
    column = "program_number"
    return Reference(staged, column, column, "programs", column, "program", "the programs file")


def names_participant(
    staged: str, column: str = "participant_id", within_file: bool = False
) -> Reference:
    """The reference of a staged column to the participant it names."""
    return Reference(
        staged,
        column,
        column,
        "participants",
        "participant_id",
        "participant",
        "the participants file",
        within_file,
    )


def names_pair(staged: str) -> Reference:
    """The reference of a staged table to the pair it names."""
    return Reference(staged, "pair_id", "pair_id", "pairs", "pair_id", "pair", "the pairs file")


def names_goal(staged: str) -> Reference:
    """The reference of a staged table to the goal it names."""
    return Reference(staged, "goal_id", "goal_id", "goals", "goal_id", "goal", "the goals file")
