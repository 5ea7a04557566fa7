"""What PAC supports participants with in a state fiscal year: kinds, ceilings, roles and years."""

from __future__ import annotations

from dataclasses import dataclass

from config.program.vocabulary import MENTEE_ROLES


@dataclass(frozen=True)
class Entitlement:
    """Up to so many dollars a year for everybody of these roles who is in a pair.

    `kinds` are the kinds of fund that may be paid from it together. It holds from the state fiscal
    year `first_year` on, through `last_year` where that is known.
    """

    label: str
    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    dollars: int
    first_year: int
    last_year: int | None
    source: str

    def holds_in(self, fiscal_year: int) -> bool:
        """Whether it is in force in a state fiscal year."""
        return self.first_year <= fiscal_year and (
            self.last_year is None or fiscal_year <= self.last_year
        )


# No public page names what Consultant Administrators are entitled to: what is paid to them counts
# as paid, and nobody among them as entitled.
STIPEND = Entitlement(
    "Stipend for a school year",
    ("stipend",),
    ("CT",),
    2_000,
    2011,
    None,
    "mass.gov, PAC page for Consultant Teachers: a stipend of up to $2,000 a school year",
)
ITEMS = Entitlement(
    "Durable goods and technology for the classroom",
    ("classroom_items", "device"),
    MENTEE_ROLES,
    550,
    2011,
    None,
    "mass.gov, PAC page for mentees: up to $550 in durable goods and technology",
)
ENTITLEMENTS: tuple[Entitlement, ...] = (STIPEND, ITEMS)
