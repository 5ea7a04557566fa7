"""Linear algebra over what is told: which values follow to the last digit.

Values that nothing tells apart are one column (`quotient.py`). Elimination is done exactly, in whole
numbers modulo a prime.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PRIME = 2_147_483_629  # products of two numbers below it fit into 63 bits
Whole = NDArray[np.int64]


def reduced(matrix: Whole) -> tuple[Whole, list[int]]:
    """The reduced row echelon form modulo the prime, and the columns of its pivots."""
    m = np.unique(matrix % PRIME, axis=0)
    m = m[np.argsort(np.count_nonzero(m, axis=1), kind="stable")]
    pivots: list[int] = []
    row = 0
    for column in np.argsort(np.count_nonzero(m, axis=0), kind="stable").tolist():
        if row == len(m):
            break
        found = np.flatnonzero(m[row:, column])
        if not len(found):
            continue
        # The emptiest row keeps the others empty.
        best = row + found[np.argmin(np.count_nonzero(m[row + found], axis=1))]
        if best != row:
            m[[row, best]] = m[[best, row]]
        m[row] = m[row] * pow(int(m[row, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(m[:, column])
        others = others[others != row]
        own = np.flatnonzero(m[row])
        if len(others):
            at = np.ix_(others, own)
            m[at] = (m[at] - m[others, column][:, None] * m[row, own][None, :]) % PRIME
        pivots.append(column)
        row += 1
    return m[:row], pivots


def determined(matrix: Whole) -> list[int]:
    """The columns that follow from the rows, each alone."""
    form, pivots = reduced(matrix)
    single = np.count_nonzero(form, axis=1) == 1
    return [pivots[number] for number in np.flatnonzero(single)]
