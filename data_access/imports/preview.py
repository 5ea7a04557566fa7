"""Shows what importing a file would do, by doing it in a transaction that is always rolled back."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, exists, func, select

from config.count_words import counted
from config.date_words import day_words, month_words
from config.maps import ColumnMap, heading_mark
from config.program import dosage
from config.program.breakdowns import BREAKDOWNS, UNPLACED
from config.program.calendars import month_of, provisional_from
from config.roles import ROLES, Reach
from data_access.asking.answers import Cell
from data_access.asking.ask import ask
from data_access.asking.policy import WithholdingPolicy
from data_access.imports import ledger, made_ids, said_months, saving
from data_access.imports.checking import Checked, Progress, check
from data_access.imports.class_preview import ScoredDomain, scored_domains, unlikely_climate
from data_access.imports.columns import OneOf, SeveralOf, accepted, shown
from data_access.imports.forgotten import forgotten
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Dated, Format, Log, RowDoubt
from data_access.imports.headings import FileRefused, nameless
from data_access.imports.line_ranges import place_of
from data_access.imports.maps import check_map, expected_headings
from data_access.imports.pipeline import Refusal, context_of, examine, said_of
from data_access.imports.reader import Lines, mark_of, open_lines
from data_access.imports.reason_codes import ReasonCode
from data_access.imports.rows import RowTyper
from data_access.imports.spool import temporary_spool
from data_access.imports.staging import (
    CHANGED,
    FACTS,
    JUDGED,
    NEW,
    STAGED,
    UNCHANGED,
    Staging,
    WhichLines,
    key_of,
    staged_refusals,
    staged_rows,
)
from data_access.imports.told import is_told
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage import schema
from data_access.storage.csv_lines import lines as csv_lines
from data_access.storage.database import (
    Database,
    Reader,
)
from data_access.storage.scope import Scope
from data_access.summaries import one_id
from data_access.summaries.refresh import refresh

# Computing the figures afterwards requires saving the rows, and SQLite lets nobody else save
# meanwhile: with 350,000 sessions, a file of this size makes others wait for about two seconds.
MOST_ROWS_FOR_FIGURES = 30_000
SHOWN_REFUSALS = 200
SHOWN_ROWS = 8
REFUSALS_HEADER = ("line", "column", "value", "reason", "remedy")

# The figures affected most by a format; others may change slightly and are left to the pages.
FIGURES: dict[str, tuple[str, ...]] = {
    "programs": ("programs",),
    "participants": ("pairs_served", "baseline_first"),
    "pairs": ("pairs_served", "contact_months", "staying"),
    "sessions": ("contact_months", "checklist_adherence", "contact_minutes", "dose_ratio"),
    "goals": ("goals_set", "goal_attainment"),
    "class": ("class_coverage", "baseline_first", "class_mean"),
    "class_summary": ("class_coverage", "baseline_first", "class_mean"),
    "employment": ("same_program", "in_field"),
    "funds": ("stipends_paid", "items_issued"),
}


@dataclass(frozen=True)
class Recognised:
    """How the file was read. `columns`: (heading in the file, our column that it provides)."""

    format: str
    map_name: str | None
    sheet: str
    delimiter: str
    encoding: str
    date_format: str | None
    heading_line: int
    columns: tuple[tuple[str, str], ...]
    constants: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    tabs: tuple[str, ...] = ()  # of a workbook, where several are read together
    night_times: str | None = None
    tabs_left: int = 0  # that hold something and are not read
    made: tuple[str, ...] = ()  # ids that the file does not have
    new_to_map: tuple[str, ...] = ()  # of what is ignored: what nobody has left out before


@dataclass(frozen=True)
class AsItStands:
    """The first lines of a file whose columns become rows, as they stand in it."""

    headings: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class SampleRow:
    """A row as it would be stored; `fate` is new, changed, unchanged or taken."""

    line: int
    fate: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Doubt:
    """Something that is accepted as it is, but that a person should check."""

    title: str
    text: str


@dataclass(frozen=True)
class FigureChange:
    """A figure now and after saving, by the measure's key, or why the two are not shown together."""

    measure: str
    now: Cell | None
    after: Cell | None
    why: str = ""


