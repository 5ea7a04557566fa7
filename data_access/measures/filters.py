"""The question a viewer asks besides the measure: the breakdowns it is filtered by, and its months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from config.date_words import month_words
from config.program import calendars
from config.program.breakdowns import FILTERS, RECORDS, Value
from config.program.calendars import (
    FIRST_PROGRAM_YEAR,
    is_month,
    last_complete_month,
    program_year_months,
    shift,
)
from config.program.regions import BY_NUMBER
from data_access.storage.scope import Scope

ALL = "all"


@dataclass(frozen=True, init=False)
class Filters:
    """One filter state. `first` and `last` are months (2025-09).

    `chosen` are the breakdowns that are on, with their values, in the order of the address: each is
    given by its key, `Filters(region=2, role="MENTEE")`, and None means that it is off.
    `first`/`last` None with `all_months` False stand for the default: the last twelve complete
    months, or the program year of the cohort that is chosen. The address bar, CSV links, the command
    line and tests all write the same string.

    >>> Filters(region=2, cohort=2025, first="2025-09").encode()
    'region=2&cohort=2025&from=2025-09'
    >>> Filters().months(date(2026, 3, 15))
    ('2025-03', '2026-02')
    >>> Filters(cohort=2024).months(date(2026, 3, 15)), Filters(cohort=2025).months(date(2026, 3, 15))
    (('2024-09', '2025-08'), ('2025-09', '2026-02'))
    """

    chosen: tuple[tuple[str, Value], ...]
    first: str | None
    last: str | None
    all_months: bool

    def __init__(
        self,
        chosen: Iterable[tuple[str, Value]] = (),
        first: str | None = None,
        last: str | None = None,
        all_months: bool = False,
        **more: Value | None,
    ) -> None:
        """`more` are filters by their keys. Raises TypeError for a key that is no filter's."""
        on: dict[str, Value | None] = {**dict(chosen), **more}
        if unknown := on.keys() - FILTERS.keys():
            raise TypeError(f"no filter is called {', '.join(sorted(unknown))}")
        given = tuple((key, on[key]) for key in FILTERS if on.get(key) is not None)
        for name, value in (
            ("chosen", given),
            ("first", first),
            ("last", last),
            ("all_months", all_months),
        ):
            object.__setattr__(self, name, value)

    def value(self, key: str) -> Value | None:
        """What a breakdown is filtered by; None where it is not."""
        for name, value in self.chosen:
            if name == key:
                return value
        return None

    @property
    def region(self) -> int | None:
        """The one region asked for."""
        found = self.value("region")
        return None if found is None else int(found)

    @property
    def instrument(self) -> str | None:
        """The CLASS tool asked for, where it is not left to the default."""
        found = self.value("instrument")
        return None if found is None else str(found)

    def but(self, **changes: Any) -> Filters:
        """The same state with other values, named as they are given to a new one."""
        same: dict[str, Any] = {
            "chosen": self.chosen,
            "first": self.first,
            "last": self.last,
            "all_months": self.all_months,
        }
        return Filters(**{**same, **changes})

    def without(self, name: str) -> Filters:
        """The same state with one filter off."""
        return self.but(**{name: None})

    def only(self, names: Iterable[str], today: date, with_months: bool = True) -> Filters:
        """The same question with only the filters that a figure has.

        Where the months follow a cohort that is left out, they are written out: they do narrow it.
        """
        if not with_months:
            months: dict[str, Any] = {"first": None, "last": None, "all_months": False}
        elif self.follows_cohort and "cohort" not in names:
            months = dict(zip(("first", "last"), self.months(today), strict=True))
        else:
            months = {}
        off = {key: None for key, _ in self.chosen if key not in names}
        return self.but(**off, **months) if off or months else self

    def shifted_years(self, by: int, today: date) -> Filters:
        """The same question, `by` years later (earlier where negative)."""
        first, last = self.months(today)
        cohort = self.value("cohort")
        moved = None if cohort is None else int(cohort) + by
        return self.but(first=shift(first, 12 * by), last=shift(last, 12 * by), cohort=moved)

    @property
    def _cohort(self) -> int:
        return int(self.value("cohort") or 0)

    @property
    def follows_cohort(self) -> bool:
        """Whether the months are those of the cohort's program year, as none were chosen."""
        chosen = self.first or self.last or self.all_months
        return bool(self._cohort) and not chosen

    def misses_cohort(self, first: str, last: str) -> bool:
        """Whether a cohort is chosen of whose program year no month lies in a span."""
        begins, ends = program_year_months(self._cohort)
        return bool(self._cohort) and (last < begins or ends < first)

    def months(self, today: date, first_year: int = FIRST_PROGRAM_YEAR) -> tuple[str, str]:
        """First and last month asked about, both included; all months are those from `first_year` on."""
        newest = last_complete_month(today)
        if self.all_months:
            first = program_year_months(first_year)[0]
            return first, max(first, newest)
        if self.follows_cohort:
            first, last = program_year_months(self._cohort)
            return first, max(first, min(last, newest))
        last = self.last or newest
        first = self.first or shift(last, -11)
        return first, last

    def pairs(self) -> list[tuple[str, str]]:
        """The filters that are on, as (name, text) in the order of the address bar."""
        out = [(FILTERS[key].address, str(value)) for key, value in self.chosen]
        out += [
            (key, value)
            for key, value in (("from", self.first), ("to", self.last))
            if value is not None
        ]
        if self.all_months:
            out.append(("from", ALL))
        return out

    def encode(self) -> str:
        """The query string of this state, without the question mark."""
        return urlencode(self.pairs())


