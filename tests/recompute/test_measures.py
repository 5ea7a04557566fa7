"""Every figure of the demonstration is worked out a second time, from its files alone."""

from __future__ import annotations

import pytest

from tests.recompute import asked
from tests.recompute.compare import Deviation, asked_of
from tests.recompute.conftest import Held
from tests.recompute.families import NOT_YET, SECONDS
from tests.whole.conftest import TODAY

# The first test makes the demonstration.
pytestmark = pytest.mark.timeout(1800)

# What somebody who sees less is asked for: few states, since the sums are the same.
SEEN = ("", "from=2024-09&to=2025-08&role=MENTEE")


def test_every_measure_has_a_second_implementation() -> None:
    assert set(SECONDS) | set(NOT_YET) == set(asked.ALL_MEASURES)
    assert not set(SECONDS) & set(NOT_YET)


@pytest.mark.parametrize("key", SECONDS)
def test_figures_agree(demonstration: Held, key: str, thorough: bool) -> None:
    """Each state and breakdown, nothing withheld: value, interval, n, numerator and denominator."""
    comparison = demonstration.comparison
    found: list[Deviation] = []
    compared = comparison.cells
    with demonstration.database.reading(asked.EVERYTHING) as reader:
        for query, bys in asked_of(key, thorough):
            filters = asked.filters_of(query, TODAY)
            mine = comparison.mine(key, filters, bys)
            for by, cells in zip(bys, mine, strict=True):
                answer = asked.answer(reader, key, filters, by, TODAY)
                found += comparison.deviations(answer, cells, query)
    assert comparison.cells > compared
    assert not found, "\n".join(map(str, found[:12]))


@pytest.mark.parametrize("scope", [asked.STAFF, *asked.FACILITATORS], ids=lambda s: s.who)
def test_what_is_shown_to_viewers_agrees(demonstration: Held, scope: asked.Scope) -> None:
    """The same for staff and facilitators, in the cells that are not withheld from them."""
    comparison = demonstration.comparison
    found: list[Deviation] = []
    region, rests = scope.only_region, comparison.rests
    with demonstration.database.reading(scope) as reader:
        for query in SEEN:
            filters = asked.filters_of(query, TODAY)
            for number, key in enumerate(SECONDS):
                names = asked.breakdowns(key)
                by = (names[number % len(names)],)
                if "region" in names and query == SEEN[0]:
                    by = ("region",)
                [cells] = comparison.mine(
                    key, filters, (by,), freely=scope.sees_names, region=region
                )
                answer = asked.answer(reader, key, filters, by, TODAY, asked.AS_SET)
                found += comparison.deviations(answer, cells, query)
    assert not found, "\n".join(map(str, found[:12]))
    # What stands beside the own region is compared as well; who sees all regions has no rest here.
    assert (comparison.rests - rests > 100) == (region is not None)