@dataclass(frozen=True)
class Preview:
    """What importing a file would do. Rows = new + changed + unchanged + taken + refused; and left out.

    `rows_taken`: rows of which the sender is not told whether they are new, changed or unchanged.
    """

    recognised: Recognised
    rows_total: int
    rows_new: int
    rows_changed: int
    rows_unchanged: int
    rows_refused: int
    blank: int
    lines: WhichLines
    refusals: tuple[Refusal, ...]
    refusals_total: int
    headings: tuple[str, ...]
    rows: tuple[SampleRow, ...]
    doubts: tuple[Doubt, ...]
    earlier_on: date | None
    earlier_by: str
    figures: tuple[FigureChange, ...]
    figures_left_out: str  # why there are none
    figures_from: str
    figures_to: str
    rows_taken: int = 0
    before: AsItStands | None = None
    domains: tuple[ScoredDomain, ...] = ()  # of CLASS scores
    rows_left_out: int = 0  # as was said of them: of people who are not in the program
    lines_left_out: str = ""
    rows_unknown_words: int = 0  # refused for words that the file's map does not know

    @property
    def rows_in_file(self) -> int:
        """All rows, with those that are left out."""
        return self.rows_total + self.rows_left_out

    @property
    def rows_touched(self) -> int:
        """The rows there are to save."""
        return self.rows_new + self.rows_changed + self.rows_taken

    @property
    def can_be_saved(self) -> bool:
        """Whether there is anything to confirm."""
        return self.rows_touched > 0


@cache
def _adapter() -> TypeAdapter[Preview]:
    return TypeAdapter(Preview)


def to_json(preview: Preview) -> dict[str, Any]:
    """The preview as JSON."""
    made: dict[str, Any] = _adapter().dump_python(preview, mode="json")
    return made


def from_json(kept: Mapping[str, Any]) -> Preview:
    """The preview from the stored JSON."""
    return _adapter().validate_python(dict(kept))


@dataclass(frozen=True)
class FileToRead:
    """Who sent the file, and how to read it."""

    scope: Scope
    format: str
    file_name: str
    sent_by: str
    today: date
    column_map: ColumnMap | None = None
    encoding: str | None = None


def preview(
    database: Database,
    path: Path,
    asked: FileToRead,
    policy: WithholdingPolicy,
    progress: Progress,
    refusals_file: Path | None = None,
) -> Preview:
    """Read a file and say what importing it would do; also write all refusals to a CSV file.

    Raises FileRefused and MapRefused if the file cannot be accepted at all, and DatabaseUnavailable.
    """
    if asked.scope.is_empty:
        raise FileRefused("This account may not import: it has no region. Ask an administrator.")
    form, column_map = FORMATS[asked.format], asked.column_map
    if column_map is not None:
        check_map(column_map, form)
    lines = open_lines(path, expected_headings(form, column_map), asked.encoding)
    context = context_of(column_map, asked.today, lines)
    typer = RowTyper(form, lines.headings.taken, context, column_map)
    with temporary_spool() as spool:
        ids = made_ids.maker(database, asked.scope, form, column_map)
        gone = forgotten(database, form)
        checked = check(form, asked.scope, lines, typer, spool, progress, ids, gone)
        why = _why_no_figures(form, asked.scope, checked.lines)
        progress(checked.lines, "checking")
        with database.checking() as connection:
            merged = one_id.is_folded(connection)
        # Files are compared with facts as these were filed, so they are turned back for the trial.
        with database.trying(changes_facts=not why or merged) as connection:
            trial = _Trial(connection, asked, checked, lines, policy)
            return trial.preview(path, why, refusals_file, alone=not why or merged)


