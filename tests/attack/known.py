"""What can still be worked out: how many values of each kind, by state and viewer.

A number that is no longer found fails as one does that is not listed: what is mended is taken out.
"""

from __future__ import annotations

Counts = dict[tuple[str, str], int]  # (how, kind): how many values

KNOWN: dict[tuple[str, str], Counts] = {
    # Of how many pairs that ended the reasons are told is a count over all pairs of a place. Two
    # places that differ by one pair that has not ended tell the same number, and so that it has not.
    ("state 2", "EEC staff"): {("exact", "retention"): 2},
}
