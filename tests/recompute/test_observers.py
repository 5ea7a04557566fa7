"""The change over observers and programs by its written definition, against statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.sandwich_covariance import cov_cluster

from tests.recompute.evidence import change_by_observers


@pytest.mark.parametrize("seed", range(6))
def test_the_variance_over_observers_and_programs_is_that_of_statsmodels(seed: int) -> None:
    """Another observer in the second window, some of them and some programs not named."""
    chance = np.random.default_rng(seed)
    n, spread = 60, (0.6 if seed % 2 else 0.0)
    lean = chance.normal(0, spread, 9)
    first, last = chance.integers(0, 8, n), chance.integers(0, 9, n)
    program = chance.integers(0, 20, n)
    change = chance.normal(0.3, 0.8, n) + lean[last] - lean[first]
    named = chance.random((3, n)) > 0.08
    columns = {
        name: np.where(named[i], np.char.add(mark, codes.astype(str)), "").astype(object)
        for i, (name, mark, codes) in enumerate(
            (
                ("first_observer", "O", first),
                ("second_observer", "O", last),
                ("first_program", "P", program),
            )
        )
    }
    found = change_by_observers(
        {"component": np.full(n, "IS", object), "person": np.arange(n), "change": change, **columns}
    )[("IS",)]

    # Whom a row shares with others; what is not named is shared with nobody.
    seen = [
        {columns[c][i] or f"{c} of row {i}" for c in ("first_observer", "second_observer")}
        for i in range(n)
    ]
    where = [columns["first_program"][i] or f"row {i}" for i in range(n)]
    fit = OLS(change, np.ones(n)).fit()

    def over(group: list[str]) -> float:
        codes = np.unique(group, return_inverse=True)[1]
        return float(np.squeeze(cov_cluster(fit, codes, use_correction=False)))

    def dyads(inside: list[str]) -> tuple[float, int]:
        """Rows of a place that share an observer, one observer after the other; the number of clusters.

        Rows that share both observers come twice and are taken off once (Aronow, Samii and Assenova 2015).
        """
        each = over([f"{i}" for i in range(n)])
        total, clusters = 0.0, {(p, o) for p, who in zip(inside, seen, strict=True) for o in who}
        for place, one in clusters:
            total += (
                over(
                    [
                        "held" if p == place and one in who else str(i)
                        for i, (p, who) in enumerate(zip(inside, seen, strict=True))
                    ]
                )
                - each
            )
        pairs = [f"{p} {sorted(who)}" for p, who in zip(inside, seen, strict=True)]
        twice = [
            g if len(w) == 2 else f"row {i}"
            for i, (g, w) in enumerate(zip(pairs, seen, strict=True))
        ]
        return total + 2 * each - over(twice), len(clusters)

    shared, k = dyads([""] * n)
    both, kp = dyads(where)
    p = len(set(where))
    a, b, c = shared * k / (k - 1), over(where) * p / (p - 1), both * kp / (kp - 1)
    people = stats.sem(change) ** 2
    half = stats.t.ppf(0.975, min(k, p) - 1) * max(a, b, a + b - c, people) ** 0.5
    assert found.interval == pytest.approx((change.mean() - half, change.mean() + half))