def _why_no_figures(form: Format, scope: Scope, rows: int) -> str:
    role = ROLES.get(scope.role)
    if role is None or role.reach is Reach.NONE:
        return "Your role shows no figures, so none are compared."
    if form.key not in FIGURES:
        return "This kind of file changes none of the headline figures."
    if rows > MOST_ROWS_FOR_FIGURES:
        return (
            f"The file has more than {MOST_ROWS_FOR_FIGURES:,} rows. The figures are counted once "
            "it is saved: to count them before would keep others from saving."
        )
    return ""


# What is placed by dated facts and named in a preview: words, table and its key.
_MOVED = (
    ("pairs", schema.pairs, "pair_id"),
    ("CLASS observations", schema.class_records, "observation_id"),
)
_PLACES = ("region", "program_type", "role")
Placed = dict[tuple[str, str], tuple[Any, ...]]


@dataclass(frozen=True)
class _Trial:
    """One file inside a transaction that will be rolled back."""

    connection: Connection
    asked: FileToRead
    checked: Checked
    lines: Lines
    policy: WithholdingPolicy

    def preview(self, path: Path, why: str, refusals_file: Path | None, alone: bool) -> Preview:
        """`alone`: nobody else writes meanwhile, so facts may be changed until the trial is over."""
        today, merged = self.asked.today, False
        if alone:
            ledger.take_turn(self.connection)
            merged = one_id.unfold(self.connection, today)
        told = is_told(self.asked.scope, self.asked.format)
        staging = Staging(self.connection, self.checked, told)
        counts = examine(staging, self.asked.scope, self.asked.today)
        refused = staging.refused_lines()
        if refusals_file is not None:
            _write_refusals(self.connection, refusals_file, self.lines.tabs)
        headings, rows = self._sample(staging, told)
        domains = scored_domains(self.connection, self._columns()) if self._has_scores else ()
        doubts = tuple(self._doubts(staging))
        span = self._span(staging)
        if not why and not (counts.new or counts.changed if told else counts.taken):
            why = "Nothing would change."
        if merged:
            refresh(self.connection, today)
        placed = {} if why else self._placed()
        figures = () if why else self._figures(staging, span, told)
        doubts += () if why else tuple(self._moves(placed))
        earlier = self._earlier(path)
        return Preview(
            recognised=self._recognised(),
            rows_total=counts.taken + refused,
            rows_new=counts.new if told else 0,
            rows_changed=counts.changed if told else 0,
            rows_unchanged=counts.unchanged if told else 0,
            rows_taken=0 if told else counts.taken,
            rows_refused=refused,
            blank=self.lines.blank,
            lines=staging.lines() if told else staging.lines().untold(),
            refusals=tuple(
                Refusal(r.line, r.column_name, r.value, r.reason, r.remedy, r.reason_code)
                for r in staging.refusals(SHOWN_REFUSALS)
            ),
            refusals_total=_count(self.connection, staged_refusals),
            headings=headings,
            rows=rows,
            doubts=doubts,
            earlier_on=earlier.on if earlier else None,
            earlier_by=earlier.by if earlier else "",
            figures=figures,
            figures_left_out=why,
            figures_from=span[0],
            figures_to=span[1],
            before=self._before(),
            domains=domains,
            rows_left_out=len(self.checked.left_out),
            lines_left_out=", ".join(self.checked.left_out),
            rows_unknown_words=self._of_unknown_words(),
        )

    def _of_unknown_words(self) -> int:
        """How many rows are refused for words that the map does not know; 0 without a map."""
        if self.asked.column_map is None:
            return 0
        kinds = (OneOf, SeveralOf)
        worded = [c.heading for c in self.checked.form.columns if isinstance(c.kind, kinds)]
        c = staged_refusals.c
        rows = select(func.count(c.line.distinct())).where(
            c.reason_code == ReasonCode.NOT_A_CHOICE.value, c.column_name.in_(worded)
        )
        return int(self.connection.execute(rows).scalar_one())

    @property
    def _has_scores(self) -> bool:
        return any(t.table == schema.class_scores.name for t in self.checked.form.targets)

    def _before(self) -> AsItStands | None:
        """Only the columns that are read; what is left out is nobody's to show."""
        if not self.checked.first:
            return None
        headings = self.lines.headings
        return AsItStands(
            tuple(shown(" ".join(headings.names[p].split())) for p in headings.kept),
            tuple(
                (line, tuple(shown(texts[p]) for p in headings.kept))
                for line, texts in self.checked.first
            ),
        )

    def _recognised(self) -> Recognised:
        headings, column_map = self.lines.headings, self.asked.column_map
        return Recognised(
            format=self.asked.format,
            map_name=(column_map.name or None) if column_map else None,
            sheet=self.lines.sheet,
            delimiter=self.lines.delimiter,
            encoding=self.lines.encoding,
            date_format=column_map.date_format if column_map else None,
            heading_line=headings.row + 1,
            columns=self._columns(),
            constants=tuple(column_map.constants.items()) if column_map else (),
            ignored=self._ignored(),
            tabs=self.lines.tabs,
            night_times=column_map.night_times if column_map else None,
            tabs_left=len(self.lines.unread()),
            made=self.checked.made,
            new_to_map=_not_yet_left_out(self._ignored(), column_map),
        )

    def _ignored(self) -> tuple[str, ...]:
        """The columns that are left out, without those in which nothing stands, not even a heading."""
        empty = set(map(nameless, self.checked.empty))
        return tuple(heading for heading in self.lines.headings.ignored if heading not in empty)

    def _columns(self) -> tuple[tuple[str, str], ...]:
        headings = self.lines.headings
        return tuple(
            (" ".join(shown(headings.names[place]).split()), ours) for ours, place in headings.taken
        )

    def _earlier(self, path: Path) -> ledger.Earlier | None:
        asked = self.asked
        entry = ledger.LedgerEntry(
            format=asked.format,
            file_name=asked.file_name,
            mark=mark_of(path),
            map_name=None,
            imported_by=asked.sent_by,
            region=asked.scope.only_region,
            started_at=ledger.now(),
        )
        return ledger.earlier_import(self.connection, entry, asked.scope)

    # -- rows ---------------------------------------------------------------------------------

    def _sample(
        self, staging: Staging, told: bool
    ) -> tuple[tuple[str, ...], tuple[SampleRow, ...]]:
        """The first rows as they would be stored, in the columns that the file provides."""
        form = self.checked.form
        staged = STAGED[form.primary]
        (target,) = (t for t in form.targets if t.table == form.primary)
        kinds = {c.heading: c.kind for c in form.columns}
        columns = {
            name: headings
            for name, headings in target.given.items()
            if self.checked.present.intersection(headings)
            and (name in kinds or name in key_of(FACTS[form.primary]))
        }
        found = self.connection.execute(
            select(staged.c.line, staged_rows.c.status, *(staged.c[name] for name in columns))
            .join(staged_rows, staged_rows.c.line == staged.c.line)
            .order_by(staged.c.number)
            .limit(SHOWN_ROWS)
        )
        labels = {
            name: {c.code: c.label for h in headings if h in kinds for c in accepted(kinds[h])}
            for name, headings in columns.items()
        }
        fates = {NEW: "new", CHANGED: "changed", UNCHANGED: "unchanged"}
        rows = tuple(
            SampleRow(
                line,
                fates[status] if told else "taken",
                tuple(
                    _in_words(value, labels[name])
                    for name, value in zip(columns, values, strict=True)
                ),
            )
            for line, status, *values in found
        )
        return tuple(columns), rows

    def _doubts(self, staging: Staging) -> Iterator[Doubt]:
        for title, text in said_of(self.lines, self.checked, staging):
            yield Doubt(title, text)
        if self.lines.blank:
            yield Doubt(f"Empty lines: {self.lines.blank:,}.", "They are passed over.")
        if self.lines.hidden:
            yield Doubt(
                f"Hidden rows: {self.lines.hidden:,}.",
                "The workbook does not show them (a filter, or rows hidden by hand); they are read "
                "like the others. Show them and look at them, or take them out.",
            )
        if empty := self.checked.without_entry:
            yield Doubt(
                f"Lines without an entry in any of the turned columns: {empty:,}.",
                "Nothing is stored of them.",
            )
        if granted := self.checked.granted:
            more = f" And {len(granted) - 12:,} more." if len(granted) > 12 else ""
            yield Doubt("Values that could be meant otherwise.", f"{' '.join(granted[:12])}{more}")
        if self._has_scores and (bad := unlikely_climate(self.connection)):
            yield Doubt(
                f"Scores of Negative Climate that hardly any room has: {bad.number:,}.",
                f"Of almost every room it is 1 or 2 as scored, and 6 or 7 as its absence. Here it is "
                f"otherwise, like {bad.score:g} of observation {bad.observation}. Where 7 is best, "
                "write reversed into nc_orientation.",
            )
        if log := self.checked.form.log:
            yield from self._late_months(log)
            yield from self._under_other_ids(log)
        yield from self._closed_months(staging)
        for dated, moved in staging.moved_today(self.asked.today):
            one, several = dated.of
            change = "changes" if dated.words.startswith("The ") else "change"
            yield Doubt(
                f"{dated.words} of {moved:,} {one if moved == 1 else several} {change} from "
                f"{day_words(self.asked.today)} on.",
                f"{dated.rest[0].upper()}{dated.rest[1:]} stay where they were. Where the change "
                "began on another day, write that day; where it corrects a mistake, write "
                f"\u201calways\u201d: column {self._heading_of(dated)}.",
            )
        for doubt in self.checked.form.doubts:
            if rows := self._rows_in_doubt(doubt):
                yield Doubt(doubt.title.format(rows=f"{rows:,}"), doubt.text)
        judged = JUDGED[self.checked.form.primary]
        same = select(staged_rows.c.line).where(staged_rows.c.status == UNCHANGED)
        told = is_told(self.asked.scope, self.asked.format)
        twice = _count(
            self.connection,
            judged,
            judged.c.chosen == 0,
            *([judged.c.line.in_(same)] if told else ()),
        )
        twice -= self.checked.sent_again  # said already, in other words
        if twice > 0:
            yield Doubt(
                f"Rows that stand in the file twice: {twice:,}.",
                "They say the same each time and are stored once.",
            )

    def _placed(self) -> Placed:
        """Where and as what the pairs and observations in reach count; of files that say it alone."""
        if not any(target.dated for target in self.checked.form.targets):
            return {}
        reader = Reader(self.connection, self.asked.scope)
        out: Placed = {}
        for what, table, key in _MOVED:
            rows = reader.rows(table)
            columns = [rows.c[name] for name in _PLACES]
            out |= {
                (what, row[0]): tuple(row[1:])
                for row in reader.execute(select(rows.c[key], *columns))
            }
        return out

    def _moves(self, before: Placed) -> Iterator[Doubt]:
        """What of earlier times would count elsewhere, or as something else, once the file is saved."""
        after = self._placed()
        moved: Counter[tuple[str, str, str, str]] = Counter()
        gone: Counter[str] = Counter()
        for (what, key), place in before.items():
            there = after.get((what, key))
            if there is None:
                gone[what] += 1
                continue
            for name, then, now in zip(_PLACES, place, there, strict=True):
                if then != now:
                    words = BREAKDOWNS[name].text
                    moved[
                        what, name, words(str(then or UNPLACED)), words(str(now or UNPLACED))
                    ] += 1
        told = [
            f"{counted(n, what)} from {then} to {now}"
            for (what, _, then, now), n in sorted(moved.items())
        ]
        told += [f"{counted(n, what)} out of your region" for what, n in sorted(gone.items())]
        if told:
            yield Doubt(
                "What lies in earlier times would count elsewhere, or as something else.",
                f"{'; '.join(told)}; with all that belongs to them. That is right where the file "
                "corrects a mistake. Where somebody or something changed, write the day of the "
                "change instead.",
            )

    def _heading_of(self, dated: Dated) -> str:
        (target,) = (t for t in self.checked.form.targets if t.dated is dated)
        return target.given[dated.day][0]

    def _rows_in_doubt(self, doubt: RowDoubt) -> int:
        """New and changed rows of which a doubt is said."""
        staged, judged = STAGED[doubt.table], JUDGED[doubt.table]
        return int(
            self.connection.execute(
                select(func.count())
                .select_from(staged.join(judged, judged.c.number == staged.c.number))
                .where(judged.c.status > UNCHANGED, doubt.where(staged.c))
            ).scalar_one()
        )

    def _late_months(self, log: Log) -> Iterator[Doubt]:
        staged, judged = STAGED[log.table], JUDGED[log.table]
        month = staged.c[log.month]
        closed = provisional_from(self.asked.today, dosage.PROVISIONAL_UNTIL_DAY)
        found = self.connection.execute(
            select(month.label("month"), judged.c.status, func.count().label("rows"))
            .join(judged, judged.c.number == staged.c.number)
            .where(judged.c.status > UNCHANGED, month < closed)
            .group_by(month, judged.c.status)
            .order_by(month)
        )
        words = {NEW: "added late", CHANGED: "changed"}
        parts = [f"{month_words(r.month)}: {r.rows:,} {words[r.status]}" for r in found]
        if parts:
            yield Doubt(
                "Months that were closed would change.",
                f"{'; '.join(parts[:12])}{' …' if len(parts) > 12 else ''}.",
            )

    def _under_other_ids(self, log: Log) -> Iterator[Doubt]:
        """New rows with made ids of a pair and day that have a row already: they may be the same ones."""
        of = self.checked.form.without_ids
        if of is None or of.own not in self.checked.made:
            return
        if not is_told(self.asked.scope, self.asked.format):
            return
        staged, judged, fact = STAGED[log.table], JUDGED[log.table], FACTS[log.table]
        known = exists().where(
            fact.c[log.pair] == staged.c[log.pair],
            fact.c[log.day] == staged.c[log.day],
            fact.c[of.own].not_in(select(staged.c[of.own])),
        )
        rows = self.connection.execute(
            select(func.count())
            .select_from(staged.join(judged, judged.c.number == staged.c.number))
            .where(judged.c.status == NEW, judged.c.chosen == 1, known)
        ).scalar_one()
        if rows:
            yield Doubt(
                f"New {log.many} of a pair and day that have another {log.one} already: {rows:,}.",
                "Where it is the same one, sent with an id of its own or with another place or start, it "
                "would count twice: undo the earlier import first, or leave this file.",
            )

    def _closed_months(self, staging: Staging) -> Iterator[Doubt]:
        """The months that their region has closed, and of which the file brings rows all the same."""
        brought = saving.months_stated(staging)
        if not brought:
            return
        said = said_months.closed(self.connection, brought)
        parts = [
            f"{month_words(one.month)}, closed by {one.said_by} on {day_words(one.said_on)}"
            for one in said
        ]
        if parts:
            yield Doubt(
                "Months that their region has closed would change.",
                f"{'; '.join(parts[:12])}{' …' if len(parts) > 12 else ''}. The file is taken; Files due "
                "then says that the month was changed since. Open it again there if more is to come.",
            )

    # -- figures ------------------------------------------------------------------------------

    def _span(self, staging: Staging) -> tuple[str, str]:
        """The months to compare: those the pages show, extended to those of a log's entries."""
        first, last = Filters().months(self.asked.today)
        log = self.checked.form.log
        if log is None:
            return first, last
        staged, judged = STAGED[log.table], JUDGED[log.table]
        oldest, newest = self.connection.execute(
            select(func.min(staged.c[log.month]), func.max(staged.c[log.month]))
            .join(judged, judged.c.number == staged.c.number)
            .where(judged.c.status > UNCHANGED)
        ).one()
        this_month = month_of(self.asked.today)
        return min(first, oldest or first), min(max(last, newest or last), this_month)

    def _figures(
        self, staging: Staging, span: tuple[str, str], told: bool
    ) -> tuple[FigureChange, ...]:
        """The figures without and with the file; outcomes only where their values may be looked up.

        An outcome that stays the same would tell that a guess in the file is right.
        """
        keys = [key for key in FIGURES[self.asked.format] if told or not MEASURES[key].is_outcome]
        before = self._ask(keys, span)
        one_id.unfold(self.connection, self.asked.today)
        saving.save(staging, 0, None)
        refresh(self.connection, self.asked.today)
        after = self._ask(keys, span)
        people = self._people_touched(staging)
        return tuple(
            comparable(key, now, then, people, self.policy.minimum_people)
            for (key, now), (_, then) in zip(before, after, strict=True)
        )

    def _ask(self, keys: Sequence[str], span: tuple[str, str]) -> list[tuple[str, Cell]]:
        reader = Reader(self.connection, self.asked.scope)
        filters = Filters(first=span[0], last=span[1])
        return [
            (key, cell)
            for key in keys
            for cell in ask(
                reader, MEASURES[key], filters, (), self.asked.today, self.policy
            ).cells[:12]
        ]

    def _people_touched(self, staging: Staging) -> int:
        """The number of people (or pairs) in the new and changed rows; 0 if that is not known."""
        for touch in self.checked.form.touches:
            if touch.into in ("people", "pairs") and touch.through is None:
                staged, judged = STAGED[touch.staged], JUDGED[touch.staged]
                return int(
                    self.connection.execute(
                        select(func.count(func.distinct(staged.c[touch.column])))
                        .select_from(staged.join(judged, judged.c.number == staged.c.number))
                        .where(judged.c.status > UNCHANGED)
                    ).scalar_one()
                )
        return 0


