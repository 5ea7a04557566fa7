"""What a second implementation of a measure is, and how its cells are made for a filter state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from tests.recompute.figures import Figure
from tests.recompute.periods import Period
from tests.recompute.world import World

Columns = dict[str, np.ndarray]
Figures = dict[tuple[str, ...], Figure]
Cells = dict[tuple[tuple[str, ...], tuple[str, ...]], Figure]
ALL = "all"


@dataclass(frozen=True)
class Asked:
    """One question: the months, and the CLASS instrument where the measure has one."""

    period: Period
    instrument: str


@dataclass(frozen=True)
class Second:
    """A measure implemented a second time.

    `rows`: what lies in the period, one row per thing counted, with the columns it is placed and
    broken down by. `figures`: the figures of any selection of those rows, by the measure's parts.
    """

    rows: Callable[[World, Asked], pd.DataFrame]
    figures: Callable[[Columns], Figures]


SECONDS: dict[str, Second] = {}


def second(
    key: str, rows: Callable[[World, Asked], pd.DataFrame]
) -> Callable[[Callable[[Columns], Figures]], Callable[[Columns], Figures]]:
    """Registers the figures of a measure over rows; the docstring quotes its definition."""

    def register(figures: Callable[[Columns], Figures]) -> Callable[[Columns], Figures]:
        assert key not in SECONDS
        assert figures.__doc__, key
        SECONDS[key] = Second(rows, figures)
        return figures

    return register


def text(value: Any) -> str:
    """A category as answers write it."""
    if value is None or value != value or value == 0:
        return "none"
    return str(int(value)) if isinstance(value, float | np.floating | np.integer) else str(value)


class Selected:
    """The rows of a question that lie within the filters, as plain arrays.

    `beside`: what these rows are the rest beside one category of; they are judged as that one is.
    """

    def __init__(
        self, frame: pd.DataFrame, chosen: dict[str, Any], beside: tuple[str, ...] = ()
    ) -> None:
        self.chosen = chosen
        held = np.ones(len(frame), dtype=bool)
        for column, value in chosen.items():
            if value is not None:
                held &= (frame[column] == value).to_numpy()
        self.columns: Columns = {c: frame[c].to_numpy()[held] for c in frame.columns}
        self.size = int(held.sum())
        self._judge_with_others(
            self.columns, [*beside, *(n for n, v in chosen.items() if v is not None)]
        )

    def cells(self, figures: Callable[[Columns], Figures], by: tuple[str, ...]) -> Cells:
        """The total and each category of a breakdown (two: their crossing with its margins)."""
        found: Cells = {}
        places = []
        for name in by:
            codes, labels = pd.factorize(self.columns[name], use_na_sentinel=False)
            places.append((codes, [text(label) for label in labels]))
        chosen: list[tuple[tuple[str, ...], np.ndarray | None]] = [((), None)]
        for codes, labels in places:
            wider = []
            for where, held in chosen:
                wider.append(((*where, ALL), held))
                for number, label in enumerate(labels):
                    own = codes == number
                    wider.append(((*where, label), own if held is None else own & held))
            chosen = wider
        if not self.size:  # columns of no rows have no type to count with
            chosen = []
        for where, held in chosen:
            if held is None:
                columns = self.columns
            elif held.any():
                columns = {c: v[held] for c, v in self.columns.items()}
            else:
                continue
            pinned = [name for name, place in zip(by, where, strict=False) if place != ALL]
            if pinned:
                own = [name for name in pinned if self.chosen.get(name) is None]
                columns = dict(columns)
                self._judge_with_others(columns, own)
            for parts, figure in figures(columns).items():
                found[(where, parts)] = figure
        return found

    @staticmethod
    def _judge_with_others(columns: Columns, names: list[str]) -> None:
        """More figures are judged `together` where it is one of several regions, types or roles."""
        for name in names:
            if f"looks_{name}" not in columns:
                continue  # a program year or a cohort is told by itself
            columns["together"] = columns["together"] * columns[f"looks_{name}"]
            if "alone" in columns:
                columns["alone"] = np.zeros(len(columns["alone"]), dtype=bool)
