"""The dosage PAC intends, with the dates it holds, and when a log is late or doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise


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


def _upper_over_lower() -> Fraction:
    """The upper target as a multiple of the lower one, which is the same in all targets.

    Educators are grouped by it from the lower minutes alone; another ratio would need the upper ones
    beside them in `change_doses`.
    """
    found = {Fraction(t.minutes_high, t.minutes_low) for t in TARGETS}
    if len(found) != 1:
        raise ValueError("The targets of dosage differ in how far apart their two ends are.")
    return found.pop()


UPPER_OVER_LOWER = _upper_over_lower()


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


@dataclass(frozen=True)
class Bucket:
    """A group of pairs by what they received; it holds below `under` times the lower target."""

    code: str
    label: str
    under: float


def _buckets(target: DosageTarget) -> tuple[Bucket, ...]:
    """The groups below the intended minutes: quarters of the lower target."""
    ends = [round(target.minutes_low * quarter / 4) for quarter in (1, 2, 3, 4)]
    labels = [f"Under {ends[0]} minutes a month"]
    labels += [f"{a} to under {b}" for a, b in pairwise(ends)]
    codes = ("under_25", "under_50", "under_75", "under_100")
    shares = (0.25, 0.5, 0.75, 1.0)
    return tuple(Bucket(*one) for one in zip(codes, labels, shares, strict=True))


# Groups of pairs by minutes received in the months due. Both ends of the intended minutes lie inside
# "within". The labels name minutes of the newest target; a pair is held against the target of its
# own months.
BELOW: tuple[Bucket, ...] = _buckets(TARGETS[-1])
BUCKET_LABELS: dict[str, str] = {
    "none": "None",
    **{bucket.code: bucket.label for bucket in BELOW},
    "within": f"{TARGETS[-1].minutes_low} to {TARGETS[-1].minutes_high}, as intended",
    "above": f"Over {TARGETS[-1].minutes_high}",
}
