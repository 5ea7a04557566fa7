"""What somebody who looks after the dashboard checks each year, on which day and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class YearlyCheck:
    """One thing to check each year, from a day on."""

    month: int
    day: int
    text: str
    where: str


YEARLY: tuple[YearlyCheck, ...] = (
    YearlyCheck(
        1, 15, "Restore a backup on another machine and compare its figures.", "docs/operating.md"
    ),
    YearlyCheck(
        1, 15, "Note the newest line of the audit log outside of this machine.", "audit verify"
    ),
    YearlyCheck(
        7, 1, "The fiscal year begins: are targets and thresholds still those of EEC?", "config/program"
    ),
    YearlyCheck(
        7, 1, "Close the accounts of who left with the contract year; give the others a last day.",
        "/accounts",
    ),
    YearlyCheck(
        7, 15, "Take newer packages, run every test, upgrade.", "bin/pins --upgrade"
    ),
    YearlyCheck(
        9, 1, "The program year begins: instruments, surveys, expected files and their days.",
        "config/program",
    ),
    YearlyCheck(
        9, 1, "New pairs and participants: are the first files of each region here?", "/files-due"
    ),
)  # fmt: skip
