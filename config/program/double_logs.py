"""When two logs of one pair are of the same session."""

from __future__ import annotations

SAME_START_MINUTES = 30
SAME_SESSION = (
    "Two logs are of the same session where one is by the coach and one by the mentee, both are of the "
    "same day and status, and they begin within half an hour of each other or, where one does not say "
    "when it began, last equally long. The coach\u2019s is counted."
)
