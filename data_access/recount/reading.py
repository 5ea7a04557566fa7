"""Reads where rows are placed for the recount."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from config.program.breakdowns import CARRIED

Values = dict[str, Any]


def placed(row: Row[Any], **own: Any) -> Values:
    """Every breakdown as a row has it; `own` are those that what is recounted has of its own."""
    return {key: own[key] if key in own else getattr(row, key) for key in CARRIED}
