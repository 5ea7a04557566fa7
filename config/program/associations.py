"""Where groups begin and end when change is put beside coaching, and how many educators it takes."""

from __future__ import annotations

from dataclasses import dataclass

from config.program.dosage import UPPER_OVER_LOWER
from config.program.instruments import BANDS

# One-year gains of coached teachers in published studies, in CLASS points: 0.2 to 0.5 standard
# deviations of 0.6 to 0.8 points. Sources: Kraft, Blazar and Hogan 2018 (60 causal studies, 0.49
# on instruction, much less in large programs); Egert and others 2018 (process quality). Those
# studies had comparison groups; PAC has none.
PUBLISHED_GAIN = (0.12, 0.40)

FEWEST_PAIRS = 30  # below, the page warns plainly


@dataclass(frozen=True)
class ValueGroups:
    """Groups of a value in order. `upper`: (code, bound below which it holds) but for the last.

    `without`: the group of those who have no such value, as a share of no contacts.
    """

    key: str
    labels: tuple[tuple[str, str], ...]
    bounds: tuple[float, ...]
    without: tuple[tuple[str, str], ...] = ()

    @property
    def all_labels(self) -> dict[str, str]:
        return dict((*self.labels, *self.without))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.all_labels)

    @property
    def upper(self) -> tuple[tuple[str, float], ...]:
        return tuple((code, end) for (code, _), end in zip(self.labels, self.bounds, strict=False))

    @property
    def last(self) -> str:
        return self.labels[-1][0]


_NO_CONTACT = (("no_contact", "No contact"),)

# Minutes received ÷ the lower of the intended minutes, up to the upper, which lies inside.
DOSE = ValueGroups(
    "dose",
    (("below", "Below intended"), ("within", "As intended"), ("above", "Above intended")),
    (1.0, float(UPPER_OVER_LOWER)),
)
VENUE = ValueGroups(
    "venue_mix",
    (("in_person", "Mostly in person"), ("both", "Both"), ("by_video", "Mostly by video")),
    (1 / 3, 2 / 3),
    _NO_CONTACT,
)
INTENSITY = ValueGroups(
    "intensity",
    (
        ("under_two", "Under two"),
        ("two_to_three", "Two to three"),
        ("three_more", "Three and more"),
    ),
    (2.0, 3.0),
    _NO_CONTACT,
)
# By how many mentees the coach had in the program year, and in how many years the coach has coached.
CASELOAD = ValueGroups(
    "caseload", (("one", "One mentee"), ("two", "Two"), ("more", "Three or more")), (2, 3)
)
EXPERIENCE = ValueGroups(
    "experience",
    (("first", "First year"), ("second", "Second year"), ("more", "Third year or later")),
    (2, 3),
)
BASELINE = ValueGroups(
    "baseline_band", (("low", "Low"), ("mid", "Middle"), ("high", "High")), (BANDS.mid, BANDS.high)
)
