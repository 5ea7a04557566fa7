"""CSV of answers and definitions: the cells as they are, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from config.program.breakdowns import BREAKDOWNS
from data_access.asking import (
    answer_csv,
    definitions_csv,
)
from data_access.asking.answers import (
    Answer,
    Cell,
    UsualRange,
)
from data_access.asking.withholding import (
    COMPLEMENTARY,
    SMALL,
)
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.measure import Measure
from data_access.measures.no_value import NotCompared
from data_access.measures.span import span_of
from data_access.storage import csv_lines

TODAY = date(2026, 5, 20)
NUMBERS = (
    "value",
    "interval_low",
    "interval_high",
    "spread_low",
    "spread_high",
    "n_people",
    "n_counted",
    "numerator",
    "denominator",
)


def shown(cell: Cell, measure: Measure) -> str:
    return f"{cell.value} of {measure.key}"


def answer(key: str, by: tuple[str, ...], cells: Iterable[Cell], **filters: Any) -> Answer:
    asked = Filters(first="2025-09", last="2026-03", **filters)
    return Answer(
        measure=MEASURES[key],
        filters=asked,
        by=by,
        span=span_of(asked, TODAY, MEASURES[key].is_outcome, as_of_free=True),
        cells=tuple(cells),
        data_through=date(2026, 5, 18),
        regions=None,
    )


def parsed(*answers: Answer) -> list[dict[str, str]]:
    text = "".join(answer_csv.rows(answers, shown))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_state_as_a_whole_is_compared_with_no_rest() -> None:
    regions = ("all", "2")
    cells = [Cell({"region": r}, why="not known yet", why_code="not_arrived") for r in regions]
    asked = replace(answer("contact_months", ("region",), cells), compared="region")
    assert [row["compared_with"] for row in parsed(asked)] == ["", "rest"]


def test_a_row_holds_all_of_its_cell() -> None:
    cell = Cell(
        {"region": "2", "month": "2026-02"},
        value=0.1 + 0.2,
        low=-0.4,
        high=0.5,
        people=12,
        units=40,
        numerator=3,
        denominator=10.5,
        provisional=True,
    )
    (row,) = parsed(answer("contact_months", ("region", "month"), [cell], program_type="CENTER"))
    assert tuple(row) == answer_csv.HEADER
    assert (row["region"], row["month"], row["program_type"]) == ("2", "2026-02", "CENTER")
    assert (row["cohort"], row["part"]) == ("", "")
    assert (row["value"], row["interval_low"], row["interval_high"]) == (
        "0.3000",
        "-0.4000",
        "0.5000",
    )
    assert (row["n_people"], row["n_counted"], row["numerator"], row["denominator"]) == (
        "12",
        "40",
        "3",
        "10.5000",
    )
    assert (row["period_start"], row["period_end"]) == ("2026-02-01", "2026-02-28")
    assert (row["as_of"], row["data_through"], row["provisional"]) == (
        "2026-03-31",
        "2026-05-18",
        "Y",
    )
    assert row["filters"] == "type=CENTER&from=2025-09&to=2026-03"
    assert row["shown"] == shown(cell, MEASURES["contact_months"])
    assert row["definition"] == MEASURES["contact_months"].definition


@pytest.mark.parametrize(
    ("key", "period"),
    [
        ("steps_done", ("2025-09-01", "2026-03-31")),
        ("programs", ("2025-09-01", "2026-03-31")),
        ("goals_overdue", ("2026-05-20", "2026-05-20")),  # of today, whatever the months
        ("people_served", ("2025-09-01", "2026-03-31")),
    ],
)
def test_the_period_is_that_which_the_page_names(key: str, period: tuple[str, str]) -> None:
    made = answer(key, (), [Cell({}, value=5.0, people=12)])
    if MEASURES[key].today_only:
        made = replace(made, span=replace(made.span, as_of=TODAY))
    (row,) = parsed(made)
    assert (row["period_start"], row["period_end"]) == period
    assert row["as_of"] == ("2026-05-20" if key == "goals_overdue" else "2026-03-31")


def test_a_figure_of_a_program_year_has_the_days_of_that_year() -> None:
    asked = Filters(first="2025-11", last="2026-10")
    made = answer("people_served", (), [Cell({}, value=5.0, people=12)])
    (row,) = parsed(replace(made, span=span_of(asked, date(2026, 11, 21), False, True)))
    assert (row["period_start"], row["period_end"]) == ("2025-09-01", "2026-08-31")


def test_a_row_says_why_a_figure_has_no_interval() -> None:
    cell = Cell({"region": "2"}, value=0.5, people=12, no_interval="too few for an interval")
    (row,) = parsed(answer("contact_months", ("region",), [cell]))
    assert (row["interval_low"], row["no_interval"]) == ("", "too few for an interval")


def test_a_row_says_of_whom_and_why_it_is_not_compared() -> None:
    """A figure told of those seen in both windows alone may also be one that is held against nothing."""
    of = {"value": 5.5, "people": 12, "of_fewer": "of those seen in both windows"}
    cells = [
        Cell({"region": "1"}, **of, not_compared=NotCompared.REST_INTERVAL),
        Cell({"region": "2"}, **of, rest_withheld=True),
        Cell({"region": "3"}, **of),
    ]
    rows = parsed(answer("class_mean", ("region",), cells))
    assert {row["of_fewer"] for row in rows} == {"of those seen in both windows"}
    assert [row["reason"] for row in rows] == [
        "not compared: no interval can be worked out for the rest",
        "not compared, or a withheld group could be worked out",
        "",
    ]


@pytest.mark.parametrize("reason", [SMALL, COMPLEMENTARY])
def test_a_withheld_cell_has_no_number_and_its_reason(reason: str) -> None:
    withheld = Cell({"region": "3"}, suppression=reason, why="withheld, under 10 people")
    (row,) = parsed(answer("goal_attainment", ("region",), [withheld]))
    assert [row[name] for name in NUMBERS] == [""] * len(NUMBERS)
    assert (row["suppression"], row["reason"]) == (reason, "withheld, under 10 people")
    assert row["region"] == "3"


def test_missing_is_not_withheld_and_zero_is_zero() -> None:
    rows = parsed(
        answer(
            "goal_attainment",
            ("region",),
            [Cell({"region": "1"}, value=-0.0, people=20), Cell({"region": "2"}, why="no data")],
        )
    )
    assert [(r["value"], r["suppression"], r["reason"]) for r in rows] == [
        ("0.0000", "", ""),
        ("", "", "no data"),
    ]


def test_several_answers_share_one_header() -> None:
    one = answer("contact_months", (), [Cell({}, value=0.5)])
    rows = parsed(one, replace(one, measure=MEASURES["goals_set"]), one)
    assert [r["measure"] for r in rows] == ["contact_months", "goals_set", "contact_months"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "-0.4"]
)
def test_a_text_that_would_be_calculated_gets_an_apostrophe(text: str) -> None:
    lines = "".join(csv_lines.lines([text], [[text]]))
    rows = list(csv.reader(io.StringIO(lines.removeprefix("\ufeff"), newline="")))
    assert rows == [["'" + text], ["'" + text]]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (-0.4, "-0.4"),
        (-7, "-7"),
        (date(2026, 3, 1), "2026-03-01"),
        ("José Ñ 李, “x”", "José Ñ 李, “x”"),
        ('a "b"\nc', 'a "b"\nc'),
        ("007", "007"),
        ("3 to 5", "3 to 5"),
        ("a\\b", "a\\b"),
    ],
)
def test_other_values_come_back_as_they_were(value: object, written: str) -> None:
    lines = "".join(csv_lines.lines(["v", "w"], [[value, "end"]]))
    assert lines.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(lines.removeprefix("\ufeff"), newline="")))
    assert rows[1] == [written, "end"]


def test_every_breakdown_a_measure_has_is_a_column() -> None:
    used = {b for m in MEASURES.values() for b in (*m.breakdowns, m.split) if b}
    assert used | set(BREAKDOWNS) <= set(answer_csv.DIMENSION_COLUMNS)


def test_the_dictionary_names_every_column_and_every_measure() -> None:
    assert set(definitions_csv.COLUMN_WORDS) == set(answer_csv.HEADER)
    assert set(definitions_csv.SERIES_COLUMN_WORDS) == set(answer_csv.SERIES_HEADER)
    text = "".join(definitions_csv.rows()).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [r["key"] for r in rows if r["kind"] == "column"] == [
        *answer_csv.HEADER,
        *answer_csv.SERIES_HEADER,
    ]
    assert [r["key"] for r in rows if r["kind"] == "measure"] == list(MEASURES)
    assert all(r["definition"] for r in rows)


def test_months_of_a_series_have_their_range_their_base_and_why_they_are_left_out() -> None:
    usual = UsualRange(
        "p-prime", ("2023-09", "2025-08"), 0.8, 0.7, 0.9, "newest", "", "outside below", "worse"
    )
    left_out = UsualRange("p-prime", ("2023-09", "2025-08"), 0.8, None, None, "left_out", "too_few")
    where = {"region": "2", "month": "2026-02"}
    newest, few, plain = parsed(
        answer(
            "contact_months",
            ("region", "month"),
            [
                Cell(where, value=0.5, people=40, usual=usual),
                Cell({**where, "month": "2026-03"}, value=1.0, people=4, usual=left_out),
                Cell({**where, "month": "all"}, value=0.6, people=50),
            ],
        )
    )
    assert tuple(newest) == (*answer_csv.HEADER, *answer_csv.SERIES_HEADER)
    series = {name: newest[name] for name in answer_csv.SERIES_HEADER}
    assert series == {
        "chart": "p-prime",
        "base_start": "2023-09-01",
        "base_end": "2025-08-31",
        "usual": "0.8000",
        "usual_low": "0.7000",
        "usual_high": "0.9000",
        "month_is": "newest",
        "not_judged": "",
        "signal": "outside below",
        "signal_is": "worse",
    }
    assert (few["month_is"], few["not_judged"], few["usual_low"]) == ("left_out", "too_few", "")
    assert {plain[name] for name in answer_csv.SERIES_HEADER} == {""}


@pytest.mark.parametrize("key", MEASURES)
def test_filters_name_only_what_the_figure_is_made_with(key: str) -> None:
    """A cohort that does not narrow a figure is not said to; the months that follow it are."""
    measure = MEASURES[key]
    asked = Filters(region=1, cohort=2024, role="MENTEE", program_type="CENTER", instrument="TOD")
    made = replace(answer(key, (), [Cell({}, value=0.5)]), filters=asked)
    (row,) = parsed(made)
    said = dict(pair.split("=") for pair in row["filters"].split("&") if pair)
    words = {"cohort": "cohort", "role": "role", "program_type": "type", "instrument": "instrument"}
    for name, word in words.items():
        narrows = name in measure.filtered_by
        if name == "role":  # nobody of a figure of coaches is a mentee
            narrows &= "MENTEE" in measure.possible_roles
        assert (word in said) == narrows, (name, row["filters"])
    follows = "cohort" not in measure.filters and not measure.today_only
    months = {"from": "2024-09", "to": "2025-08"} if follows else {}
    assert {k: v for k, v in said.items() if k in ("from", "to")} == months
