"""A row of a table as it is kept in JSON, and back with the types of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Column, Date, Float, Table


def kept(row: Mapping[str, Any]) -> dict[str, Any]:
    """What JSON can hold of a row: days as texts."""
    return {name: v.isoformat() if isinstance(v, date) else v for name, v in row.items()}


def given_back(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """A kept row with a value for every column of its table; None for one that came later."""
    return {column.name: _typed(column, values.get(column.name)) for column in table.columns}


def _typed(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return float(value) if isinstance(column.type, Float) else value
