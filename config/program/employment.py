"""When a record of employment tells of the day twelve months after somebody's first pair began."""

from __future__ import annotations

# Taken at most so many days before that day, or after it.
DAYS_BEFORE, DAYS_AFTER = 60, 120
