"""Gives an answer as a pandas data frame: the columns of its CSV, with types, for analysts.

Imported by `Answer.to_frame` alone, when it is called: nothing that serves pages imports pandas.
"""

from __future__ import annotations

import pandas as pd

from data_access.asking import answer_csv
from data_access.asking.answers import Answer

SHOWN = (
    "shown"  # the text of the screen, which a CSV has beside the number and a frame does not need
)
COLUMNS = tuple(name for name in answer_csv.HEADER if name != SHOWN)

# What is not text. All can be empty (pd.NA, pd.NaT), as the numbers of a withheld cell are.
NUMBERS = (
    "value",
    "interval_low",
    "interval_high",
    "spread_low",
    "spread_high",
    "intended_low",
    "intended_high",
    "numerator",
    "denominator",
    "difference",
    "difference_low",
    "difference_high",
)
WHOLE_NUMBERS = ("definition_version", "n_people", "n_counted")
DAYS = ("period_start", "period_end", "as_of", "data_through", "edition")
DTYPES: dict[str, str] = {
    **dict.fromkeys(COLUMNS, "string"),
    **dict.fromkeys(NUMBERS, "Float64"),
    **dict.fromkeys(WHOLE_NUMBERS, "Int64"),
    **dict.fromkeys(DAYS, "datetime64[s]"),
    "provisional": "boolean",
    "partly_known": "boolean",
}


def frame_of(answer: Answer) -> pd.DataFrame:
    """One row per cell, in the order of the screen.

    A withheld cell has no number: `value`, the intervals and all counts are pd.NA, `suppression`
    says which rule withholds it and `reason` why in words. A breakdown the answer does not have is
    pd.NA, or the value that the answer is filtered by.
    """
    rows = [
        dict(zip(answer_csv.HEADER, row, strict=True))
        for row in answer_csv.cells(answer, lambda cell, measure: "")
    ]
    return pd.DataFrame(
        {
            name: pd.array([_plain(name, row[name]) for row in rows], dtype=DTYPES[name])
            for name in COLUMNS
        }
    )


def _plain(name: str, value: object) -> object:
    if DTYPES[name] == "boolean":
        return value == "Y"
    return float(value) if isinstance(value, float) else value
