"""Asks a measure: scope, filters, counts, fold, withhold, and only then an Answer."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import cast

from sqlalchemy import func, select

from config.program.calendars import FIRST_PROGRAM_YEAR, program_year_of
from config.program.regions import CURRENT
from data_access.asking.answers import (
    EVERYBODY,
    REST,
    Answer,
    Awaited,
    Cell,
    regions_without,
)
from data_access.asking.counting import Counting, beside_rest
from data_access.asking.differences import why_not_compared
from data_access.asking.on_record import first_year
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.standing import edition_notice, standing
from data_access.asking.withholding import COMPLEMENTARY, SMALL
from data_access.measures import MEASURES
from data_access.measures.filters import (
    Filters,
    Notice,
)
from data_access.measures.measure import Measure
from data_access.measures.no_value import WhyNone
from data_access.measures.span import (
    Span,
    span_of,
)
from data_access.measures.statistics import Share
from data_access.storage import schema
from data_access.storage.database import Reader
from data_access.storage.scope import PLACES


class AskError(ValueError):
    """The question cannot be asked this way; the text says why.

    Seen: the sentence on the command line or in the notebook; pages offer only what can be asked.
    """


# What a page says once, above figures of which each says what to change.
_EXCLUDING = Notice(
    "The cohort and the months exclude each other.",
    "None of the months lies in the program year of this cohort. Choose months of that year, clear the "
    "months, or choose another cohort.",
)


def check_breakdowns(measure: Measure, by: Sequence[str]) -> tuple[str, ...]:
    """The breakdowns if the measure has them. Raises AskError with the ones it has."""
    for name in by:
        if name not in measure.breakdowns:
            raise AskError(
                f"\u201c{measure.label}\u201d is not broken down by {name!r}; "
                f"it is by {', '.join(measure.breakdowns)}."
            )
    if len(set(by)) != len(by) or len(by) > 2:
        raise AskError("A figure is broken down by at most two different things.")
    return tuple(by)


def _span_of_question(
    measure: Measure, filters: Filters, today: date, free: bool, first_year: int
) -> Span:
    span = span_of(filters, today, measure.is_outcome, free, first_year)
    return replace(span, as_of=today) if measure.today_only or measure.goes_on else span


def data_through(reader: Reader) -> date | None:
    """The newest logged session in reach."""
    rows = reader.rows(schema.pair_status)
    newest = select(func.max(rows.c.last_checklist))
    return reader.once("data through", lambda: reader.execute(newest).scalar())


def counting_of(
    reader: Reader,
    measure: Measure,
    filters: Filters,
    by: Sequence[str],
    today: date,
    policy: WithholdingPolicy,
) -> Counting:
    """One question to one measure within a reader's scope. Raises AskError for a wrong breakdown."""
    breakdowns = check_breakdowns(measure, by)
    found = standing(reader, measure.stands_with, today)
    reader, today, scope = found.reader, found.today, reader.scope
    if scope.totals_only:
        # By region there is one row, the state's; other places have no total of their own.
        breakdowns = tuple(name for name in breakdowns if name == "region" or name not in PLACES)
    open_ended = scope.sees_names and not scope.aggregate_only and measure.is_of_any_day
    since = first_year(reader, today) if filters.all_months else FIRST_PROGRAM_YEAR
    span = _span_of_question(measure, filters, today, open_ended, since)
    if filters.region is not None and not scope.allows(filters.region):
        filters = filters.without("region")  # another region is never an answer's subject
    return Counting(reader, measure, filters, breakdowns, span, policy)


Asked = tuple[str, Filters, tuple[str, ...]]  # key of a measure, filters, breakdowns


def count_together(
    reader: Reader, asked: Iterable[Asked], today: date, policy: WithholdingPolicy
) -> None:
    """Count shares over the same units of the same rows in one pass, for all that will ask them.

    Most of a page's questions differ only in the columns they add up. What is counted is kept by
    the reader; questions that stand alone are left to `ask`.
    """
    if reader.scope.is_empty:
        return
    groups: dict[Hashable, dict[Hashable, Counting]] = {}
    for one in asked:
        question = counting_of(reader, MEASURES[one[0]], one[1], one[2], today, policy)
        for counting in filter(None, (question, _beside(question))):
            statistic, measure = counting.statistic, counting.measure
            if not isinstance(statistic, Share) or statistic.unit is None:
                continue
            if counting.reader.has(counting.crosstab_name):
                continue
            # All that a statement is made of, but for the columns it adds up.
            alike = (
                (counting.reader.scope.key, counting.reader.edition),
                measure.table.name,
                (statistic.unit, statistic.proportion),
                (measure.timing, measure.where, measure.rests, measure.rests_day),
                (counting.cut, counting.instrument, counting.span),
            )
            groups.setdefault(alike, {})[counting.crosstab_name] = counting
    for group in groups.values():
        if len(group) > 1:
            _count_group(tuple(group.values()))


