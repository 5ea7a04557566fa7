"""Which files EEC expects of each region, of which months and by when, with the months this holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from config.program.arrivals import LOGS, SESSIONS
from config.program.calendars import last_day, month_of, months_between, shift
from config.program.dosage import PROVISIONAL_UNTIL_DAY

EVERY_MONTH = tuple(range(1, 13))
_NOVEMBER, _MAY = 11, 5


@dataclass(frozen=True)
class ExpectedFile:
    """A kind of file that is expected of a region for some months, from one month to another.

    `kind` is the format; `months` are those of the calendar for which one is expected, and each is about so
    many months up to it (`covers`). It is due so many days after the month's last day.
    """

    kind: str
    label: str
    valid_from: str
    valid_to: str | None  # the last month of which it is expected; None: no end is known
    months: tuple[int, ...]
    covers: int
    due_days: int
    source: str

    def is_expected(self, month: str) -> bool:
        """Whether it is expected for a month."""
        is_valid = self.valid_from <= month and (self.valid_to is None or month <= self.valid_to)
        return is_valid and int(month[5:]) in self.months

    def due_on(self, month: str) -> date:
        """The last day on which the file of a month is on time."""
        return last_day(month) + timedelta(days=self.due_days)

    def months_of(self, month: str) -> list[str]:
        """The months that the file of a month is about."""
        return months_between(shift(month, 1 - self.covers), month)


# The day for coaching logs is the one from which figures of a month are final. The first month, and when
# attendance and CLASS are due, are this product's proposal until EEC names its own.
EXPECTED: tuple[ExpectedFile, ...] = (
    ExpectedFile(
        SESSIONS,
        LOGS[SESSIONS],
        "2026-09",
        None,
        EVERY_MONTH,
        1,
        PROVISIONAL_UNTIL_DAY,
        "Logs of a month are taken until the 15th of the next one.",
    ),
    ExpectedFile(
        "attendance",
        "attendance records",
        "2026-09",
        None,
        EVERY_MONTH,
        1,
        PROVISIONAL_UNTIL_DAY,
        "mass.gov, PAC page for Consultant Teachers: a learning community each month.",
    ),
    ExpectedFile(
        "class",
        "CLASS observations",
        "2026-09",
        None,
        (_NOVEMBER, _MAY),
        3,
        30,
        "PAC: educators are observed twice a year, in the fall and in the spring.",
    ),
)


def expected_until(today: date) -> Iterator[tuple[ExpectedFile, str]]:
    """Each kind with each month of which it is expected, up to the month of a day."""
    for one in EXPECTED:
        last = min(month_of(today), one.valid_to or month_of(today))
        for month in months_between(one.valid_from, last):
            if one.is_expected(month):
                yield one, month
