"""The question a viewer asks besides the measure: region, cohort, type, role, instrument, months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from config.program import calendars
from config.program.calendars import (
    is_month,
    last_complete_month,
    shift,
)
from config.program.instruments import INSTRUMENT_CHOICES
from config.program.regions import (
    BY_NUMBER,
    CURRENT,
)
from config.program.vocabulary import (
    PARTICIPANT_ROLES,
    PROGRAM_TYPES,
)
from data_access.storage.scope import Scope

ALL = "all"
FIRST_COHORT = 2000


@dataclass(frozen=True)
class Filters:
    """One filter state; None means the filter is off. `first` and `last` are months (2025-09).

    `first`/`last` None with `all_months` False stand for the default: the last twelve complete
    months. The address bar, CSV links, the command line and tests all write the same string.
    """

    region: int | None = None
    cohort: int | None = None
    program_type: str | None = None
    role: str | None = None
    instrument: str | None = None
    first: str | None = None
    last: str | None = None
    all_months: bool = False

    def without(self, name: str) -> Filters:
        """The same state with one filter off."""
        return replace(self, **{name: None})  # type: ignore[arg-type]

    def shifted_years(self, by: int, today: date) -> Filters:
        """The same question, `by` years later (earlier where negative)."""
        first, last = self.months(today)
        cohort = self.cohort + by if self.cohort is not None else None
        return replace(self, first=shift(first, 12 * by), last=shift(last, 12 * by), cohort=cohort)

    def months(self, today: date) -> tuple[str, str]:
        """First and last month asked about, both included."""
        newest = last_complete_month(today)
        if self.all_months:
            return "2010-09", newest
        last = self.last or newest
        first = self.first or shift(last, -11)
        return first, last

    def pairs(self) -> list[tuple[str, str]]:
        """The filters that are on, as (name, text) in the order of the address bar."""
        out: list[tuple[str, str]] = []
        for name, key in _ADDRESS:
            value = getattr(self, name)
            if value is not None:
                out.append((key, str(value)))
        if self.all_months:
            out.append(("from", ALL))
        return out

    def encode(self) -> str:
        """The query string of this state, without the question mark."""
        return urlencode(self.pairs())


_ADDRESS = (
    ("region", "region"),
    ("cohort", "cohort"),
    ("program_type", "type"),
    ("role", "role"),
    ("instrument", "instrument"),
    ("first", "from"),
    ("last", "to"),
)
ADDRESS_KEYS = tuple(key for _, key in _ADDRESS)


def _region(text: str) -> int:
    number = int(text)
    if number not in CURRENT:
        raise ValueError
    return number


def _cohort(text: str) -> int:
    year = int(text)
    if not FIRST_COHORT <= year <= 2100:
        raise ValueError
    return year


def _code(choices: object) -> object:
    def read(text: str) -> str:
        if text not in choices:  # type: ignore[operator]
            raise ValueError
        return text

    return read


def _month(text: str) -> str:
    if not is_month(text):
        raise ValueError
    return text


_READ = {
    "region": _region,
    "cohort": _cohort,
    "type": _code(PROGRAM_TYPES),
    "role": _code(PARTICIPANT_ROLES),
    "instrument": _code(INSTRUMENT_CHOICES),
    "from": _month,
    "to": _month,
}
_NAMES = {key: name for name, key in _ADDRESS}
_WORDS = {
    "region": f"the regions are {', '.join(str(r) for r in CURRENT[:-1])} and {CURRENT[-1]}",
    "cohort": "a cohort is the year its program year starts in, such as 2025",
    "type": f"program types are {', '.join(PROGRAM_TYPES.codes)}",
    "role": f"roles are {', '.join(PARTICIPANT_ROLES.codes)}",
    "instrument": f"instruments are {', '.join(INSTRUMENT_CHOICES.codes)}",
    "from": "months are written like 2025-09",
    "to": "months are written like 2025-09",
}


@dataclass(frozen=True)
class Notice:
    """Something the viewer should know about the filters that were asked for."""

    title: str
    text: str


def read_filters(
    asked: Mapping[str, str], scope: Scope, today: date
) -> tuple[Filters, tuple[Notice, ...]]:
    """The filter state behind a query string, for one viewer.

    What is not known is left out with a notice; a region out of the viewer's reach is left out
    with a notice that says the link shows less. Never raises for any text.
    """
    found: dict[str, object] = {}
    notices: list[Notice] = []
    for key, text in asked.items():
        if key not in _READ or not text:
            continue
        if key == "from" and text == ALL:
            found["all_months"] = True
            continue
        if text == ALL and key != "from":
            continue
        try:
            found[_NAMES[key]] = _READ[key](text[:40])  # type: ignore[operator]
        except ValueError:
            notices.append(
                Notice(
                    f"\u201c{key}={plain(text)}\u201d was left out.",
                    f"It is not known here: {_WORDS[key]}.",
                )
            )
    region = found.get("region")
    if isinstance(region, int) and not scope.allows(region):
        found.pop("region")
        notices.append(less_than_its_sender(scope, region))
    filters = Filters(**found)  # type: ignore[arg-type]
    first, last = filters.months(today)
    newest = calendars.month_of(today)
    if last > newest:
        filters = replace(filters, last=None)
        notices.append(Notice("The last month was left out.", "It lies in the future."))
        first, last = filters.months(today)
    if first > last:
        filters = replace(filters, first=None, last=None)
        notices.append(
            Notice("The months were left out.", "The first month lies after the last one.")
        )
    return filters, tuple(notices)


def less_than_its_sender(scope: Scope, region: int) -> Notice:
    """For who opens a link into a region out of reach."""
    own = scope.only_region
    reach = f"Region {own}" if own else "no region"
    return Notice(
        "This link shows less to you than to its sender.",
        f"You are signed in for {reach}; the link asked for Region {region}.",
    )


def plain(text: str) -> str:
    """What an address said, as a notice may repeat it."""
    return "".join(c for c in text[:40] if c.isprintable())


def region_words(region: int | None) -> str:
    """Region 2, or all regions."""
    return BY_NUMBER[region].label if region in BY_NUMBER else "all regions"
