"""Which newest months the signals page calls signals, given the months of some regions."""

from __future__ import annotations

from collections.abc import Sequence

from data_access.asking.answers import (
    REST,
    Answer,
    Cell,
)
from layouts import signals
from layouts.pages import signals as page
from tests.layouts.made_answers import answer
from tests.layouts.test_panels import text_of

BY = ("region", "month")
STEADY = (0.80, 0.82, 0.79, 0.81, 0.80, 0.82, 0.79, 0.81, 0.80, 0.82, 0.79)
MONTHS = (*(f"2025-{m:02d}" for m in (11, 12)), *(f"2026-{m:02d}" for m in range(1, 11)))


def _months(region: str, values: Sequence[float]) -> list[Cell]:
    return [
        Cell({"region": region, "month": month}, value=value, people=40, units=40)
        for month, value in zip(MONTHS, values, strict=True)
    ]


def _in_words(own: float, rest: float) -> Answer:
    cells = _months("2", (*STEADY, own)) + _months(REST, (*STEADY, rest))
    return answer("contact_months", cells, BY, regions=(2,))


def test_the_rest_of_the_state_is_nobodys_signal() -> None:
    """The lead, the sentence and the numbers show a facilitator only their own region."""
    told = _in_words(own=0.80, rest=0.40)
    assert page.lead({"contact": (told,)}) == (
        "No signal in one series: the newest month is like the months before it."
    )
    assert signals.takeaway(told) == "No signal: every newest month is like the months before it."
    numbers = text_of(page._newest((told,)))
    assert "Region 2" in numbers and "Rest" not in numbers and "nothing but noise" in numbers


def test_a_signal_of_the_own_region_is_told() -> None:
    told = _in_words(own=0.40, rest=0.80)
    assert page.lead({"contact": (told,)}) == "The newest month is a signal: months with a contact."
    assert "Region 2: October 2026 with 40% is a signal, below its limits" in signals.takeaway(told)
    assert "below its limits" in text_of(page._newest((told,)))
