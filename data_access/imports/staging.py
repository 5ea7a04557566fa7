"""Holds a file's facts in temporary tables, finds the rows to refuse, and tells new from changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Index,
    Integer,
    MetaData,
    Select,
    SmallInteger,
    String,
    Table,
    Text,
    and_,
    case,
    cast,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.schema import CreateIndex, CreateTable, DropTable

from config.program.calendars import ALWAYS
from data_access.imports.checking import REFUSALS, Checked
from data_access.imports.columns import Problem, shown
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Dated, Format, Reference, Target
from data_access.imports.line_ranges import place_of, ranges, together
from data_access.imports.reason_codes import ReasonCode
from data_access.imports.rules import (
    GIVING_CONSENT,
    OWN_COACH,
    RULES,
    TAKING_OVER,
    RowRule,
    around_log,
    within_pair,
)
from data_access.imports.spool import Spool
from data_access.imports.told import is_told
from data_access.storage import schema
from data_access.storage.dialect import (
    analyze,
    bulk_load,
)
from data_access.storage.scope import Scope
from data_access.summaries import placement

UNCHANGED, CHANGED, NEW = 0, 1, 2

_metadata = MetaData()


def _temporary(name: str, *columns: Column[Any]) -> Table:
    return Table(name, _metadata, *columns, prefixes=["TEMPORARY"], info={"kind": "staging"})


def _number() -> Column[Any]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _line() -> Column[Any]:
    return Column("line", Integer, nullable=False)


def _staged(table: Table, names: Iterable[str]) -> Table:
    """What files say of a fact, one row per fact and line."""
    columns = (Column(name, table.c[name].type) for name in names)
    return _temporary(f"staged_{table.name}", _number(), _line(), *columns)


def _judged(name: str) -> Table:
    """The verdict on each staged fact: NEW, CHANGED or UNCHANGED, and whether it is the one of
    its key to be saved (a repeated row is not)."""
    return _temporary(
        f"judged_{name}",
        _number(),
        _line(),
        Column("status", SmallInteger, nullable=False),
        Column("chosen", SmallInteger, nullable=False),
    )


def _written_tables() -> dict[str, list[str]]:
    """Every table a format writes, with all the columns any format gives it."""
    written: dict[str, dict[str, None]] = {}
    for form in FORMATS.values():
        for target in form.targets:
            written.setdefault(target.table, {}).update(dict.fromkeys(target.given))
    return {table: list(columns) for table, columns in written.items()}


FACTS: Mapping[str, Table] = schema.metadata.tables
STAGED = {name: _staged(FACTS[name], columns) for name, columns in _written_tables().items()}
JUDGED = {name: _judged(name) for name in STAGED}

staged_rows = _temporary(
    "staged_rows",
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("status", SmallInteger, nullable=False),
)
staged_refusals = _temporary(
    "staged_refusals",
    _number(),
    _line(),
    Column("reason_code", String(schema.CODE), nullable=False),
    Column("column_name", String(schema.NAME), nullable=False),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
)
_REFUSAL_COLUMNS = ("number", "line", "reason_code", "column_name", "value", "reason", "remedy")


def key_of(table: Table) -> tuple[str, ...]:
    """The names of a table's natural key."""
    return tuple(c.name for c in table.primary_key)


# Made once a table is filled: repeated keys and the rows they belong to are found by it.
BY_KEY = {
    name: Index(f"ix_{table.name}_key", *(table.c[key] for key in key_of(FACTS[name])))
    for name, table in STAGED.items()
}


def same_key(staged: FromClause, fact: Table) -> ColumnElement[bool]:
    return and_(*(staged.c[name] == fact.c[name] for name in key_of(fact)))


def _differ(first: Any, second: Any, names: Iterable[str]) -> ColumnElement[bool]:
    return or_(false(), *(first.c[n].is_distinct_from(second.c[n]) for n in names))


