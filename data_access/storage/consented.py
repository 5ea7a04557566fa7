"""When a line of the record of consents holds: the one condition that every reader of it asks."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_


def holds(rows: Any, purpose: str, today: date) -> ColumnElement[bool]:
    """Whether a line is a consent for a purpose that holds on a day."""
    return and_(
        rows.c.purpose == purpose,
        rows.c.valid_from <= today,
        or_(rows.c.valid_until.is_(None), rows.c.valid_until > today),
    )
