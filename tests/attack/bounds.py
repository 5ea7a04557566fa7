"""Linear programmes over what is told: between which ends each value must lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from tests.attack.protected import Protected, Values
from tests.attack.quotient import Block

SLACK = 1e-7  # what a sum of rounded numbers may be off besides


@dataclass(frozen=True)
class Programme:
    """The constraints of a block, on the sums of its columns: matrix · sums ≤ most."""

    block: Block
    matrix: csr_matrix
    most: Values
    low: Values  # of one member
    high: Values
    size: Values
    said: list[object]  # by row: what says so, as the block has it

    @staticmethod
    def of(p: Protected, block: Block) -> Programme:
        entries: list[tuple[int, int, float]] = []
        most: list[float] = []
        said: list[object] = []
        for (row, low, high), name in zip(block.rows, block.told, strict=True):
            for sign, end in ((1.0, high), (-1.0, -low)):
                if np.isfinite(end):
                    entries += [(len(most), column, sign * w) for column, w in row.items()]
                    most.append(end + SLACK * max(1.0, abs(end)))
                    said.append(name)
        i, j, w = (np.array(x) for x in zip(*entries, strict=True))
        first = [m[0] for m in block.members]
        return Programme(
            block,
            csr_matrix((w, (i, j)), shape=(len(most), len(block.members))),
            np.array(most),
            np.array([p.low[v] for v in first]),
            np.array([p.high[v] for v in first]),
            np.array([float(len(m)) for m in block.members]),
            said,
        )

    def solution(self, cost: Values) -> Values:
        """The sums of all columns that make the cost least."""
        return np.asarray(self._solved(cost).x, dtype=float)

    def reasons(self, column: int) -> list[object]:
        """What keeps the sum of a column from being lower, and higher."""
        out: dict[object, None] = {}
        for sign in (1.0, -1.0):
            cost = np.zeros(len(self.size))
            cost[column] = sign
            weights = self._solved(cost).ineqlin.marginals
            out.update(dict.fromkeys(self.said[row] for row in np.flatnonzero(abs(weights) > 1e-7)))
        return list(out)

    def _solved(self, cost: Values) -> Any:
        solved = linprog(
            cost,
            A_ub=self.matrix,
            b_ub=self.most,
            bounds=np.column_stack([self.low * self.size, self.high * self.size]),
            method="highs",
        )
        assert solved.status == 0, solved.message
        return solved

    def member(self, low: Values, high: Values, whole: NDArray[np.bool_]) -> tuple[Values, Values]:
        """Between which ends one member of each column lies, from those of the columns' sums.

        `whole`: values are 0 or 1, so that their sum is a whole number.
        """
        low, high = (
            np.where(whole, np.ceil(low - 1e-4), low),
            np.where(whole, np.floor(high + 1e-4), high),
        )
        least = np.maximum(self.low, low - (self.size - 1) * self.high)
        return least, np.minimum(self.high, high - (self.size - 1) * self.low)

    def narrow(
        self, suspects: NDArray[np.int64], whole: NDArray[np.bool_], width: Values
    ) -> Iterator[tuple[int, float, float]]:
        """The columns of which a member lies between two ends closer than its width.

        Every solution shows how far each column may lie; only those that none has shown to be free
        are asked for by themselves.
        """
        low, high = np.full(len(self.size), np.inf), np.full(len(self.size), -np.inf)
        chance = np.random.default_rng(1)
        free = np.zeros(len(self.size), dtype=bool)

        def look(cost: Values) -> None:
            found = self.solution(cost)
            np.minimum(low, found, out=low)
            np.maximum(high, found, out=high)
            least, most = self.member(low, high, whole)
            np.logical_or(free, most - least >= width, out=free)

        chosen = np.zeros(len(self.size))
        chosen[suspects] = 1.0
        for signs in (1.0, -1.0, *(chance.choice((-1.0, 1.0), len(chosen)) for _ in range(6))):
            look(chosen * signs)
        for column in suspects.tolist():
            for sign in (1.0, -1.0):
                if not free[column]:
                    cost = np.zeros(len(chosen))
                    cost[column] = sign
                    look(cost)
            if not free[column]:
                least, most = self.member(low, high, whole)
                yield column, float(least[column]), float(most[column])

    def pressed(self) -> set[int]:
        """The columns of which one constraint alone keeps each member from half of its scale."""
        out: set[int] = set()
        for row in range(self.matrix.shape[0]):
            here = slice(self.matrix.indptr[row], self.matrix.indptr[row + 1])
            at, w = self.matrix.indices[here], self.matrix.data[here]
            low, high = self.low[at], self.high[at]
            room = self.most[row] - float(
                (np.where(w > 0, w * low, w * high) * self.size[at]).sum()
            )
            out |= {int(c) for c in at[room < 0.5 * np.abs(w) * (high - low)]}
        return out
