"""PAC's surveys: who is asked which one, when in a program year, and how waves are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from config.program.calendars import (
    first_day,
    is_month,
    program_year_of,
)
from config.program.choices import (
    Choice,
    Choices,
)

# When in a program year a survey is asked.
POINTS = Choices(
    "time of year",
    (
        Choice("PRE", "Start of year", ("start", "baseline", "base", "beginning")),
        Choice("MID", "Middle of year", ("middle", "midyear")),
        Choice("END", "End of year", ("post", "final", "year end")),
        Choice("MONTH", "Each month", ("monthly",)),
    ),
)
# Seasons name calendar years: the spring of 2026 ends the program year that began in 2025.
_SEASONS = {"fall": ("PRE", 0), "autumn": ("PRE", 0), "winter": ("MID", -1), "spring": ("END", -1)}

# So many days after it is asked a survey is due, and an answer that has not come is missing.
DAYS_TO_ANSWER = {"PRE": 45, "MID": 45, "END": 30}


@dataclass(frozen=True)
class Survey:
    """A survey as it is planned: which members of a pair are asked, at which points of the year.

    `about_pair`: asked once for every pair, about its mentee; otherwise once for every person.
    """

    code: str
    short: str
    members: tuple[str, ...]  # coach, mentee
    points: tuple[str, ...]
    about_pair: bool = False


# The PAC model says that the paired survey is asked at the end of the year alone. The monthly
# survey is counted with the checklists, month by month.
PLAN: tuple[Survey, ...] = (
    Survey("KSB", "KSB", ("coach",), ("PRE", "END")),
    Survey("EFF", "Efficacy", ("mentee",), ("PRE", "END")),
    Survey("CTM", "Paired survey", ("coach", "mentee"), ("END",), about_pair=True),
    Survey("SAT", "Job satisfaction", ("mentee",), ("END",)),
)
SURVEY_NAMES = Choices("survey", tuple(Choice(s.code, s.short) for s in PLAN))
# Every survey at every time it is asked, in the order they are shown: KSB-PRE, KSB-END …
SURVEY_WAVES = Choices(
    "survey and time of year",
    tuple(
        Choice(f"{s.code}-{point}", f"{s.short}, {POINTS.label(point).lower()}")
        for s in PLAN
        for point in s.points
    ),
)
PAIRED = "CTM"
MONTHLY = "MONTHLY"
# Surveys whose items make a scale, in the order they are shown.
SCALES = tuple(s.code for s in PLAN)

# A scale score needs at least this share of its items answered (as numerator and denominator).
ANSWERED_OF = (2, 3)
# Cronbach's alpha of fewer complete answers moves too much from one sample to the next.
FEWEST_FOR_ALPHA = 30


@dataclass(frozen=True)
class Wave:
    """A wave as it is kept: 2025-PRE, 2025-END, or 2025-10 for a monthly survey."""

    code: str
    program_year: int
    point: str


_YEARS = r"(?P<year>(?:19|20)\d\d)(?:[-/](?P<next>\d\d|(?:19|20)\d\d))?"
_WORD = r"(?P<word>[A-Za-z][A-Za-z -]*?)"
_SHAPES = (
    re.compile(rf"{_YEARS}[ _-]+{_WORD}"),
    re.compile(rf"{_WORD}[ _-]+{_YEARS}"),
)


def wave_of(text: str) -> Wave | None:
    """The wave a file means: 2025-fall, Spring 2026, 2025-26 post, 2025-END, 2025-10; else None."""
    if is_month(text):
        return Wave(text, program_year_of(first_day(text)), "MONTH")
    found = next((m for m in (shape.fullmatch(text) for shape in _SHAPES) if m), None)
    if found is None:
        return None
    year, following = int(found["year"]), found["next"]
    if following is not None and int(following) % 100 != (year + 1) % 100:
        return None
    word = found["word"].casefold()
    point, shift = _SEASONS.get(word, (POINTS.code_of(word), 0))
    if point is None or point == "MONTH":
        return None
    year += 0 if following else shift  # 2025-26 names the program year itself
    return Wave(f"{year}-{point}", year, point)