@dataclass(frozen=True)
class RowCounts:
    """How many lines of a file are new, changed and unchanged."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def taken(self) -> int:
        """All that were not refused."""
        return self.new + self.changed + self.unchanged


@dataclass(frozen=True)
class WhichLines:
    """Which lines of a file are new, changed, unchanged and refused: "2-301, 305".

    `taken`: all but the refused ones, for whoever is not told them apart.
    """

    new: str = ""
    changed: str = ""
    unchanged: str = ""
    refused: str = ""
    taken: str = ""

    def untold(self) -> WhichLines:
        """The same, without telling new, changed and unchanged lines apart."""
        parts = (self.new, self.changed, self.unchanged, self.taken)
        return WhichLines(refused=self.refused, taken=together(parts))


class Staging:
    """One file's facts on their way into the database, within one transaction.

    Columns of which the file has no heading are neither compared nor replaced.
    """

    def __init__(self, connection: Connection, checked: Checked, told: bool = True) -> None:
        """Load what was checked into temporary tables of this connection.

        Without `told`, whoever sent the file may not know whether facts said the same before: they are
        replaced either way, so that nothing that follows from an import tells it.
        """
        self.connection = connection
        self.told, self._tabs = told, checked.tabs
        self.corrected: tuple[int, ...] = ()  # lines taken for a session that is here, elsewhere
        of = checked.form.without_ids
        self.makes_ids = bool(of and of.own in checked.made)
        self._made = (
            f"{of.pair}, {of.day}, {of.place} and {of.start}" if of and self.makes_ids else ""
        )
        self.form = form = checked.form
        self.targets = form.targets
        self.compared = {t.table: _compared(t, checked.present) for t in form.targets}
        self._refused = checked.refusals
        self._turned = checked.turned
        self._repeated: set[str] = set()
        self._tables = [
            *(STAGED[t.table] for t in form.targets),
            *(JUDGED[t.table] for t in form.targets),
            staged_rows,
            staged_refusals,
        ]
        for table in self._tables:
            connection.execute(DropTable(table, if_exists=True))
            connection.execute(CreateTable(table))
        self._load(checked.spool)
        self._leave_out_absent(checked.present)

    def _leave_out_absent(self, present: frozenset[str]) -> None:
        """Take out what an empty cell would say, of columns that the file does not have."""
        for target in self.targets:
            if emptied := target.emptied:
                staged = STAGED[target.table]
                absent = [key for key, h in emptied.headings.items() if not present.intersection(h)]
                self.connection.execute(
                    delete(staged).where(
                        staged.c[emptied.value].is_(None), staged.c[emptied.apart].in_(absent)
                    )
                )

    def _load(self, spool: Spool) -> None:
        for target in self.targets:
            name = target.table
            columns = ("number", "line", *target.given)
            bulk_load(self.connection, STAGED[name], columns, spool.rows(name))
            self.connection.execute(CreateIndex(BY_KEY[name]))
        bulk_load(self.connection, staged_refusals, _REFUSAL_COLUMNS, spool.rows(REFUSALS))
        analyze(self.connection, (STAGED[target.table] for target in self.targets))

    def close(self) -> None:
        """Take the temporary tables away again."""
        for table in self._tables:
            self.connection.execute(DropTable(table))

    # --- Refusing ----------------------------------------------------------------------------

    def refuse_where(self, offenders: Select[Any], words: Callable[[Any], Problem]) -> None:
        """Refuse the lines a select gives (column `line` first), with words for each."""
        found = self.connection.execute(offenders.execution_options(yield_per=5_000))
        for some in found.partitions():
            # A line of a wide file makes several rows that may be refused for one reason: it is said once.
            problems = dict.fromkeys((row.line, words(row)) for row in some)
            first = self._refused + 1
            self._refused += len(problems)
            rows = [
                (number, line, p.code.value, p.column, p.value, p.reason, p.remedy)
                for number, (line, p) in enumerate(problems, first)
            ]
            bulk_load(self.connection, staged_refusals, _REFUSAL_COLUMNS, rows)

    def drop_refused(self) -> None:
        """Take the facts of refused lines out, so that later checks are spared them."""
        if self._refused:
            refused = select(staged_refusals.c.line)
            for target in self.targets:
                staged = STAGED[target.table]
                self.connection.execute(delete(staged).where(staged.c.line.in_(refused)))

    def refuse_other_regions(self, scope: Scope) -> None:
        """Refuse rows about regions that are not the importer's.

        What names something of another region is refused first, in the very words and at the very
        place of what names nothing at all. Each check then looks at what the ones before have left: how
        many reasons a line has would tell what is there.
        """
        if scope.regions is None:
            return
        self.refuse_unknown_references(scope)
        if self.form.region_heading:
            self.refuse_where(_new_without_region(), _without_region(self.form.region_heading))
            self.drop_refused()
        self._refuse_days_elsewhere(scope)
        for target in self.targets:
            self.drop_refused()
            if target.dated is None:
                self._refuse_saved_elsewhere(target, scope)
        self.drop_refused()
        self._refuse_history_of_others(scope)
        self.drop_refused()
        for target in self.targets:
            if target.dated:
                self._refuse_saved_elsewhere(target, scope)
        self.drop_refused()

    def _refuse_saved_elsewhere(self, target: Target, scope: Scope) -> None:
        fact, staged = FACTS[target.table], STAGED[target.table]
        if "region" in fact.c and isinstance(fact.c.region.type, SmallInteger):
            key = key_of(fact)[0]
            self.refuse_where(
                select(staged.c.line, staged.c[key].label("value"))
                .join(fact, same_key(staged, fact))
                .where(_elsewhere(fact.c.region, scope)),
                _saved_elsewhere(self._heading(target, key)),
            )

    def _refuse_days_elsewhere(self, scope: Scope) -> None:
        """Refuse what somebody did before they came to the importer's region: it lies in another."""
        held = schema.person_periods.c
        for target in self.targets:
            staged = STAGED[target.table]
            found = placement.who_and_when(FACTS[target.table], staged)
            if target.dated or found is None:
                continue
            whose, day = found
            self.refuse_where(
                select(staged.c.line, whose.label("value"))
                .join_from(staged, schema.person_periods, placement.held_on(whose, day))
                .where(_elsewhere(held.region, scope))
                .distinct(),
                _happened_elsewhere(self._heading(target, whose.name)),
            )

    def _refuse_history_of_others(self, scope: Scope) -> None:
        """Refuse a day from which on somebody, or a program, was in another region for a time."""
        own = [str(number) for number in scope.regions or ()]
        regions = schema.program_regions.alias("of_others")
        newer = schema.program_regions.alias("newer")
        periods = schema.person_periods.alias("of_others")
        for target in self.targets:
            if target.dated is None:
                continue
            staged = STAGED[target.table]
            whose, day = staged.c[target.dated.whose[0]], staged.c[target.dated.day]
            elsewhere: Select[Any]
            if target.table == schema.participant_places.name:
                elsewhere = select(periods.c.region).where(
                    periods.c.person_id == whose,
                    periods.c.valid_to > day,
                    _elsewhere(periods.c.region, scope),
                )
            else:
                superseded = exists().where(
                    newer.c.program_number == regions.c.program_number,
                    newer.c.scheme == regions.c.scheme,
                    newer.c.valid_from > regions.c.valid_from,
                    newer.c.valid_from <= day,
                )
                elsewhere = select(cast(regions.c.region, Integer)).where(
                    regions.c.program_number == whose,
                    regions.c.scheme == "PAC",
                    regions.c.region.not_in(own),
                    ~superseded,
                )
            heading = self._heading(target, target.dated.day)
            self.refuse_where(
                select(staged.c.line, whose.label("value"))
                .where(day.is_not(None), elsewhere.correlate(staged).exists())
                .distinct(),
                _was_elsewhere(heading, target.dated.of[0]),
            )

    def _heading(self, target: Target, column: str) -> str:
        return next(iter(target.given[column]), column)

    def refuse_conflicts(self) -> None:
        """Refuse every line of a key that the file gives twice with different values."""
        for target in self.targets:
            staged = STAGED[target.table]
            keys = [staged.c[name] for name in key_of(FACTS[target.table])]
            repeats = (
                select(*keys, func.min(staged.c.number).label("first_number"))
                .group_by(*keys)
                .having(func.count() > 1)
            )
            if self.connection.execute(select(repeats.limit(1).exists())).scalar():
                self._repeated.add(target.table)
                self.refuse_where(
                    _conflicts(target, repeats),
                    _conflict_words(target, FACTS[target.table], self._tabs, self._made),
                )
        self.drop_refused()

    def refuse_unknown_references(self, scope: Scope) -> None:
        """Refuse rows that name a pair, participant, program… that is not there for the importer."""
        through = self.form.region_through
        named: dict[str, Reference] = {}  # one a heading, and the one that places the row
        for reference in ((through,) if through else ()) + self.form.references:
            named.setdefault(reference.heading, reference)
        for reference in named.values():
            self.refuse_where(
                _unknown(reference, scope, strictly=reference == through),
                _unknown_words(reference, scope),
            )
        self.drop_refused()

    def refuse_by_rules(self, scope: Scope) -> None:
        """Refuse rows that the format's rules about saved facts speak against."""
        for rule in _rules_of(self.form, scope):
            self.refuse_where(rule.offenders(STAGED[rule.staged]), rule.words)
        self.drop_refused()

    # --- Dated facts -------------------------------------------------------------------------

    def date_undated(self, today: date) -> None:
        """Give rows without a day the one they hold from: always, of who is new; else today."""
        for target in self.targets:
            if dated := target.dated:
                staged, fact = STAGED[target.table], FACTS[target.table]
                known = exists().where(*(fact.c[n] == staged.c[n] for n in dated.whose))
                self.connection.execute(
                    update(staged)
                    .values({dated.day: case((known, today), else_=ALWAYS)})
                    .where(staged.c[dated.day].is_(None))
                )

    def settle_dated(self, today: date) -> None:
        """Leave out what holds today already, and take away what "always" is said against."""
        for target in self.targets:
            if target.dated:
                self._leave_out_what_holds(target.table, target.dated, today)
                self._take_away_other_days(target.table, target.dated)

    def _leave_out_what_holds(self, table: str, dated: Dated, today: date) -> None:
        staged, fact = STAGED[table], FACTS[table]
        newer = fact.alias("newer")

        def of_same(rows: Any, than: Any) -> ColumnElement[bool]:
            return and_(*(rows.c[n] == than.c[n] for n in dated.whose))

        holds = exists().where(
            of_same(fact, staged),
            fact.c[dated.day] <= today,
            ~exists().where(
                of_same(newer, fact),
                newer.c[dated.day] <= today,
                newer.c[dated.day] > fact.c[dated.day],
            ),
            *(fact.c[n].is_not_distinct_from(staged.c[n]) for n in dated.values),
        )
        self.connection.execute(delete(staged).where(staged.c[dated.day] == today, holds))

    def _take_away_other_days(self, table: str, dated: Dated) -> None:
        """Stage every other day of who always was so, without values: such a fact is taken away."""
        staged, fact = STAGED[table], FACTS[table]
        said = staged.alias("said")
        whose = [fact.c[n] for n in dated.whose]
        others = (
            select(*whose, fact.c[dated.day], func.min(staged.c.line).label("line"))
            .join(staged, and_(*(staged.c[n] == fact.c[n] for n in dated.whose)))
            .where(
                staged.c[dated.day] == ALWAYS,
                ~exists().where(same_key(said, fact)),
            )
            .group_by(*whose, fact.c[dated.day])
            .subquery("others")
        )
        most = select(func.coalesce(func.max(said.c.number), 0)).scalar_subquery()
        place = func.row_number().over(order_by=[others.c[n] for n in (*dated.whose, dated.day)])
        names = (*dated.whose, dated.day)
        self.connection.execute(
            insert(staged).from_select(
                ["number", "line", *names],
                select(most + place, others.c.line, *(others.c[n] for n in names)),
            )
        )

    def moved_today(self, today: date) -> list[tuple[Dated, int]]:
        """How many of whom something else holds from today on than until now; to be judged."""
        found = []
        for target in self.targets:
            if dated := target.dated:
                staged, judged = STAGED[target.table], JUDGED[target.table]
                fact = FACTS[target.table]
                before = exists().where(
                    fact.c[dated.whose[0]] == staged.c[dated.whose[0]], fact.c[dated.day] < today
                )
                moved = self.connection.execute(
                    select(func.count(func.distinct(staged.c[dated.whose[0]])))
                    .join(judged, judged.c.number == staged.c.number)
                    .where(staged.c[dated.day] == today, judged.c.status > UNCHANGED, before)
                ).scalar_one()
                if moved:
                    found.append((dated, int(moved)))
        return found

    # --- Judging -----------------------------------------------------------------------------

    def judge(self) -> RowCounts:
        """Tell new, changed and unchanged apart; returns the counts of lines."""
        for target in self.targets:
            self._judge_facts(target)
        self._judge_lines()
        found = self.connection.execute(
            select(staged_rows.c.status, func.count().label("lines")).group_by(staged_rows.c.status)
        )
        counts = {row.status: row.lines for row in found}
        return RowCounts(counts.get(NEW, 0), counts.get(CHANGED, 0), counts.get(UNCHANGED, 0))

    def _judge_facts(self, target: Target) -> None:
        table = target.table
        staged, fact, judged = STAGED[table], FACTS[table], JUDGED[table]
        keys = key_of(fact)
        unknown = fact.c[keys[0]].is_(None)
        status = case(
            (and_(unknown, is_emptied(target)), UNCHANGED),
            (unknown, NEW),
            (self._differs(target, staged, fact), CHANGED),
            else_=UNCHANGED,
        )
        chosen: ColumnElement[int] = literal(1)
        if table in self._repeated:
            order = func.row_number().over(
                partition_by=[staged.c[name] for name in keys], order_by=staged.c.number
            )
            chosen = case((order == 1, 1), else_=0)
        self.connection.execute(
            insert(judged).from_select(
                ["number", "line", "status", "chosen"],
                select(staged.c.number, staged.c.line, status, chosen).select_from(
                    staged.outerjoin(fact, same_key(staged, fact))
                ),
            )
        )
        analyze(self.connection, [judged])

    def _differs(self, target: Target, staged: Table, fact: Table) -> ColumnElement[bool]:
        if not self.told and target.dated is None:
            return true()
        return _differ(staged, fact, self.compared[target.table])

    def _judge_lines(self) -> None:
        primary = JUDGED[self.form.primary]
        others = [JUDGED[t.table] for t in self.targets if t.table != self.form.primary]
        own = primary.c.chosen == 1

        touched = {
            chosen: or_(
                false(),
                *(
                    primary.c.line.in_(
                        select(o.c.line).where(o.c.status > UNCHANGED, o.c.chosen >= chosen)
                    )
                    for o in others
                ),
            )
            for chosen in (0, 1)
        }
        status = case(
            (and_(own, primary.c.status > UNCHANGED), primary.c.status),
            (and_(own, touched[0]), CHANGED),
            # A line about somebody of whom another line tells already: it may tell of another day.
            (and_(~own, touched[1]), CHANGED),
            else_=UNCHANGED,
        )
        lines = select(primary.c.line, status.label("status"))
        if self._turned:
            # A line makes several rows: it is new or unchanged where all of them are.
            each = lines.subquery()
            first, last = func.min(each.c.status), func.max(each.c.status)
            settled = case((first == last, first), else_=CHANGED)
            lines = select(each.c.line, settled).group_by(each.c.line)
        self.connection.execute(insert(staged_rows).from_select(["line", "status"], lines))
        analyze(self.connection, [staged_rows])

    # --- Refusals found ----------------------------------------------------------------------

    def refused_lines(self) -> int:
        return int(
            self.connection.execute(
                select(func.count(func.distinct(staged_refusals.c.line)))
            ).scalar_one()
        )

    def lines(self) -> WhichLines:
        """Which lines are new, changed, unchanged and refused, as ranges."""
        by_status = {
            status: ranges(
                self.connection.scalars(
                    select(staged_rows.c.line)
                    .where(staged_rows.c.status == status)
                    .order_by(staged_rows.c.line)
                    .execution_options(yield_per=5_000)
                )
            )
            for status in (NEW, CHANGED, UNCHANGED)
        }
        refused = select(staged_refusals.c.line).order_by(staged_refusals.c.line)
        return WhichLines(
            by_status[NEW],
            by_status[CHANGED],
            by_status[UNCHANGED],
            ranges(self.connection.scalars(refused)),
        )

    def refusals(self, most: int) -> Iterator[Any]:
        """The refusals in the order of their lines."""
        ordered = select(staged_refusals).order_by(staged_refusals.c.line, staged_refusals.c.number)
        yield from self.connection.execute(ordered.limit(most))


