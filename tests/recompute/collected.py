"""What a region has imported nothing of is not collected there, which is not the same as none."""

from __future__ import annotations

import pandas as pd

from tests.recompute.figures import Figure
from tests.recompute.registry import Columns


def collected(rows: pd.DataFrame, column: str, of: list[str], *more: pd.Series) -> pd.Series:
    """Whether anything at all of a kind is on record for a row's region and time."""
    return (rows[column] > 0).groupby([*(rows[c] for c in of), *more]).transform("any")


def or_not_collected(figure: Figure, columns: Columns, of: str = "collected") -> Figure:
    """Nothing where nothing was imported of any region in the cell: what is owed is not zero."""
    if columns[of].any():
        return figure
    return Figure(people=figure.people, units=figure.units, denominator=figure.denominator)
