"""The four families open with all program years, whatever period is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from callbacks.questions import of_panel
from data_access.asking.answers import Cell
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from layouts import years
from layouts.pages import PAGES
from layouts.years import TITLE
from tests.layouts.made_answers import answer


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


def test_a_year_that_runs_is_so_far_and_what_holds_of_every_year_is_said_once() -> None:
    def cell(year: int, **more: Any) -> Cell:
        return Cell({"region": "all", "program_year": str(year)}, people=212, **more)

    known = [cell(year, value=80.0, low=75.0, high=85.0) for year in (2025, 2026)]
    by = ("region", "program_year")
    assert years.say(answer("dose_ratio", known, by)).startswith(
        "State: 80 minutes a month (75 to 85) in 2025\u201326 and 80 minutes a month (75 to 85) in "
        "2026\u201327 so far."
    )
    held = [
        replace(cell(year), where={**cell(year).where, "component": "IS"}, suppression="small_n",
                why="withheld, under 10 people")
        for year in (2024, 2025)
    ]  # fmt: skip
    changes = years._changes(answer("class_change", held, by))
    assert changes == ["In each year: Instructional Support: withheld, under 10 people."]
