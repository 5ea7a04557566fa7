"""Where an edition lies: on SQLite a file beside the database, on PostgreSQL a schema in it.

An edition is a database of its own, of the same tables: what reads the one reads the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import URL


@dataclass(frozen=True)
class Edition:
    """A copy of the data as they stood on a day; of several the one with the highest number stands."""

    number: int
    day: date

    @property
    def schema(self) -> str:
        """Its name within a PostgreSQL database."""
        return f"edition_{self.number}"

    def file_beside(self, database: Path) -> Path:
        """Its file beside that of a SQLite database."""
        return database.with_name(f"{database.name}.edition-{self.number}")

    def url(self, live: URL) -> URL:
        """Its address, as a database of its own."""
        if live.get_backend_name() == "sqlite":
            return live.set(database=str(self.file_beside(Path(live.database or ""))))
        before = live.query.get("options", "")
        options = before if isinstance(before, str) else " ".join(before)
        return live.update_query_dict(
            {"options": f"{options} -c search_path={self.schema}".strip()}
        )