_MONTHS = {"from": "first", "to": "last"}
_BY_ADDRESS = {f.address: key for key, f in FILTERS.items()}
ADDRESS_KEYS = (*_BY_ADDRESS, *_MONTHS)


def _month(text: str) -> str:
    if not is_month(text):
        raise ValueError
    return text


def _known_words(address: str) -> str:
    """What there is to ask for, for who asked for something else."""
    if address in _MONTHS:
        return "months are written like 2025-09"
    return FILTERS[_BY_ADDRESS[address]].known


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

    >>> region_2 = Scope((2,), sees_names=True, who="two@example.org", role="facilitator")
    >>> asked = {"region": "1", "cohort": "2025", "role": "pilot"}
    >>> filters, notices = read_filters(asked, region_2, date(2026, 3, 15))
    >>> filters.encode()
    'cohort=2025'
    >>> for notice in notices:
    ...     print(notice.title)
    “role=pilot” was left out.
    This link shows less to you than to its sender.
    """
    found: dict[str, Any] = {}
    notices: list[Notice] = []
    for key, text in asked.items():
        if key not in ADDRESS_KEYS or not text:
            continue
        if key == "from" and text == ALL:
            found["all_months"] = True
            continue
        if text == ALL and key != "from":
            continue
        try:
            if key in _MONTHS:
                found[_MONTHS[key]] = _month(text[:40])
            else:
                found[_BY_ADDRESS[key]] = RECORDS[_BY_ADDRESS[key]].read(text[:40])
        except ValueError:
            notices.append(
                Notice(
                    f"\u201c{key}={plain(text)}\u201d was left out.",
                    f"It is not known here: {_known_words(key)}.",
                )
            )
    region = found.get("region")
    if isinstance(region, int) and not scope.allows(region):
        found.pop("region")
        notices.append(less_than_its_sender(scope, region))
    filters = Filters(**found)
    newest = calendars.month_of(today)
    if cohort := filters.value("cohort"):
        begins = program_year_months(int(cohort))[0]
        if begins > newest:
            filters = filters.but(cohort=None)
            notices.append(
                Notice(
                    f"\u201ccohort={cohort}\u201d was left out.",
                    f"Its program year begins in {month_words(begins)}.",
                )
            )
    first, last = filters.months(today)
    if last > newest:
        filters = filters.but(last=None)
        notices.append(Notice("The last month was left out.", "It lies in the future."))
        first, last = filters.months(today)
    if first > last:
        filters = filters.but(first=None, last=None)
        notices.append(
            Notice("The months were left out.", "The first month lies after the last one.")
        )
    return filters, tuple(notices)


def less_than_its_sender(scope: Scope, region: int) -> Notice:
    """For who opens a link into a region out of reach."""
    own = scope.only_region
    reach = f"Region {own}" if own else "no region"
    if scope.totals_only:
        reach = "the state as a whole"
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
