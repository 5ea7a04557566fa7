"""Twenty filter states in which panels are tested."""

from __future__ import annotations

from zlib import crc32

STATES: tuple[str, ...] = (
    "",
    "region=1",
    "region=2",
    "region=5",
    "cohort=2025",
    "cohort=2024",
    "cohort=2026",
    "type=CENTER",
    "type=HEAD_START",
    "role=MENTEE",
    "role=MENTEE_ADMIN",
    "from=2024-09&to=2025-08",
    "from=2023-09&to=2026-08",
    "from=2026-09&to=2026-10",
    "from=all",
    "instrument=TOD",
    "instrument=PK3_2&from=all",
    "region=3&cohort=2025&type=CENTER",
    "region=6&role=MENTEE&from=2025-01&to=2025-06",
    "cohort=2010",
)

AT_ONCE = 5


def states_of(key: str, thorough: bool) -> tuple[str, ...]:
    """The states for one panel: without filters, and in rotation a share of the others.

    Each run covers every state over all panels together; with --thorough, every state for each panel.
    """
    others = STATES[1:]
    if thorough:
        return STATES
    first = crc32(key.encode()) % len(others)
    return ("", *(others[(first + 4 * i) % len(others)] for i in range(AT_ONCE)))
