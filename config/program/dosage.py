"""The dosage PAC intends, with the dates it holds, and when a log is late or doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DosageTarget:
    """Minutes of direct contact a month that a pair is meant to have, from `valid_from` on."""

    valid_from: date
    minutes_low: int
    minutes_high: int
    source: str


# Source: mass.gov, pages for mentees and Consultant Teachers: a monthly meeting of 60-90 minutes.
TARGETS: tuple[DosageTarget, ...] = (
    DosageTarget(date(2010, 7, 1), 60, 90, "mass.gov, PAC pages for mentees and CTs"),
)


def target_on(day: date) -> DosageTarget:
    """The target in force on a day. Raises LookupError before the first one."""
    standing = [t for t in TARGETS if t.valid_from <= day]
    if not standing:
        raise LookupError(f"No dosage target is recorded for {day.isoformat()}.")
    return standing[-1]


ELIGIBLE_DAYS = 15  # a month counts for a pair that was active on at least so many of its days
PROVISIONAL_UNTIL_DAY = 15  # logs of a month are taken until this day of the next one
OVERDUE_DAYS = 35  # no contact for longer than this is overdue
DUE_SOON_DAYS = 28  # and from here on it is due
LONGEST_SESSION_MINUTES = 480
DAYS_PER_MONTH = 30.4375
CLOSED_MONTHS: tuple[str, ...] = ()  # months ("2020-04") in which programs were closed: not due

# Buckets of received against the lower intended dose; upper ends are exclusive.
RATIO_BUCKETS: tuple[tuple[str, str, float, float], ...] = (
    ("none", "None", 0.0, 0.0),
    ("under_25", "Under 25%", 0.0, 0.25),
    ("under_50", "25 to 49%", 0.25, 0.5),
    ("under_75", "50 to 74%", 0.5, 0.75),
    ("under_100", "75 to 99%", 0.75, 1.0),
    ("full", "100% or more", 1.0, float("inf")),
)
