"""Where a figure comes from: the imports that wrote the facts behind it, down to file and line.

The rows of a measure's table that a question selects name their facts (`SOURCES`), and every fact
carries the import and the line that wrote it last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select, tuple_

from config.program.breakdowns import CARRIED, LABELS
from config.program.instruments import DIMENSION_LABELS
from config.roles import ROLES
from data_access.asking.ask import (
    ask,
    counting_of,
)
from data_access.asking.counting import Counting
from data_access.asking.policy import WithholdingPolicy
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Format
from data_access.imports.line_ranges import ranges
from data_access.imports.same_ids import OtherId, other_ids
from data_access.measures.filters import Filters
from data_access.measures.measure import Measure
from data_access.measures.span import Span
from data_access.storage import schema
from data_access.storage.database import Reader

Names = Mapping[str, str]  # column of a fact: column of the measure's table
Where = Callable[[Any], Sequence[ColumnElement[bool]]]


def _all(columns: Any) -> Sequence[ColumnElement[bool]]:
    return ()


def _of_record(observed: Any) -> Sequence[ColumnElement[bool]]:
    """Outside observers' own codes, which alone are counted."""
    return (observed.observer_role == "external", observed.double_code_of.is_(None))


@dataclass(frozen=True)
class Between:
    """A fact that does not name the measure's rows itself names a row that does."""

    table: Table
    own: str  # the fact's column
    other: str  # the column of `table` it names
    where: Where = _all


@dataclass(frozen=True)
class Source:
    """Facts that a measure's table is counted from, and how they name its rows.

    `named` may have alternatives: a pair names a person as mentee or as coach. `headings` are the
    columns of the files that are counted, besides the ids that hold rows together.
    """

    what: str
    fact: Table
    named: tuple[Names, ...]
    between: Between | None = None
    headings: tuple[str, ...] = ()


def _same(*names: str) -> tuple[Names, ...]:
    return ({name: name for name in names},)


_OBSERVED = Between(schema.class_observations, "observation_id", "observation_id", _of_record)
_PROGRAM_PLACE = ("program_type", "region_pac", "regions_from")
_PAIR_DAYS = ("cohort_year", "start_date", "planned_end", "end_date", "end_reason")
_CONTACT_DAYS = ("session_date", "status", "contact_type", "venue")
# By these a session that both members logged is known, so that it is counted once.
_SAME_SESSION = ("start_time", "minutes_total", "logged_by")
_GOAL_DAYS = ("set_date", "target_date", "status", "achieved_date")
# A file gives scores by cycle, or an observation's means in a column each.
_SCORES = (
    "instrument",
    "window",
    "obs_date",
    "observer_role",
    "nc_orientation",
    "minutes",
    "valid",
    "double_code_of",
    "dimension",
    "score",
    *DIMENSION_LABELS,
    "NC_absence",
)
_SURVEY_ITEMS = (
    "instrument",
    "version",
    "wave",
    "item",
    "value",
    "scale_min",
    "scale_max",
    "reverse",
)
_PAIRS = Source("pairs", schema.pairs, _same("pair_id"), headings=_PAIR_DAYS)
_SESSIONS = Source("coaching sessions", schema.sessions, _same("pair_id"), headings=_CONTACT_DAYS)
_PERSON_AND_YEAR = ({"educator_id": "person_id", "program_year": "program_year"},)
_SCORES_OF_YEAR = Source("CLASS scores", schema.class_scores, _PERSON_AND_YEAR, _OBSERVED, _SCORES)

_LOGGED_STEPS = Source(
    "coaching sessions",
    schema.sessions,
    _same("pair_id"),
    headings=("session_date", "status", "cycle_step", *_SAME_SESSION),
)

_WHO_OBSERVED = ("observer_id", "program_number")
_IN_PAIR_OF_YEAR = (
    {"coach_id": "person_id", "cohort_year": "program_year"},
    {"mentee_id": "person_id", "cohort_year": "program_year"},
)

