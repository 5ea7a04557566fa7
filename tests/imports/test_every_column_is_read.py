"""Every column that a format fills is read by a measure, summary, list, report or page, or is named here."""

from __future__ import annotations

import ast
from pathlib import Path

import data_access
from data_access.imports.formats import FORMATS

# Who reads facts. Imports, storage, migrations and recount are left out: these handle every column.
ROOMS = (
    "data_access/asking",
    "data_access/lists",
    "data_access/measures",
    "data_access/reports",
    "data_access/summaries",
    "layouts",
    "callbacks",
)
# Columns that nothing reads yet: each leaves this list with its first reader.
NOT_READ = {
    ("participants", "cda_status"),
    ("participants", "languages"),
    ("class_observations", "classroom_id"),
    ("class_observations", "language"),
    ("class_cycles", "invalid_reason"),
    ("funds", "fund_source"),
}


def _names_in(code: str) -> set[str]:
    """The attributes and texts of some code; a column that is read is one of them."""
    nodes = list(ast.walk(ast.parse(code)))
    attributes = {n.attr for n in nodes if isinstance(n, ast.Attribute)}
    return attributes | {
        n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)
    }


def test_every_column_is_read_or_named_as_not_read() -> None:
    root = Path(next(iter(data_access.__path__))).parent
    read = {
        name
        for room in ROOMS
        for path in (root / room).rglob("*.py")
        for name in _names_in(path.read_text(encoding="utf-8"))
    }
    filled = {(t.table, name) for f in FORMATS.values() for t in f.targets for name in t.given}
    assert {(table, name) for table, name in filled if name not in read} == NOT_READ


def test_every_heading_fills_a_column_or_finds_one() -> None:
    # Ids, addresses and names of people in a file without ids find them, and are kept nowhere.
    for form in FORMATS.values():
        filling = {h for t in form.targets for headings in t.given.values() for h in headings}
        others = {c.heading for c in form.columns} - filling
        assert all(h.startswith(("coach_", "mentee_", "participant_")) for h in others), form.key


def test_a_column_that_nobody_names_is_noticed() -> None:
    names = _names_in("found = rows.c.read_one\nother = rows.c['read_two']")
    assert {"read_one", "read_two"} <= names and "read_three" not in names