def is_emptied(target: Target) -> ColumnElement[bool]:
    """Whether a staged fact is an empty cell, which takes away the fact that was there."""
    if target.taken_away is None:
        return false()
    return STAGED[target.table].c[target.taken_away].is_(None)


def _compared(target: Target, present: frozenset[str]) -> tuple[str, ...]:
    keys = key_of(FACTS[target.table])
    return tuple(
        column
        for column in target.compared
        if column not in keys and present.intersection(target.given[column])
    )


# ---------------------------------------------------------------------------------------------
# Regions
# ---------------------------------------------------------------------------------------------


def _elsewhere(region: ColumnElement[Any], scope: Scope) -> ColumnElement[bool]:
    return or_(region.is_(None), region.not_in(scope.regions or ()))


# None of these says where something is instead, nor whether it is anywhere.


def _saved_elsewhere(heading: str) -> Callable[[Any], Problem]:
    def words(row: Any) -> Problem:
        return Problem(
            ReasonCode.OTHER_REGION,
            heading,
            shown(str(row.value)),
            f"The id {shown(str(row.value))} cannot be used for a row of your region.",
            "Check the id, give the row another one, or ask EEC staff.",
        )

    return words


def _was_elsewhere(heading: str, what: str) -> Callable[[Any], Problem]:
    def words(row: Any) -> Problem:
        return Problem(
            ReasonCode.OTHER_REGION,
            heading,
            shown(str(row.value)),
            f"This {what} was not in your region all the time from that day on, and the row would change "
            "others' figures.",
            "Write the day on which they came to your region, or leave it empty; or ask EEC staff.",
        )

    return words


