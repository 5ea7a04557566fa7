"""EEC's regions and their dates: 1, 2, 3, 5 and 6; Region 4 until it was merged away in 2012."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Region:
    """A PAC region, from the day it exists to the day it ceases (exclusive; None: it stands)."""

    number: int
    name: str
    valid_from: date
    valid_to: date | None
    lead_agency: str

    @property
    def label(self) -> str:
        return f"Region {self.number}"

    def stands_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


_BEGIN = date(2000, 7, 1)

# Source: mass.gov "Peer Assistance and Coaching" (facilitators by region); the merger of 2012
# is told in a Region 6 EPS newsletter.
REGIONS: tuple[Region, ...] = (
    Region(1, "Western", _BEGIN, None, "Valley Opportunity Council"),
    Region(2, "Central", _BEGIN, None, "Edward Street Child Services"),
    Region(3, "Northeast", _BEGIN, None, "North Shore Community College"),
    Region(4, "Metro", _BEGIN, date(2012, 7, 1), "merged into its neighbors in 2012"),
    Region(5, "Southeast and Cape", _BEGIN, None, "PACE"),
    Region(6, "Metro Boston", _BEGIN, None, "ABCD"),
)
BY_NUMBER = {r.number: r for r in REGIONS}


CURRENT: tuple[int, ...] = tuple(r.number for r in REGIONS if r.valid_to is None)
