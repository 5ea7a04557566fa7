"""What can still be worked out: how many values of each kind, by state and viewer.

A number that is no longer found fails as one does that is not listed: what is mended is taken out.
"""

from __future__ import annotations

Counts = dict[tuple[str, str], int]  # (how, kind): how many values

KNOWN: dict[tuple[str, str], Counts] = {}
