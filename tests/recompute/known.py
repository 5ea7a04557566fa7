"""Where product and second implementation are known to differ, and why: what is still to be done.

Each entry says in which cells it holds. A deviation that no entry explains fails, and an entry that
no deviation needs fails as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.recompute.compare import Deviation

INTERVAL = frozenset({"low", "high"})


@dataclass(frozen=True)
class Known:
    """Measures, their fields that differ, the reason, and the cells to which it is confined."""

    key: str
    measures: tuple[str, ...]
    fields: frozenset[str]
    reason: str
    holds: Callable[[Deviation], bool]

    def explains(self, deviation: Deviation) -> bool:
        return (
            deviation.measure in self.measures
            and deviation.field in self.fields
            and self.holds(deviation)
        )


# In the demonstration.
KNOWN: tuple[Known, ...] = ()
# The demonstration does not hold these; invented states do.
IN_INVENTED_STATES: tuple[Known, ...] = ()


def explained(deviation: Deviation) -> Known | None:
    every = (*KNOWN, *IN_INVENTED_STATES)
    return next((k for k in every if k.explains(deviation)), None)
