"""The registry of file formats: one record each, from which all the rest follows."""

from __future__ import annotations

from data_access.imports.formats import classroom, coaching, people, programs
from data_access.imports.formats.record import Format

# In the order files are to be imported: each refers to those before it.
_ORDER = (
    "programs",
    "participants",
    "pairs",
    "goals",
    "action_steps",
    "sessions",
    "class",
    "class_summary",
    "employment",
    "qris",
    "attendance",
    "surveys",
    "funds",
)
_ALL = {
    f.key: f for f in (*programs.FORMATS, *people.FORMATS, *coaching.FORMATS, *classroom.FORMATS)
}

FORMATS: dict[str, Format] = {key: _ALL[key] for key in _ORDER}