# By the table a measure reads: the facts that are counted into it.
SOURCES: dict[str, tuple[Source, ...]] = {
    "programs": (
        Source(
            "programs",
            schema.programs,
            _same("program_number"),
            headings=(
                "eec_program_number",
                *_PROGRAM_PLACE,
                "region_licensing",
                "region_subsidy",
            ),
        ),
    ),
    "sessions": (
        Source(
            "coaching sessions",
            schema.sessions,
            _same("session_id"),
            headings=(*_CONTACT_DAYS, *_SAME_SESSION),
        ),
    ),
    "pair_months": (
        Source(
            "coaching sessions",
            schema.sessions,
            _same("pair_id", "month"),
            headings=(
                *_CONTACT_DAYS,
                *_SAME_SESSION,
                "minutes_observation",
                "minutes_conference",
                "strategies",
                "goals_addressed",
            ),
        ),
        _PAIRS,
    ),
    "pair_status": (_PAIRS,),
    "goal_scores": (
        Source(
            "goals",
            schema.goals,
            _same("pair_id"),
            headings=("goal_id", "set_date", "gas_level", "weight"),
        ),
        _PAIRS,
    ),
    "pair_goal_days": (
        Source("goals", schema.goals, _same("pair_id"), headings=("goal_id", "set_date")),
        _PAIRS,
    ),
    "goal_status": (
        Source(
            "goals",
            schema.goals,
            _same("goal_id"),
            headings=(*_GOAL_DAYS, "class_dimension"),
        ),
        Source(
            "coaching sessions",
            schema.sessions,
            _same("pair_id"),
            headings=("session_date", "goals_addressed", "goals_achieved"),
        ),
    ),
    "action_plans": (
        Source("goals", schema.goals, _same("pair_id"), headings=("set_date", "target_date")),
        _PAIRS,
    ),
    "step_status": (
        Source("action steps", schema.action_steps, _same("step_id"), headings=("due", "done")),
        Source("goals", schema.goals, _same("goal_id"), headings=("status",)),
    ),
    "cycle_states": (_LOGGED_STEPS,),
    "cycle_steps": (_LOGGED_STEPS,),
    "log_topics": (
        Source(
            "coaching sessions",
            schema.sessions,
            _same("pair_id", "month"),
            headings=(*_CONTACT_DAYS, *_SAME_SESSION, "strategies", "content", "cycle_step"),
        ),
    ),
    "class_windows": (
        Source(
            "CLASS scores",
            schema.class_scores,
            (
                {
                    "educator_id": "person_id",
                    "instrument": "instrument",
                    "program_year": "program_year",
                    "window": "window",
                },
            ),
            _OBSERVED,
            _SCORES,
        ),
    ),
    "class_changes": (
        Source(
            "CLASS scores",
            schema.class_scores,
            (
                {
                    "educator_id": "person_id",
                    "instrument": "instrument",
                    "program_year": "program_year",
                },
            ),
            _OBSERVED,
            _SCORES,
        ),
    ),
    "change_doses": (
        _SCORES_OF_YEAR,
        Source(
            "coaching sessions",
            schema.sessions,
            ({"person_id": "person_id", "program_year": "program_year"},),
            headings=(*_CONTACT_DAYS, *_SAME_SESSION, "strategies"),
        ),
    ),
    "class_agreement": (
        Source(
            "CLASS scores of the second observer",
            schema.class_scores,
            _same("observation_id", "cycle", "dimension"),
            headings=_SCORES,
        ),
        Source(
            "CLASS scores of the first observer",
            schema.class_scores,
            _same("observation_id"),
            Between(schema.class_observations, "observation_id", "double_code_of"),
            _SCORES,
        ),
    ),
    "class_evidence": (
        _SCORES_OF_YEAR,
        Source("observers", schema.class_observations, _PERSON_AND_YEAR, None, _WHO_OBSERVED),
        Source(
            "coaching sessions",
            schema.sessions,
            _same("person_id", "program_year"),
            headings=(*_CONTACT_DAYS, *_SAME_SESSION),
        ),
        Source("pairs", schema.pairs, _IN_PAIR_OF_YEAR, headings=("coach_id", *_PAIR_DAYS)),
    ),
    "employment_outcomes": (
        Source(
            "employment",
            schema.employment,
            ({"participant_id": "person_id"},),
            headings=("as_of", "status", "source"),
        ),
        Source(
            "pairs",
            schema.pairs,
            (
                {"mentee_id": "person_id", "cohort_year": "cohort"},
                {"coach_id": "person_id", "cohort_year": "cohort"},
            ),
            headings=("cohort_year", "start_date"),
        ),
    ),
    "participation": (
        Source(
            "pairs",
            schema.pairs,
            (
                {"mentee_id": "person_id", "cohort_year": "program_year"},
                {"coach_id": "person_id", "cohort_year": "program_year"},
                {"il_id": "person_id", "cohort_year": "program_year"},
            ),
            headings=("cohort_year", "start_date"),
        ),
    ),
    "coach_loads": (
        Source(
            "pairs",
            schema.pairs,
            ({"coach_id": "person_id", "cohort_year": "program_year"},),
            headings=("cohort_year", "mentee_id", "start_date"),
        ),
    ),
    "coach_months": (
        Source(
            "attendance",
            schema.attendance,
            ({"participant_id": "person_id"},),
            headings=("event_type", "date"),
        ),
        Source("pairs", schema.pairs, ({"coach_id": "person_id"},), headings=_PAIR_DAYS),
    ),
    "support_years": (
        Source(
            "support paid",
            schema.funds,
            ({"participant_id": "person_id", "sfy": "sfy"},),
            headings=("kind", "sfy", "amount", "hours", "approved", "paid"),
        ),
        Source(
            "attendance",
            schema.attendance,
            ({"participant_id": "person_id"},),
            headings=("date", "hours"),
        ),
        Source(
            "coaching sessions",
            schema.sessions,
            _IN_PAIR_OF_YEAR,
            Between(schema.pairs, "pair_id", "pair_id"),
            (*_CONTACT_DAYS, *_SAME_SESSION),
        ),
        Source("pairs", schema.pairs, _IN_PAIR_OF_YEAR, headings=("cohort_year",)),
    ),
    "class_records": (
        Source(
            "CLASS observations",
            schema.class_observations,
            _same("observation_id"),
            headings=("observer_id", "cert_expires", "obs_date"),
        ),
        Source(
            "CLASS cycles",
            schema.class_cycles,
            _same("observation_id"),
            headings=("cycle", "minutes", "valid"),
        ),
    ),
    "class_consistency": (
        Source("CLASS scores", schema.class_scores, _same("observation_id"), headings=_SCORES),
    ),
    "class_baselines": (
        Source(
            "CLASS scores",
            schema.class_scores,
            (
                {
                    "educator_id": "person_id",
                    "instrument": "instrument",
                    "program_year": "program_year",
                },
            ),
            _OBSERVED,
            _SCORES,
        ),
        Source(
            "pairs",
            schema.pairs,
            ({"mentee_id": "person_id", "cohort_year": "program_year"},),
            headings=("cohort_year", "end_date", "end_reason"),
        ),
    ),
    "survey_due": (
        Source(
            "survey answers",
            schema.surveys,
            (
                {
                    "respondent_id": "person_id",
                    "instrument": "survey",
                    "wave": "wave",
                    "about_mentee_id": "about_id",
                },
            ),
            headings=("instrument", "wave", "item", "value"),
        ),
        Source(
            "pairs",
            schema.pairs,
            (
                {"mentee_id": "person_id", "cohort_year": "program_year"},
                {"coach_id": "person_id", "cohort_year": "program_year"},
            ),
            headings=_PAIR_DAYS,
        ),
    ),
    "survey_scores": (
        Source(
            "survey answers",
            schema.surveys,
            (
                {
                    "respondent_id": "person_id",
                    "instrument": "survey",
                    "version": "version",
                    "program_year": "program_year",
                },
            ),
            headings=_SURVEY_ITEMS,
        ),
    ),
    "survey_items": (
        Source(
            "survey answers",
            schema.surveys,
            (
                {
                    "respondent_id": "person_id",
                    "instrument": "survey",
                    "version": "version",
                    "wave": "wave",
                    "item": "item",
                },
            ),
            headings=_SURVEY_ITEMS,
        ),
    ),
    "survey_pairs": (
        Source(
            "survey answers",
            schema.surveys,
            tuple(
                {
                    "respondent_id": member,
                    "about_mentee_id": "person_id",
                    "instrument": "survey",
                    "version": "version",
                    "program_year": "program_year",
                }
                for member in ("person_id", "coach_id")
            ),
            headings=_SURVEY_ITEMS,
        ),
        _PAIRS,
    ),
    "program_levels": (
        Source(
            "quality ratings",
            schema.qris,
            _same("program_number", "system"),
            headings=("system", "level", "rating_status", "effective_date"),
        ),
        Source(
            "pairs",
            schema.pairs,
            ({"pair_id": "first_pair"},),
            headings=("cohort_year", "start_date"),
        ),
        Source("programs", schema.programs, _same("program_number"), headings=_PROGRAM_PLACE),
    ),
}

