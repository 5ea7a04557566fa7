"""Every protected value of a state under one number, with what is known of it beforehand."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Values = NDArray[np.float64]
Record = tuple[Hashable, ...]

CLASS, GOALS, SURVEYS, RETENTION = "class", "goals", "surveys", "retention"
KINDS = (CLASS, GOALS, SURVEYS, RETENTION)


@dataclass
class Protected:
    """The values that are attacked, and those that stand between them and what is told.

    A value is entered under its record (family, whose, when …) with its true size, which serves to
    check the attacker's own understanding and never the attack, and with the ends between which
    everybody knows it to lie. `targets` are those whose working out is a leak; others are only steps.
    """

    numbers: dict[Record, int] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    true: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    person: list[str] = field(default_factory=list)
    region: list[int] = field(default_factory=list)
    # (numbers, weights, low, high): what holds between values whoever they are of.
    relations: dict[Hashable, tuple[list[int], list[float], float, float]] = field(
        default_factory=dict
    )

    def enter(
        self,
        kind: str,
        records: Iterable[Record],
        true: Values,
        low: Values | float,
        high: Values | float,
        people: Iterable[object],
        regions: Iterable[object],
    ) -> Ids:
        """The numbers of records, new ones entered."""
        true = np.asarray(true, dtype=float)
        lows, highs = (np.broadcast_to(np.asarray(e, dtype=float), true.shape) for e in (low, high))
        out = np.empty(len(true), dtype=np.int64)
        for at, (record, person, region) in enumerate(zip(records, people, regions, strict=True)):
            number = self.numbers.get(record)
            if number is None:
                number = self.numbers[record] = len(self.records)
                self.records.append(record)
                self.true.append(float(true[at]))
                self.low.append(float(lows[at]))
                self.high.append(float(highs[at]))
                self.kind.append(kind)
                self.person.append(str(person))
                self.region.append(int(region or 0))  # type: ignore[call-overload]
            assert abs(self.true[number] - true[at]) < 1e-6, (record, self.true[number], true[at])
            out[at] = number
        return out

    def relate(
        self, name: Hashable, of: list[int], weights: list[float], low: float, high: float
    ) -> None:
        """What everybody knows of several values together: low ≤ Σ weight · value ≤ high."""
        self.relations[name] = (of, weights, low, high)
