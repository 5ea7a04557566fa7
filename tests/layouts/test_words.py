"""How numbers are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.asking.answers import (
    Cell,
    Difference,
)
from data_access.measures import MEASURES
from data_access.measures.measure import Unit
from layouts import words


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("contact_months", 0.8209, "82%"),
        ("contact_months", 0.825, "83%"),
        ("contact_months", 0.0, "0%"),
        ("contact_months", 0.001, "under 1%"),
        ("contact_months", 0.999, "over 99%"),
        ("contact_months", 1.0, "100%"),
        ("dose_ratio", 87.4, "87 min"),
        ("class_change", 0.31, "+0.31"),
        ("class_change", -0.04, "\u22120.04"),
        ("class_change", -0.001, "0.00"),
        ("class_mean", 5.665, "5.67"),
        ("contact_minutes", 67.5, "67.5 min"),
        ("contact_minutes", 60.0, "60 min"),
        ("goal_days", 141.0, "141 days"),
        ("pairs_served", 1494.0, "1,494"),
        ("contacts_per_month", 1.084, "1.08"),
    ],
)
def test_values(key: str, value: float, text: str) -> None:
    assert words.shown(Cell({}, value=value), MEASURES[key]) == text


def test_a_cell_without_a_value_says_why_and_never_zero() -> None:
    measure = MEASURES["staying"]
    held = Cell({}, suppression="small_n", why="withheld, under 10 people")
    assert words.shown(held, measure) == words.short_why(held) == "withheld, under 10 people"
    early = Cell({}, why="6 of 41 have been watched for 240 days", why_code="too_early")
    assert words.shown(early, measure).endswith("240 days")
    assert words.short_why(early) == "too early to say"
    awaited = Cell(
        {}, why="not known yet: Region 3's coaching logs stop in October", why_code="not_arrived"
    )
    assert words.shown(awaited, measure).startswith("not known yet: Region 3")
    assert words.short_why(awaited) == "not known yet"
    assert words.shown(Cell({}), measure) == "no data"


def test_intervals_and_differences() -> None:
    assert words.interval(0.80, 0.84, Unit.SHARE) == "80 to 84%"
    assert words.interval(-0.01, 0.16, Unit.CHANGE) == "\u22120.01 to 0.16"
    assert words.interval(None, None, Unit.SHARE) == ""
    assert words.interval(0.003, 0.03, Unit.SHARE) == "under 1 to 3%"
    assert words.interval(0.97, 0.997, Unit.SHARE) == "97 to over 99%"
    assert words.interval(0.002, 0.004, Unit.SHARE) == "0.2 to 0.4%"
    assert words.interval(0.04, 0.1, Unit.NUMBER) == "0.04 to 0.10"
    assert words.interval(0.005, 0.2, Unit.CHANGE) == "0.01 to 0.20"
    assert words.interval(0.0049, 0.2, Unit.CHANGE) == "0.005 to 0.200"


def _read(end: str) -> tuple[float, float]:
    """The numbers that an end of an interval may stand for."""
    text = end.replace(words.MINUS, "-").replace(",", "").lstrip("$")
    if text == "under 1":
        return 0.0001, 0.4999
    if text == "over 99":
        return 99.5, 99.9999
    half = 0.5 * 10.0 ** -len(text.partition(".")[2])
    return float(text) - half - 1e-9, float(text) + half + 1e-9


_ENDS = st.integers(-50_000, 50_000).map(lambda n: n / 10_000)


@given(st.tuples(_ENDS, _ENDS), st.sampled_from([u for u in Unit if u is not Unit.DOLLARS]))
def test_a_written_interval_holds_zero_where_the_interval_does(
    pair: tuple[float, float], unit: Unit
) -> None:
    """Each end as it is, never zero where it is not, and two that differ never alike."""
    low, high = sorted(pair if unit.is_signed else map(abs, pair))
    if unit is Unit.SHARE:
        low, high = low / 5, high / 5
    if unit in (Unit.COUNT, Unit.MONTHLY_MINUTES):
        low, high = round(low * 100), round(high * 100)
    first, second = words.interval(low, high, unit).removesuffix("%").split(" to ")
    times = 100 if unit is Unit.SHARE else 1
    for end, text in ((low, first), (high, second)):
        least, most = _read(text)
        assert least <= end * times <= most
        assert (end == 0) == (not any(c in "123456789" for c in text))
    assert (first == second) == (low == high)
    assert words.between(0.05, 0.57, Unit.CHANGE) == "between 0.05 and 0.57"
    lower = Difference(-0.08, -0.14, -0.02)
    assert words.difference_words(lower, Unit.SHARE) == "8 points (2 to 14)"


def test_what_a_value_rests_on() -> None:
    cell = Cell({}, value=0.82, people=212, units=1820, numerator=1494, denominator=1820)
    assert words.counted(cell, MEASURES["contact_months"]) == "1,494 of 1,820 pair-months"
    assert words.people(cell, MEASURES["contact_months"]) == "212 mentees"


def test_lists() -> None:
    assert words.regions(["2"]) == "Region 2"
    assert words.regions(["1", "2", "5"]) == "Regions 1, 2 and 5"
    assert words.listing([]) == ""


def test_a_label_within_a_sentence_keeps_its_names() -> None:
    labels = ("Withdrew from PAC", "EEC program closed", "Consultant Teachers", "On leave", "")
    assert [words.within_sentence(one) for one in labels] == [
        "withdrew from PAC",
        "EEC program closed",
        "Consultant Teachers",
        "on leave",
        "",
    ]