def _happened_elsewhere(heading: str) -> Callable[[Any], Problem]:
    def words(row: Any) -> Problem:
        return Problem(
            ReasonCode.OTHER_REGION,
            heading,
            shown(str(row.value)),
            "This participant was not in your region at that time, so the row would not count here.",
            "Take the row out, or ask EEC staff to import it.",
        )

    return words


def _new_without_region() -> Select[Any]:
    """New programs for which the file names no PAC region."""
    staged, regions, fact = STAGED["programs"], STAGED["program_regions"], FACTS["programs"]
    return select(staged.c.line, staged.c.program_number.label("value")).where(
        ~exists().where(fact.c.program_number == staged.c.program_number),
        ~exists().where(regions.c.line == staged.c.line, regions.c.scheme == "PAC"),
    )


def _without_region(heading: str) -> Callable[[Any], Problem]:
    def words(row: Any) -> Problem:
        return Problem(
            ReasonCode.NO_REGION,
            heading,
            "",
            f"The program {row.value} is new, and the row does not say its PAC region.",
            f"Fill {heading} with your region.",
        )

    return words


def _rules_of(form: Format, scope: Scope) -> Iterator[RowRule]:
    """The rules a format names, and those that logs and their pairs have by being what they are."""
    yield from (RULES[key] for key in form.rules)
    if scope.sees_names and scope.role and form.primary == schema.participants.name:
        yield GIVING_CONSENT
    if scope.sees_names and not is_told(scope, form.key):
        observed = schema.class_observations.name
        yield from (TAKING_OVER for target in form.targets if target.table == observed)
    if form.log:
        yield within_pair(form.log)
    if schema.pairs.name in {target.table for target in form.targets}:
        yield OWN_COACH
        yield from (around_log(f.log, FACTS[f.log.table]) for f in FORMATS.values() if f.log)