_TRAINING = Source(
    "attendance",
    schema.attendance,
    ({"participant_id": "person_id"},),
    headings=("event_type", "date", "hours"),
)
_SESSIONS_OF_COACHES = Source(
    "coaching sessions",
    schema.sessions,
    ({"coach_id": "person_id", "cohort_year": "program_year"},),
    Between(schema.pairs, "pair_id", "pair_id"),
    _CONTACT_DAYS,
)
_CONTACTS_OF_YEAR = Source(
    "coaching sessions",
    schema.sessions,
    _same("person_id", "program_year"),
    headings=_CONTACT_DAYS,
)

# By measure: facts that decide it beyond those of its table.
FURTHER: dict[str, tuple[Source, ...]] = {
    "no_contact": (_SESSIONS,),
    "log_freshness": (_SESSIONS,),
    "log_days": (
        Source(
            "days of handing in",
            schema.sessions,
            _same("session_id"),
            headings=("submitted_at",),
        ),
    ),
    "plan_in_time": (_SCORES_OF_YEAR,),
    "goals_stalled": (
        Source("action steps", schema.action_steps, _same("goal_id"), headings=("done",)),
    ),
    "baseline_first": (_SESSIONS, _SCORES_OF_YEAR),
    "class_coverage": (_SCORES_OF_YEAR,),
    "goal_alignment": (_SCORES_OF_YEAR,),
    "training_complete": (_TRAINING, _SESSIONS_OF_COACHES),
    "training_status": (_TRAINING, _SESSIONS_OF_COACHES),
    "training_hours": (_TRAINING,),
    "orientation": (_TRAINING,),
    "leader_orientation": (_TRAINING,),
    "monthly_survey": (
        Source(
            "survey answers",
            schema.surveys,
            ({"pair_id": "pair_id", "wave": "month"},),
            headings=("instrument", "wave", "value"),
        ),
    ),
    **dict.fromkeys(("class_change", "standardized_change", "change_margin"), (_CONTACTS_OF_YEAR,)),
}


