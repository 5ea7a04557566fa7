"""Checks a file line by line, without a database, and spools its facts and its refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import Any

from data_access.imports import line_ends
from data_access.imports.columns import Problem
from data_access.imports.days import is_date
from data_access.imports.forgotten import Forgotten
from data_access.imports.formats.record import Format, Row, Target
from data_access.imports.headings import FileRefused, Line, OtherWidth
from data_access.imports.line_ranges import place_of
from data_access.imports.made_ids import IdMaker, NotInProgram
from data_access.imports.named_people import KnownPair
from data_access.imports.noted import Oddity
from data_access.imports.reader import Lines
from data_access.imports.reason_codes import ReasonCode
from data_access.imports.rows import RowTyper
from data_access.imports.spool import Spool
from data_access.storage.scope import Scope

# Lines held in memory at a time: few enough to stay near the processor, which halves the time.
BATCH = 250
PROGRESS_EVERY = 5_000
SHOWN_FIRST = 3  # lines of a wide file that are shown as they stand in it
# What a spool calls them; the other names are those of fact tables.
REFUSALS = "refusals"
TEXTS = "texts"  # of the lines of a file that cannot be gone through again

Progress = Callable[[int, str], None]


def not_yours(region: int) -> str:
    return f"Region {region} is not yours to import."


@dataclass
class Checked:
    """A file that was checked: what the spool holds, and how much of it.

    `present`: the format headings the file has. `lines` counts all lines but the blank ones;
    `refusals` the refused values. `tabs`: those that were read together. `granted`: sentences on
    what was taken for granted in them.
    """

    form: Format
    present: frozenset[str]
    spool: Spool
    tabs: tuple[str, ...] = ()
    lines: int = 0
    refusals: int = 0
    facts: dict[str, int] = field(default_factory=dict)
    granted: tuple[str, ...] = ()
    turned: bool = False  # whether a line may make several rows
    without_entry: int = 0  # lines of a wide file in which no turned column is filled
    made: tuple[str, ...] = ()  # the ids that the file does not have
    left_out: list[str] = field(
        default_factory=list
    )  # lines about people who are not in the program
    empty: tuple[int, ...] = ()  # positions of columns that have neither a heading nor a value
    told_by_order: int = 0  # rows that share all of which their id is made but their order
    begun_last: Mapping[KnownPair, int] = field(
        default_factory=dict
    )  # of several that day, its rows
    sent_again: int = 0  # rows with a made id that say all that an earlier one says
    first: list[tuple[int, tuple[str, ...]]] = field(
        default_factory=list
    )  # of a file that is reshaped


def check(
    form: Format,
    scope: Scope,
    lines: Lines,
    typer: RowTyper,
    spool: Spool,
    progress: Progress,
    ids: IdMaker | None = None,
    gone: Forgotten | None = None,
) -> Checked:
    """Read and check every line. Raises FileRefused where the file breaks off or has no lines.

    `ids` gives rows the ids that their file does not have; `gone` knows who was forgotten.
    """
    checked = Checked(form, typer.present, spool, lines.tabs, made=ids.made if ids else ())
    batch = _Batch(checked, scope, ids, gone)
    reshaping = typer.reshaping
    checked.turned = bool(reshaping.turned)
    empty = {p for p, name in enumerate(lines.headings.names) if not name.strip()}
    source, beside = iter(lines), _ColumnsBeside()
    while read := list(islice(source, BATCH)):
        checked.lines += len(read)
        read = [_whole(line, lines, typer) for line in read]
        if empty:
            empty -= {p for _, texts, _ in read for p in empty if "".join(texts[p : p + 1]).strip()}
        if lines.again is None:
            spool.add(TEXTS, [(number, texts) for number, texts, _ in read])
        batch.take_unreadable([(number, p) for number, _, p in read if p is not None])
        readable = [(number, texts) for number, texts, p in read if p is None]
        made = [(number, [*reshaping.lines(texts)]) for number, texts in readable]
        checked.without_entry += sum(not lines_made for _, lines_made in made)
        if reshaping.changes and len(checked.first) < SHOWN_FIRST:
            checked.first += [(n, tuple(texts)) for n, texts in readable[:SHOWN_FIRST]]
        typed = typer.typed([texts for _, lines_made in made for texts in lines_made])
        beside = _ColumnsBeside.of(beside, lines, readable) if ids else beside
        for (number, lines_made), (_, texts) in zip(made, readable, strict=True):
            batch.take(number, [*islice(typed, len(lines_made))], beside.texts(texts))
        batch.spool()
        if not checked.lines % PROGRESS_EVERY:
            progress(checked.lines, "reading")
    checked.empty = tuple(sorted(empty))
    checked.granted = tuple(dict.fromkeys(typer.granted))
    if ids:
        checked.told_by_order, checked.sent_again = ids.told_by_order, ids.sent_again
        checked.begun_last = +ids.begun_last
    if not checked.lines:
        raise FileRefused("The file has headings, but no rows below them.")
    return checked


@dataclass(frozen=True)
class _ColumnsBeside:
    """Where a line stands what is not read and no date: when a form was sent is not what it says."""

    places: tuple[int, ...] | None = None

    @staticmethod
    def of(
        known: _ColumnsBeside, lines: Lines, read: Sequence[tuple[int, Sequence[str]]]
    ) -> _ColumnsBeside:
        """The places by the first lines of the file; these stand."""
        if known.places is not None:
            return known
        kept = frozenset(lines.headings.kept)
        return _ColumnsBeside(
            tuple(
                place
                for place in range(lines.headings.width)
                if place not in kept and not any(is_date(texts[place]) for _, texts in read)
            )
        )

    def texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(texts[place].strip() for place in self.places or ())


def _whole(line: Line, lines: Lines, typer: RowTyper) -> Line:
    """The line, as wide as the headings where it lacks empty cells at its end alone, or has more."""
    number, texts, problem = line
    headings = lines.headings
    if not isinstance(problem, OtherWidth) or headings.five:
        return line
    settled = line_ends.settled(texts, headings.width, headings.kept, typer.fits, typer.fits_moved)
    if settled is None:
        return line
    lines.noted(Oddity.LINE_ENDS, f"line {place_of(number, lines.tabs)}")
    return number, settled, None


class _Batch:
    """The facts and refusals of some lines, on their way into the spool."""

    def __init__(
        self,
        checked: Checked,
        scope: Scope,
        ids: IdMaker | None = None,
        gone: Forgotten | None = None,
    ) -> None:
        form = checked.form
        self._ids, self._gone = ids, gone
        checked.facts = {target.table: 0 for target in form.targets}
        self._checked = checked
        self._spread = form.spread
        self._heading = None if scope.regions is None else form.region_heading
        self._scope = scope
        self._values = {target.table: _values_of(target) for target in form.targets}
        self._waiting: dict[str, list[tuple[Any, ...]]] = {t.table: [] for t in form.targets}
        self._refused: list[tuple[Any, ...]] = []

    def take_unreadable(self, lines: list[tuple[int, Problem]]) -> None:
        for line, problem in lines:
            self._refuse(line, [problem])

    def take(
        self,
        line: int,
        rows: Sequence[tuple[Row, list[Problem]]],
        beside: Sequence[str] = (),
    ) -> None:
        """The typed rows of a line with their problems: either all the facts, or refusals alone.

        `beside`: what the line says in columns that are not read.
        """
        # Of somebody who was forgotten nothing else is said, as it would be kept.
        gone = [p for row, _ in rows for p in (self._gone.problems(row) if self._gone else ())]
        problems = list(dict.fromkeys(gone or [p for _, found in rows for p in found]))
        if not problems and self._heading:
            problems = [p for row, _ in rows for p in self._not_yours(self._heading, row)]
        if problems:
            self._refuse(line, problems)
            return
        for row, _ in rows:
            if self._ids is None:
                self._keep(line, row)
                continue
            made = self._ids(row, beside)
            if isinstance(made, NotInProgram):
                place, left = place_of(line, self._checked.tabs), self._checked.left_out
                left += [place] if place not in left[-1:] else []  # a wide line is many rows
            elif isinstance(made, list):
                self._refuse(line, made)
            else:
                self._keep(line, made)

    def _keep(self, line: int, row: Row) -> None:
        for table, values in self._spread(row):
            number = self._checked.facts[table] = self._checked.facts[table] + 1
            self._waiting[table].append((number, line, *self._values[table](values)))

    def _not_yours(self, heading: str, row: Row) -> list[Problem]:
        region = row[heading]
        if region is None or self._scope.allows(region):
            return []
        return [
            Problem(
                ReasonCode.OTHER_REGION,
                heading,
                str(region),
                not_yours(region),
                "Take the row out, or ask EEC staff.",
            )
        ]

    def _refuse(self, line: int, problems: list[Problem]) -> None:
        for p in problems:
            self._checked.refusals += 1
            number = self._checked.refusals
            self._refused.append(
                (number, line, p.code.value, p.column, p.value, p.reason, p.remedy)
            )

    def spool(self) -> None:
        for table, rows in (*self._waiting.items(), (REFUSALS, self._refused)):
            self._checked.spool.add(table, rows)
            rows.clear()


def _values_of(target: Target) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    names = tuple(target.given)
    if len(names) == 1:
        return lambda values: (values[names[0]],)
    return itemgetter(*names)