# ---------------------------------------------------------------------------------------------
# Conflicts and references
# ---------------------------------------------------------------------------------------------


def _conflicts(target: Target, repeats: Select[Any]) -> Select[Any]:
    """All lines of keys with differing values; each with a line that says otherwise."""
    staged, fact = STAGED[target.table], FACTS[target.table]
    names = key_of(fact)
    values = [c for c in target.compared if c not in names]
    repeated = repeats.subquery("repeats")
    first = staged.alias("first_of_key")
    other = staged.alias("other_of_key")

    def on_key(one: Any, two: Any) -> ColumnElement[bool]:
        return and_(*(one.c[n] == two.c[n] for n in names))

    differing = (
        select(
            *(first.c[n] for n in names),
            func.min(first.c.line).label("first_line"),
            func.min(first.c.number).label("first_number"),
            func.min(other.c.line).label("other_line"),
        )
        .select_from(
            repeated.join(first, first.c.number == repeated.c.first_number).join(
                other, on_key(other, first)
            )
        )
        .where(_differ(other, first, values))
        .group_by(*(first.c[n] for n in names))
        .subquery("differing")
    )
    shown_first = staged.alias("shown_first")
    differs = _differ(staged, shown_first, values)
    wrong = case((differs, _differing_names(target, staged, shown_first, values)), else_=null())
    return select(
        staged.c.line,
        staged.c[names[0]].label("value"),
        case((differs, differing.c.first_line), else_=differing.c.other_line).label("elsewhere"),
        wrong.label("columns"),
    ).select_from(
        staged.join(differing, on_key(staged, differing)).join(
            shown_first, shown_first.c.number == differing.c.first_number
        )
    )