def _placing(measure: Measure) -> tuple[Source, ...]:
    """The facts that say which region, program type and role a row belongs to."""
    if measure.person == "program_number":
        return ()
    of_people = Between(schema.person_periods, "program_number", "program_number")
    return (
        Source(
            "participants",
            schema.participant_places,
            ({"participant_id": measure.person},),
            headings=("role", "program_number", "from"),
        ),
        Source(
            "programs", schema.programs, ({"person_id": measure.person},), of_people, _PROGRAM_PLACE
        ),
    )


def sources_of(measure: Measure) -> tuple[Source, ...]:
    """Every kind of fact behind a measure."""
    return (
        *SOURCES[measure.table.name],
        *FURTHER.get(measure.key, ()),
        *_placing(measure),
    )


@dataclass(frozen=True)
class FileColumns:
    """The columns of one file format that are counted."""

    form: Format
    headings: tuple[str, ...]


def columns_of(measure: Measure) -> tuple[FileColumns, ...]:
    """Which columns of which files decide a measure, each format once."""
    found: dict[str, FileColumns] = {}
    for source in sources_of(measure):
        for form in FORMATS.values():
            if source.fact.name not in {target.table for target in form.targets}:
                continue
            own = [h for h in form.headings if h in (source.headings or form.headings)]
            before = found[form.key].headings if form.key in found else ()
            both = tuple(h for h in form.headings if h in own or h in before)
            found[form.key] = FileColumns(form, both)
    return tuple(found.values())


@dataclass(frozen=True)
class SourceFile:
    """An import that wrote rows behind the figure; without a number, all of them together.

    `rows` is None where the number is withheld, `lines` empty where the viewer sees none. A file
    that was sent for another region has no name here; `may_open`: the viewer may open its page. `tabs`:
    those of a workbook that `lines` are numbered over (line_ranges.TAB_LINES).
    """

    import_id: int | None
    rows: int | None
    lines: str = ""
    file_name: str = ""
    format: str = ""
    imported_by: str = ""
    finished_at: datetime | None = None
    may_open: bool = False
    tabs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Traced:
    """The files behind one kind of fact; `withheld` says why their rows are not counted.

    Then they are those behind the figure of all regions and people.
    """

    what: str
    table: str
    files: tuple[SourceFile, ...]
    withheld: str = ""

    @property
    def rows(self) -> int | None:
        counted = [f.rows for f in self.files if f.rows is not None]
        return sum(counted) if len(counted) == len(self.files) else None


@dataclass(frozen=True)
class Provenance:
    """Where one figure comes from, for one viewer. `shows_lines`: down to the lines of files.

    `region`: the one it is about, None for the state. `edition`: see `Answer.edition`.
    """

    measure: Measure
    filters: Filters
    span: Span
    region: int | None
    shows_lines: bool
    edition: date | None = None
    traced: tuple[Traced, ...] = field(default_factory=tuple)
    # Ids that stand in the files for people of the figure who go by another one.
    other_ids: tuple[OtherId, ...] = ()


