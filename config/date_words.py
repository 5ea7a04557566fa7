"""How days, months, years and times are written, the same in every place."""

from __future__ import annotations

from datetime import date, datetime

from config.program.calendars import FISCAL_YEAR_MONTH, PROGRAM_YEAR_MONTH
from config.settings import MASSACHUSETTS

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date) -> str:
    """A day as Americans write it: April 14, 2026."""
    return f"{day_and_month(day)}, {day.year}"


def day_and_month(day: date) -> str:
    """A day of any year: April 14."""
    return f"{MONTH_NAMES[day.month - 1]} {day.day}"


def short_day(day: date) -> str:
    """A day where there is little room: Apr 14."""
    return f"{MONTH_NAMES[day.month - 1][:3]} {day.day}"


def month_words(month: str) -> str:
    """A month as people write it: May 2026."""
    return f"{MONTH_NAMES[int(month[5:]) - 1]} {month[:4]}"


def short_month(month: str) -> str:
    """A month where there is little room, as on an axis: Sep 2025."""
    return f"{MONTH_NAMES[int(month[5:]) - 1][:3]} {month[:4]}"


def months_words(first: str, last: str) -> str:
    """The months from one to another: May 2026; September 2025 to May 2026."""
    return month_words(first) if first == last else f"{month_words(first)} to {month_words(last)}"


def program_year_label(year: int) -> str:
    """A program year: 2025–26."""
    return f"{year}\u2013{(year + 1) % 100:02d}"


def fiscal_year_label(year: int) -> str:
    """A state fiscal year, by the year it ends in: FY2026."""
    return f"FY{year}"


def _year_from(month: int) -> str:
    return f"{MONTH_NAMES[month - 1]} to {MONTH_NAMES[month - 2]}"


PROGRAM_YEAR_WORDS = _year_from(PROGRAM_YEAR_MONTH)  # September to August
FISCAL_YEAR_WORDS = _year_from(FISCAL_YEAR_MONTH)  # July to June


def time_words(at: datetime) -> str:
    """June 3, 2026, 9:14 am, in Massachusetts time where the instant knows its own zone."""
    if at.tzinfo is not None:
        at = at.astimezone(MASSACHUSETTS)
    hour = at.hour % 12 or 12
    return f"{day_words(at.date())}, {hour}:{at.minute:02d} {'am' if at.hour < 12 else 'pm'}"
