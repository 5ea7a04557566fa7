"""What a region has imported nothing of is not collected there, which is not the same as none."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from tests.recompute.figures import Figure
from tests.recompute.registry import Columns


def collected(rows: pd.DataFrame, column: str, of: list[str], *more: pd.Series) -> pd.Series:
    """Whether anything at all of a kind is on record for a row's region and time."""
    return (rows[column] > 0).groupby([*(rows[c] for c in of), *more]).transform("any")


def where_collected(
    columns: Columns, figure: Callable[[Columns], Figure], of: str = "collected"
) -> Figure:
    """The figure over the regions and times of which something was imported: what is owed is not zero."""
    held = columns[of].astype(bool)
    return figure({c: v[held] for c, v in columns.items()}) if held.any() else Figure()
