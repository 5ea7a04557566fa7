"""The calendar of the program: months, program years and fiscal years.

>>> program_year_of(date(2026, 8, 31)), program_year_of(date(2026, 9, 1))
(2025, 2026)
>>> program_year_months(2025)
('2025-09', '2026-08')
>>> fiscal_year_of(date(2026, 6, 30)), fiscal_year_of(date(2026, 7, 1))
(2026, 2027)
>>> months_between("2025-11", "2026-02")
['2025-11', '2025-12', '2026-01', '2026-02']
>>> shift("2026-01", -1), last_complete_month(date(2026, 3, 15)), last_day("2024-02").day
('2025-12', '2026-02', 29)
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

FIRST_PROGRAM_YEAR = 2010  # the first of which there are records of coaching
PROGRAM_YEAR_MONTH = 9  # September to August; PAC's orientation is in the first week of September

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")

# What is known without a day holds from the first of these; what nothing follows, until the second.
ALWAYS = date(1900, 1, 1)
FOREVER = date(9999, 12, 31)


def month_of(day: date) -> str:
    """The month a day lies in, as files and tables write it: 2026-05."""
    return f"{day.year:04d}-{day.month:02d}"


def is_month(text: str) -> bool:
    return bool(_MONTH.fullmatch(text)) and 2000 <= int(text[:4]) <= 2100


def first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def last_day(month: str) -> date:
    day = first_day(month)
    return day.replace(day=monthrange(day.year, day.month)[1])


def shift(month: str, by: int) -> str:
    """The month that lies `by` months later (earlier where negative)."""
    index = int(month[:4]) * 12 + int(month[5:]) - 1 + by
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def months_between(first: str, last: str) -> list[str]:
    """All months from first to last, both included."""
    out = []
    while first <= last:
        out.append(first)
        first = shift(first, 1)
    return out


def program_year_of(day: date) -> int:
    """The calendar year a PAC program year starts in: 2025 is September 2025 to August 2026."""
    return day.year if day.month >= PROGRAM_YEAR_MONTH else day.year - 1


def program_year_months(year: int) -> tuple[str, str]:
    """First and last month of a program year."""
    first = f"{year:04d}-{PROGRAM_YEAR_MONTH:02d}"
    return first, shift(first, 11)


def program_year_days(year: int) -> tuple[date, date]:
    """First and last day of a program year."""
    first, last = program_year_months(year)
    return first_day(first), last_day(last)


# Massachusetts keeps its books from July to June and names a fiscal year by the year it ends in.
FISCAL_YEAR_MONTH = 7
# The United States keep theirs from October to September, named the same way.
FEDERAL_YEAR_MONTH = 10


def fiscal_year_of(day: date) -> int:
    """The state fiscal year a day lies in: 2026 is July 2025 to June 2026."""
    return day.year + 1 if day.month >= FISCAL_YEAR_MONTH else day.year


def fiscal_year_months(year: int) -> tuple[str, str]:
    """First and last month of a state fiscal year."""
    first = f"{year - 1:04d}-{FISCAL_YEAR_MONTH:02d}"
    return first, shift(first, 11)


def fiscal_year_of_program_year(year: int) -> int:
    """The state fiscal year that holds most of a program year, the ten months from September on."""
    return year + 1


def last_complete_month(today: date) -> str:
    """The newest month that has ended before `today`."""
    return month_of(today.replace(day=1) - timedelta(days=1))


def provisional_from(today: date, until_day: int) -> str:
    """The first month whose logs may still arrive: figures from it on are provisional.

    Logs of a month are taken until `until_day` of the next month.

    >>> provisional_from(date(2026, 3, 15), until_day=15)
    '2026-02'
    >>> provisional_from(date(2026, 3, 16), until_day=15)
    '2026-03'
    """
    return month_of(today) if today.day > until_day else shift(month_of(today), -1)