def _count_group(group: Sequence[Counting]) -> None:
    parts = {
        f"{counting.measure.key}/{code}": part
        for counting in group
        for code, part in cast(Share, counting.statistic).of.items()
    }
    together = replace(cast(Share, group[0].statistic), of=parts)
    measure = replace(group[0].measure, statistic=together)
    found = replace(group[0], measure=measure).count()
    for counting in group:
        own = cast(Share, counting.statistic)
        names = {
            together.name_of(f"{counting.measure.key}/{code}", what): f"{code}.{what}"
            for code, what in (name.rsplit(".", 1) for name in own.names)
        }
        counting.reader.once(counting.crosstab_name, partial(found.only, names))


def ask(
    reader: Reader,
    measure: Measure,
    filters: Filters,
    by: Sequence[str],
    today: date,
    policy: WithholdingPolicy,
) -> Answer:
    """What a measure says within a reader's scope, withheld as the policy demands.

    by: up to two breakdowns of `measure.breakdowns`. A facilitator's answer by region holds the
    own region and, where enough people and regions stand behind it, the rest of the state.
    Raises AskError for a breakdown the measure does not have.
    """
    scope = reader.scope
    question = counting_of(reader, measure, filters, by, today, policy)
    edition, rest_edition = question.reader.edition, None
    filters, breakdowns, span = question.filters, question.by, question.span
    notices: list[Notice] = []
    cells: list[Cell] = []
    compared = ""
    awaited: tuple[Awaited, ...] = ()
    left_out: tuple[str, ...] = ()
    lacks = False
    if scope.is_empty:
        notices.append(
            Notice("Your account shows no figures.", "It has no region or role that sees any.")
        )
    else:
        cells, compared = question.cells(), question.compared
        if question.excludes:
            notices.append(_EXCLUDING)
        # Of what its cells show, and once: each says of itself whether a part of it is awaited.
        awaited = question.told({r for cell in cells for r in question.awaited_of(cell.where)})
        if rest := _beside(question):
            others, lacks = _rest_of_state(rest)
            rest_edition = None if edition is not None else rest.reader.edition
            if compared == "":
                cells, compared = _held_against(question, cells, others), "region"
            cells += others
        left_out = _left_out(question)
        lacks = lacks or bool(left_out and scope.totals_only)
    if edition is not None:
        notices.append(edition_notice(measure, edition.day, scope.sees_names))
    if all(cell.low is None and not cell.no_interval for cell in cells):
        compared = ""  # nothing has an interval, so nothing is held against anything
    return Answer(
        measure=measure,
        filters=filters,
        by=breakdowns,
        span=span,
        cells=tuple(cells),
        data_through=None if scope.is_empty else data_through(question.reader),
        regions=scope.regions,
        own_pairs=scope.participant is not None,
        notices=tuple(notices),
        minimum_people=policy.minimum_people,
        compared=compared,
        awaited=awaited,
        edition=None if edition is None else edition.day,
        rest_edition=None if rest_edition is None else rest_edition.day,
        role_of_nobody=not scope.is_empty and question.role_of_nobody,
        not_shown=() if scope.totals_only else left_out,
        lacks_regions=lacks,
    )


# Who is told of no region by name learns of logs that have not come by the figure itself.
_ONLY_NOT_COLLECTED = (WhyNone.NOT_COLLECTED,)


def _left_out(question: Counting) -> tuple[str, ...]:
    """The regions that have no cells of their own, and are in no sum as nothing of theirs has come.

    They are found by the question to each region, of which all is counted already.
    """
    if "region" not in question.by:
        return ()
    chosen = question.filter_value("region")
    if question.reader.scope.totals_only:
        finer = replace(question, reader=question.reader.with_regions())
        return tuple(regions_without(finer.cells(), _ONLY_NOT_COLLECTED))
    if not question.across_regions or chosen is None:
        return ()
    finer = replace(question, filters=question.filters.without("region"))
    return tuple(code for code in regions_without(finer.cells()) if code != str(chosen))