def comparable(
    measure: str, now: Cell, after: Cell, people_touched: int, minimum: int
) -> FigureChange:
    """A figure before and after, unless the two would reveal the outcome of only a few people.

    The difference shows what the file's rows add: for outcomes, these must be about at least as many
    people as a page requires.
    """
    change = FigureChange(measure, _bare(now), _bare(after))
    if not MEASURES[measure].is_outcome or now == after:
        return change
    if now.suppression or after.suppression:
        why = "Too few people to show it, now or after."
    elif now.is_empty and after.is_empty:
        return change
    elif people_touched < minimum or 0 < abs((after.people or 0) - (now.people or 0)) < minimum:
        why = f"The rows are about fewer than {minimum} people, so the two are not shown together."
    else:
        return change
    where = Cell(now.where)
    return FigureChange(measure, where, where, why)


def _not_yet_left_out(ignored: tuple[str, ...], column_map: ColumnMap | None) -> tuple[str, ...]:
    known = column_map.left_out if column_map else ()
    return tuple(heading for heading in ignored if heading_mark(heading) not in known)


def _bare(cell: Cell) -> Cell:
    """A cell without what the preview does not show."""
    compared = replace(cell, against_rest=None, rest_withheld=False, not_compared="")
    return replace(compared, low=None, high=None, spread=None)


def _in_words(value: Any, labels: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value in labels:
        return labels[value]
    return f"{value:g}" if isinstance(value, float) else str(value)


def _count(connection: Connection, table: Any, *where: Any) -> int:
    return int(
        connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()
    )


def _write_refusals(connection: Connection, path: Path, tabs: Sequence[str]) -> None:
    c = staged_refusals.c
    found = connection.execute(
        select(c.line, c.column_name, c.value, c.reason, c.remedy).order_by(c.line, c.number)
    )
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        rows = ((place_of(line, tabs), *rest) for line, *rest in found)
        file.writelines(csv_lines(REFUSALS_HEADER, rows))
