"""The filter states in which every measure is compared."""

from __future__ import annotations

SEVERAL_YEARS = "from=2023-09&to=2026-08"
STATES: tuple[str, ...] = (
    "",
    "region=1",
    "region=2",
    "cohort=2025",
    "cohort=2026",
    "type=CENTER",
    "role=MENTEE",
    "role=MENTEE_ADMIN",
    "role=CT",
    "from=2024-09&to=2025-08",
    SEVERAL_YEARS,
    "from=2026-09&to=2026-10",
    "from=all",
    "instrument=TOD",
    "instrument=INF&from=all",
    "instrument=PK3_2&from=all",
    "region=3&cohort=2025&type=CENTER",
    "region=6&role=MENTEE&from=2025-01&to=2025-06",
    "cohort=2010",
)
# Asked by the thorough run alone.
MORE: tuple[str, ...] = (
    "region=5",
    "cohort=2024",
    "type=HEAD_START",
    "from=2026-02&to=2026-05",
)