def _beside(question: Counting) -> Counting | None:
    """The same question to the rest of the state, where the viewer is compared with it."""
    rest = question.reader.rest_of_state() if "region" in question.by else None
    if rest is None:
        return None
    # What the viewer may look up in the own region alone is of now; the rest of the state is not.
    found = standing(rest, question.measure.stands_with, question.span.today)
    since = program_year_of(question.span.start)  # all years are those of the own region
    return replace(
        question,
        reader=found.reader,
        by=tuple(d for d in question.by if d != "region"),
        filters=question.filters.without("region"),
        span=_span_of_question(question.measure, question.filters, found.today, False, since),
    )


def _held_against(question: Counting, own: Iterable[Cell], others: Iterable[Cell]) -> list[Cell]:
    """The own region's cells, each held against the same figure of the rest of the state."""
    by_place = {tuple({**cell.where, "region": ""}.items()): cell for cell in others}
    out = []
    for cell in own:
        rest = by_place.get(tuple({**cell.where, "region": ""}.items()))
        against = None if rest is None else beside_rest(question, cell, rest)
        hides = question.withholds or (rest is not None and rest.suppression == COMPLEMENTARY)
        hidden = rest is not None and rest.suppression != "" and hides
        enough = (cell.people or 0) >= question.enough
        told = None if rest is None or (rest.people or 0) < question.enough else rest
        why = why_not_compared(cell, told) if enough and against is None else ""
        held = {"against_rest": against, "rest_withheld": hidden and enough, "not_compared": why}
        out.append(replace(cell, **held))  # type: ignore[arg-type]
    return out


def _told_to_all(rest: Counting, cells: list[Cell]) -> list[Cell]:
    """The rest of the state, but for what is withheld of it from who reads the whole state.

    The state's own figure stands in reports that everybody reads: less the rest, it is the own region's.
    """
    whole, reach = rest.reader.whole_state(), rest.reader.scope.regions or ()
    own = [region for region in CURRENT if region not in reach]
    if rest.measure.protected is None or whole is None or len(own) != 1:
        return cells
    alike = replace(rest, reader=whole, filters=rest.filters.but(region=own[0]))
    # By region and another breakdown, all of that one's categories are the cell by region alone.
    asked = dict.fromkeys((("region", *rest.by), ("region",)))
    found = [cell for by in asked for cell in replace(alike, by=by).cells()]
    hidden = {_beside_region(c): c for c in found if c.of("region") == REST and c.suppression}
    return [
        cell
        if cell.is_empty or _beside_region(cell) not in hidden
        else replace(hidden[_beside_region(cell)], where=cell.where)
        for cell in cells
    ]


def _beside_region(cell: Cell) -> tuple[tuple[str, str], ...]:
    """Where a cell lies but for its region; all categories of a breakdown are none."""
    where = (one for one in cell.where.items() if one[0] != "region" and one[1] != EVERYBODY)
    return tuple(sorted(where))


def _rest_of_state(rest: Counting) -> tuple[list[Cell], bool]:
    """The rest of the state for a facilitator: one safe figure a cell, or the reason it is not.

    And whether it is without regions that collect nothing of it; which, is told of none by name.
    """
    policy = rest.policy
    enough = rest.regions_with_people()
    out = []
    for cell in _told_to_all(rest, rest.cells()):
        place = {"region": REST, **cell.where}
        if cell.why_code == WhyNone.TOO_EARLY and cell.people is None:
            out.append(replace(cell, where=place))  # by the calendar alone, of whomever
            continue
        of_nobody = cell.people == 0
        few = (cell.people or 0) < policy.minimum_people and not of_nobody
        if enough < policy.minimum_regions or few:
            why = cell.why if cell.suppression else ""
            why = (
                why
                or f"too few people or regions to compare with ({policy.minimum_regions} needed)"
            )
            out.append(Cell(place, suppression=cell.suppression or SMALL, why=why))
        else:
            out.append(replace(cell, where=place))
    if all(cell.is_empty for cell in out):
        return out, False
    finer = replace(rest, by=("region", *rest.by))
    return out, bool(regions_without(finer.cells(), _ONLY_NOT_COLLECTED))