def _differing_names(target: Target, one: Any, two: Any, values: list[str]) -> ColumnElement[str]:
    """The headings in which two staged rows differ, each with a comma before it."""
    words: ColumnElement[str] = literal("")
    for name in values:
        heading = next(iter(target.given[name]), name)
        words = words + case((one.c[name].is_distinct_from(two.c[name]), f", {heading}"), else_="")
    return words


def _conflict_words(
    target: Target, fact: Table, tabs: Sequence[str], made: str = ""
) -> Callable[[Any], Problem]:
    """`made`: of what the id was made, where the file does not have it."""
    day = target.dated.day if target.dated else None
    headings = [next(iter(target.given[name]), name) for name in key_of(fact) if name != day]
    key = headings[0]
    within = f" of the same {' and '.join(headings[1:])}" if headings[1:] else ""

    def line(number: int) -> str:
        return place_of(number, tabs) if tabs else f"Line {number}"

    def words(row: Any) -> Problem:
        names = dict.fromkeys((row.columns or "").removeprefix(", ").split(", "))
        differing = ", ".join(n for n in names if n) or "values"
        return Problem(
            ReasonCode.REPEATED_KEY,
            key,
            shown(str(row.value)),
            f"{line(row.elsewhere)} has the same {made or key}{within}, but another {differing}."
            if row.columns
            else f"{line(row.elsewhere)} has the same {made or key}{within}, but other values.",
            "Keep the line that is right, take the other out, and import the file again.",
        )

    return words


