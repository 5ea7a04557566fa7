"""What is told as equations between protected values: low ≤ Σ weight · value ≤ high."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tests.attack.protected import Ids, Values
from tests.attack.standing import DENOMINATOR, NUMERATOR, SUM, UNITS, Adds, Parts, Standing
from tests.attack.taken import taken
from tests.attack.told import AS_SET, CURRENT, MEASURES, Question, Selection, Told
from tests.attack.viewers import Viewer
from tests.recompute import arrivals
from tests.recompute.arrivals import known_rows
from tests.recompute.classes import PLACE, changes
from tests.recompute.families import SECONDS
from tests.recompute.periods import Period, period
from tests.recompute.records import all_baselines
from tests.recompute.registry import Asked, text
from tests.recompute.world import World

REGIONS = tuple(map(str, CURRENT))
PLACES = ("region", "cohort", "program_type", "role", "program_year", "window", "component")
SPLITS = ("survey", "survey_wave")
# Measures of which rows are left out until a region's logs have arrived.
MAY_BE_AWAITED = {*arrivals.OF_MONTH, *arrivals.SINCE, *arrivals.OF_YEAR, *arrivals.OF_FISCAL_YEAR}
MAY_BE_AWAITED |= {*arrivals.BEGUN, *arrivals.OF_TODAY}
ROUNDED = 0.5e-4 + 1e-9


@dataclass
class Equation:
    """Σ weight · value lies between two ends; `by`: the cells that say so."""

    ids: Ids
    weights: Values
    low: float
    high: float
    by: list[str]


@dataclass
class Rows:
    """The rows of one question to a measure, with their places as codes, and what is added."""

    places: dict[str, tuple[NDArray[np.int64], dict[str, int]]]
    parts: Parts
    size: int
    people: NDArray[np.int64]
    shielded: NDArray[np.bool_] | None = None


@dataclass
class Equations:
    """Everything a viewer is told, each combination of values once."""

    standing: Standing
    today: pd.Timestamp
    viewer: Viewer
    found: dict[bytes, Equation] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    cells: int = 0
    questions: int = 0
    _rows: dict[object, Rows] = field(default_factory=dict)
    _periods: dict[object, Period] = field(default_factory=dict)

    # -- rows ---------------------------------------------------------------------------------

    def rows(self, key: str, when: Period, instrument: str, fewer: bool = False) -> Rows:
        """The rows of a question; `fewer`: of educators seen in both windows alone."""
        name = (key, when, instrument, fewer)
        if name not in self._rows:
            world = self.standing.world
            asked = Asked(when, instrument)
            frame = candidates(self.standing, key, asked)
            if frame is None:
                frame = SECONDS[key].rows(world, asked)
                if key in MAY_BE_AWAITED:
                    frame = known_rows(world, key, when, frame)
            frame = seen_twice(world, frame) if fewer else frame.reset_index(drop=True)
            frame = frame[self.viewer.sees(frame)].reset_index(drop=True)
            parts = taken(self.standing, key, frame, asked) if len(frame) else {}
            places = {}
            for column in (*PLACES, *SPLITS):
                if column in frame:
                    codes, labels = pd.factorize(frame[column], use_na_sentinel=False)
                    # One label may stand for several values: 0 and nothing are both "none".
                    texts = [text(label) for label in labels]
                    first = {t: texts.index(t) for t in texts}
                    codes = np.array([first[t] for t in texts], dtype=np.int64)[codes]
                    places[column] = (codes, first)
            self._rows[name] = Rows(places, parts, len(frame), frame["person"].to_numpy())
        return self._rows[name]

    def held(self, rows: Rows, place: dict[str, str], own: str | None) -> NDArray[np.bool_]:
        held = np.ones(rows.size, dtype=bool)
        for name, value in place.items():
            if name not in rows.places:
                continue
            codes, labels = rows.places[name]
            if value == "rest":
                held &= codes != labels.get(own or "", -9)
            else:
                held &= codes == labels.get(value, -9)
        return held

    def period_of(self, question: Question, rest: bool) -> tuple[Period, str]:
        measure, filters = MEASURES[question.key], question.filters
        months = filters.first, filters.last, filters.all_months
        name = (*months, self.viewer.scope.sees_names and not rest, filters.value("cohort"))
        if name not in self._periods:
            self._periods[name] = period(*months, self.today, True, *name[3:])
        when = self._periods[name]
        if measure.today_only:
            when = Period(when.first, when.last, self.today, when.years)
        return when, (filters.instrument or "PK1") if measure.instrument else ""

    def selection(self, question: Question) -> Selection | None:
        """What a question's filters leave of the rows of its measure."""
        rows = self.rows(question.key, *self.period_of(question, False))
        if not rows.size:
            return None
        held = self.held(rows, {n: str(v) for n, v in question.filters.chosen}, None)
        people = len(np.unique(rows.people[held]))
        if not people:
            return None
        if self.viewer.region is not None and not self._is_asked(rows, held):
            people = 0
        categories = {
            name: tuple(t for t, code in labels.items() if (codes[held] == code).any())
            for name, (codes, labels) in rows.places.items()
        }
        return Selection(people, held.tobytes(), categories)

    def _is_asked(self, rows: Rows, held: NDArray[np.bool_]) -> bool:
        """Whether it can tell a facilitator anything: of shielded people of the own region, or many."""
        codes, labels = rows.places["region"]
        own = codes == labels.get(str(self.viewer.region), -9)
        if len(np.unique(rows.people[held & ~own])) >= AS_SET.minimum_people:
            return True
        return bool((held & own & self._shielded(rows)).any())

    def _shielded(self, rows: Rows) -> NDArray[np.bool_]:
        if rows.shielded is None:
            p = self.standing.protected
            known = np.array([self.viewer.knows(p, v) for v in range(len(p.records))] + [True])
            rows.shielded = np.zeros(rows.size, dtype=bool)
            for totals in rows.parts.values():
                for total in totals:
                    rows.shielded |= ~known[total.ids].all(axis=1)
        return rows.shielded

    # -- equations ----------------------------------------------------------------------------

    def add(self, cells: Iterable[Told]) -> None:
        for one in cells:
            self.cells += 1
            question = one.question
            place = dict(one.place)
            filters = question.filters
            rest = place.get("region") == "rest"
            when, instrument = self.period_of(question, rest)
            rows = self.rows(question.key, when, instrument, bool(one.cell.of_fewer))
            own = filters.value("region")
            facilitator = self.viewer.region
            own = str(own if own is not None else facilitator)
            held = self.held(rows, place, own)
            if rest and facilitator is not None:  # those without a region are in no rest of hers
                codes, labels = rows.places["region"]
                held &= np.isin(codes, [labels[r] for r in REGIONS if r in labels])
            for one_sum in rows.parts.get(one.part, []):
                self._take(one, one_sum, held)

    def _take(self, one: Told, total: Adds, held: NDArray[np.bool_]) -> None:
        cell, held = one.cell, held & total.held
        ids, weights = total.ids[held], total.weights[held]
        constant, of = float(total.constant[held].sum()), total.of[held]
        ends: tuple[float, float] | None = None
        scale = np.ones(len(ids))
        if total.field == SUM:
            n = float(of.sum())
            if cell.numerator is not None:
                ends = cell.numerator - ROUNDED, cell.numerator + ROUNDED
            elif cell.value is not None and n:
                ends = n * (cell.value - ROUNDED), n * (cell.value + ROUNDED)
        elif total.field == "mean" and cell.numerator is not None:
            n = float(of.sum())
            ends = n * (cell.numerator - ROUNDED), n * (cell.numerator + ROUNDED)
        elif total.field == NUMERATOR and cell.numerator is not None:
            ends = cell.numerator - ROUNDED, cell.numerator + ROUNDED
        elif total.field == DENOMINATOR and cell.denominator is not None:
            ends = cell.denominator - ROUNDED, cell.denominator + ROUNDED
        elif total.field == UNITS and cell.units is not None:
            ends = cell.units - ROUNDED, cell.units + ROUNDED
        elif total.field == "difference" and cell.value is not None:
            n, m = float((of > 0).sum()), float((of < 0).sum())
            scale = np.where(of > 0, m, -n)
            ends = n * m * (cell.value - ROUNDED), n * m * (cell.value + ROUNDED)
        if ends is None:
            return
        self.enter(ids, weights * scale[:, None], ends[0] - constant, ends[1] - constant, one)

    def enter(self, ids: Ids, weights: Values, low: float, high: float, one: Told | str) -> None:
        flat, weight = ids.ravel(), weights.ravel()
        flat, weight = flat[flat >= 0], weight[flat >= 0]
        if not len(flat):
            return
        order, at = np.unique(flat, return_inverse=True)
        summed = np.bincount(at, weights=weight)
        order, summed = order[summed != 0], summed[summed != 0]
        name = order.tobytes() + summed.tobytes()
        said = one if isinstance(one, str) else one.words
        held = self.found.get(name)
        if held is None:
            self.found[name] = Equation(order, summed, low, high, [said])
        else:
            held.low, held.high = max(held.low, low), min(held.high, high)
            held.by.append(said)

    def join(self, earlier: Equations) -> None:
        """What was told earlier, of the values that are still what they were."""
        p, before = self.standing.protected, earlier.standing.protected
        for e in earlier.found.values():
            own = [p.numbers.get(before.records[v], -1) for v in e.ids.tolist()]
            if all(n >= 0 and p.true[n] == before.true[v] for n, v in zip(own, e.ids, strict=True)):
                ids = np.array(own, dtype=np.int64)
                said = [f"earlier: {by}" for by in e.by]
                self.found[b"earlier" + ids.tobytes() + e.weights.tobytes()] = Equation(
                    ids, e.weights, e.low, e.high, said
                )

    def misunderstood(self) -> list[str]:
        """Equations that the true values do not fulfil: there the attacker is mistaken."""
        true = np.asarray(self.standing.protected.true)
        out = []
        for e in self.found.values():
            value = float(true[e.ids] @ e.weights)
            if not e.low - 1e-6 <= value <= e.high + 1e-6:
                out.append(f"{value} not in {e.low}..{e.high}: {e.by[0]}")
        return out


def candidates(s: Standing, key: str, asked: Asked) -> pd.DataFrame | None:
    """All rows that may be in a measure where being in it is protected itself."""
    from tests.attack.standing import _candidates

    if key == "exit_reasons":
        pairs = s.world.pairs
        return pairs[pairs["cohort"].isin(asked.period.years)].assign(program_year=pairs["cohort"])
    if key in ("leavers_baseline", "leavers_difference"):
        baselines = all_baselines(s.world)
        return baselines[baselines["instrument"] == asked.instrument]
    if key == "goals_overdue":
        return _candidates(s).dropna(subset=["target_date"])
    if key == "goals_stalled":
        return _candidates(s).query("steps > 0")
    return None


def seen_twice(world: World, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of who has a matched change, placed where that change is."""
    on = ["educator_id", "instrument", "program_year", "component"]
    at = changes(world)[[*on, *PLACE]]
    return frame.drop(columns=PLACE).merge(at, on=on).reset_index(drop=True)
