"""How long what is kept beside the facts stays: by kind, from a day on, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class KeptFor:
    """For how many months something is kept after the day of its file; from `valid_from` on."""

    valid_from: date
    months: int
    source: str


@dataclass(frozen=True)
class KindKept:
    """One kind of what is kept: its name in sentences, what is lost with it, and for how long it stays."""

    key: str
    label: str
    lost: str
    terms: tuple[KeptFor, ...]

    def months(self, today: date) -> int:
        """The term that holds on a day."""
        return max(t for t in ((k.valid_from, k.months) for k in self.terms) if t[0] <= today)[1]


# Neither term is given by a rule of EEC that was found: they are proposed, and EEC decides.
PROPOSED = "proposed, to be decided by EEC"
KINDS_KEPT: Mapping[str, KindKept] = {
    kind.key: kind
    for kind in (
        KindKept(
            "refused_lines",
            "refused lines and values, as they stood in files",
            "they can no longer be downloaded to be mended; how many there were and why stays",
            (KeptFor(date(2000, 1, 1), 12, PROPOSED),),
        ),
        KindKept(
            "replaced_rows",
            "values that imports replaced",
            "imports of that time can no longer be undone",
            (KeptFor(date(2000, 1, 1), 36, PROPOSED),),
        ),
    )
}


def begins(kind: KindKept, today: date) -> date:
    """The day before whose files nothing of a kind is kept any more.

    >>> begins(KINDS_KEPT["refused_lines"], date(2026, 11, 30)).isoformat()
    '2025-11-01'
    """
    month = today.year * 12 + today.month - 1 - kind.months(today)
    return date(month // 12, month % 12 + 1, 1)
