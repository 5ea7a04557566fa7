"""Writes down that findings of the data list were checked and are so, or are open again.

A line is added and never changed: what holds of a finding is what was said of its facts last. A finding
whose facts change is another one, of which nothing was said yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import insert, select

from config.settings import MASSACHUSETTS
from data_access.imports import ledger
from data_access.people import audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database, Reader
from data_access.storage.schema import NAME, settled_findings
from data_access.storage.scope import Scope

SETTLED, REOPENED = "settled", "reopened"
CHECKED = "Checked, is so"  # where nobody says more
_EVENTS = {SETTLED: "finding_settled", REOPENED: "finding_reopened"}


@dataclass(frozen=True)
class SettledAs:
    """With which word a finding was settled, by whom and when (UTC)."""

    word: str
    who: str
    at: datetime

    @property
    def on(self) -> date:
        """The day in Massachusetts."""
        return self.at.replace(tzinfo=UTC).astimezone(MASSACHUSETTS).date()


@dataclass(frozen=True)
class OfFinding:
    """The finding that something is said of: what it rests on, and what it is about."""

    kind: str
    facts: str
    record: str
    region: int | None
    people: tuple[str, ...] = ()


def say(
    database: Database, scope: Scope, findings: Sequence[OfFinding], what: str, word: str
) -> None:
    """Settle findings with a word, or open them again, as the scope's own person.

    Raises LookupError where one is out of reach, and DatabaseUnavailable.
    """
    if not all(scope.allows(one.region) for one in findings):
        raise LookupError("a finding of another region")
    word = " ".join(word.split())[:NAME] or CHECKED
    with database.writing("import") as connection:
        ledger.take_turn(connection)
        rows = [
            {
                "at": ledger.now(),
                "who": scope.who[:NAME],
                "what": what,
                "kind": one.kind,
                "facts": one.facts,
                "record": one.record[:NAME],
                "word": word,
                "region": one.region,
            }
            for one in findings
        ]
        connection.execute(insert(settled_findings), rows)
        raise_version(connection)  # how many findings are open is counted anew
        for one in findings:
            audit.record(
                connection, scope.who, _EVENTS[what], {"kind": one.kind, "word": word},
                about=one.record, people=one.people,
            )  # fmt: skip


def settled(reader: Reader) -> dict[str, SettledAs]:
    """What holds of findings in reach, by what they rest on; nothing of those that are open."""
    rows = reader.rows(settled_findings)
    found: dict[str, SettledAs] = {}
    columns = (rows.c[name] for name in ("facts", "what", "word", "who", "at"))
    for row in reader.execute(select(*columns).order_by(rows.c.entry_id)):
        if row.what == SETTLED:
            found[row.facts] = SettledAs(row.word, row.who, row.at)
        else:
            found.pop(row.facts, None)
    return found
