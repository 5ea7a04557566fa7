"""Reads days and times of day as programs of the United States write them; what is open stays open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from config.settings import MASSACHUSETTS
from data_access.imports.noted import Oddity

ISO = "%Y-%m-%d"

# The patterns a file may declare for dates that could be read in two ways. Years may have two digits
# in each. Dates that can be read in one way alone are accepted beside any of them: 2026-03-31,
# 31-Mar-2026, March 31, 2026, 2026/03/31.
DATE_PATTERNS: dict[str, str] = {
    ISO: "year-month-day, like 2026-03-31",
    "%m/%d/%Y": "month/day/year, like 03/31/2026",
    "%d/%m/%Y": "day/month/year, like 31/03/2026",
    "%m-%d-%Y": "month-day-year, like 03-31-2026",
    "%d-%m-%Y": "day-month-year, like 31-03-2026",
    "%m.%d.%Y": "month.day.year, like 03.31.2026",
    "%d.%m.%Y": "day.month.year, like 31.03.2026",
    "%Y/%m/%d": "year/month/day, like 2026/03/31",
}
FIRST_SHORT_YEAR = 1950  # years of two digits are 1950 to 2049

# What is meant where a session would begin at night; the one first that cannot be wrong.
NIGHT_TIMES = ("left_out", "other_half", "as_written")
NIGHT_BEGINS, NIGHT_ENDS = 21 * 60, 6 * 60  # minutes of the day; few sessions begin in between


@dataclass(frozen=True)
class DayRead:
    """A day, and what was read otherwise than it stands."""

    day: date
    oddities: tuple[Oddity, ...] = ()


@dataclass(frozen=True)
class TimeRead:
    """A time of day in minutes; `says_half`: the text itself says whether before or after noon."""

    minutes: int
    says_half: bool = False
    oddities: tuple[Oddity, ...] = ()

    @property
    def text(self) -> str:
        """The time as it is stored, like 14:30."""
        return f"{self.minutes // 60:02d}:{self.minutes % 60:02d}"

    @property
    def is_at_night(self) -> bool:
        """Whether it lies between nine at night and six in the morning."""
        return self.minutes < NIGHT_ENDS or self.minutes >= NIGHT_BEGINS

    @property
    def other_half(self) -> TimeRead:
        """The same time in the other half of the day."""
        return TimeRead((self.minutes + 12 * 60) % (24 * 60))


def clock_words(minutes: int) -> str:
    """A time of day as it is said in the United States, like 2:30 PM."""
    hour, half = minutes // 60, "AM" if minutes < 12 * 60 else "PM"
    return f"{hour % 12 or 12}:{minutes % 60:02d} {half}"


_MONTHS = {
    name[:length]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"), 1,
    )
    for length in {3, len(name)}
} | {"sept": 9}  # fmt: skip
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_CLOCK = (
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:[.,][0-9]{1,9})?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?"
)
_ZONE = r"(?: ?(?P<zone>z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}|e[sd]?t))?"
_MOMENT = re.compile(rf"(?P<date>.*?[0-9])(?:t|,? (?:at )?)(?P<clock>{_CLOCK}{_ZONE})")
_TIME = re.compile(_CLOCK + _ZONE)
_BARE_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:\.(?P<minute>[0-5][0-9])|(?P<digits>[0-5][0-9]))?(?: ?(?P<half>[ap])\.?m\.?)?"
)
_WEEKDAY = re.compile(
    r"(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +(?=\S)"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})")
_DAY_OF_MONTH = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[-/. ]? ?([a-z]{3,9})[-/.,]? ?([0-9]{4}|'?[0-9]{2})"
)
_MONTH_FIRST = re.compile(
    r"([a-z]{3,9})\.?[-/ ] ?([0-9]{1,2})(?:st|nd|rd|th)?(?:, ?|[-/ ])([0-9]{4}|'?[0-9]{2})"
)
_YEAR_MONTH_DAY = re.compile(r"([0-9]{4})[- ]([a-z]{3,9})[- ]([0-9]{1,2})")
_IN_NUMBERS = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_WITHOUT_YEAR = re.compile(r"(?:1[0-2]|0?[1-9])[-/](?:3[01]|[12][0-9]|0?[1-9])")


def _plain(text: str) -> str:
    """In small letters, with plain single spaces; empty where other signs stand in it."""
    plain = " ".join(text.casefold().split())
    return plain if plain.isascii() else ""


def read_day(text: str, pattern: str | None = None) -> DayRead | None:
    """The day that a text says; None where it says none, or could be read in two ways.

    `pattern` is one of DATE_PATTERNS: how the file's dates are written that could be read in two ways.
    A time of day beside a day is left out. With a zone, it is the day that it then was in
    Massachusetts; midnight is what programs write that know of no time.
    """
    plain = _plain(text)
    moment = _MOMENT.fullmatch(plain)
    found = _day_alone(moment["date"] if moment else plain, pattern)
    if found is None or moment is None:
        return found
    minutes = _minutes(moment)
    if minutes is None:
        return None
    if minutes == 0 and not int(moment["second"] or 0):
        return found
    local = _in_massachusetts(found.day, minutes, moment["zone"])
    beside = Oddity.TIME_OF_DAY if local.date() == found.day else Oddity.OTHER_ZONE
    return DayRead(local.date(), (*found.oddities, beside))


def _in_massachusetts(day: date, minutes: int, zone: str | None) -> datetime:
    moment = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001
    if not zone or zone.startswith("e"):
        return moment
    offset = timedelta()
    if zone[0] in "+-":
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        offset = -offset if zone[0] == "-" else offset
    return moment.replace(tzinfo=timezone(offset)).astimezone(MASSACHUSETTS)


def _day_alone(text: str, pattern: str | None) -> DayRead | None:
    weekday = _WEEKDAY.match(text)
    text = text[weekday.end() :] if weekday else text.rstrip(",")
    found = _year_month_day(text, pattern)
    if found is None:
        return None
    year, month, day = found
    oddities: tuple[Oddity, ...] = ()
    if len(year.lstrip("'")) == 2:
        oddities = (Oddity.SHORT_YEAR,)
    try:
        read = date(_full_year(year), month, day)
    except ValueError:
        return None
    if weekday and _WEEKDAYS[read.weekday()] != weekday[1][:3]:
        return None
    return DayRead(read, oddities)


def _full_year(text: str) -> int:
    short = text.lstrip("'")
    year = int(short)
    if len(short) > 2:
        return year
    return FIRST_SHORT_YEAR + (year - FIRST_SHORT_YEAR) % 100


def _year_month_day(text: str, pattern: str | None) -> tuple[str, int, int] | None:
    if m := _YEAR_FIRST.fullmatch(text):
        return m[1] or m[4], int(m[2] or m[5]), int(m[3] or m[6])
    for form, year, month, day in (
        (_DAY_OF_MONTH, 3, 2, 1),
        (_MONTH_FIRST, 3, 1, 2),
        (_YEAR_MONTH_DAY, 1, 2, 3),
    ):
        m = form.fullmatch(text)
        if m and m[month] in _MONTHS:
            return m[year], _MONTHS[m[month]], int(m[day])
    m = _IN_NUMBERS.fullmatch(text)
    if m and pattern and pattern.endswith("Y") and pattern[2] == m[2]:
        first, second = int(m[1]), int(m[3])
        return (m[4], first, second) if pattern.startswith("%m") else (m[4], second, first)
    return None


def _minutes(found: re.Match[str]) -> int | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half and hour == 0:
        return None
    if half == "a" and hour > 12:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute if hour < 24 else None


def read_time(text: str) -> TimeRead | None:
    """The time of day that a text says; None where it says none.

    A date beside it is left out, and so are seconds. With a zone it is the time in Massachusetts, for
    which the day has to stand beside it.
    """
    plain = _plain(text)
    oddities: tuple[Oddity, ...] = ()
    if moment := _MOMENT.fullmatch(plain):
        minutes = _minutes(moment)
        day = next((d for p in DATE_PATTERNS if (d := _day_alone(moment["date"], p))), None)
        if minutes is None or day is None:
            return None
        if moment["zone"]:
            if not _YEAR_FIRST.fullmatch(moment["date"]):
                return None
            local = _in_massachusetts(day.day, minutes, moment["zone"])
            minutes = local.hour * 60 + local.minute
        return TimeRead(minutes, bool(moment["half"]), (Oddity.DATE_BESIDE,))
    if found := _TIME.fullmatch(plain):
        if found["zone"] and not found["zone"].startswith("e"):
            return None
        if int(found["second"] or 0):
            oddities = (Oddity.SECONDS,)
    elif found := _BARE_TIME.fullmatch(plain):
        if found["digits"]:
            half = f" {found['half']}m" if found["half"] else ""
            found = _TIME.fullmatch(f"{found['hour']}:{found['digits']}{half}")
        elif not found["minute"] and not found["half"]:
            return None
        oddities = (Oddity.TIME_IN_DIGITS,)
    if found is None:
        return None
    minutes = _minutes(found)
    return None if minutes is None else TimeRead(minutes, bool(found["half"]), oddities)


def is_date(text: str) -> bool:
    """Whether a text is a day by one of the patterns that files may declare."""
    return any(read_day(text, pattern) for pattern in DATE_PATTERNS)


def is_day_heading(text: str) -> bool:
    """Whether a column may be called so for a day: a date, also one without its year."""
    return bool(_WITHOUT_YEAR.fullmatch(_plain(text))) or is_date(text)
