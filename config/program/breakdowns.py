"""What figures can be broken down and filtered by: one record each, from which all the rest follows.

From a record follow the column of every row that carries it and its place in each summary, the filter
in the address, on the command line and in the filter sentence, the lattice on which figures are
withheld, the columns of an export and the words of page, picture and table.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date

from config.date_words import fiscal_year_label, month_words, program_year_label
from config.program.calendars import program_year_of
from config.program.choices import Choices
from config.program.instruments import (
    DEFAULT_INSTRUMENT,
    DIMENSION_LABELS,
    DOMAIN_LABELS,
    INSTRUMENT_CHOICES,
)
from config.program.regions import CURRENT, REGIONS
from config.program.surveys import (
    SURVEY_NAMES,
    SURVEY_WAVES,
)
from config.program.vocabulary import (
    PARTICIPANT_ROLES,
    PROGRAM_TYPES,
    WINDOWS,
)

Value = int | str
Words = Callable[[str], str]

# Categories that stand for more than one of a breakdown's own, or for none of them.
EVERYBODY = "all"
REST = "rest"
UNPLACED = "none"
_SPECIAL = {EVERYBODY: -1, REST: 10_000, UNPLACED: 10_001}

# The tables that hand a breakdown on: to a person from the program, to a pair from its mentee, and
# to sessions and summaries from their pair or person.
HANDED_ON = ("programs", "participants", "pairs")
# Where the months stand in the filter sentence, among the filters (`Filter.said_at`).
MONTHS_SAID_AT = 30


@dataclass(frozen=True)
class Carried:
    """How rows carry a breakdown, in a column of its key.

    `since`: the first of `HANDED_ON` to have it; the tables after it take it over from there.
    `stated`: the files say it there. What no file says is worked out in
    `data_access/summaries/placement.py`.
    `dated`: it holds from a day on, so a pair keeps what held when it began.
    """

    since: str
    stated: bool = False
    dated: bool = False


@dataclass(frozen=True)
class Filter:
    """How figures are filtered by a breakdown, in an address, a command and the filter sentence.

    `values` are all that is known, and `known` the words for whoever asks for something else.
    `offered` are the choices of a day, `words` one of them within a sentence, `before` what is said
    before them and `everything` the choice of no filter; `default` what holds where there is none.
    """

    address: str
    values: Container[object]
    known: str
    said_at: int
    before: str
    words: Words
    offered: Callable[[date], Iterable[Value]]
    everything: str = ""
    default: str | None = None


@dataclass(frozen=True)
class Breakdown:
    """One breakdown: `all_words` names its total, `order` its categories (others sort by text).

    `all_of_some`, `rest_of_some`: how its total, and the rest beside one category, are named where another
    filter makes them of some people only.

    Its values are whole numbers where it is a `number`, else codes. What rows carry and figures are
    filtered by is part of the lattice on which figures are withheld: a filter that was not could
    be used to subtract one figure from another.
    """

    key: str
    label: str
    all_words: str
    words: Words
    order: tuple[str, ...] = ()
    all_of_some: str = ""
    rest_of_some: str = ""
    rest_words: str = "Rest"
    none_words: str = "Not stated"
    carried: Carried | None = None
    filter: Filter | None = None
    number: bool = False
    side_by_side: bool = True  # whether its categories may ever stand in one table

    def text(self, category: str) -> str:
        """A category in words."""
        return {
            EVERYBODY: self.all_words,
            REST: self.rest_words,
            UNPLACED: self.none_words,
        }.get(category) or self.words(category)

    def read(self, text: str) -> Value:
        """The value of its filter that a text names. Raises ValueError for one that is not known."""
        value = int(text) if self.number else text
        if self.filter is None or value not in self.filter.values:
            raise ValueError(text)
        return value

    def sorted(self, categories: Iterable[str]) -> list[str]:
        """Categories in their one display order."""
        place = {c: i for i, c in enumerate(self.order)}
        return sorted(categories, key=lambda c: (_SPECIAL.get(c, place.get(c, len(place))), c))


def _of_codes(
    choices: Choices,
    address: str,
    plural: str,
    said_at: int,
    before: str,
    everything: str = "",
    default: str | None = None,
) -> Filter:
    """A filter by the codes of a vocabulary."""
    return Filter(
        address,
        choices,
        f"{plural} are {', '.join(choices.codes)}",
        said_at,
        before,
        choices.label,
        lambda day: choices.codes,
        everything,
        default,
    )


def _years(day: date) -> Iterable[int]:
    """The program years offered where nobody says which there are, the newest first."""
    newest = program_year_of(day)
    return range(newest, newest - 6, -1)


_NUMBERS = [str(number) for number in CURRENT]

# In the order of an address and of the columns of an export.
_RECORDS: tuple[Breakdown, ...] = (
    Breakdown(
        "region",
        "Region",
        "State",
        lambda c: f"Region {c}",
        tuple(str(r.number) for r in REGIONS),
        all_of_some="All regions",
        rest_of_some="Other regions",
        rest_words="Rest of state",
        none_words="Region not stated",
        carried=Carried("programs", dated=True),
        filter=Filter(
            "region",
            CURRENT,
            f"the regions are {', '.join(_NUMBERS[:-1])} and {_NUMBERS[-1]}",
            said_at=10,
            before="in",
            words=lambda c: f"Region {c}",
            offered=lambda day: CURRENT,
            everything="all regions",
        ),
        number=True,
    ),
    Breakdown(
        "cohort",
        "Cohort",
        "All cohorts",
        lambda c: program_year_label(int(c)),
        carried=Carried("pairs"),
        filter=Filter(
            "cohort",
            range(2000, 2101),
            "a cohort is the year its program year starts in, such as 2025",
            said_at=60,
            before="for",
            words=lambda c: f"the {program_year_label(int(c))} cohort",
            offered=_years,
            everything="all cohorts",
        ),
        number=True,
    ),
    Breakdown("program_year", "Program year", "All years", lambda c: program_year_label(int(c))),
    Breakdown(
        "program_type",
        "Program type",
        "All program types",
        PROGRAM_TYPES.label,
        PROGRAM_TYPES.codes,
        carried=Carried("programs", stated=True),
        filter=_of_codes(PROGRAM_TYPES, "type", "program types", 40, "in", "all program types"),
    ),
    Breakdown(
        "role",
        "Role",
        "All roles",
        PARTICIPANT_ROLES.label,
        PARTICIPANT_ROLES.codes,
        carried=Carried("participants", stated=True),
        filter=_of_codes(PARTICIPANT_ROLES, "role", "roles", 50, "for", "all roles"),
    ),
    Breakdown("sfy", "State fiscal year", "All years", lambda c: fiscal_year_label(int(c))),
    Breakdown("month", "Month", "All months", month_words),
    Breakdown("window", "Window", "All windows", WINDOWS.label, WINDOWS.codes),
    Breakdown(
        "component",
        "Component",
        "All",
        lambda c: DOMAIN_LABELS.get(c) or DIMENSION_LABELS.get(c, c),
    ),
    Breakdown("survey", "Survey", "All surveys", SURVEY_NAMES.label, SURVEY_NAMES.codes),
    Breakdown(
        "survey_wave",
        "Survey and time of year",
        "All surveys",
        SURVEY_WAVES.label,
        SURVEY_WAVES.codes,
    ),
    Breakdown("licensing_region", "EEC licensing region", "All", str),
    Breakdown("subsidy_region", "EEC subsidy region", "All", str),
    # One tool at a time: scores of different tools are neither added up nor set side by side.
    Breakdown(
        "instrument",
        "CLASS instrument",
        "All",
        INSTRUMENT_CHOICES.label,
        INSTRUMENT_CHOICES.codes,
        filter=_of_codes(
            INSTRUMENT_CHOICES,
            "instrument",
            "instruments",
            20,
            "with",
            default=DEFAULT_INSTRUMENT,
        ),
        side_by_side=False,
    ),
)

RECORDS: dict[str, Breakdown] = {b.key: b for b in _RECORDS}
# What a figure may be broken down by.
BREAKDOWNS: dict[str, Breakdown] = {b.key: b for b in _RECORDS if b.side_by_side}
LABELS: dict[str, str] = {b.key: b.label for b in _RECORDS}
# What it may be filtered by, and what rows carry.
FILTERS: dict[str, Filter] = {b.key: b.filter for b in _RECORDS if b.filter}
CARRIED: dict[str, Carried] = {b.key: b.carried for b in _RECORDS if b.carried}
# The keys in the order of the filter sentence.
IN_SENTENCE: tuple[str, ...] = tuple(sorted(FILTERS, key=lambda key: FILTERS[key].said_at))
# Breakdowns whose categories partition the people, in the order tables may be nested.
LATTICE: tuple[str, ...] = tuple(key for key in IN_SENTENCE if key in CARRIED)


def carried_by(table: str) -> tuple[str, ...]:
    """The breakdowns that rows of one of the tables of `HANDED_ON` have."""
    at = HANDED_ON.index(table)
    return tuple(key for key, c in CARRIED.items() if HANDED_ON.index(c.since) <= at)
