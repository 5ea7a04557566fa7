"""Takes one import back: what it added goes, what it replaced returns, exactly as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from config.count_words import counted
from config.date_words import day_words
from config.program.calendars import ALWAYS
from config.settings import MASSACHUSETTS
from data_access.imports import consents, ledger
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Format, Log, Reference
from data_access.imports.saving import LISTS, LOGGED, log_entries
from data_access.imports.staging import FACTS, key_of
from data_access.people import audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database
from data_access.storage.kept_rows import given_back
from data_access.storage.schema import (
    NAME,
    import_months,
    imports,
    pairs,
    participants,
    replaced_rows,
)
from data_access.storage.scope import Scope
from data_access.summaries import touched
from data_access.summaries.one_id import OwnCoach
from data_access.summaries.refresh import refresh
from data_access.upkeep.keep import removed_until

_BATCH = 2_000


class UndoReason(StrEnum):
    """Why an import cannot be taken back."""

    ALREADY_UNDONE = "already_undone"
    NOT_SAVED = "not_saved"
    NO_LONGER_KEPT = "no_longer_kept"  # what it replaced was removed when its time was over
    CHANGED_LATER = "changed_later"  # a later import changed its rows again
    GIVEN_LATER = "given_later"  # a later import gave anew what it took away
    NAMED_LATER = "named_later"  # rows of another import name what it added
    NAMES_WHAT_IS_GONE = "names_what_is_gone"  # what would return names what was undone since
    OWN_COACH = "own_coach"  # two ids that are one person would coach each other
    LOG_OUTSIDE = "log_outside"  # entries of a log would lie outside the days of their pair


class UndoRefused(ValueError):
    """An import that cannot be taken back: the code says why, the text also what to do.

    Seen: the sentence, with status 409; nothing is changed.
    """

    def __init__(self, code: UndoReason, words: str) -> None:
        super().__init__(words)
        self.code = code


@dataclass(frozen=True)
class Undone:
    """What was taken back: rows that the import had added, and rows that it had replaced."""

    removed: int
    restored: int


def undo(database: Database, scope: Scope, import_id: int, undone_by: str, today: date) -> Undone:
    """Take back an import in the reach of `scope`: all of it, in one transaction, or nothing.

    Raises LookupError where there is no such import in reach, UndoRefused where later imports
    rest on it, and DatabaseUnavailable.
    """
    with database.writing("import") as connection:
        with ledger.turn(connection, today):
            entry = _entry(connection, scope, import_id)
            return _Undoing(connection, import_id, FORMATS[entry.format]).run(undone_by, today)


def _entry(connection: Connection, scope: Scope, import_id: int) -> Any:
    found = connection.execute(
        select(imports.c.format, imports.c.status, imports.c.region).where(
            imports.c.import_id == import_id
        )
    ).one_or_none()
    if found is None or scope.is_empty or not scope.allows(found.region):
        raise LookupError(f"There is no import {import_id}.")
    if found.status == "undone":
        raise UndoRefused(
            UndoReason.ALREADY_UNDONE, "This import was undone already. Nothing was changed."
        )
    if found.status != "saved":
        raise UndoRefused(
            UndoReason.NOT_SAVED, "Nothing of this file was saved, so there is nothing to undo."
        )
    return found


@dataclass(frozen=True)
class _Undoing:
    """One import being taken back, inside its transaction."""

    connection: Connection
    import_id: int
    form: Format

    @property
    def tables(self) -> list[Table]:
        """The fact tables it wrote, each after those it refers to."""
        return sorted((FACTS[t.table] for t in self.form.targets), key=_depth)

    def run(self, undone_by: str, today: date) -> Undone:
        self._refuse_what_is_gone()
        self._refuse_later_changes()
        stale: dict[str, set[str]] = {name: set() for name in LISTS}
        touched.begin(self.connection)
        self._note_rows(stale)
        self._note_logs()
        try:
            restored = sum(self._restore(table, stale) for table in self.tables)
            self._refuse_logs_outside()
            self._refuse_lost_references(restored)
            self._refuse_later_references()
            removed = sum(self._remove(table) for table in reversed(self.tables))
        except IntegrityError as error:
            raise UndoRefused(
                UndoReason.NAMES_WHAT_IS_GONE,
                "Rows of this import refer to others that were undone since, so it cannot be "
                "taken back by itself. Import a corrected file instead.",
            ) from error
        self._begin_again()
        if participants in self.tables:
            stale["people"] |= consents.undo(self.connection, self.import_id, undone_by, today)
        try:
            self._refresh(stale, today)
        except OwnCoach as error:
            raise UndoRefused(
                UndoReason.OWN_COACH,
                f"Coach and mentee of pair {error} would be one person again: their two ids were merged "
                "since. Split them first, or import a corrected file.",
            ) from error
        consents.place(self.connection)
        self._close(undone_by, Undone(removed, restored))
        return Undone(removed, restored)

    # --- Reasons not to ------------------------------------------------------------------------

    def _refuse_what_is_gone(self) -> None:
        """Values that are no longer kept cannot return, and to take out the rest would be half of it."""
        until = removed_until(self.connection, replaced_rows.name)
        own = select(imports.c.finished_at).where(imports.c.import_id == self.import_id)
        finished_at = self.connection.execute(own).scalar_one()
        day = finished_at.replace(tzinfo=UTC).astimezone(MASSACHUSETTS).date()
        if until is not None and day < until:
            raise UndoRefused(
                UndoReason.NO_LONGER_KEPT,
                f"What imports from before {day_words(until)} replaced is no longer kept, so this one "
                "cannot be undone. Import a corrected file instead.",
            )

    def _refuse_later_changes(self) -> None:
        """A row that was changed again since has no way back to what this import found."""
        later = self.connection.execute(
            select(replaced_rows.c.import_id, func.count().label("rows"))
            .where(
                replaced_rows.c.import_id > self.import_id,
                replaced_rows.c.table_name.in_([t.name for t in self.tables]),
                replaced_rows.c.old_values["import_id"].as_integer() == self.import_id,
            )
            .group_by(replaced_rows.c.import_id)
            .order_by(replaced_rows.c.import_id.desc())
        ).all()
        if later:
            count = sum(r.rows for r in later)
            rows = counted(count, "rows")
            raise UndoRefused(
                UndoReason.CHANGED_LATER,
                f"{rows} of this import {'was' if count == 1 else 'were'} changed again by "
                f"{self._named([r.import_id for r in later])}. "
                "Undo the later import first, or import a corrected file.",
            )

    def _refuse_later_references(self) -> None:
        """What other imports refer to must stay."""
        for form in FORMATS.values():
            for reference in form.references:
                if FACTS[reference.table] in self.tables:
                    self._refuse_referred(reference, form)

    def _refuse_referred(self, reference: Reference, form: Format) -> None:
        named, fact = FACTS[reference.table].alias("named"), FACTS[reference.staged]
        found = self.connection.execute(
            select(fact.c.import_id, func.count().label("rows"))
            .join(named, named.c[reference.key] == fact.c[reference.column])
            .where(named.c.import_id == self.import_id, fact.c.import_id != self.import_id)
            .group_by(fact.c.import_id)
            .order_by(fact.c.import_id.desc())
        ).all()
        if found:
            count = sum(r.rows for r in found)
            rows = counted(count, "rows")
            raise UndoRefused(
                UndoReason.NAMED_LATER,
                f"{rows} of {form.label} rest{'s' if count == 1 else ''} on a "
                f"{reference.what} of this import: {self._named([r.import_id for r in found])}. "
                "Undo that first, or import a corrected file.",
            )

    def _refuse_lost_references(self, restored: int) -> None:
        for reference in self.form.references if restored else ():
            fact, named = FACTS[reference.staged], FACTS[reference.table].alias("named")
            value = fact.c[reference.column]
            lost = ~exists().where(named.c[reference.key] == value)
            if self.connection.execute(select(exists().where(value.is_not(None), lost))).scalar():
                raise UndoRefused(
                    UndoReason.NAMES_WHAT_IS_GONE,
                    f"A row would again name a {reference.what} that was undone since. "
                    "Import a corrected file instead.",
                )

    def _refuse_logs_outside(self) -> None:
        """Pairs that had fewer days before must not leave entries of their logs outside of them."""
        if pairs in self.tables:
            for form in FORMATS.values():
                if form.log:
                    self._refuse_outside(form.log)

    def _refuse_outside(self, log: Log) -> None:
        entries = FACTS[log.table]
        day = entries.c[log.day]
        returned = select(replaced_rows.c.old_values["pair_id"].as_string()).where(
            replaced_rows.c.import_id == self.import_id, replaced_rows.c.table_name == pairs.name
        )
        outside = self.connection.execute(
            select(func.count())
            .select_from(pairs.join(entries, entries.c[log.pair] == pairs.c.pair_id))
            .where(
                pairs.c.pair_id.in_(returned),
                or_(day < pairs.c.start_date, day > pairs.c.end_date),
            )
        ).scalar_one()
        if outside:
            raise UndoRefused(
                UndoReason.LOG_OUTSIDE,
                f"{counted(outside, log.many)} would lie outside the dates that the "
                f"pairs had before. Undo the import of those {log.many} first, or import a corrected "
                "file.",
            )

    def _named(self, import_ids: Sequence[int]) -> str:
        """The newest of some imports by number and file, and how many there are besides."""
        name = self.connection.execute(
            select(imports.c.file_name).where(imports.c.import_id == import_ids[0])
        ).scalar()
        more = len(import_ids) - 1
        besides = f" and {counted(more, 'other imports')}" if more else ""
        return f"import {import_ids[0]} ({name}){besides}"

    # --- Taking back ---------------------------------------------------------------------------

    def _restore(self, table: Table, stale: dict[str, set[str]]) -> int:
        """Give replaced rows their old values; returns how many."""
        keys = key_of(table)
        others = [c.name for c in table.columns if c.name not in keys]
        statement = (
            update(table)
            .where(*(table.c[k] == bindparam(f"key_{k}") for k in keys))
            .values({name: bindparam(f"old_{name}") for name in others})
        )
        restored = 0
        for rows in self._old_rows(table):
            values = [
                {f"{'key' if name in keys else 'old'}_{name}": value for name, value in row.items()}
                for row in rows
            ]
            if table.name in self._emptied:
                self._bring_back(table, rows)
            else:
                self.connection.execute(statement, values)
            restored += len(rows)
            self._note_values(table.name, rows, stale)
            if self.form.log and table is FACTS[self.form.log.table]:
                _list_logs(self.connection, self.form.log, _is_one_of(table, rows), replaced=0)
        return restored

    @property
    def _emptied(self) -> frozenset[str]:
        """The tables whose rows the import may have taken away."""
        return frozenset(t.table for t in self.form.targets if t.taken_away)

    def _bring_back(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Give rows their old values, also those that are not there any more."""
        is_one = and_(*(table.c[k] == bindparam(f"key_{k}") for k in key_of(table)))
        for row in rows:
            key = {f"key_{k}": row[k] for k in key_of(table)}
            now = self.connection.execute(select(table.c.import_id).where(is_one), key).scalar()
            if now is not None and now != self.import_id:
                raise UndoRefused(
                    UndoReason.GIVEN_LATER,
                    "A value that this import took away was given again by "
                    f"{self._named([now])}. Undo that first, or import a corrected file.",
                )
            self.connection.execute(delete(table).where(is_one), key)
        self.connection.execute(insert(table), list(map(dict, rows)))

    def _old_rows(self, table: Table) -> Iterator[list[dict[str, Any]]]:
        after = 0
        while True:
            found = self.connection.execute(
                select(replaced_rows.c.number, replaced_rows.c.old_values)
                .where(
                    replaced_rows.c.import_id == self.import_id,
                    replaced_rows.c.table_name == table.name,
                    replaced_rows.c.number > after,
                )
                .order_by(replaced_rows.c.number)
                .limit(_BATCH)
            ).all()
            if not found:
                return
            after = found[-1].number
            yield [given_back(table, row.old_values) for row in found]

    def _remove(self, table: Table) -> int:
        """Delete the rows that are still this import's: those it added."""
        return self.connection.execute(
            delete(table).where(table.c.import_id == self.import_id)
        ).rowcount

    def _begin_again(self) -> None:
        """Say of rows without a dated fact that what they say always held.

        An import from before facts were dated kept the rows it replaced, and not what they held.
        """
        primary = FACTS[self.form.primary]
        for target in self.form.targets:
            dated, table = target.dated, FACTS[target.table]
            if dated and dated.whose == key_of(primary):
                names = [*dated.whose, *dated.values, "import_id", "line"]
                said = exists().where(*(table.c[n] == primary.c[n] for n in dated.whose))
                rows = select(*(primary.c[n] for n in names), literal(ALWAYS)).where(~said)
                self.connection.execute(insert(table).from_select([*names, dated.day], rows))

    # --- What is stale after it ----------------------------------------------------------------

    def _note_logs(self) -> None:
        """List the entries of this import as they are now: all of them are about to change."""
        if log := self.form.log:
            mine = FACTS[log.table].c.import_id == self.import_id
            _list_logs(self.connection, log, mine, replaced=1)

    def _note_rows(self, stale: dict[str, set[str]]) -> None:
        """List whose summaries go stale by the rows as they are now."""
        for touch in self.form.touches:
            fact = FACTS[touch.staged]
            value = fact.c[touch.column]
            mine = fact.c.import_id == self.import_id
            keys = select(value).where(mine, value.is_not(None)).distinct()
            if touch.through:
                table, key, wanted = touch.through
                other = FACTS[table].alias("through")
                keys = select(other.c[wanted]).where(other.c[key].in_(keys)).distinct()
            stale[touch.into].update(self.connection.scalars(keys))

    def _note_values(
        self, table: str, rows: Sequence[Mapping[str, Any]], stale: dict[str, set[str]]
    ) -> None:
        """List whose summaries go stale by the values that return."""
        for touch in self.form.touches:
            if touch.staged != table:
                continue
            values = {row[touch.column] for row in rows} - {None}
            if touch.through:
                name, key, wanted = touch.through
                other = FACTS[name]
                listed = select(other.c[wanted]).where(other.c[key].in_(values)).distinct()
                values = set(self.connection.scalars(listed))
            stale[touch.into].update(values)

    def _refresh(self, stale: Mapping[str, set[str]], today: date) -> None:
        for name, keys in stale.items():
            listed = LISTS[name]
            rows = [{listed.c[0].name: key} for key in sorted(keys)]
            if rows:
                self.connection.execute(insert(listed), rows)
        refresh(self.connection, today)

    def _close(self, undone_by: str, undone: Undone) -> None:
        mine: ColumnElement[bool] = replaced_rows.c.import_id == self.import_id
        self.connection.execute(delete(replaced_rows).where(mine))
        now = ledger.now()
        self.connection.execute(
            update(imports)
            .where(imports.c.import_id == self.import_id)
            .values(status="undone", undone_at=now, undone_by=undone_by[:NAME])
        )
        of_import = import_months.c.import_id == self.import_id
        self.connection.execute(update(import_months).where(of_import).values(undone_at=now))
        raise_version(self.connection)
        audit.record(
            self.connection,
            undone_by,
            "undo",
            # Not how many rows went or returned: that would tell what a guess in the file hit.
            {"import_id": self.import_id},
            about=f"import {self.import_id}",
        )


def _list_logs(connection: Connection, log: Log, which: ColumnElement[bool], replaced: int) -> None:
    """Put entries of a log, as they stand in the table, on the list of those that are written."""
    rows = select(*log_entries(log, FACTS[log.table], replaced)).where(which)
    connection.execute(insert(touched.touched_logs).from_select(LOGGED, rows))


def _is_one_of(table: Table, rows: Sequence[Mapping[str, Any]]) -> ColumnElement[bool]:
    """Whether a row of a table has the key of one of some rows."""
    first, *further = key_of(table)
    if not further:
        return table.c[first].in_([row[first] for row in rows])
    return or_(*(and_(*(table.c[k] == row[k] for k in (first, *further))) for row in rows))


def _depth(table: Table) -> int:
    """How many tables stand between a table and one that refers to none."""
    return max((1 + _depth(key.column.table) for key in table.foreign_keys), default=0)
