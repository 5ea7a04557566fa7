"""What can still be worked out: how many values of each kind, by state and viewer.

A number that is no longer found fails as one does that is not listed: what is mended is taken out.
"""

from __future__ import annotations

Counts = dict[tuple[str, str], int]  # (how, kind): how many values

KNOWN: dict[tuple[str, str], Counts] = {
    # Retention: how many reasons are told beside one region (the rest of the state) is a count over
    # all pairs there. Two such places that differ by one pair that has not ended tell the same number,
    # and so that it has not. Goals: all bounds together leave two goals that were not achieved.
    ("state 2", "EEC staff"): {("exact", "retention"): 2, ("everybody", "goals"): 2},
}
