"""A stranger adds a measure: one record, one expected line, and nothing else is touched.

The record is the very one that docs/adding.md shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from config.settings import ROOT
from data_access.asking import (
    answer_csv,
    dictionary,
)
from data_access.measures import MEASURES, dosage
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.statistics import (
    Part,
    Share,
)
from data_access.storage.scope import scope_of
from layouts import words
from layouts.page import Panel
from layouts.pages import definitions
from layouts.panels import contents
from tests.measures.loading import Loading, pair, person, programs

Make = Callable[[date], Loading]


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> Measure:
    """The measure of docs/adding.md, made from the text of that page."""
    text = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(Measure\(.*?\n\))\n```", text, re.DOTALL)
    assert found
    names = {
        **vars(dosage),
        "Measure": Measure,
        "MeasureKind": MeasureKind,
        "Timing": Timing,
        "Unit": Unit,
    }
    measure = eval(found.group(1), {**names, "Share": Share, "Part": Part})  # noqa: S307
    assert isinstance(measure, Measure)
    monkeypatch.setitem(MEASURES, measure.key, measure)
    return measure


def test_one_record_and_one_expected_line(loading: Make, added: Measure) -> None:
    state = loading(date(2025, 3, 20))
    state.load("programs", programs(1, 2))
    state.load("participants", [person("M-1"), person("C-1", "CT")])
    state.load("pairs", [pair("P-1", "M-1", "C-1", "2024-09-20")])
    state.load(
        "sessions",
        [
            {
                "session_id": f"S-{i}",
                "pair_id": "P-1",
                "session_date": f"2024-1{i}-05",
                "minutes_total": 60 if status == "completed" else "",
                "venue": "f2f",
                "status": status,
            }
            for i, status in enumerate(("completed", "cancelled", "no_show"))
        ],
    )
    state.logs_go_on("2025-03-03")
    asked = {"first": "2024-09", "last": "2025-02"}
    # The expected line: 2 of 3 sessions fell through.
    assert state.cell(added.key, **asked).value == 0.6667

    # And all the rest is there without another word: breakdowns, scope, chart, table, CSV, dictionary.
    answer = state.ask(added.key, ("region",), **asked)
    assert answer.cell(region="1").value == 0.6667
    elsewhere = state.ask(
        added.key, ("region",), scope_of("facilitator", 2, "f@test.invalid"), **asked
    )
    assert all(c.is_empty for c in elsewhere.cells)
    panel = Panel("new", added.question, (added.key,), ("region",), "dots")
    filled = contents(panel, [answer])
    assert "67%" in filled.sentence and filled.figure["data"]
    line = list(answer_csv.rows([answer], words.shown))[1]
    assert line.startswith("cancelled_sessions,Sessions cancelled or missed,1,all")
    assert "### Sessions cancelled or missed" in dictionary.measures_page()
    assert added.label in str(definitions.build(date(2026, 11, 21)))


def test_the_page_that_says_how_names_files_that_exist() -> None:
    text = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:config|data_access|layouts|tests)/[\w/.]+)`", text):
        assert (ROOT / Path(name)).exists(), name


@pytest.mark.parametrize(("day", "value"), [(date(2027, 7, 31), 2.3), (date(2027, 8, 1), 2.5)])
def test_a_threshold_line_is_the_one_in_force_on_the_day(day: date, value: float) -> None:
    lines = MEASURES["class_mean"].lines
    assert [x.value for x in lines if x.part == "IS" and x.stands_on(day)] == [value]
