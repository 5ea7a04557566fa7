"""Parameters of the demonstration state: the sizes, rates and differences of its regions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

YEARS = 4
REGIONS_FROM = date(2012, 7, 1)


@dataclass(frozen=True)
class RegionShape:
    """One invented region.

    `pairs`: pairs per program year, oldest first. `contact_share`: share of months with a
    contact. `log_lag`: median days until a session is logged. `silent_days`: number of days before
    today in which nothing was logged. `attainment`: share of due goals that are achieved.
    `early_end`: share of pairs that end earlier than planned. `stays`: share still in the same
    program after twelve months. `change`: mean change from fall to spring in points of the CLASS
    scale, for the domains where it differs from `CHANGES`.
    """

    number: int
    licensing: str
    programs: int
    pairs: tuple[int, int, int, int]
    contact_share: float
    minutes: float
    log_lag: float
    silent_days: int
    attainment: float
    early_end: float
    stays: float
    change: Mapping[str, float]
    level: Mapping[str, float]
    towns: tuple[str, ...]


CHANGES: Mapping[str, float] = {
    "ES": 0.06,
    "CO": 0.12,
    "IS": 0.17,
    "EBS": 0.06,
    "ESL": 0.15,
    "RCG": 0.08,
}

SHAPES: tuple[RegionShape, ...] = (
    RegionShape(
        1, "Western", 62, (44, 42, 40, 38), 0.89, 74, 3, 0, 0.58, 0.11, 0.77,
        {}, {}, ("Demo Hills", "Demo Falls", "North Demo", "Demo Orchard"),
    ),
    RegionShape(
        2, "Central", 64, (38, 40, 42, 44), 0.74, 71, 6, 0, 0.58, 0.13, 0.69,
        {"IS": 0.30, "ESL": 0.26}, {"IS": -0.05}, ("Demo Center", "Demo Mills", "Demo Pond"),
    ),
    RegionShape(
        3, "Northeast", 72, (46, 46, 45, 46), 0.88, 75, 5, 21, 0.58, 0.11, 0.76,
        {}, {}, ("Demo Harbor", "Demo Bridge", "East Demo", "Demo Common"),
    ),
    RegionShape(
        5, "Southeast and Cape", 58, (36, 36, 37, 36), 0.73, 70, 11, 0, 0.43, 0.15, 0.74,
        {"IS": 0.0, "ESL": 0.0}, {}, ("Demo Bay", "Demo Point", "South Demo", "Demo Neck"),
    ),
    RegionShape(
        6, "Metro Boston", 74, (44, 46, 48, 50), 0.89, 77, 2, 0, 0.70, 0.10, 0.75,
        {}, {"IS": 0.10}, ("Demo Square", "Demo Heights", "Demo Landing", "West Demo"),
    ),
)  # fmt: skip
BY_NUMBER = {shape.number: shape for shape in SHAPES}

LOG_NO_STEPS = (5,)  # regions whose log has no column for the step of the coaching cycle

CONSULTANT_ADMINISTRATORS = 2  # per region

PROGRAM_TYPES: Mapping[str, float] = {
    "CENTER": 54,
    "FCC_SYSTEM": 14,
    "FCC_INDEPENDENT": 8,
    "HEAD_START": 11,
    "PUBLIC_PRESCHOOL": 9,
    "OST": 4,
}
# How many mentees a program of this type sends, relative to one family child care home.
MENTEES_SENT: Mapping[str, float] = {
    "CENTER": 2.4,
    "FCC_SYSTEM": 1,
    "FCC_INDEPENDENT": 1,
    "HEAD_START": 2.6,
    "PUBLIC_PRESCHOOL": 2,
    "OST": 1,
}
# The children a mentee works with; school-age classrooms are not observed with CLASS here.
AGES: Mapping[str, Mapping[str, float]] = {
    "CENTER": {"PK": 64, "TOD": 23, "INF": 13},
    "FCC_SYSTEM": {"PK": 30, "TOD": 58, "INF": 12},
    "FCC_INDEPENDENT": {"PK": 30, "TOD": 58, "INF": 12},
    "HEAD_START": {"PK": 86, "TOD": 14},
    "PUBLIC_PRESCHOOL": {"PK": 1},
    "OST": {"SCHOOL": 1},
}

EARLY_END_REASONS: Mapping[str, float] = {
    "withdrew": 18,
    "left_program": 24,
    "left_field": 10,
    "schedule": 10,
    "other": 4,
    "program_closed": 6,
    "re_paired": 12,
    "leave": 8,
    "promoted": 8,
}

# Venues in the oldest and the newest program year; the years between are interpolated.
VENUES_FIRST: Mapping[str, float] = {"f2f": 0.74, "live_video": 0.16, "phone": 0.10}
VENUES_LAST: Mapping[str, float] = {"f2f": 0.45, "live_video": 0.48, "phone": 0.07}