def trace(
    reader: Reader, measure: Measure, filters: Filters, today: date, policy: WithholdingPolicy
) -> Provenance:
    """The imports behind a measure within a reader's scope and filters."""
    counting = counting_of(reader, measure, filters, (), today, policy)
    shows_lines = reader.scope.sees_names and not reader.scope.aggregate_only
    today = counting.span.today
    refused = "" if shows_lines else _why_no_counts(counting, today)
    return Provenance(
        measure,
        counting.filters,
        counting.span,
        reader.scope.only_region or counting.filters.region,
        shows_lines,
        None if counting.reader.edition is None else counting.reader.edition.day,
        tuple(_traced(counting, s, shows_lines, refused) for s in sources_of(measure)),
        _other_ids(counting) if shows_lines else (),
    )


def _other_ids(counting: Counting) -> tuple[OtherId, ...]:
    """Which people or programs behind the figure have several ids, and why these are read as one."""
    others = other_ids(counting.reader)
    if not others:
        return ()
    figure, where = _figure(counting)
    columns = [figure.c[c] for c in {counting.measure.person, "coach_id"} if c in figure.c]
    found = counting.reader.execute(select(*columns).where(*where).distinct())
    counted = {one for row in found for one in row}
    what = "program" if counting.measure.person == "program_number" else "person"
    return tuple(one for one in others if one.kind == what and one.kept_id in counted)


def _traced(counting: Counting, source: Source, shows_lines: bool, refused: str) -> Traced:
    reader = counting.reader
    withheld = refused
    if not withheld and not shows_lines and counting.measure.person != "program_number":
        withheld = _too_few(counting, source)
    if withheld:
        # Whether any file stands behind a small group may tell what became of it.
        everybody = counting.filters
        for key in CARRIED:
            everybody = everybody.without(key)
        counting = replace(counting, filters=everybody)
    fact, behind = _facts(counting, source)
    counted = (
        select(fact.c.import_id, func.count().label("facts"))
        .where(behind)
        .group_by(fact.c.import_id)
        .order_by(fact.c.import_id)
    )
    rows = {row.import_id: row.facts for row in reader.execute(counted)}
    lines = _lines(reader, fact, behind) if shows_lines else {}
    # Files come region by region: who sees totals, or own pairs alone, is told of them together.
    together = reader.scope.totals_only or reader.scope.participant is not None
    known = {} if together else _known_imports(reader, rows)
    files = tuple(
        SourceFile(
            import_id=import_id,
            rows=None if withheld else number,
            lines=lines.get(import_id, ""),
            **known.get(import_id, {}),
        )
        for import_id, number in rows.items()
    )
    if together and files:
        files = (SourceFile(None, None if withheld else sum(rows.values())),)
    return Traced(source.what, source.fact.name, files, withheld)


# -- the facts behind a figure -------------------------------------------------------------------


def _figure(counting: Counting) -> tuple[Any, list[ColumnElement[bool]]]:
    """The rows of the measure's table that the question is about."""
    rows = counting.reader.rows(counting.measure.table).alias("figure")
    where = [*counting.conditions(rows.c), *counting.collected(rows.c)]
    for name in counting.measure.filters:
        value = counting.filter_value(name)
        if value is not None:
            where.append(rows.c[name] == value)
    return rows, where


def _facts(counting: Counting, source: Source) -> tuple[Any, ColumnElement[bool]]:
    """The facts of one source, and the condition that they stand behind the figure."""
    figure, where = _figure(counting)
    fact = counting.reader.rows(source.fact).alias("fact")
    naming = fact
    if source.between is not None:
        naming = counting.reader.rows(source.between.table).alias("between")
    ways = [
        _pick(naming, names.keys()).in_(
            select(*(figure.c[column] for column in names.values())).where(*where)
        )
        for names in source.named
    ]
    behind = or_(*ways) if len(ways) > 1 else ways[0]
    if source.between is None:
        return fact, behind
    named = naming.c[source.between.other]
    reached: Select[Any] = select(named).where(
        behind, named.is_not(None), *source.between.where(naming.c)
    )
    return fact, fact.c[source.between.own].in_(reached)


def _pick(rows: Any, names: Iterable[str]) -> Any:
    columns = [rows.c[name] for name in names]
    return tuple_(*columns) if len(columns) > 1 else columns[0]


