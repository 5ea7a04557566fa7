"""The four families open with all program years, whatever period is chosen."""

from __future__ import annotations

import pytest

from callbacks.questions import of_panel
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from layouts.pages import PAGES
from layouts.years import TITLE


@pytest.mark.parametrize("key", ["class", "goals", "dosage", "retention"])
def test_each_family_opens_with_its_course_over_all_years(key: str) -> None:
    first = PAGES[key].sections[0]
    assert first.title == TITLE
    (panel,) = first.panels
    chosen = Filters(region=2, cohort=2024, first="2025-01", last="2025-02")
    (asked,) = of_panel(panel, chosen)
    assert asked.filters.encode() == "region=2&cohort=2024&from=all"
    assert asked.by[0] == "region" and set(asked.by) <= set(MEASURES[asked.measure].breakdowns)
    others = [p for p in PAGES[key].panels if p is not panel]
    assert all(q.filters == chosen for p in others for q in of_panel(p, chosen))