def _unknown(reference: Reference, scope: Scope, strictly: bool) -> Select[Any]:
    """Rows that name what is not there, or not in the importer's reach.

    `strictly`: what is named has to lie in the importer's region, as it places the row, or to have lain
    there on the day of the row. Otherwise the importer may also name whom facts of the own region name
    already.
    """
    staged = STAGED[reference.staged]
    value = staged.c[reference.column]
    named = FACTS[reference.table].alias("named")
    there = exists().where(named.c[reference.key] == value)
    if scope.regions is not None:
        there = there.where(named.c.region.in_(scope.regions))
    known: list[ColumnElement[bool]] = [there]
    if scope.regions is not None and not strictly:
        known += _named_here(reference.table, value, scope.regions)
    if scope.regions is not None and strictly:
        known.append(_was_own(reference, scope.regions))
    if reference.within_file:
        here = STAGED[reference.table].alias("here")
        known.append(exists().where(here.c[reference.key] == value))
    return select(staged.c.line, value.label("value")).where(value.is_not(None), ~or_(*known))


def _was_own(through: Reference, regions: tuple[int, ...]) -> ColumnElement[bool]:
    """Whether, on the day of a row, whom it names was in the importer's region: it may come late."""
    staged = STAGED[through.staged]
    found = placement.who_and_when(FACTS[through.staged], staged)
    if found is None or found[0].name != through.column:
        return false()
    region = schema.person_periods.c.region
    held = select(region).where(placement.held_on(*found), region.in_(regions))
    return held.correlate(staged).exists()


def _named_here(
    table: str, value: ColumnElement[Any], regions: tuple[int, ...]
) -> list[ColumnElement[bool]]:
    """Whether pairs of some regions name a person, or people of them were in a program."""
    if table == schema.participants.name:
        pairs = schema.pairs.alias("pairs_here")
        members = (pairs.c.coach_id, pairs.c.mentee_id, pairs.c.il_id)
        return [exists().where(pairs.c.region.in_(regions), or_(*(m == value for m in members)))]
    if table == schema.programs.name:
        people = schema.participants.alias("people_here")
        places = schema.participant_places.alias("places_here")
        return [
            exists().where(
                people.c.region.in_(regions),
                places.c.participant_id == people.c.participant_id,
                places.c.program_number == value,
            )
        ]
    return []


def _unknown_words(reference: Reference, scope: Scope) -> Callable[[Any], Problem]:
    where = "in the database" if scope.regions is None else "in your region"
    ask = "" if scope.regions is None else " If it belongs to another region, ask EEC staff."

    def words(row: Any) -> Problem:
        return Problem(
            ReasonCode.UNKNOWN_REFERENCE,
            reference.heading,
            shown(str(row.value)),
            f"There is no {reference.what} {shown(str(row.value))} {where}.",
            f"Import {reference.import_first} first, or correct the id.{ask}",
        )

    return words