def _lines(reader: Reader, fact: Any, behind: ColumnElement[bool]) -> dict[int, str]:
    """Which lines of each import wrote the facts, as ranges."""
    statement = (
        select(fact.c.import_id, fact.c.line)
        .where(behind)
        .distinct()
        .order_by(fact.c.import_id, fact.c.line)
    )
    found = reader.execute(statement)
    return {
        import_id: ranges(row.line for row in rows)
        for import_id, rows in groupby(found, key=lambda row: row.import_id)
    }


def _known_imports(reader: Reader, import_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What may be told of imports that wrote rows in reach.

    A file for the whole state belongs to no region's ledger, though it wrote rows of the viewer's
    own: this is told, and nothing of what it did elsewhere. A file of another region stays unnamed.
    """
    scope = reader.scope
    role = ROLES.get(scope.role)
    opens = role is not None and role.reads_imports
    files = reader.rows_told(schema.imports)
    statement = select(
        files.c.import_id,
        files.c.file_name,
        files.c.format,
        files.c.imported_by,
        files.c.finished_at,
        files.c.region,
        files.c.tabs,
    ).where(files.c.import_id.in_(list(import_ids)))
    return {
        row.import_id: {
            "file_name": row.file_name,
            "format": row.format,
            "imported_by": row.imported_by,
            "finished_at": row.finished_at.replace(tzinfo=UTC),
            "may_open": opens and scope.allows(row.region),
            "tabs": tuple(row.tabs or ()),
        }
        for row in reader.execute(statement)
    }


# -- withholding ---------------------------------------------------------------------------------


def _why_no_counts(counting: Counting, today: date) -> str:
    """Why a viewer of groups gets no number of rows behind an outcome; empty where it may be asked.

    How many rows came from a file is one more breakdown of the figure. It is given for the state
    and by region alone, and only where every region's figure is shown.
    """
    if not counting.withholds:
        if counting.why_of_place({}, 0):
            return (
                "How many rows came from each file is withheld to protect people, as the figure is."
            )
        return ""
    finer = [key for key in CARRIED if key != "region"]
    if any(counting.filter_value(key) is not None for key in finer):
        *names, last = (LABELS[key].lower() for key in finer)
        return (
            f"How many rows came from each file is not told within a {', '.join(names)} or {last}: "
            "a few people could be worked out from several such numbers."
        )
    measure, filters = counting.measure, counting.filters.without("region")
    by = ("region",) if "region" in measure.breakdowns else ()
    answer = ask(counting.reader, measure, filters, by, today, counting.policy)
    if any(cell.suppression for cell in answer.cells):
        return (
            "The figure is withheld for at least one region, and the number of rows from each "
            "file with it."
        )
    return ""


def _too_few(counting: Counting, source: Source) -> str:
    """Whether some file holds rows of too few people of a region and year.

    Decided for all regions and years together, whichever was asked for, so that no number can be
    subtracted from another to have one that is withheld.
    """
    measure = counting.measure
    everywhere = Counting(
        counting.reader,
        measure,
        counting.filters.without("region"),
        (),
        counting.span,
        counting.policy,
    )
    smallest = [
        n for names in source.named for n in _people_by_file(everywhere, source, names) if n
    ]
    if smallest and min(smallest) < counting.policy.minimum_people:
        return (
            "Some file holds rows of fewer than "
            f"{counting.policy.minimum_people} people of a region and year, so the number of rows "
            "from each file is withheld."
        )
    return ""


def _people_by_file(counting: Counting, source: Source, names: Names) -> list[int]:
    """The people behind the rows of each file, region and stratum."""
    figure, where = _figure(counting)
    fact = counting.reader.rows(source.fact).alias("fact")
    naming: Any = fact
    joined: Any = fact
    if source.between is not None:
        naming = counting.reader.rows(source.between.table).alias("between")
        joined = fact.join(naming, naming.c[source.between.other] == fact.c[source.between.own])
        where += source.between.where(naming.c)
    named = [naming.c[name] == figure.c[column] for name, column in names.items()]
    apart = [fact.c.import_id]
    if "region" in figure.c:
        apart.append(figure.c.region)
    apart += [make(figure.c, counting.span) for make in counting.measure.strata.values()]
    person = figure.c[counting.measure.person]
    statement = (
        select(func.count(person.distinct()))
        .select_from(joined)
        .join(figure, and_(*named))
        .where(*where)
        .group_by(*apart)
    )
    return list(counting.reader.execute(statement).scalars())
