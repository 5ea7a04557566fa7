"""The minimums an answer keeps to."""

from __future__ import annotations

from dataclasses import dataclass

from config.settings import Settings


@dataclass(frozen=True)
class WithholdingPolicy:
    """The minimums an answer keeps to; from the settings.

    `decides` False withholds nothing. No setting does that: it is for who holds what is told against
    what would be told without the rule.
    """

    minimum_people: int = 10
    minimum_at_risk: int = 10
    minimum_regions: int = 3
    decides: bool = True

    @staticmethod
    def of(settings: Settings) -> WithholdingPolicy:
        return WithholdingPolicy(
            settings.minimum_people, settings.minimum_at_risk, settings.minimum_regions_compared
        )
