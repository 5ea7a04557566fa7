"""The logs that regions hand in month by month, and how near its end a month's log has to come."""

from __future__ import annotations

from collections.abc import Mapping

SESSIONS = "sessions"

# The formats that are logs, and what their rows are called together.
LOGS: Mapping[str, str] = {SESSIONS: "coaching logs"}

# Before the summer no later session follows. The last month of a year is then taken to be there whole
# where its log reaches the last so many days on which a pair was still active.
LAST_DAYS = 7
