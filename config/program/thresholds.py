"""Federal Head Start CLASS thresholds, each with the dates it is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.program.choices import (
    Choice,
    Choices,
)

# They apply to grant recipients, never to an educator: every line carries this sentence.
CAVEAT = "Federal Head Start threshold; it applies to grant recipients; shown for orientation."


@dataclass(frozen=True)
class Threshold:
    """A cut for one domain; in force from `valid_from` to before `valid_to`."""

    kind: str
    domain: str
    value: float
    valid_from: date
    valid_to: date | None
    source: str


_CFR = "45 CFR 1304.11(c)(1)(iii), delayed by FR 2024-25440"
_2020 = "FR 2020-17746"
_START = date(2020, 10, 27)
_IS_RISE = date(2027, 8, 1)
_MINIMUM_END = _START

THRESHOLDS: tuple[Threshold, ...] = (
    Threshold("competitive", "ES", 4.0, date(2011, 12, 9), _MINIMUM_END, "DRS minimum"),
    Threshold("competitive", "CO", 3.0, date(2011, 12, 9), _MINIMUM_END, "DRS minimum"),
    Threshold("competitive", "IS", 2.0, date(2011, 12, 9), _MINIMUM_END, "DRS minimum"),
    Threshold("competitive", "ES", 5.0, _START, None, _2020),
    Threshold("competitive", "CO", 5.0, _START, None, _2020),
    Threshold("competitive", "IS", 2.3, _START, _IS_RISE, _2020),
    Threshold("competitive", "IS", 2.5, _IS_RISE, None, _CFR),
    Threshold("quality", "ES", 6.0, _START, None, _2020),
    Threshold("quality", "CO", 6.0, _START, None, _2020),
    Threshold("quality", "IS", 3.0, _START, None, _2020),
)
KINDS = Choices(
    "threshold",
    (Choice("competitive", "Competitive threshold"), Choice("quality", "Quality threshold")),
)
# The infant and toddler tools have no federal threshold.
INSTRUMENTS_WITH_THRESHOLDS = ("PK1", "PK3_2")
