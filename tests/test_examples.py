"""The examples in the docstrings of the public heart run, and say what is true."""

from __future__ import annotations

import doctest
import importlib

import pytest

# Each module, and what in it has to have an example ("" is the module itself).
HEART = {
    "config.program.calendars": {"", "provisional_from"},
    "data_access.measures.filters": {"Filters", "read_filters"},
    "data_access.measures.intervals": {"wilson", "share_interval"},
    "data_access.measures.statistics": {"kaplan_meier", "Survival"},
    "data_access.asking.crosstab": {"Crosstab"},
    "data_access.asking.withholding": {"decide"},
}


@pytest.mark.parametrize("name", HEART)
def test_the_examples_run(name: str) -> None:
    found = [
        test
        for test in doctest.DocTestFinder().find(importlib.import_module(name))
        if test.examples
    ]
    have = {test.name.removeprefix(name).removeprefix(".") for test in found}
    assert HEART[name] <= have, f"no example: {HEART[name] - have}"
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    for test in found:
        runner.run(test, out=said.append)
    assert runner.failures == 0, "".join(said)
    assert runner.tries > 0
