"""The breakdowns figures can be told apart by: their order and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from config.program.calendars import (
    fiscal_year_label,
    month_words,
    program_year_label,
)
from config.program.instruments import (
    DIMENSION_LABELS,
    DOMAIN_LABELS,
)
from config.program.regions import REGIONS
from config.program.surveys import (
    SURVEY_NAMES,
    SURVEY_WAVES,
)
from config.program.vocabulary import (
    PARTICIPANT_ROLES,
    PROGRAM_TYPES,
    WINDOWS,
)
from data_access.asking.answers import (
    EVERYBODY,
    REST,
    UNPLACED,
)

_SPECIAL = {EVERYBODY: -1, REST: 10_000, UNPLACED: 10_001}


@dataclass(frozen=True)
class Dimension:
    """One breakdown: `all_words` names its total, `order` its categories (others sort by text)."""

    key: str
    label: str
    all_words: str
    words: Callable[[str], str]
    order: tuple[str, ...] = ()
    rest_words: str = "Rest"
    none_words: str = "Not stated"

    def text(self, category: str) -> str:
        """A category in words."""
        return {
            EVERYBODY: self.all_words,
            REST: self.rest_words,
            UNPLACED: self.none_words,
        }.get(category) or self.words(category)

    def sorted(self, categories: Iterable[str]) -> list[str]:
        """Categories in their one display order."""
        place = {c: i for i, c in enumerate(self.order)}
        return sorted(categories, key=lambda c: (_SPECIAL.get(c, place.get(c, len(place))), c))


DIMENSIONS: dict[str, Dimension] = {
    d.key: d
    for d in (
        Dimension(
            "region",
            "Region",
            "State",
            lambda c: f"Region {c}",
            tuple(str(r.number) for r in REGIONS),
            rest_words="Rest of state",
            none_words="Region not stated",
        ),
        Dimension("cohort", "Cohort", "All cohorts", lambda c: program_year_label(int(c))),
        Dimension(
            "program_year", "Program year", "All years", lambda c: program_year_label(int(c))
        ),
        Dimension(
            "program_type",
            "Program type",
            "All program types",
            PROGRAM_TYPES.label,
            PROGRAM_TYPES.codes,
        ),
        Dimension("role", "Role", "All roles", PARTICIPANT_ROLES.label, PARTICIPANT_ROLES.codes),
        Dimension("sfy", "State fiscal year", "All years", lambda c: fiscal_year_label(int(c))),
        Dimension("month", "Month", "All months", month_words),
        Dimension("window", "Window", "All windows", WINDOWS.label, WINDOWS.codes),
        Dimension(
            "component",
            "Component",
            "All",
            lambda c: DOMAIN_LABELS.get(c) or DIMENSION_LABELS.get(c, c),
        ),
        Dimension("survey", "Survey", "All surveys", SURVEY_NAMES.label, SURVEY_NAMES.codes),
        Dimension(
            "survey_wave",
            "Survey and time of year",
            "All surveys",
            SURVEY_WAVES.label,
            SURVEY_WAVES.codes,
        ),
        Dimension("licensing_region", "EEC licensing region", "All", str),
        Dimension("subsidy_region", "EEC subsidy region", "All", str),
    )
}
