"""Outcome figures that pool years say so: a withheld year must not be two years less another one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data_access.measures import MEASURES

# Why an outcome needs no strata.
_ALWAYS_ALL = "always of all program years that are over: no span is chosen"
POOLS_NOTHING = {"leavers_baseline": _ALWAYS_ALL, "leavers_difference": _ALWAYS_ALL}


def test_every_outcome_says_what_it_pools() -> None:
    without = {m.key for m in MEASURES.values() if m.is_outcome and not m.strata}
    assert without == POOLS_NOTHING.keys()


def test_an_outcome_by_year_without_strata_is_refused() -> None:
    with pytest.raises(ValueError, match="say its strata"):
        replace(MEASURES["staying"], strata={})
